import { definePage } from '../../../behaviors/page'
import type { Told } from '../../../behaviors/tap'
import * as courtyard from '../../../services/courtyard'
import { newIntention } from '../../../services/intention'
import { goHome, open } from '../../../services/open'
import { pages } from '../../../services/pages'
import { keepCourtyardId } from '../../../services/place'
import { scanHouseholdCode } from '../../../services/scanCode'
import { codeInScan, digitsOf, fitsCheckDigit, inFours, isComplete } from '../../../text/householdCode'

const SLIP = '这个号码抄错了一个数字。请对着单子再核对一遍'

/** Whose code it is, for “对吗”. */
const nobody = { courtyardId: '', courtyardName: '', place: '', head: '' }

definePage({
  name: 'join/code',
  local: {
    shown: '',
    digits: '',
    error: '',
    found: nobody,
    name: '',
    nameError: '',
    /** Name given: then it is asked who votes. */
    named: false,
    joined: false,
    representative: false,
    intention: '',
  },
  async onLoad(query) {
    const code = codeInScan(`?code=${query.code ?? query.scene ?? ''}`, '')
    if (code) await this.lookUp(code)
  },
  on: {
    onCode(event: Told<{ value: string }>) {
      const digits = digitsOf(event.detail.value)
      const wrong = isComplete(digits) && !fitsCheckDigit(digits)
      this.setData({ digits, shown: inFours(digits), error: wrong ? SLIP : '', notice: '' })
    },
    async onScan() {
      const code = await scanHouseholdCode()
      if (code === null) return
      if (code) await this.lookUp(code)
      else this.setData({ error: '这不是户码的单子。请对准单子上的方块再扫一次' })
    },
    async onNext() {
      const { digits } = this.data
      if (!isComplete(digits)) {
        this.setData({ error: `户码是 12 个数字,现在有 ${digits.length} 个` })
        return
      }
      await this.lookUp(digits)
    },
    async lookUp(digits: string) {
      this.setData({ digits, shown: inFours(digits), error: '' })
      if (!fitsCheckDigit(digits)) {
        this.setData({ error: SLIP })
        return
      }
      const found = await this.act('look', () => courtyard.lookUpCode({ code: digits }))
      if (!found) return
      const { courtyardId, courtyardName, group, address, headNameMasked } = found
      this.setData({
        found: { courtyardId, courtyardName, place: address || group, head: headNameMasked },
        intention: newIntention(),
      })
    },
    onNotMine() {
      this.setData({ found: nobody, shown: '', digits: '', named: false, notice: '' })
    },
    onName(event: Told<{ value: string }>) {
      this.setData({ name: event.detail.value, nameError: '' })
    },
    onNamed() {
      if (this.data.name.trim()) this.setData({ named: true, notice: '' })
      else this.setData({ nameError: '写上你的名字，家里人和院管委会好认你' })
    },
    async onIVote() {
      await this.join(true)
    },
    async onOtherVotes() {
      await this.join(false)
    },
    async join(represents: boolean): Promise<void> {
      const { digits: code, intention } = this.data
      const name = this.data.name.trim()
      const joined = await this.act('join', () => courtyard.joinByCode({ code, name, represents }, intention))
      if (!joined) return
      keepCourtyardId(joined.courtyardId)
      this.setData({ joined: true, representative: joined.representative })
    },
    onHome() {
      goHome()
    },
    onPrivacy() {
      open(pages.privacy(this.data.found.courtyardId))
    },
    onAsk() {
      open(pages.ask())
    },
  },
})
