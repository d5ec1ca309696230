/** A group's households as doors: 已投 · 看过 · 没通知到, never how anybody voted. Emits `pick` with { id }. */
Component({
  properties: {
    /** [{ id, label: “11”, state: 'voted' | 'seen' | 'notReached', spoken: “N059 周国强 没通知到” }] */
    cells: { type: Array, value: [] as { id: string; label: string; state: string; spoken: string }[] },
    /** How wide the longest label makes a cell: narrow · middle · wide */
    width: { type: String, value: 'narrow' },
  },
  methods: {
    onTap(event: WechatMiniprogram.BaseEvent<WechatMiniprogram.IAnyObject, { id: string }>) {
      this.triggerEvent('pick', { id: event.currentTarget.dataset.id })
    },
  },
})
