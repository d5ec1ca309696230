/** It is done: what came of it, and the next thing to do. Emits `act`. */
Component({
  properties: {
    title: { type: String, value: '' },
    text: { type: String, value: '' },
    action: { type: String, value: '' },
  },
  methods: {
    onAct() {
      this.triggerEvent('act')
    },
  },
})
