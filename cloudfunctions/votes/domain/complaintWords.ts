import type { LotDocument, MotionDocument, RaisedDocument } from '../../shared/documents'
import type { Say, Words } from '../../engines/raised/tells'

type Motion = Pick<MotionDocument, 'title'>
export type ComplaintKind = 'receiptMissing' | 'lateClaim'

const what: Readonly<Record<ComplaintKind, string>> = {
  receiptMissing: '有一户说自己的回执不在记录里',
  lateClaim: '有一户说名下的票不是自己家投的',
}

export const complaintWords = ({ title }: Motion, kind: ComplaintKind): Words<ComplaintKind, 'raised'> => ({
  committee: {
    title: `${what[kind]}：${title}`,
    text: '现在抽签请三户不相干的人家来定，院管委会不用做什么，也不能定。结果旁边会写着。',
  },
  raiser: {
    title: `你提的交给三户来定了：${title}`,
    text: '抽签请三户不相干的人家来定，两户说的一样就算数，定了就告诉你。',
  },
})

export function complaintSettledWords(
  { title }: Motion,
  state: 'upheld' | 'dismissed' | 'undecided',
): Words<ComplaintKind, 'upheld'> {
  const said: Readonly<Record<typeof state, string>> = {
    upheld: '三户认为属实，写在结果旁边。属实的户数够改变结果的，就重新表决。',
    dismissed: '三户认为不属实。',
    undecided: '到了日子三户还没定下来，记作“没有裁定”，写在结果旁边。',
  }
  const say = (head: string): Say => ({ title: `${head}：${title}`, text: said[state] })
  return { raiser: say('你提的有结果了'), committee: say('一户提的有结果了') }
}

/** What the households who settle it read. */
export function complaintPanelWords(
  { title }: Motion,
  { kind, text }: Pick<RaisedDocument, 'text'> & { readonly kind: ComplaintKind },
): Pick<LotDocument, 'title' | 'lines' | 'words'> {
  return {
    title: `${what[kind]}：《${title}》`,
    lines: [
      `${what[kind]}。`,
      kind === 'receiptMissing' ? `他家手机上留的回执是 ${text}，公布的记录里没有它。` : `他家说：${text}`,
      '可以看他家的手机，问问当时是谁来收的、怎么投的；不问选了什么。',
      '点“属实”：写在结果旁边，够改变结果的就重新表决。',
      '点“不属实”：就此了结。',
    ],
    words: { yes: '属实', no: '不属实' },
  }
}
