import type { CourtyardKind, RatingSubject, StandardItem, StandardReason } from '../../shared/documents'

/** What a courtyard's first standard of a subject begins with; the committee changes it to what was agreed on. */
export interface StandardTemplate {
  readonly title: string
  readonly items: readonly StandardItem[]
  readonly praiseReasons: readonly StandardReason[]
}

const item = (
  key: string,
  title: string,
  anchors: StandardItem['anchors'],
  ...reasons: readonly (readonly [key: string, title: string])[]
): StandardItem => ({ key, title, anchors, reasons: reasons.map(([reason, name]) => ({ key: reason, title: name })) })

const committee: StandardTemplate = {
  title: '院管委会履职',
  items: [
    item(
      'openness',
      '院务公开',
      ['从来不公开', '问了才说一点', '公开了,但不及时', '按时公开,看得懂', '按时公开,还主动讲清楚'],
      ['late', '公开得晚'],
      ['unclear', '看不明白'],
    ),
    item(
      'accounts',
      '账目清楚',
      ['没见过账', '账对不上', '有账,但不细', '每笔有凭证', '每笔有凭证,问了就答'],
      ['vouchers', '缺凭证'],
      ['noAnswer', '问了没人答'],
    ),
    item(
      'listening',
      '听大家的意见',
      ['听不进话', '听了没下文', '有时有回音', '件件有回音', '上门来问,件件有结果'],
      ['noReply', '没有回音'],
      ['attitude', '态度不好'],
    ),
    item(
      'deeds',
      '办实事',
      ['没见办过事', '说得多做得少', '办了一些', '答应的都办了', '想在前头,办得又好又快'],
      ['slow', '办得慢'],
      ['unfinished', '没办完'],
    ),
    item(
      'fairness',
      '处事公道',
      ['只帮熟人', '常常偏心', '大体公道', '一碗水端平', '公道,还能让两边都服气'],
      ['partial', '偏心'],
    ),
  ],
  praiseReasons: [],
}

const property: StandardTemplate = {
  title: '物业服务标准',
  items: [
    item(
      'cleaning',
      '打扫卫生',
      ['到处是垃圾', '几天才扫一次', '每天扫,有死角', '每天扫,没死角', '每天扫,随脏随扫'],
      ['corners', '有死角'],
      ['bins', '垃圾桶没清'],
    ),
    item(
      'safety',
      '守门巡逻',
      ['没人管', '常常不在岗', '在岗,不巡逻', '按时巡逻', '按时巡逻,陌生人都问'],
      ['absent', '不在岗'],
      ['strangers', '陌生人随便进'],
    ),
    item(
      'repairs',
      '报修维修',
      ['报了没人来', '一周才来', '三天内来', '当天来', '当天来,当天修好'],
      ['slow', '来得慢'],
      ['again', '修了又坏'],
    ),
    item(
      'lights',
      '路灯和公用设施',
      ['坏了没人管', '坏很久才修', '大多是好的', '坏了两天内修好', '天天查,坏不了'],
      ['dark', '路灯不亮'],
      ['broken', '设施坏了'],
    ),
    item(
      'parking',
      '停车秩序',
      ['乱停,堵消防通道', '常常乱停', '偶尔乱停', '停得整齐', '停得整齐,通道一直畅通'],
      ['blocked', '堵了通道'],
    ),
    item(
      'manner',
      '态度和收费',
      ['态度差,乱收费', '爱理不理', '还过得去', '和气,明码标价', '像自家人,收费条条清楚'],
      ['rude', '态度不好'],
      ['fees', '收费不清楚'],
    ),
  ],
  praiseReasons: [],
}

const praiseReasons: readonly StandardReason[] = [
  { key: 'clean', title: '门前常年干净' },
  { key: 'helpful', title: '帮邻居搭把手' },
  { key: 'public', title: '爱护公共地方' },
]

const frontDoor: readonly StandardItem[] = [
  item(
    'clean',
    '门前干净',
    ['垃圾成堆', '常有垃圾', '大致干净', '天天干净', '天天干净,还帮邻居扫'],
    ['rubbish', '有垃圾'],
    ['water', '污水乱倒'],
  ),
  item(
    'order',
    '东西摆放',
    ['堵了路', '堆得乱', '有些杂物', '摆得整齐', '摆得整齐,还好看'],
    ['blocked', '占了道'],
    ['heap', '杂物乱堆'],
  ),
  item('green', '花草树木', ['毁了花草', '没人管', '长得还行', '常常打理', '打理得好,大家都爱看'], ['dry', '没人浇水']),
]

const rural: StandardTemplate = {
  title: '门前三包',
  items: [
    ...frontDoor,
    item(
      'sorting',
      '垃圾分类',
      ['从来不分', '偶尔分', '大半分了', '都分好了', '都分好,还教邻居'],
      ['mixed', '混在一起倒'],
    ),
  ],
  praiseReasons,
}

const estate: StandardTemplate = {
  title: '邻里文明公约',
  items: [
    item(
      'corridor',
      '楼道通畅',
      ['堵死了', '堆得多', '有些杂物', '没有杂物', '没有杂物,还常打扫'],
      ['heap', '楼道堆东西'],
      ['charging', '电动车进楼'],
    ),
    item(
      'sorting',
      '垃圾分类',
      ['从来不分', '偶尔分', '大半分了', '都分好了', '都分好,还教邻居'],
      ['mixed', '混在一起倒'],
    ),
    item('quiet', '不吵邻居', ['半夜还吵', '常常吵', '偶尔吵', '从来不吵', '从来不吵,还提醒大家'], ['night', '晚上吵']),
    item(
      'pets',
      '文明养宠',
      ['放养伤人', '不牵绳', '偶尔不牵绳', '牵绳,清粪便', '样样做到(没养也算)'],
      ['leash', '没牵绳'],
      ['dirt', '没清粪便'],
    ),
  ],
  praiseReasons,
}

export function standardTemplate(subject: RatingSubject, kind: CourtyardKind): StandardTemplate {
  if (subject === 'committee') return committee
  if (subject === 'property') return property
  return kind === 'rural' ? rural : estate
}
