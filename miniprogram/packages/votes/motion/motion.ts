import { definePage } from '../../../behaviors/page'
import type { Tap, Told } from '../../../behaviors/tap'
import { tellMe } from '../../../behaviors/tellMe'
import { newIntention } from '../../../services/intention'
import { open } from '../../../services/open'
import { pages } from '../../../services/pages'
import { mayOfferReminders, remindersDeclined } from '../../../services/reminders'
import * as votes from '../../../services/votes'
import { isChoice, nameOfChoice, type Choice } from '../../../text/ballot'
import { showMotion } from './motionView'

/** Asked once more before it counts; afterwards the receipt. `offers`: reminders, unless a no still holds. */
const noSheet = {
  visible: false,
  choice: '' as Choice | '',
  name: '',
  receipt: '',
  /** The ballot that was on the screen when the choice was made: only that one is changed. */
  revision: 0,
  intention: '',
  offers: false,
  told: '',
}

/** Asked once more: a household says it once. */
const noClaim = { visible: false, householdId: '', carried: false, intention: '' }

definePage({
  name: 'motion/4',
  ask: ({ id = '' }) => votes.motion({ motionId: id }),
  show: showMotion,
  local: { explained: false, unfolded: false, householdId: '', sheet: noSheet, told: '', claim: noClaim },
  onShareAppMessage() {
    return { title: this.data.view?.title ?? '院里有一次表决', path: pages.motion(this.query.id ?? '') }
  },
  on: {
    onExplain() {
      this.setData({ explained: !this.data.explained })
      this.redraw()
    },
    onUnfold() {
      this.setData({ unfolded: true })
      this.redraw()
    },
    onDifference() {
      const { view } = this.data
      if (view) open(pages.difference(view.previousId, view.versionId))
    },
    onFrom() {
      if (this.data.view?.from) open(this.data.view.from.url)
    },
    onDoors() {
      open(pages.doors())
    },
    onResult() {
      open(pages.result(this.query.id ?? ''))
    },
    onHousehold(event: Tap<{ id: string }>) {
      this.setData({ householdId: event.currentTarget.dataset.id })
      this.redraw()
    },
    onChoose(event: Told<{ choice: string }>) {
      const { choice } = event.detail
      if (!isChoice(choice)) return
      const revision = this.data.view?.current?.revision ?? 0
      this.setData({
        notice: '',
        sheet: { ...noSheet, visible: true, choice, name: nameOfChoice(choice), revision, intention: newIntention() },
      })
    },
    onCancel() {
      const { receipt, offers, told } = this.data.sheet
      if (receipt && offers && !told) remindersDeclined()
      this.setData({ sheet: { ...this.data.sheet, visible: false } })
    },
    async onConfirm() {
      const { sheet, view } = this.data
      const { choice } = sheet
      const current = view?.current
      if (!choice || !current) return
      const householdId = current.carried ? current.householdId : null
      let outdated = false
      const cast = await this.act('cast', async () => {
        const { revision, intention } = sheet
        const input = { motionId: this.query.id ?? '', choice, householdId }
        const answer = current.mayCastAnew
          ? await votes.castAnew(input, intention)
          : await votes.castBallot({ ...input, revision }, intention)
        outdated = !answer.ok && ['BALLOT_CHANGED', 'CAST_BY_ANOTHER'].includes(answer.refusal.code)
        return answer
      })
      if (outdated) {
        // another phone of the household was faster: what stands now is shown beside the words
        this.setData({ sheet: noSheet })
        await this.load()
      }
      if (!cast) return
      this.setData({ sheet: { ...sheet, receipt: cast.receipt, offers: mayOfferReminders() } })
      await this.load()
    },
    async onSlipConfirmed() {
      if (!this.data.sheet.offers || this.data.sheet.told) {
        this.setData({ sheet: { ...this.data.sheet, visible: false } })
        return
      }
      const told = await tellMe(['resultPosted', 'voteOpened', 'voteClosing'])
      this.setData({ sheet: { ...this.data.sheet, told } })
    },
    onNeighbour() {
      open(pages.neighbourDoor(this.query.id ?? ''))
    },
    onClaim(event: Tap<{ id: string; carried: boolean }>) {
      const { id: householdId, carried } = event.currentTarget.dataset
      this.setData({ notice: '', claim: { visible: true, householdId, carried, intention: newIntention() } })
    },
    onClaimCancel() {
      this.setData({ claim: noClaim })
    },
    async onClaimConfirm() {
      const { householdId, carried, intention } = this.data.claim
      const input = { motionId: this.query.id ?? '', householdId: carried ? householdId : null }
      const done = await this.act('claim', () => votes.claimBallot(input, intention))
      if (!done) return
      this.setData({ claim: noClaim, householdId })
      await this.load()
    },
    async onTellOpening() {
      this.setData({ told: await tellMe(['voteOpened', 'voteClosing', 'resultPosted']) })
    },
  },
})
