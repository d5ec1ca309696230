import type { CourtyardOutput } from '../../../../cloudfunctions/courtyard/contract'

type Answer = CourtyardOutput<'privacyNote'>

export interface PrivacyView {
  /** Who answers for what is stored, and how to reach them (个人信息保护法 17). */
  readonly responsible: readonly string[]
}

export interface Section {
  readonly title: string
  readonly lines: readonly string[]
}

const OPERATOR =
  '小程序由开办它的单位受院管委会委托，代为存放和处理这些信息。它的名字和联系办法在右上角“···”里的“关于”。'

export function showPrivacy({ courtyard }: Answer): PrivacyView {
  if (!courtyard) {
    return {
      responsible: [
        '你加入哪个院落，就由哪个院落的院管委会负责：存什么、怎么用，由他们定。你建的院落，由你们自己的院管委会负责。',
        OPERATOR,
      ],
    }
  }
  return {
    responsible: [`${courtyard.name}的院管委会负责：存什么、怎么用，由他们定。${sayContact(courtyard)}`, OPERATOR],
  }
}

function sayContact({ contact, committee, community }: NonNullable<Answer['courtyard']>): string {
  if (contact) return `找他们：${contact}。`
  const ask = community ? `，也可以问${community}` : ''
  return committee.length > 0
    ? `院管委会有${committee.join('、')}。他们还没有写下联系办法，请当面找${ask}。`
    : `他们还没有写下联系办法，请当面找${ask}。`
}

/**
 * What is stored, what for, who sees it, how long, and what one can ask for: 个人信息保护法 17, 31, 44–47, 50, 65. It says what the
 * functions do and nothing else; test/unit/miniprogram/pages/privacy.test.ts holds it to the roll's columns and to every
 * collection of the database.
 */
export const sections: readonly Section[] = [
  {
    title: '存了什么，拿来做什么',
    lines: [
      '户册：户号、小组或楼栋、门牌、户主名字、电话、成年人数、常住人数、房号和房屋面积、用途、面积从哪里来，还有备注。由院管委会导进来，用来认户、定谁来投票、数户数和面积、上门通知。',
      '你这边：微信给的一串编号、你填的名字、你是哪一户、申请加入时写的话、查院落和试户码的次数。用来认出你，在微信里提醒你，防别人乱查乱试。',
      '投票：每次表决留一份名册（户号、户主名字、人数、面积），记你家投了什么、什么时候投的、回执；纸票还有一张照片；谁说过“不是我家投的”，上门问“交了没有”时你家怎么说的。用来数票，让大家重新数一遍。',
      '评议：你家打的分和写的话、表扬、答复认不认可、申诉。用来算结果，答复大家。',
      '开会：来不来、请谁代、什么时候签到、要求更正记录的话；会上派给谁的任务。',
      '你说的话：对草案的意见、对结果的异议、对公示的询问，和它们的答复；数票以后说的“我的回执不在”“不是我家投的”；抽签请到你家来断一件事时，你家答应没有、怎么断的。',
      '通知：哪一户看过、谁签收了、单子和海报的照片、微信提醒发没发出去、还能提醒几次。用来看还有谁不知道。',
      '院管委会办的事：两个人一起办的事，是谁提的、谁确认的、改了什么；你家的记录（谁加入、谁退出、谁来投、投没投过）。用来让大家看得见，有不对的能改回来。',
      '运行记录：什么时候、办的哪一步、用了多久、成不成。里面没有名字、电话，也没有你写的话和投的票。',
      '不取你的位置和通讯录。手机号不要你填。',
    ],
  },
  {
    title: '谁看得到',
    lines: [
      '户册：院管委会看得到，电话遮住中间几位。自己家的，家里人看得到。物业评户的时候看得到户号、门牌和户主名字。',
      '你投了什么、打了几分：你自己看得到，家里其他人只看得到“投过了”“交过了”，院里的人和别的住户查不到；管理数据库的人技术上看得到。院管委会只看得到哪户投了。纸票由记票的和见证的两个人看到。',
      '大家都看得到：表决的记录，里面只有回执，没有名字；受表扬的户，不愿意可以谢绝；询问和答复，不写是谁问的；任务由谁来办。',
      '你提的意见和异议：院管委会看得到，不写你的名字。评议里写的话，被评的一方看得到，也不写名字。',
      '微信：你写的话和传的图，会交给微信检查合不合适；提醒由微信发出去。',
    ],
  },
  {
    title: '存多久',
    lines: [
      '退出院落，马上删掉你的名字和你跟哪一户的绑定。换了户码，旧的马上作废删掉。',
      '别的现在没有自动删除的日子，一直存着：搬走的户标成不在册；数过的票要留着给大家核对；微信编号、打过的分和写过的话挂在一串内部编号下面；申请加入时写的名字和话也留着。',
      '用不着了想删，请找院管委会。',
    ],
  },
  {
    title: '你可以要求什么',
    lines: [
      '看和抄：自己家的在“我的”里。想看全部，或者要一份，找院管委会（个人信息保护法第四十五条）。',
      '改：名字、户主、人数、面积不对，找院管委会改（第四十六条）。',
      '删，或者不让再用：先在“我的”里退出，再请院管委会删掉剩下的（第四十四条、第四十七条）。数过的票不能删，要留着给大家核对。',
      '不用小程序也行：可以投纸票，看公示栏。',
    ],
  },
  {
    title: '孩子',
    lines: [
      '户册只记家里有几个人，没有孩子的名字。不满十四岁的请不要自己加入；要存孩子的信息，先要爸妈或者别的监护人同意（第三十一条）。',
    ],
  },
  {
    title: '不满意，找谁',
    lines: [
      '先找院管委会，他们要答复你；不答应，要说明理由（第五十条）。',
      '也可以找社区，向网信部门投诉、举报（第六十五条）；要求被拒绝的，可以向法院起诉（第五十条）。',
    ],
  },
]
