import { DAY, fromInput, HOUR, MINUTE, sayAhead, sayDay, sayShort, sayTime, toInput } from '../chinaTime'
import type { ClockState } from '../cloud/cloudControl'
import type { DuePoint } from '../due'
import { element, replaceChildren } from '../element'
import { popover } from '../popover'
import { language, say } from '../words'

export interface ClockStripParts {
  /** The project has things that wait for a time. */
  readonly hasDue: boolean
  readonly set: (at: number) => void
  readonly freeze: (frozen: boolean) => void
}

export interface ClockStrip {
  readonly root: HTMLElement
  show(state: ClockState): void
  showDue(points: readonly DuePoint[]): void
  now(): number
}

/** Timers run every minute: a minute after a due time, all that follows from it has happened and been told. */
const TIMERS_DONE = MINUTE

/** What time it is in the cloud, and every way to move it. */
export function clockStrip({ hasDue, set, freeze }: ClockStripParts): ClockStrip {
  const day = element('span', { class: 'clock-day' })
  const time = element('span', { class: 'clock-time figures' })
  const frozenMark = element('span', { class: 'mark' }, say('frozen'))
  const freezeButton = element('button', { type: 'button', class: 'quiet freeze' })
  const due = element('div', { class: 'due', hidden: !hasDue })
  let state: ClockState = { now: Date.now(), frozen: true }
  let since = performance.now()

  const now = () => (state.frozen ? state.now : state.now + (performance.now() - since))
  const tick = () => {
    day.textContent = sayDay(now(), language())
    time.textContent = sayTime(now(), true)
  }
  setInterval(tick, 250)
  freezeButton.addEventListener('click', () => freeze(!state.frozen))

  const step = (text: string, by: number, key: string) =>
    element(
      'button',
      { type: 'button', class: 'quiet step', 'data-step': key, on: { click: () => set(now() + by) } },
      text,
    )

  const setButton = element('button', { type: 'button', class: 'quiet' }, say('setTime'))
  const sheet = popover(setButton, (content, close) => {
    const field = element('input', { type: 'datetime-local', value: toInput(now()), required: true })
    content.append(
      element(
        'form',
        {
          class: 'set-time',
          on: {
            submit: (event) => {
              event.preventDefault()
              const at = fromInput(field.value)
              if (at === null) return
              close()
              set(at)
            },
          },
        },
        element('label', {}, say('chinaTime'), field),
        element('button', { type: 'submit', class: 'strong' }, say('go')),
      ),
    )
  })

  const root = element(
    'div',
    { class: 'clock', role: 'group', 'aria-label': say('chinaTime') },
    element('div', { class: 'clock-face', title: say('chinaTime') }, day, time, frozenMark),
    element(
      'div',
      { class: 'steps' },
      step(say('back1'), -MINUTE, 'back1'),
      step(say('plus1'), MINUTE, 'plus1'),
      step(say('plusHour'), HOUR, 'plusHour'),
      step(say('plusDay'), DAY, 'plusDay'),
    ),
    due,
    element('div', { class: 'steps' }, setButton, freezeButton),
    sheet,
  )

  return {
    root,
    now,
    show(next) {
      state = next
      since = performance.now()
      frozenMark.hidden = !next.frozen
      freezeButton.textContent = say(next.frozen ? 'thaw' : 'freeze')
      tick()
    },
    showDue(points) {
      const [first] = points
      const button = element(
        'button',
        {
          type: 'button',
          class: 'quiet next',
          disabled: !first,
          title: first ? `${sayShort(first.at)} ${first.title}` : say('noNext'),
          on: { click: () => first && set(first.at + TIMERS_DONE) },
        },
        element('span', {}, say('next')),
        first
          ? element('span', { class: 'next-what' }, `${sayAhead(first.at - now(), language())} · ${first.title}`)
          : null,
      )
      replaceChildren(due, button)
    },
  }
}
