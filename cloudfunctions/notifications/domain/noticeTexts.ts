import { asSentence, cutText, oneLine, wholeCharacters } from './cutText'
import { spokenNumbers } from './spokenNumbers'

export interface Told {
  readonly courtyardName: string
  readonly title: string
  readonly text: string
}

/** Read out in under a minute. */
const LOUDSPEAKER_MAX = 150
/** One message of Chinese characters (UCS-2); a longer one is charged and sent in parts anyway. */
const SMS_MAX = 70
const SMS_PARTS_MAX = 2
const SMS_NAME_MAX = 12
/** Pictures can't be read out. */
const UNSPOKEN = /(?<!\s)\s*\p{Extended_Pictographic}(?:\u{fe0f}|\u{200d}|[\u{1f3fb}-\u{1f3ff}])*/gu

/** What is read out over the loudspeaker, at most 150 characters. `year`: the current one, which isn't said. */
export function loudspeakerText({ courtyardName, title, text }: Told, year: number): string {
  const said = (words: string) => spokenNumbers(oneLine(words.replace(UNSPOKEN, '')), year)
  const begin = cutText(`各位邻居,${said(courtyardName)}通知:`, 40)
  const end = '请互相转告。'
  const room = LOUDSPEAKER_MAX - begin.length - end.length
  return begin + cutText(asSentence(said(title)) + asSentence(said(text)), room) + end
}

/** The messages to send one after another, at most two of at most 70 characters, each beginning with who says it. */
export function smsTexts({ courtyardName, title, text }: Told): string[] {
  const name = wholeCharacters(oneLine(courtyardName).replace(/[【】]/g, ''), SMS_NAME_MAX)
  const sign = `【${name === '' ? '院坝' : name}】`
  const whole = asSentence(oneLine(title)) + asSentence(oneLine(text))
  if (sign.length + whole.length <= SMS_MAX) return [sign + whole]
  const parts: string[] = []
  let rest = whole
  for (let part = 1; part <= SMS_PARTS_MAX; part++) {
    const mark = `${sign}(${part}/${SMS_PARTS_MAX})`
    const room = SMS_MAX - mark.length
    const body = part === SMS_PARTS_MAX ? cutText(rest, room) : wholeCharacters(rest, room)
    parts.push(mark + body)
    // a part doesn't begin with the comma that the one before had no room for
    rest = rest.slice(body.length).replace(/^[\s,。;、:!?\uff0c\uff1b\uff1a\uff01\uff1f]+/, '')
  }
  return parts
}
