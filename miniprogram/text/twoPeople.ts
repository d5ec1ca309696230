/** How an act that takes two goes on, as its first screen says it: who may confirm, until when, and when it counts. */
export const takesTwo = {
  /** Seats, settings, rules of rating. */
  delayed: '要两个人：另一户的院管委会成员 7 天内确认，再让大家看 3 天，没有够数的户不同意就生效。',
  /** Settings that touch votes. */
  settings: '改投票的规矩要两个人：另一户的院管委会成员 7 天内确认，再过 10 天生效，大家都会看到。',
  /** Steps in a vote. */
  prompt: '要两个人：另一户的院管委会成员 7 天内确认，确认了马上生效，大家都会看到。',
  /** What touches one door. */
  household: '要两个人：另一户的院管委会成员 7 天内确认。这户会先知道，最早两天后生效。',
} as const
