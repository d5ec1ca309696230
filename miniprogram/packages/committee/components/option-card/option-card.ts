/** One of several to choose, with what it means. One that doesn't fit stays readable and says why. Emits `pick`. */
Component({
  properties: {
    title: { type: String, value: '' },
    text: { type: String, value: '' },
    /** Where it comes from, or why it doesn't fit. */
    second: { type: String, value: '' },
    chosen: { type: Boolean, value: false },
    disabled: { type: Boolean, value: false },
  },
  methods: {
    onTap() {
      if (!this.data.disabled) this.triggerEvent('pick')
    },
  },
})
