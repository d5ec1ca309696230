import type { CourtyardInput, CourtyardOutput } from '../../cloudfunctions/courtyard/contract'
import { asText, foundCourtyard, importFile, joinHousehold, startScene, type Scene } from './courtyardScene'

type Draft = CourtyardInput<'saveDisclosure'>
type Saved = CourtyardOutput<'saveDisclosure'>

export interface People {
  /** Two of the committee, two residents of the households N1 and N3. */
  readonly founder: string
  readonly second: string
  readonly resident: string
  readonly neighbour: string
}

export interface DisclosuresScene extends Scene {
  /** A courtyard of its own, with a roll of three households. */
  courtyard(suffix: string): Promise<People>
  save(person: string, more?: Partial<Draft>): Promise<Saved>
  /** Saved by the founder, posted by the second. */
  posted(people: People, more?: Partial<Draft>): Promise<Saved['disclosureId']>
  agree(person: string, saved: Pick<Saved, 'disclosureId' | 'revision'>): Promise<CourtyardOutput<'reviewDisclosure'>>
  /** Bytes in cloud storage, as a draft names them; each file ends in another way, as photos do. `cutTo`: how many of them arrive. */
  upload(person: string, name: string, bytes: Uint8Array, cutTo?: number): Promise<Draft['attachments'][number]>
  told(kind: string, subjectId: string): Promise<number>
}

const HOUSEHOLDS = asText('户号,小组,户代表\nN1,1组,刘秀英\nN2,1组,张建国\nN3,2组,李永福')

/** A decision that nothing is wrong with. */
export const decision: Draft = {
  ...{ disclosureId: null, revision: 0, kind: 'decision', title: '路灯换成感应灯' },
  sections: [
    { key: 'what', text: '院里八盏路灯换成感应灯' },
    { key: 'how', text: '11月10日院坝会,42户同意' },
  ],
  ...{ attachments: [], statement: null, postedDays: 15, shortReason: '', duty: null },
  links: { motionId: null, meetingId: null, ratingPeriodId: null },
}

export const picture = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3, 4])

export async function startDisclosuresScene(): Promise<DisclosuresScene> {
  const scene = await startScene()
  const save: DisclosuresScene['save'] = (person, more = {}) =>
    scene.ok(person, 'saveDisclosure', { ...decision, ...more })
  const agree: DisclosuresScene['agree'] = (person, { disclosureId, revision }) =>
    scene.ok(person, 'reviewDisclosure', { disclosureId, revision, verdict: 'agree', reasons: '', filesRead: true })
  let uploads = 0
  return {
    ...scene,
    save,
    agree,
    courtyard: async (suffix) => {
      const [founder, second, resident, neighbour] = [`赵${suffix}`, `钱${suffix}`, `孙${suffix}`, `李${suffix}`]
      const courtyardId = await foundCourtyard(scene, founder)
      await importFile(scene, founder, HOUSEHOLDS)
      await joinHousehold(scene, founder, resident, 'N1')
      await joinHousehold(scene, founder, second, 'N2')
      await joinHousehold(scene, founder, neighbour, 'N3')
      await scene.seat(founder, second)
      await scene.settle(courtyardId)
      return { founder, second, resident, neighbour }
    },
    posted: async ({ founder, second }, more) => {
      const { disclosureId, revision } = await save(founder, more)
      await scene.ok(founder, 'sendToReview', { disclosureId, revision })
      await agree(second, { disclosureId, revision })
      return disclosureId
    },
    upload: async (person, name, begin, cutTo) => {
      const path = encodeURIComponent(`uploads/disclosures/${++uploads}-${name}`)
      const bytes = Buffer.concat([begin, Buffer.from(String(uploads))])
      const response = await fetch(`${scene.cloud.url}/client/uploadFile?cloudPath=${path}`, {
        method: 'POST',
        body: new Uint8Array(bytes.subarray(0, cutTo ?? bytes.length)),
        headers: { 'x-local-openid': encodeURIComponent(person) },
      })
      const { fileID } = (await response.json()) as { fileID: string }
      return { fileId: fileID, name, type: name.endsWith('.pdf') ? 'pdf' : 'image', size: bytes.length }
    },
    told: (kind, subjectId) => scene.count('outbox', { kind, subjectId }),
  }
}
