const icons: Record<string, string> = {
  amber: 'error-circle',
  cinnabar: 'error-circle',
  bamboo: 'check-circle',
  slate: 'info-circle',
}

/** One sentence that stays on the page (a toast would be gone before it is read). `action` emits `act`. */
Component({
  properties: {
    text: { type: String, value: '' },
    tone: { type: String, value: 'slate' },
    action: { type: String, value: '' },
  },
  data: { icon: 'info-circle' },
  observers: {
    tone(tone: string) {
      this.setData({ icon: icons[tone] ?? 'info-circle' })
    },
  },
  methods: {
    onAct() {
      this.triggerEvent('act')
    },
  },
})
