import { JINXIU, LIUHE, NANQIAO } from './places'

/** The demo's named people. Everybody else on the rolls has an openid made from their household's number. */
export interface NamedPerson {
  readonly openid: string
  readonly name: string
  /** Household number on the roll; null = lives nowhere we know of. */
  readonly household: string | null
  readonly place: string
  readonly role: { readonly zh: string; readonly en: string }
  readonly group: string
}

const NOWHERE = '还没加入'

const representative = { zh: '户代表', en: 'representative' }
const committee = { zh: '院管委会', en: 'committee' }
const owners = { zh: '业委会', en: 'owners’ committee' }

const person = (
  openid: string,
  name: string,
  household: string | null,
  place: string,
  role: NamedPerson['role'],
  group: string,
): NamedPerson => ({ openid: `demo-${openid}`, name, household, place, role, group })

export const people = {
  liuXiuying: person(
    'liu-xiuying',
    '刘秀英',
    'N025',
    '2组1号',
    { zh: '户代表,68 岁', en: 'representative, 68' },
    NANQIAO,
  ),
  liuLijuan: person('liu-lijuan', '刘丽娟', 'N025', '2组1号', { zh: '秀英的女儿', en: 'Xiuying’s daughter' }, NANQIAO),
  luGuodong: person('lu-guodong', '陆国栋', 'N078', '4组6号', representative, NANQIAO),
  mengXuemei: person('meng-xuemei', '孟雪梅', 'N038', '2组14号', representative, NANQIAO),
  zhouYongfu: person(
    'zhou-yongfu',
    '周永福',
    'N060',
    '3组12号',
    { zh: '院管委会主任', en: 'committee, chair' },
    NANQIAO,
  ),
  zhangYuhua: person('zhang-yuhua', '张玉华', 'N052', '3组4号', committee, NANQIAO),
  tangJianping: person(
    'tang-jianping',
    '唐建平',
    null,
    '物业服务队',
    { zh: '物业经理', en: 'property manager' },
    NANQIAO,
  ),
  leiZhiqiang: person('lei-zhiqiang', '雷志强', 'N057', '3组9号', committee, NANQIAO),

  xuZhengcai: person(
    'xu-zhengcai',
    '徐正才',
    '1-1-0102',
    '1栋0102',
    { zh: '业委会主任', en: 'owners’ committee, chair' },
    JINXIU,
  ),
  duanSiyu: person('duan-siyu', '段思雨', '1-1-0301', '1栋0301', owners, JINXIU),
  renGuangrong: person('ren-guangrong', '任光荣', '1-2-0701', '1栋0701', owners, JINXIU),
  chengXiuying: person(
    'cheng-xiuying',
    '程秀英',
    '2-1-0101',
    '2栋两套',
    { zh: '业主,一人两套', en: 'owner of two units' },
    JINXIU,
  ),
  liYuhua: person('li-yuhua', '李玉华', '2-2-0601', '2栋0601', { zh: '业主', en: 'owner' }, JINXIU),
  chengXiulan: person(
    'cheng-xiulan',
    '程秀兰',
    '3-1-0101',
    '3栋商铺',
    { zh: '物业经理', en: 'property manager' },
    JINXIU,
  ),

  heMinghua: person('he-minghua', '何明华', null, '', { zh: '刚建院落,等户册', en: 'founder, no roll yet' }, LIUHE),
  luoSiyu: person('luo-siyu', '罗思雨', null, '', { zh: '申请加入南桥', en: 'asks to join Nanqiao' }, NOWHERE),
  newNeighbour: person(
    'new-neighbour',
    '新邻居',
    null,
    '',
    { zh: '什么都还没加入', en: 'has joined nothing' },
    NOWHERE,
  ),
} as const satisfies Record<string, NamedPerson>

const byHousehold = new Map<string, NamedPerson>(
  Object.values<NamedPerson>(people)
    .filter(({ openid }) => openid !== people.liuLijuan.openid)
    .flatMap((named) => (named.household === null ? [] : [[named.household, named]])),
)

/** Somebody of this household has a part in the story. */
export const isNamed = (householdNo: string): boolean => byHousehold.has(householdNo)

/** Who holds the phone of a household: its named person, or its head. */
export function holderOf(household: { readonly no: string; readonly headName: string }): {
  readonly openid: string
  readonly name: string
} {
  return byHousehold.get(household.no) ?? { openid: `demo-${household.no.toLowerCase()}`, name: household.headName }
}
