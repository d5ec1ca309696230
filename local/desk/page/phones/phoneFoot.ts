import { USUAL_PHONE, type PhoneChoice } from '../choices'
import { element, replaceChildren } from '../element'
import { popover } from '../popover'
import { say } from '../words'
import { describeMeasures, isTooLarge, isTooOften, sayInShort, type Measures } from './measures'
import { unusualOf } from './phoneSettings'

export interface PhoneFoot {
  readonly root: HTMLElement
  showPhone(phone: PhoneChoice): void
  /** Null: the app has been opened anew and nothing is measured yet. */
  showMeasures(measures: Measures | null): void
}

/** Beneath a phone: what it was measured at, one line that opens to all of it, and what of the phone isn't as usual. */
export function phoneFoot(): PhoneFoot {
  let measured: Measures | null = null
  const text = element('span', { class: 'foot-text' })
  const button = element('button', { type: 'button', class: 'foot-button', title: say('measures') }, text)
  const marks = element('span', { class: 'foot-marks' })
  const sheet = popover(button, (content) => {
    content.setAttribute('aria-label', say('measures'))
    content.append(
      element('h3', {}, say('measures'), element('span', { class: 'code' }, 'setData')),
      table(measured),
      element('p', {}, say('measuresNote')),
    )
  })
  sheet.classList.add('measures')
  const draw = () => {
    text.textContent = measured ? sayInShort(measured) : ''
    text.classList.toggle('mark', measured !== null && (isTooLarge(measured) || isTooOften(measured)))
    button.hidden = measured === null
  }
  draw()

  return {
    root: element('footer', { class: 'phone-foot' }, button, sheet, marks),
    showPhone(phone) {
      const calm = (word: string) => phone.network === USUAL_PHONE.network || word !== say(phone.network)
      replaceChildren(
        marks,
        ...unusualOf(phone).map((word) => element('span', { class: calm(word) ? 'mark calm' : 'mark' }, word)),
      )
    },
    showMeasures(measures) {
      measured = measures
      draw()
    },
  }
}

const table = (measures: Measures | null): HTMLElement =>
  measures === null
    ? element('p', {}, say('notMeasured'))
    : element(
        'dl',
        {},
        ...describeMeasures(measures).map(({ label, value, wrong }) =>
          element(
            'div',
            {},
            element('dt', {}, label),
            element('dd', { class: wrong ? 'figures wrong' : 'figures' }, value),
          ),
        ),
      )
