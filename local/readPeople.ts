import { readJson } from './readJson'

/** Somebody who can hold a phone, as the desk knows them (desk/page/config.ts). */
export interface Person {
  openid: string
  name: string
  place: string
  role: { zh: string; en: string }
  group: string
}

const GROUP = '用手机的人'
const ANYBODY = [
  ['user-1', '小雨'],
  ['user-2', '阿强'],
  ['user-3', '陈姐'],
  ['user-4', '老周'],
] as const

/** Four people for a project that names none. */
export const anybody = (): Person[] =>
  ANYBODY.map(([openid, name]) => ({ openid, name, place: '', role: { zh: '', en: '' }, group: GROUP }))

/**
 * Reads a people file: `[{ "openid": "o-1", "name": "张三", "place": "二楼", "role": "店长", "group": "店里的人" }]`; place, role and group may
 * be left out. Throws with the place of the mistake.
 */
export function readPeople(path: string): Person[] {
  const json = readJson(path)
  if (!Array.isArray(json) || json.length === 0) throw new Error(`${path}: must be an array of people`)
  return json.map((item: unknown, i) => {
    const person = (item ?? {}) as Record<string, unknown>
    const text = (name: string, fallback?: string): string => {
      const value = person[name] ?? fallback
      if (typeof value !== 'string') throw new Error(`${path}[${i}].${name}: must be a text`)
      return value
    }
    const role = text('role', '')
    return {
      openid: text('openid'),
      name: text('name'),
      place: text('place', ''),
      role: { zh: role, en: role },
      group: text('group', GROUP),
    }
  })
}
