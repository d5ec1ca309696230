import { ballotOptions } from '../../text/ballot'

/** 同意 · 反对 · 弃权: alike in size and colour, always in this order (colour would be advice). Emits `choose`. */
Component({
  properties: {
    chosen: { type: String, value: '' },
    disabled: { type: Boolean, value: false },
  },
  data: { options: ballotOptions },
  methods: {
    onTap(event: WechatMiniprogram.BaseEvent<WechatMiniprogram.IAnyObject, { choice: string }>) {
      if (!this.data.disabled) this.triggerEvent('choose', { choice: event.currentTarget.dataset.choice })
    },
  },
})
