/** The main action, always under the thumb. A page with it carries the class page--foot. */
Component({})
