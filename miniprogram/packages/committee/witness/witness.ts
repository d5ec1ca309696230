import { definePage } from '../../../behaviors/page'
import { fetchEvidence, type ShownFile } from '../../../services/evidence'
import { sameIntention } from '../../../services/intention'
import { accepted, type Result } from '../../../services/result'
import { handBackPaper, paperBallot, witnessPaperBallot } from '../../../services/votes'
import { showWitness, type Paper } from './view'

const intention = sameIntention()

interface Photo {
  /** Where it lies on this phone; '' while there is nothing to look at. */
  readonly photo: string
  /** Why it isn't shown. */
  readonly unseen: string
  /** It isn't what was recorded: fetching it again doesn't help. */
  readonly changed: boolean
}

const UNREADABLE = '照片没打开。看不到照片，先别见证'
const CHANGED = '照片和录的时候不一样，已经不能作数。请点“不符”作废，再请录的人重新拍一张'

async function fetchPaper(file: ShownFile): Promise<Photo> {
  const fetched = await fetchEvidence(file)
  if (fetched.ok) return { photo: fetched.value, unseen: '', changed: false }
  const changed = fetched.refusal.code === 'FILE_CHANGED'
  const unseen = changed ? CHANGED : UNREADABLE
  return { photo: '', unseen, changed }
}

const nothing: Photo = { photo: '', unseen: '', changed: false }

definePage({
  name: 'committee-witness/2',
  freshOnShow: false,
  kept: false,
  local: { ...nothing, refusing: false },
  /** Opening it makes the caller its witness, and is written down. */
  async ask({ id = '' }): Promise<Result<Paper | null>> {
    const asked = await paperBallot({ id })
    if (!asked.ok) return asked.refusal.code === 'NOT_FOUND' ? accepted(null) : asked
    if (!this.data.photo) this.setData({ ...(await fetchPaper(asked.value.photo)) })
    return asked
  },
  show: showWitness,
  on: {
    onLarge() {
      void wx.previewImage({ urls: [this.data.photo] })
    },
    onUnreadable() {
      this.setData({ photo: '', unseen: UNREADABLE })
    },
    onRefuse() {
      this.setData({ refusing: true, notice: '' })
    },
    onCancel() {
      this.setData({ refusing: false })
    },
    async onAgree() {
      const input = { id: this.query.id ?? '', agree: true }
      if (!(await this.act('agree', () => witnessPaperBallot(input, intention.of(input))))) return
      intention.done()
      void wx.navigateBack()
    },
    async onRefused() {
      const input = { id: this.query.id ?? '', agree: false }
      if (!(await this.act('refuse', () => witnessPaperBallot(input, intention.of(input))))) return
      intention.done()
      void wx.navigateBack()
    },
    async onHandBack() {
      const input = { id: this.query.id ?? '' }
      if (!(await this.act('handBack', () => handBackPaper(input, intention.of({ ...input, back: true }))))) return
      intention.done()
      void wx.navigateBack()
    },
    onBack() {
      void wx.navigateBack()
    },
  },
})
