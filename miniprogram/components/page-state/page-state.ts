import { bonesOf, type Bone } from './bones'

/**
 * What stands where the content isn't (yet): the skeleton of its layout, what went wrong with 再试一次 (`retry`), the mark
 * of what was last seen, why it couldn't be asked anew (`outdated`, `retry`), the way in for who belongs to no courtyard
 * (`join`), or the kind word for nothing and for done (`phase` empty or done, `act`).
 */
Component({
  properties: {
    phase: { type: String, value: 'loading' },
    /** Which layout the skeleton draws: cards · rows · text · form */
    layout: { type: String, value: 'cards' },
    failure: { type: String, value: '' },
    seenAt: { type: String, value: '' },
    /** Why what is on screen couldn't be asked anew. */
    outdated: { type: String, value: '' },
    title: { type: String, value: '' },
    text: { type: String, value: '' },
    action: { type: String, value: '' },
  },
  data: { bones: [] as Bone[] },
  observers: {
    layout(layout: string) {
      this.setData({ bones: bonesOf(layout) })
    },
  },
  lifetimes: {
    created() {
      this.setData({ bones: bonesOf('cards') })
    },
  },
  methods: {
    onRetry() {
      this.triggerEvent('retry')
    },
    onJoin() {
      this.triggerEvent('join')
    },
    onAct() {
      this.triggerEvent('act')
    },
  },
})
