/** The one thing to do (look primary, cinnabar) or another way on (look plain, outlined). Emits `press`. */
Component({
  properties: {
    label: { type: String, value: '' },
    look: { type: String, value: 'primary' },
    busy: { type: Boolean, value: false },
    /** What the button says while it works. */
    busyLabel: { type: String, value: '请稍等' },
    disabled: { type: Boolean, value: false },
    openType: { type: String, value: '' },
  },
  data: {
    // inline, because TDesign's own fixed heights and nowrap would win over a class: text may wrap in elder mode
    css: 'min-height: var(--button-height); padding: var(--space-2) var(--space-3); white-space: normal; word-break: break-word;',
  },
  methods: {
    onTap() {
      if (!this.data.disabled && !this.data.busy) this.triggerEvent('press')
    },
  },
})
