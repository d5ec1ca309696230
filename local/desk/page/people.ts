import type { Person } from './config'
import { say } from './words'

export interface People {
  /** Everybody who may hold a phone, in the order of the list. */
  all(): readonly Person[]
  of(openid: string): Person
}

type Newcomer = Pick<Person, 'openid' | 'name'>

/** Those of the configuration, and the newcomers that were made on the desk. */
export function peopleOf(known: readonly Person[], newcomers: () => readonly Newcomer[]): People {
  const all = () => [...known, ...newcomers().map(describe)]
  return {
    all,
    of: (openid) => all().find((person) => person.openid === openid) ?? describe({ openid, name: openid }),
  }
}

const describe = ({ openid, name }: Newcomer): Person => ({
  openid,
  name,
  place: '',
  role: { zh: say('nobodyYet'), en: say('nobodyYet') },
  group: say('nobodyYet'),
})
