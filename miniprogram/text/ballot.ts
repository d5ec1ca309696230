import type { VotesOutput } from '../../cloudfunctions/votes/contract'

/** A ballot's options, in the order every screen and paper keeps. */
export const ballotOptions = [
  { choice: 'yes', name: '同意' },
  { choice: 'no', name: '反对' },
  { choice: 'abstain', name: '弃权' },
] as const

export type Choice = (typeof ballotOptions)[number]['choice']

export const nameOfChoice = (choice: Choice): string =>
  ballotOptions.find((option) => option.choice === choice)?.name ?? ''

export const isChoice = (text: string): text is Choice => ballotOptions.some((option) => option.choice === text)

type Elector = VotesOutput<'motion'>['mine'][number]

/** That a household has taken part, for those of it who didn't cast: by which way and whose hand, never what. */
export function sayTookPart({
  carried,
  tookPart,
}: {
  carried: boolean
  tookPart: NonNullable<Elector['tookPart']>
}): string {
  const done = `${carried ? '这一户' : '你家'}已经投过了，`
  switch (tookPart.channel) {
    case 'paper':
      return `${done}用的是纸票`
    case 'hands':
      return `${done}是在会上举手的`
    case 'box':
      return `${done}是投进票箱的`
    case 'wechat':
      if (tookPart.by === 'household') return `${done}是家里另一个人投的`
      return carried ? `${done}是另一个人投的` : `${done}是原先的户代表投的`
  }
}

/** Said before a choice is made. */
export const ONLY_MINE = '投了什么只有你这部手机的微信看得到，家里其他人只看得到“投过了”'
