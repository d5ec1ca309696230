import type { AppPackage } from '../appPackage'
import { onOrder } from './desk'
import { Emitter } from './emitter'

export type ThemeName = 'light' | 'dark'
const PREFERS = /\(\s*prefers-color-scheme\s*:\s*(light|dark)\s*\)/g

/** Dark or light (DarkMode 适配指南). An app that doesn't say `darkmode` in app.json is always light and isn't told of themes. */
export class Theme {
  readonly changes = new Emitter()
  private readonly follows: boolean
  private readonly queries = new Map<MediaList, string>()

  constructor(
    private readonly app: Pick<AppPackage, 'config' | 'themes'>,
    private wanted: ThemeName,
    private readonly phone: HTMLElement,
  ) {
    this.follows = app.config.darkmode ?? false
    this.show()
    onOrder('theme', ({ theme }) => {
      if (theme === 'light' || theme === 'dark') this.set(theme)
    })
  }

  /** What wx.getAppBaseInfo tells: undefined unless the app follows the theme. */
  get told(): ThemeName | undefined {
    return this.follows ? this.wanted : undefined
  }

  /** A piece of app.json or of a page's JSON with its `@variables` replaced. */
  apply<T>(config: T): T {
    return withVariables(config, this.app.themes[this.told ?? 'light'] ?? {}) as T
  }

  private set(theme: ThemeName): void {
    if (theme === this.wanted) return
    this.wanted = theme
    if (!this.follows) return
    this.show()
    this.changes.emit('change', { theme })
  }

  private show(): void {
    const theme = this.told ?? 'light'
    this.phone.dataset.theme = theme
    for (const sheet of document.styleSheets) this.answerQueries(sheet.cssRules, theme)
  }

  /** Media queries ask the browser, whose theme isn't the phone's: each gets the phone's answer instead. */
  private answerQueries(rules: CSSRuleList, theme: ThemeName): void {
    for (const rule of rules) {
      const { media, cssRules } = rule as Partial<CSSMediaRule>
      const asked = media && (this.queries.get(media) ?? media.mediaText)
      if (media && asked?.includes('prefers-color-scheme')) {
        this.queries.set(media, asked)
        media.mediaText = answerPreference(asked, theme)
      }
      if (cssRules) this.answerQueries(cssRules, theme)
    }
  }
}

/** A media query with what it asks about the colour scheme decided: always true, or never. */
export const answerPreference = (query: string, theme: ThemeName): string =>
  query.replace(PREFERS, (_asked, wanted: string) => (wanted === theme ? '(min-width: 0px)' : '(max-width: 0px)'))

/** Values that begin with `@` name a variable of theme.json; one it doesn't have stays as it is. */
export function withVariables(value: unknown, variables: Record<string, string>): unknown {
  if (typeof value === 'string') return value.startsWith('@') ? (variables[value.slice(1)] ?? value) : value
  if (Array.isArray(value)) return value.map((item) => withVariables(item, variables))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, withVariables(item, variables)]))
}
