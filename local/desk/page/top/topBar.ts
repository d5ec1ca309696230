import { PHONES_MAX } from '../choices'
import { element, replaceChildren } from '../element'
import { segments } from '../segments'
import { say } from '../words'

export interface TopBarParts {
  readonly title: string
  /** What chooses the scene. */
  readonly scenes: readonly HTMLElement[]
  readonly choosePhones: (shown: number) => void
  readonly toggleInside: () => void
  readonly speakOther: () => void
}

export interface TopBar {
  readonly root: HTMLElement
  show(phonesShown: number, insideOpen: boolean): void
  /** How much there is inside that somebody should see; 0 = nothing. */
  count(number: number): void
}

/** The bar on top: the scene, how many phones, and the way to the look inside. */
export function topBar({ title, scenes, choosePhones, toggleInside, speakOther }: TopBarParts): TopBar {
  const badge = element('span', { class: 'count', hidden: true })
  const inside = element(
    'button',
    { type: 'button', class: 'quiet inspect', on: { click: toggleInside } },
    say('inspect'),
    badge,
  )
  const countChoice = element('div', { class: 'push' })
  let phonesShown = 0
  const choose = (shown: number) => {
    phonesShown = shown
    choosePhones(shown)
  }
  return {
    root: element(
      'header',
      { class: 'top' },
      element('h1', { class: 'brand' }, title, element('span', {}, say('desk'))),
      ...scenes,
      countChoice,
      inside,
      element('button', { type: 'button', class: 'quiet', on: { click: speakOther } }, say('language')),
    ),
    show(shown, insideOpen) {
      inside.setAttribute('aria-pressed', String(insideOpen))
      if (shown === phonesShown && countChoice.firstChild) return
      phonesShown = shown
      const numbers = Array.from({ length: PHONES_MAX }, (_, i) => ({ value: i + 1, text: String(i + 1) }))
      replaceChildren(countChoice, segments(say('phones'), numbers, shown, choose))
    },
    count(number) {
      badge.hidden = number === 0
      badge.textContent = number > 99 ? '99+' : String(number)
    },
  }
}
