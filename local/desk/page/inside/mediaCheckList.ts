import type { Background, MediaCheck, MediaChecks, Suggestion } from '../cloud/background'
import { element, replaceChildren } from '../element'
import { segments } from '../segments'
import { say, type Word } from '../words'
import type { BackgroundPart } from './backgroundPart'
import { keyedList, type Row } from './keyedList'

/** The local cloud answers after a second by itself. */
const SOON_MS = 1000
const verdicts: Readonly<Record<Suggestion, Word>> = { pass: 'mediaPass', review: 'mediaReview', risky: 'mediaRisky' }

/** Pictures that WeChat was asked about: answered soon by themselves, or by whoever sits here. */
export function mediaCheckList(cloud: Background, nameOf: (openid: string) => string): BackgroundPart {
  const when = element('div')
  const list = keyedList<MediaCheck>(
    'lines',
    () => say('noMediaChecks'),
    ({ traceId }) => traceId,
    (check) => checkRow(check, nameOf, (suggest) => void cloud.answerMediaCheck(check.traceId, suggest).then(refresh)),
  )
  let held: boolean | null = null
  const show = ({ delayMs, waiting }: MediaChecks) => {
    list.show(waiting)
    if (held === (delayMs === null)) return
    held = delayMs === null
    replaceChildren(
      when,
      segments(
        say('mediaWhen'),
        [
          { value: 'soon', text: say('mediaSoon') },
          { value: 'held', text: say('mediaHeld') },
        ],
        held ? 'held' : 'soon',
        (chosen) => {
          held = chosen === 'held'
          void cloud.delayMediaChecks(held ? null : SOON_MS).then(show)
        },
      ),
    )
  }
  const refresh = async () => {
    const checks = await cloud.mediaChecks()
    show(checks)
    return checks.waiting.length
  }
  return { root: element('section', {}, element('h3', {}, say('mediaChecks')), when, list.root), refresh }
}

function checkRow(
  { openid, path }: MediaCheck,
  nameOf: (openid: string) => string,
  answer: (suggest: Suggestion) => void,
): Row<MediaCheck> {
  return {
    root: element(
      'div',
      { class: 'line' },
      element('b', {}, nameOf(openid)),
      element('span', { class: 'code line-note' }, path),
      element(
        'span',
        { class: 'line-end' },
        ...(['pass', 'review', 'risky'] as const).map((suggest) =>
          element(
            'button',
            { type: 'button', class: 'quiet small', on: { click: () => answer(suggest) } },
            say(verdicts[suggest]),
          ),
        ),
      ),
    ),
    show: () => undefined,
  }
}
