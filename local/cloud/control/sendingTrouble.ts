import type { Cloud } from '../cloud'
import { BadRequest, type Reply } from '../server/exchange'

export function readSendingTrouble(cloud: Cloud): Reply {
  return { json: cloud.messages.trouble.state() }
}

/** `{ answers: [errcode] }` and/or `{ hold: true | false }`: see SendingTrouble. */
export function makeSendingTrouble(cloud: Cloud, { answers, hold }: Record<string, unknown>): Reply {
  const { trouble } = cloud.messages
  if (answers !== undefined) {
    if (!Array.isArray(answers) || !answers.every((code) => Number.isInteger(code) && code !== 0)) {
      throw new BadRequest('answers must be a list of error codes')
    }
    trouble.answerNext(answers as number[])
  }
  if (hold !== undefined) {
    if (typeof hold !== 'boolean') throw new BadRequest('hold must be true or false')
    trouble.hold(hold)
  }
  return readSendingTrouble(cloud)
}
