/** What a person can say to an article of a draft, in fixed order. */
export const stances = [
  { stance: 'agree', name: '同意' },
  { stance: 'change', name: '要改' },
  { stance: 'object', name: '反对' },
] as const

export type Stance = (typeof stances)[number]['stance']

export const nameOfStance = (stance: Stance): string => stances.find((one) => one.stance === stance)?.name ?? ''

export const isStance = (text: string): text is Stance => stances.some((one) => one.stance === text)
