import { LOOK_ALIKES, RADICALS } from './lookAlikes'

/**
 * What may be in a text that others read, and what two names have in common.
 *
 * - `flawIn` names what no cleaning mends without changing what was meant: such a text is refused at the door.
 * - `cleanText` is the form that is stored and shown: what nobody sees is gone, what looks right stays as it was typed.
 * - `foldKey` is the form that is compared and that keys are derived from. It is never shown.
 */

/** Signs that turn left-to-right text around: 1-101 is shown as 101-1. */
const TURNING = /[\u202b\u202e\u2067]/
const HALF_A_SIGN = /\p{Cs}/u

export type Flaw = 'turned' | 'broken'

export function flawIn(text: string): Flaw | null {
  if (TURNING.test(text)) return 'turned'
  return HALF_A_SIGN.test(text) ? 'broken' : null
}

/** What nearly every text here is made of: it is clean as it is, up to blanks at its ends. */
const ORDINARY = /^[\n\x20-\x7e\u00b7\u2014\u2018-\u201d\u2026\u3000-\u3002\u300a-\u3011\u4e00-\u9fff\uff01-\uff5e]*$/
const LINE_END = /\r\n?|[\v\f\u0085\u2028\u2029]/g
/** Never seen, in any text: controls, default ignorables, interlinear marks, noncharacters, halves of signs. */
const UNSEEN = /[\p{Cc}\p{Cs}\p{DI}\ufff9-\ufffc\p{Noncharacter_Code_Point}]/u
/** The wide blank stays: Chinese paragraphs begin with two of it. */
const BLANK = /[\t\u2800\p{Zs}]/u
const MARK = /[\p{Mn}\p{Me}]/u
/** More marks on one letter than any script stacks: they would run over the lines around it. */
const MARKS_MAX = 8
/** 🏴 with the tags of a region is one sign (England, Scotland, Wales). */
const REGIONAL_FLAG = /(\u{1f3f4}[\u{e0030}-\u{e0039}\u{e0061}-\u{e007a}]{3,6}\u{e007f})/u

/** The form that is stored and shown: line breaks are \n, no blanks at the ends, nothing in it that can't be seen. */
export function cleanText(text: string): string {
  if (ORDINARY.test(text)) return text.trim()
  const pieces = text.replace(LINE_END, '\n').split(REGIONAL_FLAG)
  // split() puts what its group caught at the odd places
  const kept = pieces.map((piece, at) => (at % 2 === 1 ? piece : seen(piece)))
  return kept.join('').normalize('NFC').trim()
}

function seen(piece: string): string {
  const signs = [...piece]
  const kept: string[] = []
  let marks = 0
  for (const [at, sign] of signs.entries()) {
    if (sign === '\n') kept.push(sign)
    else if (BLANK.test(sign)) kept.push(sign === '\u3000' ? sign : ' ')
    else if (UNSEEN.test(sign)) {
      if (belongs(sign, kept[kept.length - 1] ?? '', signs[at + 1] ?? '')) kept.push(sign)
      continue
    } else {
      marks = MARK.test(sign) ? marks + 1 : 0
      if (marks <= MARKS_MAX) kept.push(RADICALS.get(sign) ?? sign)
      continue
    }
    marks = 0
  }
  return kept.join('')
}

const EMOJI = /\p{Extended_Pictographic}/u
const EMOJI_PART = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f]/u
const KEYCAP = /[0-9#*]/
const HAN = /\p{Script=Han}/u
const MONGOLIAN = /[\u1820-\u18aa]/

/** Whether an unseen sign is part of what is seen: of an emoji, of a rare form of a character, of a Mongolian word. */
function belongs(sign: string, before: string, after: string): boolean {
  const code = sign.codePointAt(0) ?? 0
  if (code === 0x200d) return EMOJI_PART.test(before) && EMOJI.test(after)
  if (code === 0xfe0e || code === 0xfe0f) return KEYCAP.test(before) ? after === '\u20e3' : EMOJI.test(before)
  if ((code >= 0xfe00 && code <= 0xfe02) || (code >= 0xe0100 && code <= 0xe01ef)) return HAN.test(before)
  return code >= 0x180b && code <= 0x180f && MONGOLIAN.test(before)
}

const UNSEEN_OR_BLANK = /[\p{Cc}\p{Cs}\p{DI}\p{Me}\ufff9-\ufffc\p{Noncharacter_Code_Point}\s\u2800]/gu
const DASHES = /-{2,}/g
/** NFKC, upper case and the table each may open the way for another: at most this often. */
const ROUNDS_MAX = 4

/**
 * The form that is compared: the same for whatever looks the same. Blanks, case, width, kinds of dashes and dots, and Cyrillic,
 * Greek, Lisu and Cherokee letters that look Latin make no difference; Chinese characters, digits and accents do.
 */
export function foldKey(text: string): string {
  let folded = cleanText(text)
  for (let round = 0; round < ROUNDS_MAX; round++) {
    const next = foldOnce(folded)
    if (next === folded) break
    folded = next
  }
  return folded
}

function foldOnce(text: string): string {
  const wide = text.replace(UNSEEN_OR_BLANK, '').normalize('NFKC').toUpperCase()
  const plain = Array.from(wide, (sign) => LOOK_ALIKES.get(sign) ?? sign).join('')
  return plain.replace(UNSEEN_OR_BLANK, '').replace(DASHES, '-').normalize('NFKC')
}

/** At most `max` UTF-16 units of a text, never half a sign. */
export function cutText(text: string, max: number): string {
  if (text.length <= max) return text
  const cut = text.slice(0, max)
  return /[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut
}
