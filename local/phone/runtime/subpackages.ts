import type { AppPackage } from '../appPackage'
import { html } from './html'
import type { Network } from './wx/network'

/**
 * Which subpackages the phone has (分包加载). One that isn't here comes over the phone's network when a page of it is opened, with a
 * page that says so in the meantime, or ahead of time as preloadRule asks (分包预下载).
 */
export class Subpackages {
  private readonly here = new Set<string>()
  private readonly coming = new Map<string, Promise<void>>()

  constructor(
    private readonly app: Pick<AppPackage, 'config' | 'subpackages' | 'packageBytes'>,
    private readonly network: Pick<Network, 'pass' | 'mode'>,
    private readonly screen: HTMLElement,
  ) {}

  /**
   * Runs `open` as soon as the package of a page is here: at once when it is, else when it has come. Rejects when it doesn't come; WeChat
   * gives no text for that.
   */
  whenHere<T>(path: string, open: () => T): T | Promise<T> {
    const root = this.app.subpackages.find((folder) => path.startsWith(`${folder}/`))
    // a fast network is as good as having it: nothing would be seen of the way
    if (root === undefined || this.here.has(root) || this.network.mode === 'online') {
      if (root !== undefined) this.here.add(root)
      return open()
    }
    return this.openLater(root, open)
  }

  /** What app.json wants ahead of time once this page is open. It never fails: then the package comes when it is needed. */
  preload(page: string): void {
    const rule = this.app.config.preloadRule?.[page]
    // the phone is never in a Wi-Fi, which is what a rule without a network waits for
    if (rule?.network !== 'all') return
    for (const name of rule.packages ?? []) {
      const root = this.rootOf(name)
      if (root !== undefined) this.bring(root).catch(() => undefined)
    }
  }

  private rootOf(name: string): string | undefined {
    const { config, subpackages } = this.app
    const named = (config.subPackages ?? config.subpackages ?? []).find((each) => each.name === name)
    return subpackages.find((root) => root === (named?.root ?? name).replace(/^\/|\/$/g, ''))
  }

  private async openLater<T>(root: string, open: () => T): Promise<T> {
    const cover = html(
      'div',
      'phone-package',
      html('div', 'phone-package-dots', html('i', ''), html('i', ''), html('i', '')),
    )
    cover.setAttribute('role', 'progressbar')
    cover.setAttribute('aria-label', '正在打开')
    this.screen.append(cover)
    try {
      await this.bring(root)
    } catch {
      throw new Error(`subpackage "${root}" could not be loaded`)
    } finally {
      cover.remove()
    }
    return open()
  }

  private bring(root: string): Promise<void> {
    if (this.here.has(root)) return Promise.resolve()
    const known = this.coming.get(root)
    if (known) return known
    const bytes = this.app.packageBytes[root] ?? 0
    const coming = this.network
      .pass({ send: () => Promise.resolve(), downBytes: () => bytes })
      .then(() => void this.here.add(root))
      .finally(() => this.coming.delete(root))
    this.coming.set(root, coming)
    return coming
  }
}
