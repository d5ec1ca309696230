import type { Background, SendingTrouble } from '../cloud/background'
import { element, replaceChildren } from '../element'
import { segments } from '../segments'
import { say } from '../words'
import type { BackgroundPart } from './backgroundPart'
import { saySending } from './saySending'

/** WeChat's errcodes of subscribeMessage.send: the person takes no more of it; WeChat itself failed. */
const ARRIVES = 0
const REFUSED = 43101
const BUSY = -1

/** How sending service notices goes from here on. */
export function sendingPanel(cloud: Background): BackgroundPart {
  const choices = element('div', { class: 'choices' })
  const state = element('p', { role: 'status' })
  let next: number | null = null
  let holding: boolean | null = null
  const show = (trouble: SendingTrouble) => {
    state.textContent = saySending(trouble)
    const coming = trouble.answers[0] ?? ARRIVES
    // what was just chosen here stands already, with the focus on it
    if (coming === next && trouble.holding === holding) return
    next = coming
    holding = trouble.holding
    replaceChildren(choices, nextOne(coming), answers(trouble.holding))
  }
  const order = (work: Promise<SendingTrouble>) => void work.then(show).catch(() => undefined)
  const nextOne = (coming: number) =>
    segments(
      say('sendNext'),
      [
        { value: ARRIVES, text: say('sendArrives') },
        { value: REFUSED, text: say('sendRefused') },
        { value: BUSY, text: say('sendBusy') },
      ],
      coming,
      (code) => {
        next = code
        order(cloud.answerSending(code === ARRIVES ? [] : [code]))
      },
    )
  const answers = (silent: boolean) =>
    segments(
      say('sendAnswers'),
      [
        { value: 'answered', text: say('sendAnswered') },
        { value: 'held', text: say('sendHeld') },
      ],
      silent ? 'held' : 'answered',
      (chosen) => {
        holding = chosen === 'held'
        order(cloud.holdSending(holding))
      },
    )
  return {
    root: element('section', {}, element('h3', {}, say('sending')), choices, state),
    refresh: async () => {
      const trouble = await cloud.sendingTrouble()
      show(trouble)
      return trouble.answers.length + (trouble.holding ? 1 : 0)
    },
  }
}
