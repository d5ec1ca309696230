import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { VotesInput } from '../../cloudfunctions/votes/contract'
import { china } from './chinaTime'
import { together, type Holder, type Stage } from './stage'
import { confirmAct } from './together'

type Choice = VotesInput<'castBallot'>['choice']

export interface Draft {
  /** Under which the version is remembered. */
  readonly version: string
  readonly title: string
  readonly text: string
}

/** A text of the demo, or of the samples. */
export const demoText = (name: string): string => readFileSync(join(__dirname, 'texts', name), 'utf8')
export const sampleText = (name: string): string =>
  readFileSync(join(__dirname, '../../test/fixtures/samples', name), 'utf8')

export async function writeDraft(stage: Stage, openid: string, { version, title, text }: Draft): Promise<void> {
  const saved = await stage.actor(openid).courtyard('saveDraft', { versionId: null, title, text, revision: 0 })
  stage.memory.versions[version] = saved.versionId
}

async function revisionOf(stage: Stage, openid: string, version: string) {
  const versionId = versionOf(stage, version)
  const { revision } = await stage.actor(openid).courtyard('draft', { versionId })
  return { versionId, revision }
}

/** Shows the draft to the residents and asks what they think. */
export async function consult(stage: Stage, openid: string, version: string): Promise<void> {
  await stage.actor(openid).courtyard('openConsultation', await revisionOf(stage, openid, version))
}

export async function seal(stage: Stage, openid: string, version: string): Promise<void> {
  await stage.actor(openid).courtyard('sealDraft', await revisionOf(stage, openid, version))
}

export interface Announcement {
  /** Under which the motion is remembered; also its version's name. */
  readonly version: string
  readonly title: string
  readonly question: string
  /** In an estate: which of the owners' matters it is, or `none`. */
  readonly matter?: VotesInput<'announceMotion'>['matter']
  readonly regimeKey: VotesInput<'announceMotion'>['regimeKey']
  readonly standing: VotesInput<'announceMotion'>['standing']
  /** China time. */
  readonly opens: string
  readonly closes: string
}

export async function announce(stage: Stage, openid: string, vote: Announcement): Promise<void> {
  const { version, title, question, matter, regimeKey, standing, opens, closes } = vote
  const { motionId, proposalId } = await stage.actor(openid).votes('announceMotion', {
    versionId: versionOf(stage, version),
    ...(matter === undefined ? {} : { matter }),
    regimeKey,
    standing,
    title,
    question,
    opensAt: china(opens),
    closesAt: china(closes),
  })
  await confirmAct(stage, 'votes', openid, proposalId)
  stage.memory.motions[version] = motionId
}

export function versionOf({ memory }: Stage, name: string) {
  const versionId = memory.versions[name]
  if (versionId === undefined) throw new Error(`no version ${name} yet`)
  return versionId
}

export function motionOf({ memory }: Stage, name: string) {
  const motionId = memory.motions[name]
  if (motionId === undefined) throw new Error(`no motion ${name} yet`)
  return motionId
}

/** Each of them casts, `choiceOf` by the place in the list. */
export async function castAll(
  stage: Stage,
  motion: string,
  voters: readonly Holder[],
  choiceOf: (place: number) => Choice,
): Promise<void> {
  const motionId = motionOf(stage, motion)
  await together(voters, ({ openid }, place) =>
    stage.actor(openid).votes('castBallot', { motionId, choice: choiceOf(place), householdId: null }),
  )
}

/** They open the motion and read it, without casting. */
export async function readAll(stage: Stage, motion: string, readers: readonly Holder[]): Promise<void> {
  const motionId = motionOf(stage, motion)
  await together(readers, ({ openid }) => stage.actor(openid).votes('motion', { motionId }))
}

/**
 * The courtyard's phones in an order in which neighbours don't vote one after the other, so that turnout spreads over all
 * groups as it does in life. Always the same order.
 */
export function inVotingOrder(stage: Stage, courtyard: string): readonly Holder[] {
  const holders = stage.memory.holders[courtyard] ?? []
  const stride = [37, 41, 43].find((step) => holders.length % step !== 0) ?? 1
  return holders.map((_, i) => holders[(i * stride) % holders.length]).filter((holder) => holder !== undefined)
}
