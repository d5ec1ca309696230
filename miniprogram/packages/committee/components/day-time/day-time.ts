/** The wheel knows no 24:00; its last minute stands for the end of the day, as deadlines have it (民法典 203). */
const LAST_MINUTE = '23:59'
const END_OF_DAY = '24:00'

/** A day and a time, each by the phone's own wheel. Emits `change` with { day: 2026-11-30, time: 08:00 … 24:00 }. */
Component({
  properties: {
    label: { type: String, value: '' },
    day: { type: String, value: '' },
    time: { type: String, value: '' },
    /** The day as people say it. */
    said: { type: String, value: '' },
    /** The first day that may be chosen. */
    start: { type: String, value: '' },
    hint: { type: String, value: '' },
    error: { type: String, value: '' },
  },
  data: { wheel: '' },
  observers: {
    time(time: string) {
      this.setData({ wheel: time === END_OF_DAY ? LAST_MINUTE : time })
    },
  },
  methods: {
    onDay(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.triggerEvent('change', { day: event.detail.value, time: this.data.time })
    },
    onTime(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.triggerEvent('change', {
        day: this.data.day,
        time: event.detail.value === LAST_MINUTE ? END_OF_DAY : event.detail.value,
      })
    },
  },
})
