/** 小组 or 楼栋 in the order in which the roll first names them. */
export const groupNames = (households: readonly { readonly group: string }[]): string[] => [
  ...new Set(households.map(({ group }) => group)),
]
