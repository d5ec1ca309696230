/**
 * 1 to 5, alike in size and colour, always in this order (colour would be advice). Below stand the ends in words, and once
 * one is chosen what that one means. Emits `score` with { score }.
 */
Component({
  properties: {
    /** What is chosen; 0 = nothing yet. */
    score: { type: Number, value: 0 },
    /** What each of the five looks like, 1 first. */
    anchors: { type: Array, value: [] as string[] },
    /** What is scored, for who hears it. */
    label: { type: String, value: '' },
    disabled: { type: Boolean, value: false },
  },
  data: { options: [1, 2, 3, 4, 5], said: '' },
  observers: {
    'score, anchors'(score: number, anchors: string[]) {
      this.setData({ said: anchors[score - 1] ?? '' })
    },
  },
  methods: {
    onTap(event: WechatMiniprogram.BaseEvent<WechatMiniprogram.IAnyObject, { score: number }>) {
      if (!this.data.disabled) this.triggerEvent('score', { score: Number(event.currentTarget.dataset.score) })
    },
  },
})
