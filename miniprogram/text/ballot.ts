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
