/** Numbered articles, each addressable as #article-N. `tappable` emits `pick` with { number }. */
Component({
  properties: {
    /** [{ number, heading: “一、门前三包。”, text, mark? }] from text/articles.ts */
    articles: { type: Array, value: [] as { number: number; heading: string; text: string; mark?: string }[] },
    tappable: { type: Boolean, value: false },
    /** Two lines of each, for a first look. */
    clamp: { type: Boolean, value: false },
  },
  methods: {
    onTap(event: WechatMiniprogram.BaseEvent<WechatMiniprogram.IAnyObject, { number: number }>) {
      if (this.data.tappable) this.triggerEvent('pick', { number: event.currentTarget.dataset.number })
    },
  },
})
