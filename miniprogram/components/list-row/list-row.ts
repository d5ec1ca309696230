/** One line of a list: a title, a second line, and at the end a note, one action (`act`) or a chevron (`press`). */
Component({
  properties: {
    title: { type: String, value: '' },
    second: { type: String, value: '' },
    note: { type: String, value: '' },
    /** plain · done (bamboo) · soon (amber) */
    noteTone: { type: String, value: 'plain' },
    action: { type: String, value: '' },
    chevron: { type: Boolean, value: false },
  },
  methods: {
    onTap() {
      if (this.data.chevron) this.triggerEvent('press')
    },
    onAct() {
      this.triggerEvent('act')
    },
  },
})
