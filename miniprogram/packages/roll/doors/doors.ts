import { definePage } from '../../../behaviors/page'
import type { Tap, Told } from '../../../behaviors/tap'
import { confirmRow, doors, questionDoor, recogniseDoor } from '../../../services/courtyard'
import { newIntention } from '../../../services/intention'
import { showDoors } from './doorsView'

type Kind = 'known' | 'noSuchDoor' | 'otherPeople'

definePage({
  name: 'doors',
  local: {
    group: '',
    did: '',
    asked: '',
    asking: false,
    kinds: [
      { key: 'known', name: '认得这家' },
      { key: 'noSuchDoor', name: '没这一户' },
      { key: 'otherPeople', name: '不是这家' },
    ],
    kind: 'known' as Kind,
    text: '',
    intention: '',
  },
  ask() {
    return doors({ group: this.data.group })
  },
  show: showDoors,
  on: {
    async onGroup(event: Told<{ key: string }>) {
      this.setData({ group: event.detail.key, did: '' })
      await this.load()
    },
    async onConfirm() {
      const { answer } = this
      if (!answer?.mine) return
      const { rowVersion } = answer.mine
      const done = await this.act('confirm', () => confirmRow({ rowVersion }, newIntention()))
      if (done) this.setData({ did: '记下了：你家在册' })
      await this.load()
    },
    onAsk(event: Tap<{ id: string }>) {
      this.setData({
        ...{ asked: event.currentTarget.dataset.id, asking: true, kind: 'known' as Kind, text: '' },
        ...{ intention: newIntention(), notice: '', did: '' },
      })
      this.redraw()
    },
    onKind(event: Told<{ key: Kind }>) {
      this.setData({ kind: event.detail.key })
    },
    onText(event: Told<{ value: string }>) {
      this.setData({ text: event.detail.value })
    },
    onKeep() {
      this.setData({ asking: false })
    },
    async onQuestion() {
      const { asked: householdId, kind, text, intention } = this.data
      if (kind === 'known') {
        const known = await this.act('question', () => recogniseDoor({ householdId }, intention))
        if (!known) return
        this.setData({
          asking: false,
          did: known.recognised ? '两户都认得，这家认过门了' : '记下了。再有一户认得，这家就认过门了',
        })
        await this.load()
        return
      }
      if (text.trim() === '') {
        this.setData({ notice: '请写一句怎么知道的' })
        return
      }
      const done = await this.act('question', () => questionDoor({ householdId, kind, text }, intention))
      if (!done) return
      const did = done.standing ? '两户都说了，请抽到签的三户来断' : '记下了。再有一户认过门的人家这样说，就请三户来断'
      this.setData({ asking: false, did })
      await this.load()
    },
  },
})
