import { builtIn, change, field, innerOf, type BuiltIn } from './define'

interface SliderData {
  min: number
  max: number
  step: number
  value: number
  disabled: boolean
  activeColor: string
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
    blockSize: Number,
    blockColor: String,
  },
  observers: {
    'min, max, step, value, disabled, activeColor'() {
      show(this)
    },
  },
  lifetimes: {
    attached() {
      const inner = innerOf<HTMLInputElement>(this)
      show(this)
      inner.addEventListener('input', () => this.triggerEvent('changing', { value: Number(inner.value) }))
      inner.addEventListener('change', () => {
        change(this, 'value', Number(inner.value))
        this.triggerEvent('change', { value: Number(inner.value) })
      })
    },
  },
})

function show(self: BuiltIn<SliderData>): void {
  const { min, max, step, value, disabled, activeColor } = self.data
  const inner = innerOf<HTMLInputElement>(self)
  Object.assign(inner, { min: String(min), max: String(max), step: String(step), disabled })
  inner.value = String(value)
  const share = max > min ? ((value - min) / (max - min)) * 100 : 0
  inner.style.background = `linear-gradient(to right, ${activeColor} ${share}%, #e9e9e9 ${share}%) center/100% 2px no-repeat`
}
