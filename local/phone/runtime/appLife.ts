import { onError, tellError } from './desk'
import { Emitter } from './emitter'

type AppInstance = Record<string, unknown>
const globals = globalThis as unknown as Record<string, unknown>

/** The page that is in front, as far as going to the background and back concerns it. */
interface FrontPage {
  sleep: () => void
  wake: () => void
}

/** App(): the app's own handlers, and the listeners that wx.onAppShow and its like add (`events`). */
export class AppLife {
  readonly events = new Emitter()
  private instance: AppInstance = {}
  private isInFront = true

  constructor(
    /** What onLaunch and onShow are told: path, query, scene. */
    private readonly options: object,
    private readonly frontPage: () => FrontPage | undefined,
  ) {}

  /** Runs app.js, then onLaunch and onShow. */
  launch(runScript: () => void): void {
    globals.App = (definition: AppInstance) => {
      this.instance = definition
      for (const [name, value] of Object.entries(definition)) {
        if (typeof value === 'function') definition[name] = (value as () => unknown).bind(definition)
      }
    }
    globals.getApp = () => this.instance
    this.listenForErrors()
    try {
      runScript()
    } catch (error) {
      tellError('app.js', error)
    }
    this.call('onLaunch', this.options)
    this.call('onShow', this.options)
  }

  /** The phone is put away: the page in front hides first, then the app. */
  toBackground(): void {
    if (!this.isInFront) return
    this.isInFront = false
    this.frontPage()?.sleep()
    this.tell('hide', this.options)
  }

  /** The phone is taken up again: the app first, then its page. */
  toFront(): void {
    if (this.isInFront) return
    this.isInFront = true
    this.tell('show', this.options)
    this.frontPage()?.wake()
  }

  /** Calls App's `on<Name>` and what wx.on… added for it. */
  tell(
    event: 'show' | 'hide' | 'error' | 'unhandledRejection' | 'pageNotFound' | 'themeChange',
    detail: unknown,
  ): void {
    this.call(`on${event.charAt(0).toUpperCase()}${event.slice(1)}`, detail)
    this.events.emit(event, detail)
  }

  private call(name: string, argument: unknown): void {
    const handler = this.instance[name]
    if (typeof handler !== 'function') return
    try {
      handler(argument)
    } catch (error) {
      tellError(`app ${name}`, error)
    }
  }

  private listenForErrors(): void {
    onError((where, text) => {
      // An error in the handler of errors would call itself.
      if (where !== 'app onError' && where !== 'promise') this.tell('error', text)
    })
    addEventListener('unhandledrejection', ({ reason, promise }) => {
      this.tell('unhandledRejection', { reason: reason as unknown, promise })
    })
  }
}
