import { sayInstant } from '../text/when'
import type { Refused } from './result'

type Say = string | ((detail: Refused['detail']) => string)

const number = (detail: Refused['detail'], key: string) => {
  const value = detail[key]
  return typeof value === 'number' ? value : undefined
}
const when = (detail: Refused['detail'], key: string, before: string, after: string, otherwise: string) => {
  const at = number(detail, key)
  return at === undefined ? otherwise : `${before}${sayInstant(at)}${after}`
}

/** Every code in one plain sentence that says what to do. The type makes a code without a sentence a compile error. */
const sentences: Record<Refused['code'], Say> = {
  OFFLINE: '现在没连上网。看看手机信号,再点一次就行',
  UNAUTHENTICATED: '微信还没认出你。请关掉小程序,重新打开一次',
  NOT_A_MEMBER: '你还没加入这个院落。请先输入户码,或请院管委会帮你加入',
  FORBIDDEN: '这件事由院管委会来办。需要的话请找院管委会',
  UNKNOWN_PROCEDURE: '小程序有新版本了。请关掉小程序,重新打开一次',
  INVALID_INPUT: '有一处没填对。请看看填的内容,改好再提交',
  SIGN_UNFIT: '里面有看不见的符号，会把字的顺序弄乱。请删掉这一段，自己再打一遍',
  NOT_FOUND: '没找到这一项,可能已经撤下了。请返回上一页看看',
  TOO_LARGE: '内容太多了。请分成几份,再试一次',
  TOO_MANY_TRIES: (detail) =>
    when(
      detail,
      'retryAt',
      '试的次数太多了。请到 ',
      ' 再试，或请院管委会帮忙',
      '试的次数太多了。请过一个小时再试，或请院管委会帮忙',
    ),
  CODE_WRONG: (detail) => {
    const left = number(detail, 'triesLeft')
    return left === undefined
      ? '没有这个户码。请对着单子再核对一遍 12 个数字'
      : `没有这个户码。请对着单子再核对一遍,还可以试 ${left} 次`
  },
  CODE_SPENT:
    '这张单子已经用过了。家里人已经加入的，请他在“我家”里点同意（你先点“没有户码”交一个申请）；不是你家人用的，请找院管委会',
  SLIPS_MADE: '这一组每户都做过单子了。丢了的，请点那一户重做一张',
  SLIPS_GONE: '做好超过 24 小时，这批单子不能再打开了。丢了的，请点那一户重做一张',
  REPRINTED_OFTEN: '这 30 天里你已经重做了 5 张。还要重做的，请院管委会别的成员来',
  TAKES_TWO: '这家已经有人加入了，不用单子：家里别的人，由加入的人点一下同意就行。还是要重做的，要院管委会两位一起办',
  DOOR_UNKNOWN: '户册上没有这个户号。请对着门牌再看看；不知道就空着，院管委会会帮你对上',
  SEAT_TAKEN: '你家已经有人来投票了。要换人，请这位交给你',
  SLIP_MAKER: '这家的单子是你家人做的，要请别家来认',
  RECOGNISED_OFTEN: '这 30 天里你家已经认了 5 家。请别的邻居来认',
  ON_PAPER: '你家用纸票投，手机上不能投。投好请交给院管委会',
  PAPER_LOCKED: '用纸投以后要改回手机，得有人上门问过才行。请找院管委会',
  ALREADY_MEMBER: '你已经加入这个院落了。回首页看看吧',
  REQUEST_PENDING: '你的申请已经交上去了。请等院管委会确认,不用再交',
  LAST_COMMITTEE_MEMBER: '院管委会至少要留一个人。请先让别人进院管委会',
  LAST_OPEN_SEAT: '院管委会至少要有一位没定任期的成员，免得到期以后没人管事。请先再请一位，再给这一位定任期',
  FOUNDED_TOO_MANY: '你建的院落已经够多了。需要再建请联系社区',
  NAME_TAKEN: ({ name, community }) =>
    typeof name === 'string' && typeof community === 'string'
      ? `${community}已经有叫“${name}”的院落了。就是你们院的话，用海报上的院落号加入；不是的话换个名字，比如加上路名`
      : '这里已经有叫这个名字的院落了。请用院落号加入，或者换个名字，比如加上路名',
  PLACE_UNCLEAR: ({ at, name }) =>
    at === 'city'
      ? '认不出是哪个市、区、县。请重新选一次'
      : `“${typeof name === 'string' ? name : ''}”没写全。请写全名，比如${at === 'town' ? '“灌口街道”“石羊镇”' : '“南桥社区”“南桥村”'}`,
  FILE_UNREADABLE: '这个文件打不开。请换成 Excel 或 CSV 表格再试',
  FILE_UNSOUND: '这个文件里面有读不了的内容。请把要用的那张表复制到一个新的表格文件里，再传一次',
  PREVIEW_OUTDATED: '户册刚刚有变动。请重新预览一遍,再确认导入',
  ROLL_HAS_ERRORS: '表里还有要改的地方。请按提示改好,再导入',
  OWNERS_UNDECIDED: '还有同名业主没确认是不是同一个人。请先逐个确认',
  HOUSEHOLD_TAKEN: '这个户号已经有了。请换一个户号',
  NO_ROLL: '还没有户册。请先导入户册',
  EDITED_BY_ANOTHER: ({ name }) =>
    `${typeof name === 'string' && name ? name : '别人'}刚改过这份草稿。请先看看新的内容,再改你的`,
  ALREADY_SEALED: '这一稿已经定稿,不能再改。需要改请另起一稿',
  NOT_CONSULTING: '这一稿现在不收意见了。有话可以当面跟院管委会说',
  EMPTY_TEXT: '还没写内容。请先写上几句',
  RISKY_TEXT: '里面有不合适的话。请换个说法再提交',
  NOTICE_TOO_SHORT: (detail) =>
    when(detail, 'earliestOpensAt', '公告的日子不够。最早从 ', ' 开始投票', '公告的日子不够。请把开始的时间往后挪'),
  HOURS_UNFIT: '开始和截止都要在早上 8 点到晚上 10 点之间，大家醒着的时候。请改一下时间',
  FIRST_VOTE_COMMITTEE: '院里第一次投票，先请大家定院管委会由谁来当。定了以后再投别的',
  TEXT_VOTED_RECENTLY: (detail) =>
    when(
      detail,
      'again',
      '同样的内容刚数过票。请等到 ',
      ' 以后再投，或者改了内容再投',
      '同样的内容 30 天内刚数过票。请过一阵再投，或者改了内容再投',
    ),
  VOTING_TOO_SHORT: (detail) =>
    when(detail, 'earliestClosesAt', '投票的时间太短了。最早到 ', ' 截止', '投票的时间太短了。请把截止的时间往后挪'),
  REGIME_UNFIT: '这种表决办法不适合这个院落，或者不适合这件事。请换一种',
  OWNERS_MATTER: (detail) => {
    const name = typeof detail.name === 'string' && detail.name ? `“${detail.name}”` : '这件事'
    const what =
      detail.named === 1 ? `名字或条文里写的是${name}，法律留给全体业主共同决定` : `${name}法律留给全体业主共同决定`
    const first = detail.named === 1 ? '请在“这是哪一件事”里选对，用意向征集先摸底' : '请改成意向征集，先摸底'
    return `${what}，不能在这里当院落表决。${first}；正式要开业主大会，用书面票或政府的电子投票，要报镇街指导`
  },
  MOTION_RUNNING: '这一稿正在表决。请等这次表决结束',
  NOT_YET_OPEN: (detail) =>
    when(detail, 'opensAt', '投票还没开始。', ' 开始后再来投', '投票还没开始。请到开始后再来投'),
  CLOSED: (detail) => when(detail, 'closesAt', '投票 ', ' 就截止了。请等结果公示', '投票已经截止了。请等结果公示'),
  NOT_IN_ELECTORATE: '这次表决公告的时候,你家还不在户册上。下次表决就可以投了',
  ALREADY_VOTED: '你家已经投过票了,不用再投',
  CAST_BY_ANOTHER: '你家已经由别人投过了，只有投票的那部手机能改',
  CAST_BEFORE: '放在一边的那一票是你投的，或者是你经手的，这一次要换一个人来。家里没有别人的话，请投纸票',
  CLAIMED_ONCE: '你家已经说过一次“不是我家投的”，后来投的这一票就算数。还觉得不对，数票以后可以请三户来定',
  OWN_BALLOT: '这一票就是你用这个微信投的。想改的话，再选一次就行',
  NOTHING_TO_CLAIM: '名下现在没有要核对的票，不用点',
  CLAIMS_OVER: '核对的时候已经过了。还觉得不对，可以在结果那里提出来，请三户来定',
  HAS_ACCOUNT: '这一户自己有人用手机。请他家的人自己来点',
  SLIP_USED: '这个编号的纸票已经录过了。请核对一下右上角的编号',
  CHANGE_NOT_ALLOWED: '你家已经投过票了。这次表决定好了投出后不能改',
  BALLOT_CHANGED: '这次点的没有算：你家的票已经变了。请看看现在投的是什么，要改就再选一次',
  ROW_CHANGED: '你家那一行刚刚改过。请看看现在写的，对了再点',
  TOO_MANY_QUESTIONS: ({ most }) => `你家提的还有 ${most ?? 2} 件没有断清楚，等断清楚了再提`,
  QUESTIONS_CLOSED: (detail) =>
    when(
      detail,
      'until',
      '下一次表决马上开始，',
      ' 以后就不能再提了',
      '下一次表决马上开始，现在不能再提了。投票结束以后可以提',
    ),
  CORRECTION_TOO_LATE: (detail) =>
    when(
      detail,
      'until',
      '名册只能更正到开始投票前 48 小时，',
      ' 就截止了',
      '名册只能更正到开始投票前 48 小时，已经过了',
    ),
  CORRECTION_TOO_MANY: ({ doors, households }) =>
    `公告时 ${households ?? ''} 户，这样一共要改 ${doors ?? ''} 户，太多了。请撤回这次公告，把户册改好以后重新公告`,
  CORRECTION_UNFIT: ({ no }) =>
    typeof no === 'string' && no !== ''
      ? `${no} 没法这样改：要加的户得在户册上，要改的户得在名册里`
      : '有一户没法这样改：要加的户得在户册上，要改的户得在名册里',
  NAMES_IN_REASON: ({ name }) => `原因里写了“${name ?? ''}”。名册的更正谁都看得到，请写门牌，不写人名`,
  PAPER_OUT: '你家已经领了纸票，这次用纸票投。投好请交给院管委会',
  NOT_REPRESENTATIVE: '一户一票,由户代表来投。请你家的户代表来投这一票',
  ALREADY_EXTENDED: '这次表决已经延长过一次,不能再延长',
  WRONG_STAGE: '这件事已经往下走了一步。请下拉刷新,看看现在的情况',
  SAME_PERSON: '这一步要换一个人来办。请院管委会另一位成员来确认',
  SAME_HOUSEHOLD: '这件事和你家有关，请院管委会里别家的一位来办。没有别家的，就先请一位进院管委会',
  PAPER_TAKEN: ({ name }) =>
    `${typeof name === 'string' && name ? name : '另一位成员'}正在看这张纸票。一张纸票只给录的人和一位见证的人看，等对方办完就好`,
  PAPER_UNSEEN: '还没看过这张纸票。请先打开照片看过，再来见证',
  ONE_HOUSEHOLD:
    '这一步要两户人来办。你和办前一步的人算一户（还没加入自己家的，也算在一起），请另一户的成员来确认；没有的，就先再请一户进院管委会',
  SEATED_LATER: '这件事开始以后才进院管委会的成员不能确认，请原来的成员来',
  SEATED_BY_THE_OTHER:
    '你和办前一步的人，有一个是另一个单独请进院管委会的，两个人不能互相确认。请别的成员来；没有的，就先再请一户进院管委会',
  LIST_IS_FIXED: '抽签的名单已经定下了，不能再换。请按定下的名单抽',
  NUMBER_DAY_WRONG: '这个数的日子不对：要用名单定下以后那一天公布的数。请核对日子再填',
  NOT_ASKED: '这件事现在没有抽到你家，或者答复的时间过了。请下拉刷新，看看现在的情况',
  SEATED_BY_ONE:
    '你们两位都是同一个人请进院管委会的，现在还算一方。请换另一位来确认；院管委会经过投票以后就没有这个限制了',
  PROPOSALS_OPEN: '你提的事还有几件没人确认。请先等它们办完，或者收回一件，再提新的',
  SECOND_CAN_ANSWER: '院管委会里还有人能确认。请先等他两天，没人回应再抽三户',
  TOO_FEW_TO_DRAW:
    '认过门、又跟这件事不相干的户不到三户，现在没法抽签。请先让更多户认门，或者请社区从旁边的院落请三户来定',
  NOT_RECOGNISED: '这件事要认过门的户来办。请两户认过门的邻居在“院里各户”里点“认得这家”，或者在户码单的签收表上签名',
  SEATING_RUNNING: '已经有一件换人的事在等确认或公示。请等它办完，一次换一位',
  SEATED_RECENTLY: '这一位 30 天内刚变动过。请过一阵再办',
  A_PARTY: '这件事和你或你家有关，不能由你来确认。请院管委会别的成员来',
  ALREADY_REMINDED: '今天已经提醒过了。明天可以再提醒一次',
  NOT_COUNTED_YET: '票还没数完。请过几分钟再来看',
  OBJECTION_PENDING: '你家的异议已经交上去了，正在处理。一户提一条就够，不用再交',
  OBJECTED_ONCE: '你家对这次结果已经提过一条异议，一户只能提一条。还有话可以当面跟院管委会说',
  COMPLAINED_ONCE: '你家已经提过了，一户提一次就够。三户定下来就告诉你',
  RECEIPT_FOUND: '这个回执在公布的票里。请回上一页再找一找',
  RAISED_OFTEN: '这件事你提过好几次了，不能再提。还有话可以当面跟院管委会说',
  FILE_MISSING: ({ name }) =>
    `${typeof name === 'string' && name ? `“${name}”` : '有一个文件'}没传完整。请删掉它,重新传一次`,
  FILE_TOO_LARGE: ({ name }) =>
    `${typeof name === 'string' && name ? `“${name}”` : '这张照片'}太大了，存不下。请压小一点，再交一次`,
  FILE_FOREIGN: ({ name }) =>
    typeof name === 'string' && name
      ? `“${name}”打开来不是照片，也不是 PDF。请删掉它，换一份再传`
      : '这个文件不是照片。请重新拍一张再交',
  FILE_CHANGED: ({ name }) =>
    `${typeof name === 'string' && name ? `“${name}”` : '这张照片'}和交上来的时候不一样，已经不能作数。请告诉院管委会，重新交一份`,
  FILE_RISKY: ({ name }) => `${typeof name === 'string' && name ? `“${name}”` : '有一张图'}不适合公开。请换一张再提交`,
  FILES_UNREAD: '附件里有 PDF,要人看过才能公示。请打开看完,再勾上“我都看过了”',
  CHECK_PENDING: ({ name }) =>
    `微信还在检查${typeof name === 'string' && name ? `“${name}”` : '图片'}。一般几分钟就好,请过一会儿再点`,
  NAMES_UNMASKED: ({ name, where }) =>
    typeof name === 'string' && typeof where === 'string'
      ? `“${where}”里写了“${name}”的名字。处置违纪的公示不能写全名,请先遮住`
      : '里面写了住户的名字。处置违纪的公示不能写全名,请先遮住',
  NOT_BALANCED: (detail) => {
    const difference = number(detail, 'differenceFen')
    return difference === undefined
      ? '账没有对上:上期结余加收入减支出,要等于期末结余。请核对后再提交'
      : `账差了 ${(Math.abs(difference) / 100).toFixed(2)} 元:上期结余加收入减支出,要等于期末结余。请核对后再提交`
  },
  VOUCHER_MISSING: (detail) => {
    const row = number(detail, 'row')
    return row === undefined
      ? '有一笔支出没有凭证号。请补上凭证号,或写明为什么没有'
      : `第 ${row} 笔是支出,没有凭证号。请补上凭证号,或写明为什么没有`
  },
  SHORT_WITHOUT_REASON: (detail) => {
    const days = number(detail, 'days')
    return days === undefined ? '公示的天数不够。请写明理由,或延长公示' : `按规定要公示 ${days} 天。要缩短请写明理由`
  },
  QUERIES_WAITING: '你对这一项已经问了三个问题。请等院管委会答复后再问',
  MEETING_TOO_SOON: (detail) =>
    when(detail, 'earliestStartsAt', '通知的日子不够。最早 ', ' 开会', '通知的日子不够。请把开会的时间往后挪'),
  MEETING_NOT_STARTED: (detail) =>
    when(detail, 'startsAt', '会还没开。', ' 开始后再来记', '会还没开。请到开会以后再来记'),
  MEETING_STARTED: '会已经开始了,不能再改。到了现场签个到就行',
  SIGN_IN_CLOSED: (detail) =>
    when(detail, 'opensAt', '还没到签到的时候。', ' 开始签到', '现在不能签到了。来了的请跟院管委会说一声'),
  SIGN_IN_CODE_OLD: '这个签到码已经换了。请扫会场上正在显示的码',
  SIGNED_IN_THEMSELVES: '这一户是自己扫码签到的,不能取消',
  NOBODY_CAME: '还没有一户签到。请先在户册上勾出来了的户',
  NOT_AT_MEETING: '到会签了到的户才能要求改记录。有话可以跟院管委会说',
  CORRECTION_REWORDED: '那家人刚改了要求。请回上一页重新打开,看过再答复',
  CORRECTIONS_CLOSED: '这里不再收更正了。有话可以跟院管委会说',
  CORRECTIONS_OPEN: (detail) =>
    when(detail, 'until', '记录还在征求意见,', ' 之后再来确认', '还有要求更正的意见没处理。请先逐条处理'),
  RATING_CLOSED: (detail) =>
    when(detail, 'closesAt', '评议 ', ' 就截止了。请等结果公布', '评议已经截止了。请等结果公布'),
  NOTHING_RATED: '一项都还没评。请至少评一项,再交上去',
  NOT_YOUR_PART: '这一步不由你来办。评的人和被评的人要分开,谁也不给自己打分',
  RATED_BY_ANOTHER: '你家已经由别人评过、交上去了，只有交的那部手机能改',
  BUSY: '这会儿办事的人多。请稍等一下,再点一次',
  INTERNAL: '系统出了点问题,你的内容没有丢。请稍后再试一次',
}

/** The sentence a person reads. A code that a newer server knows and this version doesn't reads like a bug of ours. */
export function sayRefusal(refusal: Refused): string {
  const say: Say | undefined = sentences[refusal.code]
  if (say === undefined) return sayRefusal({ code: 'INTERNAL', detail: {} })
  return typeof say === 'string' ? say : say(refusal.detail)
}
