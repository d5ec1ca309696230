/** What may stand in a template's field, by the field's kind (developers.weixin.qq.com, 订阅消息参数值内容限制说明). */
const DAY = '\\d{4}(年\\d{1,2}月\\d{1,2}日|[-/.]\\d{1,2}[-/.]\\d{1,2})'
const TIME = '\\d{1,2}:\\d{2}(:\\d{2})?'
const span = (point: string) => new RegExp(`^${point}(\\s*~\\s*${point})?$`)

const length = (max: number) => (value: string) => [...value].length <= max

const RULES: Record<string, (value: string) => boolean> = {
  thing: length(20),
  character_string: (value) => length(32)(value) && /^[\x20-\x7e]+$/.test(value),
  number: (value) => length(32)(value) && /^-?\d+(\.\d+)?$/.test(value),
  letter: (value) => length(32)(value) && /^[A-Za-z]+$/.test(value),
  symbol: length(5),
  phrase: (value) => /^\p{Script=Han}{1,5}$/u.test(value),
  name: (value) => (/^[\x20-\x7e]+$/.test(value) ? length(20)(value) : length(10)(value)),
  amount: (value) => /^[¥￥$€£]?\d{1,10}(\.\d+)?元?$/.test(value),
  phone_number: (value) => length(17)(value) && /^[\d+\-() ]+$/.test(value),
  car_number: length(8),
  date: (value) => span(`${DAY}(\\s+${TIME})?`).test(value),
  time: (value) => span(`(${DAY}\\s+)?${TIME}`).test(value) || span(`${DAY}(\\s+${TIME})?`).test(value),
}

/** True when WeChat would take the value; an unknown kind of field never is. `key` is like thing1. */
export function fieldAccepts(key: string, value: string): boolean {
  const kind = key.replace(/\d+$/, '')
  return value !== '' && Object.hasOwn(RULES, kind) && RULES[kind]?.(value) === true
}
