/** A few short choices that wrap instead of scrolling: all of them are in sight. Emits `pick` with { key }. */
Component({
  properties: {
    /** [{ key, name }] */
    choices: { type: Array, value: [] as { key: string; name: string }[] },
    selected: { type: String, value: '' },
    /** What is chosen, for who hears it. */
    label: { type: String, value: '' },
  },
  methods: {
    onTap(event: WechatMiniprogram.BaseEvent<WechatMiniprogram.IAnyObject, { key: string }>) {
      const { key } = event.currentTarget.dataset
      if (key !== this.data.selected) this.triggerEvent('pick', { key })
    },
  },
})
