/** 已投 · 看过 · 没通知到: what the states of a vote mean. */
const voting = [
  { state: 'voted', text: '已投' },
  { state: 'seen', text: '看过' },
  { state: 'notReached', text: '没通知到' },
]

/**
 * A group's households as doors, never how anybody voted. A state is how a door is drawn: voted dark, middle grey, seen
 * tinted, notReached dashed, plain outlined; `legend` says what they mean here. Emits `pick` with { id }.
 */
Component({
  properties: {
    /** [{ id, label: “11”, state: 'voted' | 'middle' | 'seen' | 'notReached' | 'plain', spoken: “N059 周国强 没通知到” }] */
    cells: { type: Array, value: [] as { id: string; label: string; state: string; spoken: string }[] },
    /** How wide the longest label makes a cell: narrow · middle · wide */
    width: { type: String, value: 'narrow' },
    /** [{ state: 'voted', text: “已投” }] */
    legend: { type: Array, value: voting },
  },
  methods: {
    onTap(event: WechatMiniprogram.BaseEvent<WechatMiniprogram.IAnyObject, { id: string }>) {
      this.triggerEvent('pick', { id: event.currentTarget.dataset.id })
    },
  },
})
