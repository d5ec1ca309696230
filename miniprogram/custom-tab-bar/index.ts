/** The five tabs. Each tab page has its own and tells it on show which one it is (behaviors/page.ts). */
Component({
  data: { selected: '' },
  methods: {
    onTap(event: WechatMiniprogram.BaseEvent<WechatMiniprogram.IAnyObject, { page: string }>) {
      const { page } = event.currentTarget.dataset
      if (page !== this.data.selected) void wx.switchTab({ url: `/${page}` })
    },
  },
})
