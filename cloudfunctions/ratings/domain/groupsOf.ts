/** The groups of a roll, in its order. */
export const groupsOf = (households: readonly { readonly group: string }[]): string[] => [
  ...new Set(households.map(({ group }) => group)),
]
