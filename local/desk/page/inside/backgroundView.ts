import type { Background } from '../cloud/background'
import { element } from '../element'
import type { View } from './drawer'
import { mediaCheckList } from './mediaCheckList'
import { sendingPanel } from './sendingPanel'
import { timerList } from './timerList'

/** What the cloud and WeChat do by themselves, and how it goes wrong when somebody wants to see that. */
export function backgroundView(
  cloud: Background,
  nameOf: (openid: string) => string,
  counted: (number: number) => void,
): View {
  const parts = [timerList(cloud), mediaCheckList(cloud, nameOf), sendingPanel(cloud)]
  const refresh = async () => {
    const numbers = await Promise.all(parts.map((part) => part.refresh()))
    counted(numbers.reduce((sum, number) => sum + number, 0))
  }
  const look = () => void refresh().catch(() => undefined)
  return {
    root: element('div', { class: 'background-view' }, ...parts.map(({ root }) => root)),
    show: look,
    refresh: look,
  }
}
