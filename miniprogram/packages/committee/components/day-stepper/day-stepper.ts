/** A number of days, one more or less a tap. Emits `step` with { by }. */
Component({
  properties: {
    label: { type: String, value: '' },
    days: { type: Number, value: 0 },
  },
  methods: {
    onLess() {
      this.triggerEvent('step', { by: -1 })
    },
    onMore() {
      this.triggerEvent('step', { by: 1 })
    },
  },
})
