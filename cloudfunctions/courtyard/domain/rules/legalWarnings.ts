export interface LegalWarning {
  readonly article: number
  readonly word: string
  /** One sentence why, one what to write instead. */
  readonly reason: string
}

interface Concern {
  readonly words: readonly string[]
  readonly reason: string
}

/*
 * 行政处罚法: besides laws, regulations and government rules no document may set an administrative penalty.
 * 村民委员会组织法: village rules may not infringe on personal rights, democratic rights and lawful property; a courtyard's
 * rules follow it by analogy. Where no text was read, the sentence asks for advice and claims no law.
 */
const concerns: readonly Concern[] = [
  {
    words: ['罚款', '罚金', '处罚'],
    reason:
      '按行政处罚法,罚款这类处罚只有法律、法规、规章能定,院规不能定。可以改成“提醒劝导”“赔偿实际损失”或“取消当期评比资格”。',
  },
  {
    words: ['没收', '抄家', '充公'],
    reason:
      '按行政处罚法,没收只有法律、法规能定,院规不能拿走别人的东西。可以改成“请本人限期清理,逾期由院里代为存放并通知领回”。',
  },
  {
    words: ['扣押', '扣留', '扣下', '查封', '冻结', '拖走', '锁车'],
    reason: '扣别人的东西要由有权的机关依法办,院规不能定。可以改成“通知本人挪走,不听劝的报社区或派出所”。',
  },
  {
    words: ['拘留', '关押', '禁闭', '扭送', '限制出入', '不准出门'],
    reason: '限制人身自由只能由国家机关依法办,院规不能定。可以改成“报派出所处理”。',
  },
  {
    words: ['搜查', '搜身', '入户检查'],
    reason: '住宅和人身不受非法搜查,院规不能定。可以改成“征得本人同意后上门查看”。',
  },
  {
    words: ['停水', '停电', '断水', '断电', '停气', '断气', '断网'],
    reason: '用停水停电来催人,会影响基本生活,也容易引起纠纷。可以改成“上门提醒、书面催告,协商不成的走调解”。',
  },
  {
    words: ['驱逐', '赶出', '清退出院', '搬离本院'],
    reason: '住在自己家里是住户的权利,院规不能赶人走。可以改成“由调解小组调解,调解不成报社区”。',
  },
  {
    words: ['开除', '除名', '剥夺', '取消村籍', '不得参加表决', '取消投票', '不予分配', '取消分红', '扣发'],
    reason: '每一户的表决权和应得的份额不能靠院规拿掉。可以改成只影响评先评优这类荣誉。',
  },
  {
    words: ['株连', '连坐', '连带处理', '子女不得', '全家不得'],
    reason: '一个人的事不能算到家里人头上。请改成只对本人。',
  },
  {
    words: ['示众', '游街', '曝光', '黑名单', '公开批斗', '点名批评', '贴大字报'],
    reason: '公开让人难堪会伤人名誉和隐私。可以改成当面提醒,院里只公布做得好的。',
  },
  {
    words: ['强制', '强行', '一律拆除', '强拆'],
    reason: '强制的手段要由有权的机关依法办,院规不能定。可以改成“劝导整改,不改的报社区处理”。',
  },
  {
    words: ['后果自负', '概不负责', '生死自负'],
    reason: '写上这句话并不能免掉该负的责任。可以改成说清楚各自要注意什么。',
  },
  {
    words: ['不准上访', '禁止上访', '不得报警', '不得起诉', '私了'],
    reason: '报警、起诉、反映问题是每个人的权利,院规不能拦。可以改成“先请院里调解,也可以依法处理”。',
  },
]

/** “不罚款” and “不得停水” forbid what the word names: nothing to warn of. */
const NEGATED = /(?:不|不得|不能|不准|不许|不可|不会|禁止|严禁|无权|避免|不搞|不再)$/

/** Words of a draft that only a law may use, each once an article, in the order of the articles. */
export function legalWarnings(
  articles: readonly { readonly number: number; readonly title: string; readonly text: string }[],
): LegalWarning[] {
  const found: LegalWarning[] = []
  for (const { number, title, text } of articles) {
    const whole = `${title}。${text}`
    for (const { words, reason } of concerns) {
      for (const word of words) if (stands(whole, word)) found.push({ article: number, word, reason })
    }
  }
  return found
}

function stands(text: string, word: string): boolean {
  const forbidding = /^(不准|禁止|不得)/.test(word)
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    if (forbidding || !NEGATED.test(text.slice(Math.max(0, at - 3), at))) return true
  }
  return false
}
