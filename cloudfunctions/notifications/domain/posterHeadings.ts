import type { Topic } from '../../shared/documents'

/** What a poster is called above the courtyard's name, and its seal; printed or on the phone. */
export const posterHeadings: Readonly<Record<Topic, { readonly heading: string; readonly seal: string }>> = {
  door: { heading: '告知住户', seal: '告知' },
  acts: { heading: '院务公告', seal: '院务' },
  votes: { heading: '院坝表决', seal: '表决' },
  rules: { heading: '院规院约', seal: '院规' },
  disclosures: { heading: '公开公示', seal: '公示' },
  meetings: { heading: '开会通知', seal: '开会' },
  ratings: { heading: '评议', seal: '评议' },
  safety: { heading: '安全提醒', seal: '安全' },
  notices: { heading: '通知', seal: '通知' },
}
