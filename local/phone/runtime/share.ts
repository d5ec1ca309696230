import { resolveSource } from './builtIns/image'
import { showActionSheet } from './dialogs/actionSheet'
import { showShare, type ShareMessage } from './dialogs/shareSheet'
import { tellDesk } from './desk'
import type { Page } from './page'
import type { Router } from './router'

/** Asks the page for its message (onShareAppMessage), shows it as the receiver would see it, and tells the desk. */
export async function sharePage(router: Router, from: 'button' | 'menu', appName: string): Promise<void> {
  const { top } = router
  if (!top.has('onShareAppMessage')) {
    if (from === 'button') throw new Error('the page has no onShareAppMessage')
    return
  }
  const given = (top.call('onShareAppMessage', { from }) ?? {}) as Partial<ShareMessage> & {
    promise?: Promise<Partial<ShareMessage>>
  }
  const later = given.promise ? await given.promise : {}
  const query = new URLSearchParams(top.query).toString()
  const message: ShareMessage = {
    title: appName,
    path: `/${top.path}${query ? `?${query}` : ''}`,
    ...given,
    ...later,
  }
  await showShare(appName, message)
  const { title, path, imageUrl } = message
  // Whole, for the desk to show: paths of the package and of this phone's files mean nothing there.
  const picture = imageUrl ? { imageUrl: new URL(resolveSource(imageUrl), location.href).href } : {}
  tellDesk('share', { title, path, ...picture })
}

const notInMenu = new WeakSet<Page>()

/** wx.showShareMenu and wx.hideShareMenu: whether the menu offers to forward this page. */
export function showInMenu(page: Page, shown: boolean): void {
  if (shown) notInMenu.delete(page)
  else notInMenu.add(page)
}

/** The menu behind the three dots of the capsule. */
export async function openMenu(router: Router, share: () => Promise<void>, relaunch: () => void): Promise<void> {
  const canShare = router.top.has('onShareAppMessage') && !notInMenu.has(router.top)
  const items = [...(canShare ? ['转发给朋友'] : []), '重新进入小程序']
  const { tapIndex } = await showActionSheet({ itemList: items })
  if (items[tapIndex] === '转发给朋友') await share()
  else relaunch()
}
