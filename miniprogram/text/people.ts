const COMPOUND = ['欧阳', '司马', '上官', '诸葛', '东方', '皇甫', '尉迟', '公孙', '慕容', '令狐']

/** How neighbours call somebody: 刘秀英 → 秀英. Two characters and foreign names stay whole. */
export function givenName(name: string): string {
  const trimmed = name.trim()
  if (!/^[\u4e00-\u9fff]{3,4}$/.test(trimmed)) return trimmed
  return trimmed.slice(COMPOUND.includes(trimmed.slice(0, 2)) ? 2 : 1)
}

/** Where a household lives, short: “3组7号”. The address says it best; else group and number. */
export function placeOf(household: { readonly group: string; readonly no: string; readonly address: string }): string {
  return household.address || `${household.group} ${household.no}`.trim()
}

interface InCommunity {
  readonly community: string
  readonly communityConfirmed: boolean
}

/** 南桥社区（待确认）: named by whoever founded the courtyard, and nobody of the community has said yes to it yet. */
export const sayCommunity = ({ community, communityConfirmed }: InCommunity): string =>
  community && !communityConfirmed ? `${community}（待确认）` : community

const line = (community: string, name: string): string => [community, name].filter(Boolean).join(' · ')

/** “南桥村 · 南桥院坝”, at the head of every day's page: whether the community is confirmed is said where one looks for it. */
export const homeLine = ({ community, name }: { readonly community: string; readonly name: string }): string =>
  line(community, name)

/** “南桥村（待确认） · 南桥院坝” */
export const placeLine = (courtyard: InCommunity & { readonly name: string }): string =>
  line(sayCommunity(courtyard), courtyard.name)
