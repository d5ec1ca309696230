/** What may be ticked instead of written, several at once; they wrap, so all are in sight. Emits `toggle` with { key }. */
Component({
  properties: {
    /** [{ key, title, on }] */
    reasons: { type: Array, value: [] as { key: string; title: string; on: boolean }[] },
    /** What they are about, for who hears it. */
    label: { type: String, value: '' },
  },
  methods: {
    onTap(event: WechatMiniprogram.BaseEvent<WechatMiniprogram.IAnyObject, { key: string }>) {
      this.triggerEvent('toggle', { key: event.currentTarget.dataset.key })
    },
  },
})
