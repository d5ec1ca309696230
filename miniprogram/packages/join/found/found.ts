import { definePage } from '../../../behaviors/page'
import type { Tap } from '../../../behaviors/tap'
import * as courtyard from '../../../services/courtyard'
import { newIntention } from '../../../services/intention'
import { open, goHome } from '../../../services/open'
import { pages } from '../../../services/pages'
import { keepCourtyardId } from '../../../services/place'
import { offersOf, type Places } from './offers'

type Field = 'name' | 'city' | 'town' | 'community' | 'founderName'
type PlaceField = 'town' | 'community'

const missing: Record<Field, string> = {
  name: '写上院落的名字',
  city: '选一下在哪个市、区、县',
  town: '写上镇或街道',
  community: '写上社区或村',
  founderName: '写上你的名字',
}
const fields = Object.keys(missing) as Field[]
const nothing: Record<Field, string> = { name: '', city: '', town: '', community: '', founderName: '' }
const noPlaces: Record<PlaceField, Places> = { town: [], community: [] }
const noOffers: Record<PlaceField, readonly string[]> = { town: [], community: [] }
/** Where the chooser of regions stands before anything is chosen. */
const NEARBY = ['四川省', '成都市', '都江堰市']

definePage({
  name: 'join/found',
  local: {
    kinds: [
      { kind: 'rural', name: '农村院落', second: '按户投票' },
      { kind: 'estate', name: '小区', second: '院里的约定按户投，业主的大事先摸底' },
    ],
    kind: 'rural' as 'rural' | 'estate',
    region: NEARBY,
    regionCode: '',
    typed: nothing,
    errors: nothing,
    /** What others have named there already. */
    places: noPlaces,
    offers: noOffers,
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
    async onRegion(event: WechatMiniprogram.CustomEvent<{ value: string[]; code: string[] }>) {
      const { value: region, code } = event.detail
      const typed = { ...this.data.typed, city: region[2] ?? '', town: '', community: '' }
      this.setData({
        ...{ region, regionCode: code[2] ?? '', typed, places: noPlaces, offers: noOffers },
        errors: { ...this.data.errors, city: '' },
      })
      await this.readPlaces('town')
    },
    onType(event: WechatMiniprogram.CustomEvent<{ value: string }, WechatMiniprogram.IAnyObject, { field: Field }>) {
      this.write(event.currentTarget.dataset.field, event.detail.value)
    },
    async onOffer(event: Tap<{ field: PlaceField; name: string }>) {
      const { field, name } = event.currentTarget.dataset
      this.write(field, name)
      if (field === 'town') await this.readPlaces('community')
    },
    write(field: Field, value: string) {
      const typed = { ...this.data.typed, [field]: value }
      // what was offered for another town is no help in this one
      const places = field === 'town' ? { ...this.data.places, community: [] } : this.data.places
      this.setData({ typed, places, errors: { ...this.data.errors, [field]: '' } })
      this.offer()
    },
    offer() {
      const { places, typed } = this.data
      this.setData({
        offers: { town: offersOf(places.town, typed.town), community: offersOf(places.community, typed.community) },
      })
    },
    /** Only a help: without it everything can be typed. */
    async readPlaces(field: PlaceField) {
      const { regionCode, typed } = this.data
      const town = field === 'town' ? '' : typed.town
      const answer = await courtyard.placesIn({ regionCode, city: typed.city, town })
      const now = this.data
      if (!answer.ok || now.regionCode !== regionCode || (town !== '' && now.typed.town !== town)) return
      this.setData({ places: { ...now.places, [field]: answer.value.places } })
      this.offer()
    },
    async onFound() {
      const { kind, regionCode, typed, intention } = this.data
      const errors = { ...nothing }
      for (const field of fields) if (!typed[field].trim()) errors[field] = missing[field]
      this.setData({ errors })
      if (fields.some((field) => errors[field])) return
      const founding = { kind, ...typed, regionCode: regionCode || null }
      const made = await this.act('found', () => courtyard.foundCourtyard(founding, intention))
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
