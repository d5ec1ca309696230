import { html, press } from '../html'
import { markTap } from '../gestures'
import { showLayer } from './layer'

export interface TemplateChoice {
  id: string
  title: string
}

/** WeChat's sheet for subscription messages: a tick a template, “keep my choice”, refuse or allow. */
export function askToSubscribe(
  appName: string,
  templates: readonly TemplateChoice[],
): Promise<{ accepted: string[]; always: boolean }> {
  return new Promise((resolve) => {
    const boxes = templates.map(({ id, title }) => ({ id, ...checkbox(title, true) }))
    const always = checkbox('总是保持以上选择，不再询问', false)
    const finish = (accepted: string[]) => {
      close()
      markTap()
      resolve({ accepted, always: always.box.checked })
    }
    const allow = () => finish(boxes.filter(({ box }) => box.checked).map(({ id }) => id))
    const sheet = html(
      'div',
      'phone-subscribe',
      html('div', 'phone-subscribe-head', html('i', ''), appName, html('span', '', '申请')),
      html('b', '', '发送一次以下消息'),
      html('div', 'phone-subscribe-list', ...boxes.map(({ row }) => row)),
      always.row,
      html(
        'div',
        'phone-sheet-buttons',
        press('phone-refuse', '取消', () => finish([])),
        press('phone-allow', '允许', allow),
      ),
    )
    always.row.classList.add('phone-subscribe-always')
    sheet.setAttribute('role', 'dialog')
    const close = showLayer(sheet, { at: 'bottom' })
  })
}

function checkbox(text: string, checked: boolean): { row: HTMLElement; box: HTMLInputElement } {
  const box = document.createElement('input')
  box.type = 'checkbox'
  box.checked = checked
  return { row: html('label', 'phone-check', box, html('span', '', text)), box }
}
