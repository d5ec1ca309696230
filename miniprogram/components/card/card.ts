/** A white sheet. `tone` waiting outlines the one that asks for something. `tappable` emits `press`. */
Component({
  properties: {
    tone: { type: String, value: 'plain' },
    /** Only rows inside: they bring their own space above and below. */
    list: { type: Boolean, value: false },
    tappable: { type: Boolean, value: false },
  },
  methods: {
    onTap() {
      if (this.data.tappable) this.triggerEvent('press')
    },
  },
})
