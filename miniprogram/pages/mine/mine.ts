import { definePage } from '../../behaviors/page'
import type { Tap } from '../../behaviors/tap'
import * as courtyard from '../../services/courtyard'
import { newIntention } from '../../services/intention'
import { forgetSeen } from '../../services/lastSeen'
import { goHome, open } from '../../services/open'
import { pages } from '../../services/pages'
import { keepCourtyardId } from '../../services/place'
import { keepTextSize, readTextSize, rootFontSize, textSizes, type TextSize } from '../../services/textSize'
import { forgetAllUnsaved } from '../../services/unsaved'
import { showMine } from './mineView'

definePage({
  name: 'mine',
  ask: () => courtyard.mine({}),
  show: showMine,
  local: {
    sizes: textSizes,
    size: 'normal' as TextSize,
    handOver: { visible: false, id: '', name: '' },
    leaving: false,
    intention: '',
  },
  onLoad() {
    this.setData({ size: readTextSize() })
  },
  on: {
    onSize(event: Tap<{ size: TextSize }>) {
      const { size } = event.currentTarget.dataset
      keepTextSize(size)
      this.setData({ size, rootFontSize: rootFontSize(size) })
    },
    onInbox() {
      open(pages.inbox())
    },
    onReminders() {
      open(pages.preferences())
    },
    onActs() {
      open(pages.acts())
    },
    onDoors() {
      open(pages.doors())
    },
    onDesk() {
      open(pages.desk())
    },
    onDoor() {
      open(pages.door())
    },
    onPrivacy() {
      open(pages.privacy())
    },
    onCourtyard(event: Tap<{ id: string }>) {
      keepCourtyardId(event.currentTarget.dataset.id)
      goHome()
    },
    onHandOver(event: Tap<{ id: string; name: string }>) {
      const { id, name } = event.currentTarget.dataset
      this.setData({ handOver: { visible: true, id, name }, notice: '', intention: newIntention() })
    },
    onKeep() {
      this.setData({ handOver: { ...this.data.handOver, visible: false }, leaving: false })
    },
    async onHandedOver() {
      const { handOver, intention } = this.data
      const done = await this.act('handOver', () => courtyard.handOverRepresentation({ to: handOver.id }, intention))
      if (!done) return
      this.setData({ handOver: { ...handOver, visible: false } })
      await this.load()
    },
    onLeave() {
      this.setData({ leaving: true, notice: '', intention: newIntention() })
    },
    async onLeft() {
      const done = await this.act('leave', () => courtyard.leaveCourtyard({}, this.data.intention))
      if (!done) return
      forgetSeen()
      forgetAllUnsaved()
      keepCourtyardId('')
      this.setData({ leaving: false })
      goHome()
    },
  },
})
