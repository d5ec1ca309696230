import type { TabBarConfig } from '../../appPackage'
import { Emitter } from '../emitter'

type Tab = TabBarConfig['list'][number]
type Style = Pick<TabBarConfig, 'color' | 'selectedColor' | 'backgroundColor' | 'borderStyle'>

/** A badge longer than this is shown as “…” (wx.setTabBarBadge). */
const BADGE_CHARACTERS_MAX = 4

/** What wx.setTabBar… made of the tab bar that WeChat draws. It belongs to the app, not to a page; a bar of the app's own ignores it. */
export class TabBarState {
  readonly changes = new Emitter()
  private readonly badges = new Map<number, string>()
  private readonly dots = new Set<number>()
  private readonly items = new Map<number, Partial<Tab>>()
  private style: Style = {}
  private isHidden = false

  constructor(private readonly tabs: number) {}

  get hidden(): boolean {
    return this.isHidden
  }

  /** The configuration as it was changed since the app started. */
  apply(config: TabBarConfig): TabBarConfig {
    return { ...config, ...this.style, list: config.list.map((tab, index) => ({ ...tab, ...this.items.get(index) })) }
  }

  /** What stands on a tab: a text, an empty one for the red dot, or nothing. */
  markOf(index: number): string | undefined {
    const badge = this.badges.get(index)
    if (badge !== undefined) return badge.length > BADGE_CHARACTERS_MAX ? '…' : badge
    return this.dots.has(index) ? '' : undefined
  }

  setBadge(index: number, text: string | undefined): void {
    this.check(index)
    if (text === undefined) this.badges.delete(index)
    else this.badges.set(index, text)
    this.changed()
  }

  setDot(index: number, isThere: boolean): void {
    this.check(index)
    if (isThere) this.dots.add(index)
    else this.dots.delete(index)
    this.changed()
  }

  setStyle(style: Style): void {
    this.style = { ...this.style, ...style }
    this.changed()
  }

  setItem(index: number, item: Partial<Tab>): void {
    this.check(index)
    this.items.set(index, { ...this.items.get(index), ...item })
    this.changed()
  }

  hide(isHidden: boolean): void {
    this.isHidden = isHidden
    this.changed()
  }

  private check(index: number): void {
    if (!Number.isInteger(index) || index < 0 || index >= this.tabs) throw new Error('tabbar item not found')
  }

  private changed(): void {
    this.changes.emit('change')
  }
}
