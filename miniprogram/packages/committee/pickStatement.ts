import type { CourtyardInput } from '../../../cloudfunctions/courtyard/contract'
import { pages } from '../../services/pages'

export type Statement = NonNullable<CourtyardInput<'saveDisclosure'>['statement']>

/** Lets somebody import or put right a statement on a page of its own; never settles if they go back instead. */
export function pickStatement(given: Statement | null): Promise<Statement> {
  return new Promise((resolve) => {
    void wx.navigateTo({
      url: pages.importFinance(),
      events: { statement: resolve },
      success: ({ eventChannel }) => eventChannel.emit('given', given),
    })
  })
}

const channelOf = (page: unknown): WechatMiniprogram.EventChannel =>
  (page as { getOpenerEventChannel(): WechatMiniprogram.EventChannel }).getOpenerEventChannel()

/** The page's side of it: what it starts from, and what it hands back. */
export function whenGiven(page: unknown, take: (given: Statement | null) => void): void {
  channelOf(page).on('given', take)
}
export function handBackStatement(page: unknown, statement: Statement): void {
  channelOf(page).emit('statement', statement)
  void wx.navigateBack()
}
