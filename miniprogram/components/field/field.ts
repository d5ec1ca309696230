/** One thing to type, with its name above and what is wrong below. Emits `change` with { value }. */
Component({
  properties: {
    label: { type: String, value: '' },
    value: { type: String, value: '' },
    placeholder: { type: String, value: '' },
    hint: { type: String, value: '' },
    error: { type: String, value: '' },
    /** 1 = one line; more = a box that grows with the text. */
    lines: { type: Number, value: 1 },
    max: { type: Number, value: 60 },
    /** Shows how many characters are used. */
    counted: { type: Boolean, value: false },
    type: { type: String, value: 'text' },
    disabled: { type: Boolean, value: false },
  },
  data: { autosize: { minHeight: 96 } },
  methods: {
    onChange(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.triggerEvent('change', { value: event.detail.value })
    },
    onClear() {
      this.triggerEvent('change', { value: '' })
    },
  },
})
