import { definePage } from '../../../behaviors/page'
import type { Tap, Told } from '../../../behaviors/tap'
import * as courtyard from '../../../services/courtyard'
import { newIntention } from '../../../services/intention'
import { isStance, stances, type Stance } from '../../../text/stance'
import { showOpinion } from './opinionView'

definePage({
  name: 'opinion/1',
  ask: ({ id = '' }) => courtyard.ruleVersion({ versionId: id }),
  show: showOpinion,
  freshOnShow: false,
  local: {
    stances,
    stance: '' as Stance | '',
    text: null as string | null,
    article: 1,
    error: '',
    sent: false,
    intention: '',
  },
  onLoad(query) {
    this.setData({ article: Number(query.article ?? '1'), intention: newIntention() })
  },
  on: {
    onStance(event: Tap<{ stance: string }>) {
      const { stance } = event.currentTarget.dataset
      if (isStance(stance)) this.setData({ stance, error: '' })
      this.redraw()
    },
    onText(event: Told<{ value: string }>) {
      this.setData({ text: event.detail.value, error: '' })
    },
    async onSend() {
      const { view, article, intention } = this.data
      if (!view) return
      const text = (this.data.text ?? view.text).trim()
      if (!isStance(view.stance)) return this.setData({ error: '先选一项:同意、要改,还是反对' })
      if (view.stance === 'change' && !text) return this.setData({ error: '写一写想改成什么样' })
      const stance = view.stance
      const sent = await this.act('send', () =>
        courtyard.giveOpinion({ versionId: this.query.id ?? '', article, stance, text }, intention),
      )
      if (sent) this.setData({ sent: true, intention: newIntention() })
    },
    onBack() {
      void wx.navigateBack()
    },
  },
})
