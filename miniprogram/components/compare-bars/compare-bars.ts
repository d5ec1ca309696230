import { widthOf } from '../../text/share'

/** One bar: what it is, how long, where the last period stood, and both as words. */
export interface Bar {
  readonly key: string
  readonly label: string
  /** null = not published: said instead of drawn. */
  readonly value: number | null
  /** null = there is nothing to compare with. */
  readonly previous: number | null
  readonly said: string
  readonly saidPrevious: string
  /** What asks for attention at this bar: “要答复”. */
  readonly mark?: string
}

/**
 * Items against the last period: a bar for now, a line for then, both with their numbers beside them. Behind it stands a
 * table for who hears it. `tappable` emits `pick` with { key }.
 */
Component({
  properties: {
    bars: { type: Array, value: [] as Bar[] },
    /** The value of a full bar. */
    full: { type: Number, value: 50 },
    /** What the table is about. */
    caption: { type: String, value: '' },
    tappable: { type: Boolean, value: false },
    /** What a tap shows of a bar: “几户打几分”. */
    more: { type: String, value: '' },
    /** The one whose details are open: it can be closed again. */
    open: { type: String, value: '' },
  },
  data: { drawn: [] as { key: string; width: number; before: number; compared: boolean }[] },
  observers: {
    'bars, full'(bars: Bar[], full: number) {
      this.setData({
        drawn: bars.map(({ key, value, previous }) => ({
          key,
          width: widthOf(value ?? 0, full),
          before: widthOf(previous ?? 0, full),
          compared: value !== null && previous !== null,
        })),
      })
    },
  },
  methods: {
    onTap(event: WechatMiniprogram.BaseEvent<WechatMiniprogram.IAnyObject, { key: string }>) {
      if (this.data.tappable) this.triggerEvent('pick', { key: event.currentTarget.dataset.key })
    },
  },
})
