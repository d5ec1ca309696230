/** A number that matters, with what it counts and of how many: 投票的户 71 / 96 户. */
Component({
  properties: {
    label: { type: String, value: '' },
    value: { type: String, value: '' },
    /** “/ 96 户” or “户” */
    unit: { type: String, value: '' },
    /** ink · act (cinnabar) · done (bamboo) */
    tone: { type: String, value: 'ink' },
  },
})
