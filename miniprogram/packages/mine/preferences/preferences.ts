import type { TemplateKey } from '../../../../cloudfunctions/notifications/templates'
import { definePage } from '../../../behaviors/page'
import type { Tap } from '../../../behaviors/tap'
import { newIntention } from '../../../services/intention'
import { preferences, setMuted } from '../../../services/notifications'
import { askToBeTold } from '../../../services/subscriptions'
import { reminders, topics, type Topic } from '../../../text/topics'
import { asksFirst, isAlways, isMuted, showPreferences } from './preferencesView'

definePage({
  name: 'preferences',
  local: { asked: 'safety' as Topic, asking: false, intention: '', did: '' },
  ask: () => preferences({}),
  show: showPreferences,
  on: {
    async onTopic(event: Tap<{ topic: Topic }>) {
      const { topic } = event.currentTarget.dataset
      const { answer } = this
      if (!answer || isAlways(answer, topic)) return
      this.setData({ asked: topic, intention: newIntention(), did: '', notice: '' })
      if (asksFirst(answer, topic)) {
        this.redraw()
        this.setData({ asking: true })
      } else await this.onChange()
    },
    onKeep() {
      this.setData({ asking: false })
    },
    async onChange() {
      const { answer } = this
      const { asked: topic, intention } = this.data
      if (!answer || topic === 'votes' || topic === 'door') return
      const muted = !isMuted(answer, topic)
      const changed = await this.act('mute', () => setMuted({ topic, muted }, intention))
      if (!changed) return
      this.answered(changed)
      const { name } = topics[topic]
      this.setData({ asking: false, did: muted ? `${name}的事不再弹出来,消息里照样有` : `${name}的事又会提醒你了` })
    },
    async onMore(event: Tap<{ template: TemplateKey }>) {
      const { template } = event.currentTarget.dataset
      // nothing is awaited before this: WeChat allows it only right in the tap
      const allowed = await askToBeTold([template])
      this.setData({ did: allowed > 0 ? `记下了:${reminders[template]},多一次` : '' })
      if (allowed > 0) await this.load()
    },
  },
})
