import { wxError, type WxApi } from './wxReply'
import { fieldAccepts } from './fieldRules'

/** subscribeMessage.send: 40003 no such person, 40037 no such template, 47003 a field, 43101 no quota. */
export const sendSubscribeMessage: WxApi = async (cloud, data) => {
  const openid = data['touser']
  if (typeof openid !== 'string' || openid === '') return wxError(40003, 'invalid openid')
  const templateId = data['templateId'] ?? data['template_id']
  const template = cloud.messages.templates.find((one) => one.templateId === templateId)
  if (template === undefined) return wxError(40037, 'invalid template_id')
  const values = (data['data'] ?? {}) as Record<string, { value?: unknown } | undefined>
  const fields: { key: string; label: string; value: string }[] = []
  for (const { key, label } of template.fields) {
    const value = values[key]?.value
    if (value === undefined || value === '') return wxError(47003, `argument invalid! data.${key}.value is empty`)
    const text = String(value)
    if (!fieldAccepts(key, text)) return wxError(47003, `argument invalid! data.${key}.value invalid`)
    fields.push({ key, label, value: text })
  }
  const trouble = cloud.messages.trouble.nextAnswer()
  if (trouble !== undefined) return wxError(trouble, 'as /control/sendingTrouble was told')
  const page = typeof data['page'] === 'string' ? data['page'] : ''
  const at = new Date(cloud.clock.now()).toISOString()
  const notice = await cloud.messages.deliver({
    openid,
    templateId: template.templateId,
    title: template.title,
    page,
    at,
    fields,
  })
  if (notice === undefined) return wxError(43101, 'user refuse to accept the msg')
  cloud.events.emit({ type: 'notice', openid, notice })
  await cloud.messages.trouble.mayAnswer()
  return { errcode: 0, errmsg: 'ok', msgid: notice.id }
}
