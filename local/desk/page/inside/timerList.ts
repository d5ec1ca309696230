import type { Background, TimerEntry } from '../cloud/background'
import { element } from '../element'
import { say } from '../words'
import type { BackgroundPart } from './backgroundPart'
import { keyedList, type Row } from './keyedList'
import { sayTimer } from './sayTimer'

/** The functions' timers: when each goes off, and a button that doesn't wait for that. */
export function timerList(cloud: Background): BackgroundPart {
  const list = keyedList<TimerEntry>(
    'lines',
    () => say('noTimers'),
    (timer) => [timer.function, timer.trigger, timer.config].join('\n'),
    (timer) => timerRow(timer, (one) => cloud.fireTimer(one)),
  )
  return {
    root: element('section', {}, element('h3', {}, say('timers')), list.root),
    refresh: async () => {
      list.show(await cloud.timers())
      return 0
    },
  }
}

function timerRow(timer: TimerEntry, fire: (timer: TimerEntry) => Promise<string | null>): Row<TimerEntry> {
  const said = element('span', { class: 'line-note', role: 'status' })
  const run = element('button', { type: 'button', class: 'quiet small' }, say('runNow'))
  const tell = (text: string, wrong: boolean) => {
    said.textContent = text
    said.classList.toggle('wrong', wrong)
  }
  run.addEventListener('click', () => {
    run.disabled = true
    tell(say('running'), false)
    fire(timer)
      .then((error) => tell(error === null ? say('ranWell') : `${say('ranBadly')}: ${error}`, error !== null))
      .catch((error: unknown) => tell(`${say('ranBadly')}: ${String(error)}`, true))
      .finally(() => (run.disabled = false))
  })
  return {
    root: element(
      'div',
      { class: 'line' },
      element('b', {}, `${timer.function}.${timer.trigger}`),
      element('span', { class: 'line-note', title: timer.config }, sayTimer(timer.config)),
      element('span', { class: 'line-end' }, said, run),
    ),
    show: () => undefined,
  }
}
