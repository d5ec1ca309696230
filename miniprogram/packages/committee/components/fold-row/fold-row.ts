/** A heading that unfolds what stands below it. The page owns `open`; emits `fold`. */
Component({
  properties: {
    title: { type: String, value: '' },
    open: { type: Boolean, value: false },
  },
  methods: {
    onTap() {
      this.triggerEvent('fold')
    },
  },
})
