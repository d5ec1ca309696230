import { html, press } from '../html'
import { markTap } from '../gestures'
import { showLayer } from './layer'

export interface ActionSheetOptions {
  itemList: string[]
  itemColor?: string
  alertText?: string
}

/** wx.showActionSheet; rejects with “cancel” when nothing is chosen. */
export function showActionSheet({
  itemList,
  itemColor = '',
  alertText,
}: ActionSheetOptions): Promise<{ tapIndex: number }> {
  if (itemList.length > 6) return Promise.reject(new Error('itemList should not be larger than 6'))
  return new Promise((resolve, reject) => {
    const finish = (run: () => void) => {
      close()
      markTap()
      run()
    }
    const cancel = () => finish(() => reject(new Error('cancel')))
    const items = itemList.map((text, tapIndex) => {
      const item = press('phone-sheet-item', text, () => finish(() => resolve({ tapIndex })))
      item.style.color = itemColor
      return item
    })
    const sheet = html('div', 'phone-sheet', alertText ? html('p', '', alertText) : '', ...items)
    sheet.append(press('phone-sheet-item phone-sheet-cancel', '取消', cancel))
    const close = showLayer(sheet, { at: 'bottom', onMask: cancel })
  })
}
