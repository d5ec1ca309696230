import { act } from '../../engines/proposals/act'
import { DAY_MS } from '../../shared/dates'
import type { CourtyardSettings } from '../../shared/documents'
import { fitText } from '../../shared/fitText'
import { Refusal } from '../../shared/refusal'
import { peopleProcedures } from '../contract/people'
import { ownCourtyard } from '../readCourtyard'

/** Three days in which households can stop it, and seven more in which votes are still announced by the old ones. */
const WAIT_MS = 10 * DAY_MS

/** Settings that touch votes. How to reach the committee is none: whoever writes it down does it alone, in the log. */
export const settings = act({
  regime: 'delayed',
  aloneWhileYoung: true,
  schema: peopleProcedures.changeSettings.input,
  plan: async (call, { contact, ...wanted }) => {
    const { settings: standing } = await ownCourtyard(call)
    const touching = linesOf(standing, wanted)
    const writes = contact !== undefined && contact !== (standing.contact ?? '')
    if (writes) await fitText(call, contact)
    const lines = [...touching, ...(writes ? [`联系院管委会的办法写成“${contact}”`] : [])]
    if (lines.length === 0) return null
    if (touching.length === 0) return { title: '写下怎么联系院管委会', lines, alone: true }
    return { title: '改投票的规矩', lines, waitMs: WAIT_MS }
  },
  carryOut: async ({ database, courtyardId }, { contact, ...wanted }, finish) => {
    await database.transaction(async (transaction) => {
      const courtyards = transaction.collection('courtyards')
      const courtyard = await courtyards.get(courtyardId)
      if (!courtyard) throw new Refusal('NOT_FOUND')
      const written = contact === undefined ? {} : { contact }
      await courtyards.update(courtyardId, { settings: { ...courtyard.settings, ...wanted, ...written } })
      await finish(transaction)
    })
  },
})

type Touching = Pick<CourtyardSettings, 'noticeDays' | 'postingDays' | 'ballotChangeable' | 'abstentionParticipates'>

function linesOf(standing: CourtyardSettings, wanted: Touching): string[] {
  const yes = (is: boolean) => (is ? '可以' : '不可以')
  const counts = (is: boolean) => (is ? '算' : '不算')
  return [
    ...said('公告', standing.noticeDays, wanted.noticeDays, (days) => `${days} 天`),
    ...said('结果公示', standing.postingDays, wanted.postingDays, (days) => `${days} 天`),
    ...said('投了以后改票', standing.ballotChangeable, wanted.ballotChangeable, yes),
    ...said('弃权算不算参加', standing.abstentionParticipates, wanted.abstentionParticipates, counts),
  ]
}

const said = <T>(what: string, before: T, after: T, words: (value: T) => string): string[] =>
  before === after ? [] : [`${what}：${words(before)} → ${words(after)}`]
