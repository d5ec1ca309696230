/** One of two, side by side and alike. Emits `decide` with { first }. */
Component({
  properties: {
    first: { type: String, value: '' },
    second: { type: String, value: '' },
    firstChosen: { type: Boolean, value: false },
    secondChosen: { type: Boolean, value: false },
  },
  methods: {
    onFirst() {
      this.triggerEvent('decide', { first: true })
    },
    onSecond() {
      this.triggerEvent('decide', { first: false })
    },
  },
})
