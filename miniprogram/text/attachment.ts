import type { CourtyardOutput } from '../../cloudfunctions/courtyard/contract'

type Attachment = CourtyardOutput<'disclosure'>['attachments'][number]

export interface AttachmentRow {
  readonly key: string
  readonly icon: string
  readonly name: string
  readonly second: string
  readonly tone: 'plain' | 'wrong' | 'done'
  readonly percent: number
  readonly action: string
}

/** 3.4 MB · 820 KB */
export function sayBytes(bytes: number): string {
  const MEGABYTE = 1024 * 1024
  if (bytes >= MEGABYTE) return `${(Math.round((bytes / MEGABYTE) * 10) / 10).toFixed(1)} MB`
  return `${Math.max(1, Math.round(bytes / 1024))} KB`
}

export const iconOf = (type: Attachment['type']): string => (type === 'pdf' ? 'file-pdf' : 'image')

/** As whoever reads it sees it: the checks are behind it. */
export const readRows = (attachments: readonly Attachment[]): AttachmentRow[] =>
  attachments.map(({ fileId, sha256, name, type, bytes }) => ({
    key: fileId,
    icon: iconOf(type),
    name,
    second: `${type === 'pdf' ? '文件' : '图片'}，${sayBytes(bytes)}${sha256 === null ? '，早先交的，有没有改过核对不了' : ''}`,
    tone: 'plain',
    percent: 100,
    action: '',
  }))

const checks: Record<Attachment['check'], { second: string; tone: AttachmentRow['tone'] }> = {
  pending: { second: '微信正在检查这张图,一般几分钟', tone: 'plain' },
  passed: { second: '检查过了', tone: 'done' },
  risky: { second: '没通过检查,请换一张', tone: 'wrong' },
  byReader: { second: '请审的人打开看过', tone: 'plain' },
}
export const sayCheck = (check: Attachment['check']) => checks[check]
