import type { OutboxDocument } from '../../shared/documents'

/** What shows any notice and leads on to what it is about. */
const NOTICE = 'packages/mine/notice/notice'

/** The page of the mini-program that a message about a fact opens, without a leading slash, as WeChat takes it. */
export function pageOf({ _id, kind, subjectId }: Pick<OutboxDocument, '_id' | 'kind' | 'subjectId'>): string {
  switch (kind) {
    case 'motionAnnounced':
    case 'motionOpened':
    case 'motionClosing':
    case 'motionExtended':
      return `packages/votes/motion/motion?id=${subjectId}`
    case 'resultPosted':
    case 'motionEnded':
      return `packages/votes/result/result?id=${subjectId}`
    default:
      return `${NOTICE}?id=${_id}`
  }
}

/** A scene has 32 ASCII characters at most, of these (wxacode.getUnlimited). */
const SCENE = /^[\w!#$&'()*+,/:;=?@\-.~]{1,32}$/

/** Where the code on a poster leads: to the newest notice about the subject. */
export function posterCode(subjectId: string): { readonly page: string; readonly scene: string } {
  const scene = `s=${subjectId}`
  return SCENE.test(scene) ? { page: NOTICE, scene } : { page: 'pages/home/home', scene: 'poster' }
}
