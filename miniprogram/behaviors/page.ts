import { now as courtyardNow } from '../text/clock'
import { keepSeen, readSeen } from '../services/lastSeen'
import { open } from '../services/open'
import { pages } from '../services/pages'
import { sayRefusal } from '../services/refusals'
import type { Refused, Result } from '../services/result'
import { rootFontSize } from '../services/textSize'
import { sayPast } from '../text/when'

/**
 * loading: first time, nothing yet · ready · failed: nothing to show · offline: shows what was last seen, marked ·
 * stranger: the account belongs to no courtyard yet.
 */
export type Phase = 'loading' | 'ready' | 'failed' | 'offline' | 'stranger'
export type Query = Readonly<Record<string, string | undefined>>

/** What every page's template can use besides its own `view`. */
export interface PageData<View> {
  /** For <page-meta root-font-size>: elder mode. */
  rootFontSize: string
  phase: Phase
  view: View | null
  /** What happened and what to do, when failed. */
  failure: string
  /** When what is shown was seen, when offline: “昨天”. */
  seenAt: string
  /** The action under way, by the name given to act(): its button shows that it works, all others wait. */
  busy: string
  /** Why what is on screen couldn't be asked anew; empty again with the next answer. */
  outdated: string
  /** What came of the last action that was refused; empty again with the next try. */
  notice: string
}

/** What handlers find on `this`. */
export interface PageSelf<Answer, View, Local> {
  data: PageData<View> & Local
  setData(data: Partial<PageData<View> & Local> & Record<string, unknown>, done?: () => void): void
  readonly query: Query
  /** The last answer, for handlers that need more than the view shows. */
  readonly answer: Answer | null
  /** Asks again and shows the answer in one setData. What is on screen stays until then. */
  load(): Promise<void>
  /** Shows an answer that grew on this page: more of a list, what was just saved. */
  answered(answer: Answer): void
  /** Shows the last answer again, after local state that `show` uses has changed. */
  redraw(): void
  /**
   * One action at a time: a second tap while one is under way does nothing. A refusal becomes `notice`; the answer is
   * handed back (null when refused or ignored).
   */
  act<T>(name: string, run: () => Promise<Result<T>>): Promise<T | null>
  /**
   * The page before the oldest one shown goes below it: `ask` gets it, `join` puts it there. What comes after something
   * else was shown meanwhile is dropped. `name` as in act().
   */
  older<T>(
    ask: (shown: Answer) => Promise<Result<T>>,
    join: (shown: Answer, older: T) => Answer,
    name?: string,
  ): Promise<void>
}

type Handlers = Record<string, (...args: never[]) => unknown>

export interface PageSpec<Answer, View, Local extends object> {
  /** Names the page's last seen answer in this phone's storage. Change it when the answer's shape changes. */
  readonly name: string
  /** The one call of the screen. Left out by pages that only take input: they are ready at once. */
  readonly ask?: (query: Query) => Promise<Result<Answer>>
  /** Pure: what the template shows. `local` is the page's own state. */
  readonly show?: (answer: Answer, now: number, local: Local) => View
  /** The page's own state: what is typed, chosen, unfolded. */
  readonly local?: Local
  /** false: coming back to the page doesn't ask again (forms). */
  readonly freshOnShow?: boolean
  /** Names what was last seen where the query doesn't tell it all. Default: the whole query. */
  readonly seenAs?: (query: Query) => string
  /** false: without a line, what was last seen must not be shown (a form that would start from something stale). */
  readonly fromSeen?: (seen: Answer, query: Query) => boolean
  /** false: nothing of it is kept on this phone (what is on somebody's ballot). */
  readonly kept?: boolean
  readonly onLoad?: (query: Query) => void
  readonly onShareAppMessage?: () => WechatMiniprogram.Page.ICustomShareContent
}

/** After these, what is on screen must not stay. */
const takesAway: readonly Refused['code'][] = ['NOT_A_MEMBER', 'FORBIDDEN', 'NOT_FOUND', 'UNAUTHENTICATED']

interface TabBarHost {
  getTabBar?: () => { setData(data: { selected: string }): void } | null
}

/**
 * A page: one call → one pure view model → one setData, with loading, failed and offline in one place. Its template
 * starts with <page-meta root-font-size="{{rootFontSize}}" /> and <page-state …/>, and shows `view` when it is there.
 */
export function definePage<Answer, View, Local extends object, Own extends Handlers>(
  spec: PageSpec<Answer, View, Local> & { readonly on?: Own } & ThisType<PageSelf<Answer, View, Local> & Own>,
): void {
  /** The page as this file sees it; what the spec's own handlers see is PageSelf. */
  interface Self extends TabBarHost {
    data: PageData<View>
    setData(data: Partial<PageData<View>>): void
    query: Query
    answer: Answer | null
    route: string
    /** How many times it has asked. */
    questions: number
    shown: boolean
    acting: boolean
    load(): Promise<void>
    answered(answer: Answer): void
    act<T>(name: string, run: () => Promise<Result<T>>): Promise<T | null>
  }
  const wholeQuery = (query: Query) =>
    Object.entries(query)
      .map(([key, value]) => `${key}=${value ?? ''}`)
      .join('/')
  const seenName = (self: Self) =>
    [spec.name, (spec.seenAs ?? wholeQuery).call(self, self.query)].filter(Boolean).join('/')
  const draw = (self: Self, answer: Answer, now: number) =>
    spec.show?.(answer, now, self.data as PageData<View> & Local) ?? null

  const base: PageData<View> = {
    rootFontSize: '16px',
    phase: spec.ask ? 'loading' : 'ready',
    view: null,
    failure: '',
    seenAt: '',
    outdated: '',
    busy: '',
    notice: '',
  }
  const { on, local } = spec

  const lifecycle = {
    ...on,
    data: { ...base, ...local },
    query: {} as Query,
    answer: null as Answer | null,

    onLoad(this: Self, query: Query) {
      this.query = query
      this.setData({ rootFontSize: rootFontSize() })
      spec.onLoad?.call(this, query)
    },

    onShow(this: Self) {
      const size = rootFontSize()
      if (size !== this.data.rootFontSize) this.setData({ rootFontSize: size })
      this.getTabBar?.()?.setData({ selected: this.route })
      if (!this.shown || spec.freshOnShow !== false) void this.load()
      this.shown = true
    },

    async onPullDownRefresh(this: Self) {
      await this.load()
      void wx.stopPullDownRefresh()
    },

    async onRetry(this: Self) {
      if (this.data.phase === 'failed') this.setData({ phase: 'loading' })
      await this.load()
    },

    /** For page-state's `join`: a stranger goes to the page that asks for the household code. */
    onJoin() {
      open(pages.joinByCode())
    },

    async load(this: Self) {
      if (!spec.ask) return
      const asked = (this.questions = (this.questions ?? 0) + 1)
      const name = seenName(this)
      const result = await spec.ask.call(this, this.query)
      // an answer that was overtaken by a later question is not shown
      if (asked !== this.questions) return
      const now = courtyardNow()
      if (result.ok) {
        if (spec.kept !== false) keepSeen(name, result.value, now)
        this.answer = result.value
        const view = draw(this, result.value, now)
        this.setData({ phase: 'ready', view, failure: '', seenAt: '', outdated: '' })
        return
      }
      fall(this, name, result.refusal, now)
    },

    answered(this: Self, answer: Answer) {
      this.answer = answer
      this.setData({ view: draw(this, answer, courtyardNow()) })
    },

    redraw(this: Self) {
      if (this.answer) this.setData({ view: draw(this, this.answer, courtyardNow()) })
    },

    async act<T>(this: Self, name: string, run: () => Promise<Result<T>>): Promise<T | null> {
      // the flag, not data.busy: two taps can both come before setData has been seen
      if (this.acting) return null
      this.acting = true
      this.setData({ busy: name, notice: '' })
      const result = await run()
      this.acting = false
      this.setData({ busy: '', notice: result.ok ? '' : sayRefusal(result.refusal) })
      return result.ok ? result.value : null
    },

    async older<T>(
      this: Self,
      ask: (shown: Answer) => Promise<Result<T>>,
      join: (shown: Answer, older: T) => Answer,
      name = 'older',
    ): Promise<void> {
      const shown = this.answer
      if (shown === null) return
      const older = await this.act(name, () => ask(shown))
      if (older !== null && this.answer === shown) this.answered(join(shown, older))
    },

    ...(spec.onShareAppMessage ? { onShareAppMessage: spec.onShareAppMessage } : {}),
  }

  /** Nothing new came: what is on screen stays, else what was last seen, else the reason why not. */
  function fall(self: Self, name: string, refusal: Refused, now: number) {
    const seen = refusal.code === 'OFFLINE' ? readSeen<Answer>(name) : undefined
    if (seen && spec.fromSeen?.call(self, seen.answer, self.query) !== false) {
      self.answer = seen.answer
      self.setData({
        phase: 'offline',
        view: draw(self, seen.answer, now),
        seenAt: sayPast(seen.at, now),
        failure: '',
        outdated: '',
      })
      return
    }
    const keeps = self.answer !== null && !takesAway.includes(refusal.code)
    const failure = sayRefusal(refusal)
    if (keeps) self.setData({ outdated: failure })
    else self.setData({ phase: refusal.code === 'NOT_A_MEMBER' ? 'stranger' : 'failed', view: null, failure })
  }

  Page(lifecycle as unknown as WechatMiniprogram.Page.Options<Record<string, unknown>, Record<string, unknown>>)
}
