/** The main action, always under the thumb. Stands after the view of class “page page--foot”, not in it. */
Component({})
