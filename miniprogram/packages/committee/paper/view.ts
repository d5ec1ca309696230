import { nameOfChoice, type Choice } from '../../../text/ballot'

export interface PaperLocal {
  readonly photo: string
  readonly choice: Choice | ''
  /** As typed. */
  readonly slip: string
}

export interface PaperView {
  /** What is still missing; empty when it can be handed in. */
  readonly reason: string
  readonly said: string
}

/** The photo comes first: what is chosen is read off the paper, not remembered. */
/** Null = not the number of a slip. */
export const slipNumberOf = (typed: string): number | null =>
  /^[1-9]\d{0,3}$/.test(typed.trim()) ? Number(typed.trim()) : null

export function showPaper({ photo, choice, slip }: PaperLocal): PaperView {
  const reason =
    photo === ''
      ? '先给纸票拍一张照'
      : slipNumberOf(slip) === null
        ? '照着纸票，填右上角的编号'
        : choice === ''
          ? '照着纸票，点一下写的是哪项'
          : ''
  return { reason, said: choice === '' ? '' : `纸票上写的是:${nameOfChoice(choice)}` }
}
