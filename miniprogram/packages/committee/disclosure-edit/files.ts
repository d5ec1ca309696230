import {
  chooseImages,
  choosePdfs,
  openAttachment,
  storeAttachment,
  type PickedFile,
} from '../../../services/attachments'
import { newIntention } from '../../../services/intention'
import { uniqBy } from 'lodash-es'
import type { AttachmentInput, StoredDraft } from './typed'

type Stored = StoredDraft['attachments'][number]
type Check = Stored['check']

/** A file of the draft: stored, on its way, or cut on its way and waiting for another try. */
export interface DraftFile {
  /** The stored file's id; one of its own until it is stored. */
  readonly key: string
  readonly name: string
  readonly type: 'image' | 'pdf'
  readonly size: number
  readonly state: 'stored' | 'sending' | 'cut'
  readonly percent: number
  /** Where it is on this phone, for another try; '' for what was stored before. */
  readonly path: string
  /** Null until the server has said. */
  readonly check: Check | null
  /** Of the copy that the draft holds; null until there is one. */
  readonly sha256: string | null
}

/** What the contract allows for one disclosure. */
export const FILES_MAX = 9

export interface FilesPage {
  data: { files: readonly DraftFile[] }
  setData(data: { files?: readonly DraftFile[]; notice?: string }): void
  redraw(): void
}

export const storedFiles = (
  attachments: readonly AttachmentInput[],
  known: readonly Pick<Stored, 'fileId' | 'check' | 'sha256'>[],
): DraftFile[] =>
  attachments.map(({ fileId, name, type, size }) => {
    const copy = known.find((one) => one.fileId === fileId)
    return {
      ...{ key: fileId, name, type, size, state: 'stored', percent: 100, path: '' },
      check: copy?.check ?? null,
      sha256: copy?.sha256 ?? null,
    }
  })

export const attachmentsOf = (files: readonly DraftFile[]): AttachmentInput[] =>
  files
    .filter(({ state }) => state === 'stored')
    .map(({ key, name, type, size }) => ({ fileId: key, name, type, size }))

/**
 * What was sent is now the draft's own copy, in the same order: it goes by the copy's id from now on. Of two files with the same bytes
 * one stays.
 */
export const asKept = (
  files: readonly DraftFile[],
  sent: readonly AttachmentInput[],
  kept: readonly Stored[],
): DraftFile[] =>
  uniqBy(
    files.map((file) => {
      const copy = kept[sent.findIndex(({ fileId }) => fileId === file.key)]
      return copy ? { ...file, key: copy.fileId, check: copy.check, sha256: copy.sha256 } : file
    }),
    ({ key }) => key,
  )

/** A file the server found incomplete: it has to go up again, as a new one. */
export const cutAgain = (files: readonly DraftFile[], name: string): DraftFile[] =>
  files.map((file) => (file.name === name && file.path ? { ...file, state: 'cut', percent: 0 } : file))

function put(page: FilesPage, key: string, change: Partial<DraftFile>): void {
  page.setData({ files: page.data.files.map((file) => (file.key === key ? { ...file, ...change } : file)) })
  page.redraw()
}

/** Sends it up; a cut upload stays in the list with 再传一次. */
async function send(page: FilesPage, file: DraftFile, whenStored: () => void): Promise<void> {
  const { key, path, name, type, size } = file
  put(page, key, { state: 'sending', percent: 0 })
  const stored = await storeAttachment({ path, name, type, size }, (percent) => put(page, key, { percent }))
  // removed while it was on its way
  if (!page.data.files.some((one) => one.key === key)) return
  if (!stored.ok) return put(page, key, { state: 'cut', percent: 0 })
  put(page, key, { state: 'stored', percent: 100, key: stored.value })
  whenStored()
}

export async function addFiles(page: FilesPage, type: 'image' | 'pdf', whenStored: () => void): Promise<void> {
  const room = FILES_MAX - page.data.files.length
  const images = page.data.files.filter((file) => file.type === 'image').length
  const picked = type === 'image' ? await chooseImages(room, images + 1) : await choosePdfs(room)
  if (picked === null) return
  if (typeof picked === 'string') return page.setData({ notice: picked })
  const added = picked.slice(0, room).map((file: PickedFile): DraftFile => ({
    ...file,
    key: newIntention(),
    state: 'sending',
    percent: 0,
    check: null,
    sha256: null,
  }))
  page.setData({ files: [...page.data.files, ...added], notice: '' })
  page.redraw()
  await Promise.all(added.map((file) => send(page, file, whenStored)))
}

export async function sendAgain(page: FilesPage, key: string, whenStored: () => void): Promise<void> {
  const file = page.data.files.find((one) => one.key === key)
  if (file?.state === 'cut') await send(page, file, whenStored)
}

export function removeFile(page: FilesPage, key: string): void {
  page.setData({ files: page.data.files.filter((file) => file.key !== key) })
  page.redraw()
}

export async function lookAt(page: FilesPage, key: string): Promise<void> {
  const all = page.data.files.filter(({ state }) => state === 'stored').map((file) => ({ ...file, fileId: file.key }))
  const file = all.find(({ fileId }) => fileId === key)
  if (file) page.setData({ notice: await openAttachment(file, all) })
}
