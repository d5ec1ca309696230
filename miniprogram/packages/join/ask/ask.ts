import { definePage } from '../../../behaviors/page'
import type { Told } from '../../../behaviors/tap'
import * as courtyard from '../../../services/courtyard'
import { newIntention } from '../../../services/intention'
import { goHome, open } from '../../../services/open'
import { pages } from '../../../services/pages'
import { sayCommunity } from '../../../text/people'

const nowhere = { id: '', name: '', community: '' }

definePage({
  name: 'join/ask',
  local: {
    number: '',
    numberError: '',
    found: nowhere,
    name: '',
    householdNo: '',
    claim: '',
    nameError: '',
    claimError: '',
    sent: false,
    intention: '',
  },
  async onLoad(query) {
    this.setData({ intention: newIntention() })
    const number = (query.number ?? query.scene ?? '').replace(/\D/g, '')
    if (number.length === 6) await this.find(number)
  },
  on: {
    onNumber(event: Told<{ value: string }>) {
      this.setData({ number: event.detail.value.replace(/\D/g, '').slice(0, 6), numberError: '', notice: '' })
    },
    async onFind() {
      if (this.data.number.length === 6) await this.find(this.data.number)
      else this.setData({ numberError: '院落号是 6 个数字，印在公示栏的海报上' })
    },
    async find(number: string) {
      this.setData({ number })
      const found = await this.act('find', () => courtyard.findCourtyard({ number }))
      if (found) this.setData({ found: { ...found, community: sayCommunity(found) } })
    },
    onName(event: Told<{ value: string }>) {
      this.setData({ name: event.detail.value, nameError: '' })
    },
    onClaim(event: Told<{ value: string }>) {
      this.setData({ claim: event.detail.value, claimError: '' })
    },
    onNo(event: Told<{ value: string }>) {
      this.setData({ householdNo: event.detail.value, notice: '' })
    },
    onPrivacy() {
      open(pages.privacy(this.data.found.id))
    },
    onOther() {
      this.setData({ found: nowhere, number: '', notice: '' })
    },
    async onSend() {
      const name = this.data.name.trim()
      const claim = this.data.claim.trim()
      if (!name || !claim) {
        this.setData({
          nameError: name ? '' : '写上你的名字',
          claimError: claim ? '' : '写上你是哪家的，家里人和院管委会好认',
        })
        return
      }
      const { found, intention } = this.data
      const householdNo = this.data.householdNo.trim()
      const input = { courtyardId: found.id, name, claim, householdNo }
      const sent = await this.act('send', () => courtyard.askToJoin(input, intention))
      if (sent) this.setData({ sent: true })
    },
    onHome() {
      goHome()
    },
  },
})
