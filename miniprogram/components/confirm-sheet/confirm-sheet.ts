/** Asks once more before something that counts. Emits `confirm` and `cancel`; the page owns `visible`. */
Component({
  properties: {
    visible: { type: Boolean, value: false },
    title: { type: String, value: '' },
    text: { type: String, value: '' },
    confirmLabel: { type: String, value: '确定' },
    cancelLabel: { type: String, value: '再想想' },
    busy: { type: Boolean, value: false },
    disabled: { type: Boolean, value: false },
    /** Why the last try was refused. */
    notice: { type: String, value: '' },
  },
  methods: {
    onVisible(event: WechatMiniprogram.CustomEvent<{ visible: boolean }>) {
      if (!event.detail.visible) this.triggerEvent('cancel')
    },
    onConfirm() {
      this.triggerEvent('confirm')
    },
    onCancel() {
      this.triggerEvent('cancel')
    },
  },
})
