/** 小组 or 楼栋 to choose from. They wrap rather than scroll: all of them are in sight. Emits `pick` with { name }. */
Component({
  properties: {
    /** [{ name: “3组”, note: “15/24” }] */
    tabs: { type: Array, value: [] as { name: string; note: string }[] },
    selected: { type: String, value: '' },
  },
  methods: {
    onTap(event: WechatMiniprogram.BaseEvent<WechatMiniprogram.IAnyObject, { name: string }>) {
      const { name } = event.currentTarget.dataset
      if (name !== this.data.selected) this.triggerEvent('pick', { name })
    },
  },
})
