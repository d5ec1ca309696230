/** Files that hang on something, each with what is known of it. Emits `look` with { key } and, where it has one, `act`. */
Component({
  properties: {
    /** [{ key, icon: 'image' | 'file-pdf', name, second, tone: 'plain' | 'wrong' | 'done', percent, action }] */
    files: {
      type: Array,
      value: [] as {
        key: string
        icon: string
        name: string
        second: string
        tone: string
        /** How much of it has gone up; 100 = all. */
        percent: number
        action: string
      }[],
    },
  },
  methods: {
    onLook(event: WechatMiniprogram.BaseEvent<WechatMiniprogram.IAnyObject, { key: string }>) {
      this.triggerEvent('look', { key: event.currentTarget.dataset.key })
    },
    onAct(event: WechatMiniprogram.BaseEvent<WechatMiniprogram.IAnyObject, { key: string }>) {
      this.triggerEvent('act', { key: event.currentTarget.dataset.key })
    },
  },
})
