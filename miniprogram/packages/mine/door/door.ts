import { definePage } from '../../../behaviors/page'
import type { Tap, Told } from '../../../behaviors/tap'
import * as courtyard from '../../../services/courtyard'
import { sameIntention } from '../../../services/intention'
import { forgetSeen } from '../../../services/lastSeen'
import { goHome } from '../../../services/open'
import { keepCourtyardId } from '../../../services/place'
import type { Result } from '../../../services/result'
import { forgetAllUnsaved } from '../../../services/unsaved'
import { showDoor, type Asking, type DoorAnswer } from './doorView'

const intention = sameIntention()
const local = { asked: null as Asking | null, asking: false, successor: '', did: '' }

definePage({
  name: 'mine-door',
  local,
  ask: () => courtyard.myDoor({}),
  show: showDoor,
  on: {
    async onSeat() {
      await this.change('seat', { seat: true }, (id) => courtyard.takeSeat({}, id), '好了，你家的票由你来投')
    },
    async onLetIn(event: Tap<{ id: string }>) {
      await this.relative(event.currentTarget.dataset.id, true)
    },
    async onUnknown(event: Tap<{ id: string }>) {
      await this.relative(event.currentTarget.dataset.id, false)
    },
    async relative(id: string, accept: boolean): Promise<void> {
      const did = accept ? '让他进来了，家里人都会看到' : '好，交给院管委会当面问'
      await this.change('relative', { id, accept }, (key) => courtyard.answerRelative({ id, accept }, key), did)
    },
    async onWithdraw(event: Tap<{ id: string }>) {
      const { id } = event.currentTarget.dataset
      await this.change('putOut', { withdraw: id }, (key) => courtyard.withdrawPutOut({ id }, key), '收回来了')
    },
    /** One thing that changes the household; the page shows what came of it. */
    async change(
      name: string,
      meant: object,
      run: (requestId: string) => Promise<Result<object>>,
      did: string,
    ): Promise<boolean> {
      if (!(await this.act(name, () => run(intention.of(meant))))) return false
      intention.done()
      this.setData({ did, asking: false })
      await this.load()
      return true
    },
    onPerson(event: Tap<{ id: string; name: string; what: 'handOver' | 'putOut' }>) {
      const { id, name, what } = event.currentTarget.dataset
      this.askOnce({ what, id, name })
    },
    onConfirmNeighbour(event: Tap<{ id: string; name: string }>) {
      const { id, name } = event.currentTarget.dataset
      this.askOnce({ what: 'confirm', id, name })
    },
    onPaper() {
      this.askOnce({ what: 'paper' })
    },
    onLeave() {
      this.askOnce({ what: 'leave' })
    },
    askOnce(asked: Asking): void {
      this.setData({ asked, asking: true, successor: '', notice: '', did: '' })
      this.redraw()
    },
    onSuccessor(event: Told<{ key: string }>) {
      this.setData({ successor: event.detail.key })
    },
    onCancel() {
      this.setData({ asking: false })
    },
    async onConfirm() {
      const { asked, successor } = this.data
      const { answer } = this
      if (!asked || !answer) return
      const run = (key: string) => carryOut(asked, answer, successor, key)
      const done = await this.change('sheet', { ...asked, successor }, run, words[asked.what])
      if (!done || asked.what !== 'leave') return
      forgetSeen()
      forgetAllUnsaved()
      keepCourtyardId('')
      goHome()
    },
  },
})

const words: Record<Asking['what'], string> = {
  leave: '',
  paper: '改好了，以后你家用纸票投',
  handOver: '换好了',
  putOut: '说出去了，等一家认过门的邻居来认',
  confirm: '记下了，家里人和那家都会看到',
}

function carryOut(asked: Asking, answer: DoorAnswer, successor: string, key: string): Promise<Result<object>> {
  switch (asked.what) {
    case 'leave':
      return courtyard.leaveCourtyard({ successor: successor || null }, key)
    case 'paper':
      return courtyard.votesOnPaper({ householdId: answer.household.id, on: true }, key)
    case 'handOver':
      return courtyard.handOverRepresentation({ to: asked.id }, key)
    case 'putOut':
      return courtyard.askPutOut({ memberId: asked.id }, key)
    case 'confirm':
      return courtyard.confirmPutOut({ id: asked.id }, key)
  }
}
