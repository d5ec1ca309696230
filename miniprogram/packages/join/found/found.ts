import { definePage } from '../../../behaviors/page'
import type { Tap } from '../../../behaviors/tap'
import * as courtyard from '../../../services/courtyard'
import { newIntention } from '../../../services/intention'
import { open, goHome } from '../../../services/open'
import { pages } from '../../../services/pages'
import { keepCourtyardId } from '../../../services/place'

type Field = 'name' | 'city' | 'town' | 'community' | 'founderName'

const missing: Record<Field, string> = {
  name: '写上院落的名字',
  city: '写上市或县',
  town: '写上镇或街道',
  community: '写上社区或村',
  founderName: '写上你的名字',
}
const fields = Object.keys(missing) as Field[]
const nothing: Record<Field, string> = { name: '', city: '', town: '', community: '', founderName: '' }

definePage({
  name: 'join/found',
  local: {
    kinds: [
      { kind: 'rural', name: '农村院落', second: '按户投票' },
      { kind: 'estate', name: '小区', second: '院里的约定按户投，业主的大事先摸底' },
    ],
    kind: 'rural' as 'rural' | 'estate',
    typed: nothing,
    errors: nothing,
    number: '',
    intention: '',
  },
  onLoad() {
    this.setData({ intention: newIntention() })
  },
  on: {
    onKind(event: Tap<{ kind: 'rural' | 'estate' }>) {
      this.setData({ kind: event.currentTarget.dataset.kind })
    },
    onType(event: WechatMiniprogram.CustomEvent<{ value: string }, WechatMiniprogram.IAnyObject, { field: Field }>) {
      const { field } = event.currentTarget.dataset
      this.setData({
        typed: { ...this.data.typed, [field]: event.detail.value },
        errors: { ...this.data.errors, [field]: '' },
      })
    },
    async onFound() {
      const { kind, typed, intention } = this.data
      const errors = { ...nothing }
      for (const field of fields) if (!typed[field].trim()) errors[field] = missing[field]
      this.setData({ errors })
      if (fields.some((field) => errors[field])) return
      const made = await this.act('found', () => courtyard.foundCourtyard({ kind, ...typed }, intention))
      if (!made) return
      keepCourtyardId(made.courtyardId)
      this.setData({ number: made.number })
    },
    onPrivacy() {
      open(pages.privacy())
    },
    onDesk() {
      open(pages.desk())
    },
    onHome() {
      goHome()
    },
  },
})
