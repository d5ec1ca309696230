import type { AppPhones } from './appPhones'
import type { OpenPhone } from './phone'

interface Asking {
  readonly name: string
  readonly claim: string
  /** 户号; '' = not known. */
  readonly no: string
}

/** From the page of somebody without a code to the request that is on its way, in the only courtyard there is. */
export async function askAtDoor({ cloud }: AppPhones, phone: OpenPhone, { name, claim, no }: Asking): Promise<void> {
  const { documents } = (await cloud.get('/control/collections/courtyards?limit=1')) as {
    documents: { number: string }[]
  }
  await phone.fill('6 个数字', documents[0]?.number ?? '')
  await phone.tap('找一找')
  await phone.fill('比如：刘秀英', name)
  await phone.fill('比如：3组7号，户主是刘德贵，我是他女儿', claim)
  if (no) await phone.fill('单子上、门牌上有', no)
  await phone.tap('交上去')
  await phone.expectText('申请交上去了')
}
