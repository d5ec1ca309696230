import { drawPoster, type Sheet } from '../../poster/drawPoster'
import type { PosterWords } from '../../poster/layOutPoster'

/** A poster as it will hang, drawn on a canvas. Emits `drawn` with { path } of its PNG, or `failed`. */
Component({
  properties: {
    words: { type: Object, value: null as PosterWords | null },
    /** The code to scan, as a data URL. */
    code: { type: String, value: '' },
  },
  data: { ready: false },
  observers: {
    'words, code, ready'(words: PosterWords | null, code: string, ready: boolean) {
      if (ready && words) this.draw(words, code)
    },
  },
  lifetimes: {
    ready() {
      this.setData({ ready: true })
    },
  },
  methods: {
    draw(words: PosterWords, code: string) {
      this.createSelectorQuery()
        .select('.poster-picture__canvas')
        .fields({ node: true })
        .exec(([found]: { node?: WechatMiniprogram.Canvas & Sheet }[]) => {
          const canvas = found?.node
          if (!canvas) return this.triggerEvent('failed')
          drawPoster(canvas, words, code)
            // WeChat would multiply by the screen's pixels, and three times a sheet is more than old phones hold
            .then(() =>
              wx.canvasToTempFilePath({ canvas, fileType: 'png', destWidth: canvas.width, destHeight: canvas.height }),
            )
            .then(({ tempFilePath }) => this.triggerEvent('drawn', { path: tempFilePath }))
            .catch(() => this.triggerEvent('failed'))
        })
    },
  },
})
