import type { SendingTrouble } from '../cloud/background'
import { say } from '../words'

/** How sending service notices stands, in a sentence or two. */
export function saySending({ answers, holding, held }: SendingTrouble): string {
  const said = [
    answers.length ? say('sendTroubled', { n: answers.length }) : '',
    holding ? (held === 0 ? say('sendSilent') : say('sendWaiting', { n: held })) : '',
  ].filter(Boolean)
  return said.join(' ') || say('sendWell')
}
