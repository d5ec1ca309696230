import { placeOnBar } from '../../text/share'

/** How far it is to a threshold: what is reached of all, and the mark with its number. Counts stand in `sentence` too. */
Component({
  properties: {
    reached: { type: Number, value: 0 },
    total: { type: Number, value: 0 },
    needed: { type: Number, value: 0 },
    /** The number on the mark: “64 户”. */
    label: { type: String, value: '' },
    /** Shows that it is reached (bamboo). Left out before closing, where it would cheer. */
    met: { type: Boolean, value: false },
    /** The same as a sentence, for who hears it: “96 户要有 64 户投票才算数,已有 58 户”. */
    sentence: { type: String, value: '' },
  },
  data: { bar: { fill: 0, mark: 0, shift: 0 } },
  observers: {
    'reached, total, needed, label'(reached: number, total: number, needed: number, label: string) {
      this.setData({ bar: placeOnBar(reached, total, needed, label.length) })
    },
  },
})
