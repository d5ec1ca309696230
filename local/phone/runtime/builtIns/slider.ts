import { builtIn, change, field, innerOf, numberOf, type BuiltIn } from './define'

interface SliderData {
  min: number
  max: number
  step: number
  value: number
  disabled: boolean
  activeColor: string
  backgroundColor: string
  blockSize: unknown
  blockColor: string
}

export const slider = builtIn<SliderData>({
  properties: {
    ...field,
    min: Number,
    max: { type: Number, value: 100 },
    step: { type: Number, value: 1 },
    value: Number,
    showValue: Boolean,
    activeColor: { type: String, value: '#1aad19' },
    backgroundColor: String,
    blockSize: { type: null, value: 28 },
    blockColor: String,
  },
  observers: {
    'min, max, step, value, disabled, activeColor, backgroundColor, blockSize, blockColor'() {
      show(this)
    },
  },
  lifetimes: {
    attached() {
      const inner = innerOf<HTMLInputElement>(this)
      show(this)
      inner.addEventListener('input', () => {
        paint(this)
        this.triggerEvent('changing', { value: Number(inner.value) })
      })
      inner.addEventListener('change', () => {
        change(this, 'value', Number(inner.value))
        this.triggerEvent('change', { value: Number(inner.value) })
      })
    },
  },
})

/** “滑块的大小，取值范围为 12 - 28” */
const BLOCK_MIN = 12
const BLOCK_MAX = 28

function show(self: BuiltIn<SliderData>): void {
  const { min, max, step, value, disabled, blockSize, blockColor } = self.data
  const inner = innerOf<HTMLInputElement>(self)
  Object.assign(inner, { min: String(min), max: String(max), step: String(step), disabled })
  inner.value = String(value)
  const size = Math.min(Math.max(numberOf(blockSize, BLOCK_MAX), BLOCK_MIN), BLOCK_MAX)
  inner.style.setProperty('--block-size', `${size}px`)
  inner.style.setProperty('--block-color', blockColor || null)
  paint(self)
}

/** The line, of another colour as far as the block has come. */
function paint(self: BuiltIn<SliderData>): void {
  const { min, max, activeColor, backgroundColor } = self.data
  const inner = innerOf<HTMLInputElement>(self)
  const share = max > min ? ((Number(inner.value) - min) / (max - min)) * 100 : 0
  const rest = backgroundColor || 'var(--slider-rest, #e9e9e9)'
  inner.style.background = `linear-gradient(to right, ${activeColor} ${share}%, ${rest} ${share}%) center/100% 2px no-repeat`
}
