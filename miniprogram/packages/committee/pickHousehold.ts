import { pages } from '../../services/pages'
import type { Household } from './everyHousehold'

/** Lets somebody choose a household of the roll on a page of its own; never settles if they go back instead. */
export function pickHousehold(title: string): Promise<Household> {
  return new Promise((resolve) => {
    void wx.navigateTo({
      url: pages.pickHousehold(title),
      events: { picked: resolve },
    })
  })
}

/** The page's side of it. Every page has the channel; definePage's `this` doesn't speak of it. */
export function handBack(page: unknown, household: Household): void {
  const { getOpenerEventChannel } = page as { getOpenerEventChannel(): WechatMiniprogram.EventChannel }
  getOpenerEventChannel.call(page).emit('picked', household)
  void wx.navigateBack()
}
