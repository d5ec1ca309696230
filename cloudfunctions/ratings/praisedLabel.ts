import type { HouseholdDocument } from '../shared/documents'

/** How a praised household is named in public: “3组 刘秀英家”. */
export const praisedLabel = ({ group, headName }: Pick<HouseholdDocument, 'group' | 'headName'>): string =>
  `${group} ${headName}家`.trim()
