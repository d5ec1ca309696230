import type { CourtyardOutput } from '../../../../cloudfunctions/courtyard/contract'
import { takesTwo } from '../../../text/twoPeople'
import { sayPast } from '../../../text/when'

type Requests = CourtyardOutput<'joinRequests'>
type Household = Requests['requests'][number]['suggestions'][number]

/** What the committee is about to decide; without a household: let in as the property's, or not at all. */
export interface Asked {
  readonly requestId: string
  readonly household: Pick<Household, 'id' | 'no' | 'group' | 'address' | 'headName'> | null
  readonly property: boolean
}

export interface RequestsLocal {
  readonly asked: Asked | null
}

export interface RequestsView {
  readonly title: string
  readonly requests: readonly {
    id: string
    name: string
    claim: string
    when: string
    /** Which door they gave the number of, and what that household says; '' = none. */
    door: string
    hint: string
    suggestions: readonly { id: string; title: string; second: string }[]
  }[]
  readonly sheet: {
    title: string
    text: string
    facts: readonly { name: string; value: string }[]
    action: string
  } | null
}

const place = ({ group, no, address }: Pick<Household, 'group' | 'no' | 'address'>) => `${group} · ${no} · ${address}`

export function showRequests({ requests }: Requests, now: number, { asked }: RequestsLocal): RequestsView {
  const request = requests.find(({ id }) => id === asked?.requestId)
  return {
    title: requests.length > 0 ? `${requests.length} 个人等着加入` : '',
    requests: requests.map(({ id, name, claim, at, door, unknownThere, suggestions }) => ({
      id,
      name,
      claim: `本人说：${claim}`,
      door: sayDoor(door, unknownThere),
      when: sayPast(at, now),
      hint: suggestions.length > 0 ? '像是这家的,对得上就点一下' : '户册里没找到像的,请自己选一户',
      suggestions: suggestions.map((household) => ({
        id: household.id,
        title: household.headName,
        second: place(household),
      })),
    })),
    sheet: request && asked ? sayAsked(request, asked) : null,
  }
}

function sayDoor(door: Requests['requests'][number]['door'], unknownThere: boolean): string {
  if (!door) return ''
  const what = `填的是 ${door.headName}家（${place(door)}）`
  return unknownThere ? `${what}。这家的人说不认识，请当面问清楚` : `${what}。这家已经加入的人也能让他进来`
}

function sayAsked({ name, claim }: Requests['requests'][number], { household, property }: Asked) {
  if (household) {
    return {
      title: `${name} 是 ${household.headName} 这户的人?`,
      text: takesTwo.household,
      facts: [
        { name: '本人说', value: claim },
        { name: '户册上', value: place(household) },
      ],
      action: '是这户的人',
    }
  }
  if (property) {
    return {
      title: `${name} 是物业的人?`,
      text: `进来以后能看院里的公开，能答复评议，不能投票。${takesTwo.delayed}`,
      facts: [{ name: '本人说', value: claim }],
      action: '是物业的人',
    }
  }
  return { title: `不让 ${name} 加入?`, text: '本人会看到没有通过,还可以重新申请', facts: [], action: '不让加入' }
}
