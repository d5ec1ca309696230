import type { TestCloud } from './localCloud'

/** Cloud storage through the door that phones use, by its answers: 0 = done. */
export function phoneFiles({ url }: Pick<TestCloud, 'url'>) {
  const ask = (person: string, path: string, init: RequestInit) =>
    fetch(`${url}/client/${path}`, { ...init, headers: { 'x-local-openid': encodeURIComponent(person) } })
  return {
    upload: async (person: string, path: string, bytes: Uint8Array) => {
      const body = new Uint8Array(bytes)
      const answer = await ask(person, `uploadFile?cloudPath=${encodeURIComponent(path)}`, { method: 'POST', body })
      const { fileID = '', errCode = 0 } = (await answer.json()) as { fileID?: string; errCode?: number }
      return { fileId: fileID, code: errCode }
    },
    remove: async (person: string, fileId: string): Promise<number> => {
      const answer = await ask(person, 'deleteFile', { method: 'POST', body: JSON.stringify({ fileList: [fileId] }) })
      const { fileList } = (await answer.json()) as { fileList: { status: number }[] }
      return fileList[0]?.status ?? 0
    },
    read: async (person: string, fileId: string): Promise<Buffer> => {
      const answer = await ask(person, `downloadFile?fileID=${encodeURIComponent(fileId)}`, {})
      return Buffer.from(await answer.arrayBuffer())
    },
    /** Where a file lies in its environment. */
    pathOf: (fileId: string): string => fileId.replace(/^cloud:\/\/[^/]+\//, ''),
  }
}

/** A picture by its first bytes; no two texts have the same one. */
export const pictureOf = (text: string): Buffer =>
  Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.from(text)])
