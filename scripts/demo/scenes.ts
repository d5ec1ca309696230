import { playHistory } from './history'
import { people } from './people'
import type { Stage } from './stage'
import * as story from './story'

export type SceneKey =
  'start' | 'consulting' | 'announced' | 'voting' | 'closing' | 'noQuorum' | 'posted' | 'objected' | 'inForce'

interface Words {
  readonly zh: string
  readonly en: string
}

/** A moment of the story that the desk can go back to. Each goes on from another one. */
export interface Scene {
  readonly key: SceneKey
  /** Null = from an empty cloud. */
  readonly after: SceneKey | null
  readonly name: Words
  readonly note: Words
  readonly phones: readonly string[]
  readonly play: (stage: Stage) => Promise<void>
}

const { liuXiuying, liuLijuan, luGuodong, mengXuemei, zhouYongfu, leiZhiqiang } = people
const { xuZhengcai, duanSiyu, chengXiuying, heMinghua, newNeighbour } = people
const phones = (...holders: readonly { readonly openid: string }[]) => holders.map(({ openid }) => openid)

export const scenes: readonly Scene[] = [
  {
    key: 'start',
    after: null,
    name: { zh: '起点:刚开始', en: 'The beginning' },
    note: {
      zh: '南桥有户册,第 1 稿在施行,第 3 稿刚起草;柳河刚建,户册等着导入',
      en: 'Nanqiao has a roll and rules in force, a new draft is written; Liuhe waits for its roll to be imported',
    },
    phones: phones(zhouYongfu, liuXiuying, heMinghua, newNeighbour),
    play: async (stage) => {
      await playHistory(stage)
      await story.draftThirdVersion(stage)
    },
  },
  {
    key: 'consulting',
    after: 'start',
    name: { zh: '征求意见', en: 'Asking for opinions' },
    note: {
      zh: '第 3 稿请大家提意见,已有 6 条;有人申请加入',
      en: 'Residents say what they think of the draft; somebody asks to join',
    },
    phones: phones(liuLijuan, zhouYongfu, mengXuemei, duanSiyu),
    play: story.askForOpinions,
  },
  {
    key: 'announced',
    after: 'consulting',
    name: { zh: '公示表决', en: 'The vote is announced' },
    note: {
      zh: '第 3 稿已定稿,11月28日 8:00 开始投票',
      en: 'The draft is sealed; voting opens on 28 November at 8:00',
    },
    phones: phones(liuXiuying, zhouYongfu, xuZhengcai, newNeighbour),
    play: story.announceVote,
  },
  {
    key: 'voting',
    after: 'announced',
    name: { zh: '投票中', en: 'Voting' },
    note: {
      zh: '58 户投了,还差 6 户;秀英还没投,一张纸票等人见证',
      en: '58 households have voted, 6 are missing; Xiuying hasn’t, a paper ballot waits for its witness',
    },
    phones: phones(liuXiuying, zhouYongfu, leiZhiqiang, newNeighbour),
    play: story.openVote,
  },
  {
    key: 'closing',
    after: 'voting',
    name: { zh: '快截止', en: 'Closing soon' },
    note: { zh: '还剩一小时,还差 1 户', en: 'An hour left, one household missing' },
    phones: phones(liuXiuying, zhouYongfu, leiZhiqiang, luGuodong),
    play: story.nearlyClose,
  },
  {
    key: 'noQuorum',
    after: 'closing',
    name: { zh: '没到数', en: 'No quorum' },
    note: {
      zh: '差 1 户没投够,院管委会可以延长一次,或者就此结束',
      en: 'One household short: the committee may extend once, or end it',
    },
    phones: phones(zhouYongfu, liuXiuying, leiZhiqiang, xuZhengcai),
    play: story.missQuorum,
  },
  {
    key: 'posted',
    after: 'closing',
    name: { zh: '结果公示', en: 'The result is posted' },
    note: {
      zh: '71 户投票,58 户同意,公示 7 天;谁都可以重新数一遍',
      en: '71 voted, 58 for it; posted for 7 days; anyone can recount',
    },
    phones: phones(liuXiuying, zhouYongfu, mengXuemei, liuLijuan),
    play: story.postResult,
  },
  {
    key: 'objected',
    after: 'posted',
    name: { zh: '有异议', en: 'An objection' },
    note: {
      zh: '孟雪梅提了异议，院管委会要答复；她不认可，就抽三户来定',
      en: 'Meng Xuemei objects; the committee answers, and if she says no, three households drawn by lot decide',
    },
    phones: phones(mengXuemei, zhouYongfu, liuXiuying, chengXiuying),
    play: story.object,
  },
  {
    key: 'inForce',
    after: 'posted',
    name: { zh: '已施行', en: 'In force' },
    note: {
      zh: '第 3 稿施行了，可以和上一稿对着看；锦绣花园正在征集意向',
      en: 'The new rules are in force, compare them with the last ones; Jinxiu is being polled',
    },
    phones: phones(liuXiuying, zhouYongfu, chengXiuying, duanSiyu),
    play: story.comeIntoForce,
  },
]

export const FIRST_SCENE: SceneKey = 'voting'

export function sceneOf(key: string): Scene {
  const scene = scenes.find((candidate) => candidate.key === key)
  if (!scene) throw new Error(`no scene ${key}`)
  return scene
}

/** The scenes to play for this one, the first of them first. */
export function wayTo(key: SceneKey): readonly Scene[] {
  const scene = sceneOf(key)
  return scene.after === null ? [scene] : [...wayTo(scene.after), scene]
}
