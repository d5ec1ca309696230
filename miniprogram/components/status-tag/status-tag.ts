/** Where something stands: amber 还剩 2 天 · bamboo 通过 · slate 公示中 · cinnabar 等你投. */
Component({
  properties: {
    text: { type: String, value: '' },
    tone: { type: String, value: 'slate' },
  },
})
