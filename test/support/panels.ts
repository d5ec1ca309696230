import type { CourtyardContract } from '../../cloudfunctions/courtyard/contract'
import type { LotDocument, LotDoorDocument } from '../../cloudfunctions/shared/documents'
import type { LotId } from '../../cloudfunctions/shared/ids'
import { asking, type Asking } from './asking'
import { rep, type VotesScene } from './votesScene'

/** Households drawn by lot, as they are asked and say their word. */
export interface Panels {
  readonly courtyard: Asking<CourtyardContract>
  /** The drawing about a matter, as it is stored. */
  lotOf(matterId: string): Promise<LotDocument>
  /** Two households type the number of its day; nothing where all doors sit. Time stands at that day's evening afterwards. */
  draw(lotId: LotId): Promise<void>
  /** The numbers of the households that are asked or sit. */
  seated(lotId: LotId): Promise<number[]>
  /** Those who sit accept and say this, until it is decided; then the timer does what follows. */
  decide(lotId: LotId, word: 'yes' | 'no'): Promise<void>
}

export function panelsOf(scene: VotesScene, households: number, people = ''): Panels {
  const courtyard = asking<CourtyardContract>(scene.cloud, 'courtyard')
  const all = Array.from({ length: households }, (_, i) => i + 1)
  const as = (i: number) => rep(i) + people
  const stateOf = async (i: number, lotId: LotId) => (await courtyard.ok(as(i), 'panel', { lotId })).panel.mine
  const lot = async (where: object): Promise<LotDocument> => {
    const [found] = await scene.stored<LotDocument>('lots', where)
    if (!found) throw new Error(`no drawing ${JSON.stringify(where)}`)
    return found
  }
  const panels: Panels = {
    courtyard,
    lotOf: (matterId) => lot({ matterId }),
    draw: async (lotId) => {
      const { beganAt, whole, number } = await lot({ _id: lotId })
      if (whole || number) return
      const { day } = (await courtyard.ok(as(1), 'panel', { lotId })).panel
      await scene.at(Math.max(Date.parse(`${day}T18:00:00+08:00`), beganAt))
      for (const i of [1, 2]) await courtyard.ok(as(i), 'enterLotNumber', { lotId, value: '3287.46' })
    },
    seated: async (lotId) => {
      const states = await Promise.all(all.map((i) => stateOf(i, lotId)))
      return all.filter((i) => ['asked', 'sits', 'said'].includes(states[i - 1] ?? ''))
    },
    decide: async (lotId, word) => {
      await panels.draw(lotId)
      for (const i of await panels.seated(lotId)) {
        if ((await lot({ _id: lotId })).decision !== null) break
        if ((await stateOf(i, lotId)) === 'asked') await courtyard.ok(as(i), 'answerLot', { lotId, accepts: true })
        await courtyard.ok(as(i), 'giveLotWord', { lotId, word })
      }
      await scene.tick()
      await scene.tick()
    },
  }
  return panels
}

/** Doors of a drawing, by the household's id. */
export const doorsOf = async (scene: VotesScene, { _id, listHash }: LotDocument): Promise<string[]> =>
  (await scene.stored<LotDoorDocument>('lotDoors', { listId: `${_id}-${listHash}` })).map(
    ({ householdId }) => householdId,
  )
