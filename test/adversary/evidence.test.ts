import { createHash } from 'node:crypto'
import type { PaperBallotDocument } from '../../cloudfunctions/shared/documents'
import type { MotionId } from '../../cloudfunctions/shared/ids'
import { startDisclosuresScene, type DisclosuresScene, type People } from '../support/disclosuresScene'
import { notices } from '../support/noticesScene'
import { phoneFiles, pictureOf } from '../support/phoneFiles'
import {
  accountOf,
  announceAndOpen,
  chair,
  DAY,
  MINUTE,
  OPENS,
  rep,
  secretary,
  startVotesScene,
  type VotesScene,
} from '../support/votesScene'

jest.setTimeout(120_000)

/** Storage refuses who may not write. */
const DENIED = -503002
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

describe('the picture of a disclosure', () => {
  let scene: DisclosuresScene
  let people: People
  beforeAll(async () => {
    scene = await startDisclosuresScene()
    people = await scene.courtyard('一')
  })
  afterAll(() => scene.cloud.stop())

  /** A disclosure with one picture, sent to review; what the writer's phone has uploaded, and what the draft holds. */
  async function sent(bytes: Buffer) {
    const { founder } = people
    const upload = await phoneFiles(scene.cloud).upload(founder, `uploads/disclosures/${hashOf(bytes)}.png`, bytes)
    const attachment = { fileId: upload.fileId, name: '收据', type: 'image' as const, size: bytes.length }
    const saved = await scene.save(founder, { attachments: [attachment] })
    await scene.ok(founder, 'sendToReview', saved)
    await scene.cloud.post('/control/mediaChecks/answer', {})
    return { upload, saved }
  }
  const shown = async (disclosureId: Parameters<DisclosuresScene['agree']>[1]['disclosureId']) => {
    const { attachments } = await scene.ok(people.resident, 'disclosure', { disclosureId })
    const [picture] = attachments
    if (!picture) throw new Error('nothing is attached')
    return picture
  }

  test('stays the posted one, whatever its uploader does to the upload afterwards', async () => {
    const files = phoneFiles(scene.cloud)
    const { founder, second, resident } = people
    const receipt = pictureOf('一张收据')
    const { upload, saved } = await sent(receipt)
    await scene.agree(second, saved)
    const path = files.pathOf(upload.fileId)
    expect((await files.upload(founder, path, pictureOf('另一张收据'))).code).toBe(0)
    expect(await files.remove(founder, upload.fileId)).toBe(0)
    const picture = await shown(saved.disclosureId)
    expect(picture).toMatchObject({ sha256: hashOf(receipt), bytes: receipt.length, check: 'passed' })
    expect(await files.read(resident, picture.fileId)).toEqual(receipt)
  })

  test('can’t be deleted or overwritten by its uploader, nor by anybody else, nor taken beforehand', async () => {
    const files = phoneFiles(scene.cloud)
    const receipt = pictureOf('第二张收据')
    const { saved } = await sent(receipt)
    const [copy] = saved.attachments
    const fileId = copy?.fileId ?? ''
    for (const person of [people.founder, people.resident]) {
      expect(await files.remove(person, fileId)).toBe(DENIED)
      expect((await files.upload(person, files.pathOf(fileId), pictureOf('x'))).code).toBe(DENIED)
      expect((await files.upload(person, 'evidence/new.png', receipt)).code).toBe(DENIED)
    }
    expect(await files.read(people.resident, fileId)).toEqual(receipt)
  })

  test('an upload at a path that ends like the copy’s is an upload all the same', async () => {
    const files = phoneFiles(scene.cloud)
    const { founder, second } = people
    const receipt = pictureOf('第三张收据')
    const first = await sent(receipt)
    const twin = `uploads/${files.pathOf(first.saved.attachments[0]?.fileId ?? '')}`
    const upload = await files.upload(founder, twin, receipt)
    const attachment = { fileId: upload.fileId, name: '收据', type: 'image' as const, size: receipt.length }
    const saved = await scene.save(founder, { attachments: [attachment] })
    await scene.ok(founder, 'sendToReview', saved)
    await files.upload(founder, twin, pictureOf('换掉的'))
    await scene.agree(second, saved)
    const picture = await shown(saved.disclosureId)
    expect(await files.read(people.resident, picture.fileId)).toEqual(receipt)
    // the same bytes are one copy and one check
    expect(picture.fileId).toBe(first.saved.attachments[0]?.fileId)
  })

  test('whose copy was changed by who administers storage isn’t posted', async () => {
    const { upload, saved } = await sent(pictureOf('第四张收据'))
    const files = phoneFiles(scene.cloud)
    const path = files.pathOf(saved.attachments[0]?.fileId ?? '')
    await scene.cloud.sdk().uploadFile({ cloudPath: path, fileContent: pictureOf('换掉的') })
    const { disclosureId, revision } = saved
    const agree = { disclosureId, revision, verdict: 'agree' as const, reasons: '', filesRead: true }
    const refusal = await scene.refused(people.second, 'reviewDisclosure', agree)
    expect(refusal).toMatchObject({ code: 'FILE_CHANGED', detail: { name: '收据' } })
    expect(upload.fileId).not.toBe(saved.attachments[0]?.fileId)
  })

  test('what is no picture, no PDF, empty or too large is refused by name', async () => {
    const files = phoneFiles(scene.cloud)
    const attempt = async (bytes: Uint8Array, type: 'image' | 'pdf' = 'image') => {
      const { fileId } = await files.upload(people.founder, `uploads/disclosures/${hashOf(bytes)}`, bytes)
      const size = Math.min(Math.max(bytes.length, 1), 10 * 1024 * 1024)
      const input = { fileId, name: '附件', type, size }
      const { attachments, ...draft } = { ...(await base()), attachments: [input] }
      return (await scene.refused(people.founder, 'saveDisclosure', { ...draft, attachments })).code
    }
    const page = Buffer.from('<html><script>alert(1)</script></html>')
    expect(await attempt(page)).toBe('FILE_FOREIGN')
    expect(await attempt(pictureOf('一张图'), 'pdf')).toBe('FILE_FOREIGN')
    expect(await attempt(Buffer.from('%PDF-1.7 …'), 'image')).toBe('FILE_FOREIGN')
    expect(await attempt(Buffer.alloc(0))).toBe('FILE_MISSING')
    expect(await attempt(Buffer.concat([pictureOf('大'), Buffer.alloc(10 * 1024 * 1024)]))).toBe('FILE_TOO_LARGE')
  })
  const base = async () => {
    const { decision } = await import('../support/disclosuresScene')
    return decision
  }
})

describe('a paper ballot', () => {
  const third = 'committee-3'
  let scene: VotesScene
  let motionId: MotionId
  beforeAll(async () => {
    scene = await startVotesScene({ households: 12 })
    const [member] = await scene.stored<{ _id: string }>('members', { accountId: accountOf(secretary) })
    const _id = `${scene.courtyard._id}:${accountOf(third)}`
    const more = { ...member, _id, accountId: accountOf(third), name: third }
    await scene.cloud.sdk().database().collection('members').add(more)
    motionId = await announceAndOpen(scene)
  })
  afterAll(() => scene.cloud.stop())

  const upload = async (text: string) =>
    (await phoneFiles(scene.cloud).upload(chair, `uploads/paper/${hashOf(pictureOf(text))}.png`, pictureOf(text)))
      .fileId
  const input = (i: number, photoFileId: string) => ({
    ...{ motionId, householdId: scene.householdOf(i), photoFileId },
    choice: 'yes' as const,
    slipNumber: i,
  })
  const recorded = async (i: number) =>
    (await scene.ok(chair, 'recordPaperBallot', input(i, await upload(`第 ${i} 户的纸票`)))).id
  const stored = async (id: PaperBallotDocument['_id']) =>
    (await scene.stored<PaperBallotDocument>('paperBallots', { _id: id }))[0]

  test('without a photo that is one isn’t recorded, and the household can still vote', async () => {
    const photo = await upload('在的')
    const page = await phoneFiles(scene.cloud).upload(chair, 'uploads/paper/a.png', Buffer.from('not a picture'))
    for (const [photoFileId, code] of [
      ['cloud://local.paper/ballot.jpg', 'FILE_MISSING'],
      [`${photo}x`, 'FILE_MISSING'],
      [page.fileId, 'FILE_FOREIGN'],
    ] as const) {
      expect((await scene.refused(chair, 'recordPaperBallot', input(1, photoFileId))).code).toBe(code)
    }
    expect(await scene.stored('paperBallots', { motionId, householdId: scene.householdOf(1) })).toEqual([])
    await scene.ok(rep(1), 'castBallot', { motionId, choice: 'no', householdId: null })
  })

  test('is shown from the copy: what its recorder does to the upload changes nothing', async () => {
    const files = phoneFiles(scene.cloud)
    const photo = pictureOf('赞成的票')
    const { fileId } = await files.upload(chair, 'uploads/paper/2.png', photo)
    const { id } = await scene.ok(chair, 'recordPaperBallot', input(2, fileId))
    await files.upload(chair, 'uploads/paper/2.png', pictureOf('反对的票'))
    const paper = await scene.ok(secretary, 'paperBallot', { id })
    expect(paper.photo.sha256).toBe(hashOf(photo))
    expect(await files.read(secretary, paper.photo.fileId)).toEqual(photo)
    await scene.ok(secretary, 'witnessPaperBallot', { id, agree: true })
  })

  test('whose copy was changed isn’t counted', async () => {
    const id = await recorded(3)
    const { photo } = await scene.ok(secretary, 'paperBallot', { id })
    const path = phoneFiles(scene.cloud).pathOf(photo.fileId)
    await scene.cloud.sdk().uploadFile({ cloudPath: path, fileContent: pictureOf('换掉的') })
    expect((await scene.refused(secretary, 'witnessPaperBallot', { id, agree: true })).code).toBe('FILE_CHANGED')
    // but it can be put aside, and the household votes again
    await scene.ok(secretary, 'witnessPaperBallot', { id, agree: false })
    await scene.ok(rep(3), 'castBallot', { motionId, choice: 'no', householdId: null })
  })

  test('tells its choice to who recorded it and to one witness, who is written down; a third learns nothing', async () => {
    const id = await recorded(4)
    for (const person of [chair, secretary, third]) {
      const progress = await scene.ok(person, 'progress', { motionId })
      expect(JSON.stringify(progress)).not.toMatch(/"choice"|"yes"|evidence/)
    }
    expect((await scene.ok(chair, 'paperBallot', { id })).mine).toBe(true)
    expect((await scene.ok(secretary, 'paperBallot', { id })).choice).toBe('yes')
    expect(await scene.refused(third, 'paperBallot', { id })).toMatchObject({
      code: 'PAPER_TAKEN',
      detail: { name: secretary },
    })
    for (const agree of [true, false]) {
      expect((await scene.refused(third, 'witnessPaperBallot', { id, agree })).code).toBe('PAPER_TAKEN')
    }
    const { paperWaiting } = await scene.ok(third, 'progress', { motionId })
    expect(paperWaiting.find((paper) => paper.id === id)).toMatchObject({ witnessName: secretary, witnessing: false })
    expect((await stored(id))?.openings.map(({ by }) => by)).toEqual([accountOf(secretary)])
    expect((await scene.trips(secretary, 'paperBallot', { id })).depth).toBeLessThanOrEqual(2)
  })

  test('opened by two at the same moment has one witness', async () => {
    const id = await recorded(5)
    const replies = await Promise.all([secretary, third].map((person) => scene.ask(person, 'paperBallot', { id })))
    expect(replies.map(({ reply }) => (reply.ok ? 'ok' : reply.refusal.code)).sort()).toEqual(['PAPER_TAKEN', 'ok'])
    expect((await stored(id))?.openings).toHaveLength(1)
  })

  test('is handed back, or lapses after a day, to another; whoever had it open stays written down', async () => {
    const id = await recorded(6)
    await scene.at(OPENS + MINUTE)
    await scene.ok(secretary, 'paperBallot', { id })
    // nobody hands back what somebody else has
    await scene.ok(third, 'handBackPaper', { id })
    expect((await scene.refused(third, 'paperBallot', { id })).code).toBe('PAPER_TAKEN')
    await scene.ok(secretary, 'handBackPaper', { id })
    expect((await scene.refused(secretary, 'witnessPaperBallot', { id, agree: true })).code).toBe('PAPER_UNSEEN')
    await scene.ok(third, 'paperBallot', { id })
    await scene.at(OPENS + MINUTE + DAY)
    const { openings } = await scene.ok(secretary, 'paperBallot', { id })
    expect(openings.map(({ name }) => name)).toEqual([secretary, third])
    expect((await scene.refused(third, 'witnessPaperBallot', { id, agree: true })).code).toBe('PAPER_TAKEN')
    await scene.ok(secretary, 'witnessPaperBallot', { id, agree: true })
  })

  test('a poster or a slip is held by its copy too, and a courtyard’s members alone may open a paper', async () => {
    const people = notices(scene)
    const files = phoneFiles(scene.cloud)
    const eventId = `motionOpened:${motionId}`
    const hanging = pictureOf('贴好的海报')
    const { fileId } = await files.upload(chair, 'uploads/posters/1.png', hanging)
    await people.ok(chair, 'recordPoster', { eventId, group: '', photoFileId: fileId })
    expect(await files.remove(chair, fileId)).toBe(0)
    const { posters } = await people.ok(secretary, 'reach', { eventId })
    expect(await files.read(secretary, posters[0]?.photo.fileId ?? '')).toEqual(hanging)
    const page = await files.upload(chair, 'uploads/slips/1.png', Buffer.from('not a picture'))
    const slip = { eventId, householdId: scene.householdOf(7), photoFileId: page.fileId }
    expect(await people.refused(chair, 'markSlip', slip)).toBe('FILE_FOREIGN')
    const id = await recorded(8)
    expect((await scene.refused(rep(2), 'paperBallot', { id })).code).toBe('FORBIDDEN')
  })
})
