import type { CourtyardOutput } from '../../../../cloudfunctions/courtyard/contract'
import { inFours } from '../../../text/householdCode'

type Codes = CourtyardOutput<'householdCodes'>

export interface CodesLocal {
  readonly openId: string
}

export interface CodesView {
  readonly empty: boolean
  readonly tabs: readonly { name: string; note: string }[]
  readonly group: string
  readonly heading: string
  readonly joined: string
  readonly rows: readonly { id: string; title: string; second: string; note: string; tone: string }[]
  readonly open: { id: string; title: string; second: string; code: string; spoken: string } | null
}

export function showCodes({ groups, group, codes }: Codes, _now: number, local: CodesLocal): CodesView {
  const open = codes.find(({ id }) => id === local.openId)
  const joined = codes.filter(({ members }) => members > 0).length
  return {
    empty: groups.length === 0,
    tabs: groups.map((name) => ({ name, note: '' })),
    group,
    heading: `${group} · ${codes.length} 户`,
    joined: `${joined} 户已加入`,
    rows: codes.map(({ id, no, headName, code, members }) => ({
      id,
      title: headName,
      second: `${no} · ${inFours(code)}`,
      note: members > 0 ? '已加入' : '',
      tone: members > 0 ? 'done' : 'plain',
    })),
    open: open
      ? {
          id: open.id,
          title: open.headName,
          second: `${open.group} · ${open.no}`,
          code: inFours(open.code),
          spoken: `户码 ${open.code.split('').join(' ')}`,
        }
      : null,
  }
}
