import { nameOfChoice, type Choice } from '../../../text/ballot'

export interface PaperLocal {
  readonly photo: string
  readonly choice: Choice | ''
}

export interface PaperView {
  /** What is still missing; empty when it can be handed in. */
  readonly reason: string
  readonly said: string
}

/** The photo comes first: what is chosen is read off the paper, not remembered. */
export function showPaper({ photo, choice }: PaperLocal): PaperView {
  const reason = photo === '' ? '先给纸票拍一张照' : choice === '' ? '照着纸票,点一下写的是哪项' : ''
  return { reason, said: choice === '' ? '' : `纸票上写的是:${nameOfChoice(choice)}` }
}
