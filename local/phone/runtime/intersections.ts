import type { Caller, EngineNode } from 'glass-easel-miniprogram-adapter'
import { pageOf, type Page } from './page'
import type { Rect } from './shell/geometry'

type Edges = Pick<Rect, 'left' | 'top' | 'right' | 'bottom'>
type Margins = Partial<Edges>

export interface IntersectionOptions {
  thresholds?: number[]
  initialRatio?: number
  observeAll?: boolean
}

export interface Intersection {
  id: string
  dataset: Record<string, unknown>
  /** Share of the target's area, 0 to 1. */
  intersectionRatio: number
  intersectionRect: Rect
  boundingClientRect: Rect
  relativeRect: Edges
  time: number
}

/**
 * wx.createIntersectionObserver: which share of a node lies in areas of reference. Only where boxes lie counts (WXML节点布局相交状态): a
 * reference needn't be around the target, several of them count where they overlap, and what a scroll-view hides is not left out.
 */
export class IntersectionObserver {
  private readonly references: { selector?: string; margins: Margins }[] = []
  private readonly watches = new Set<Watch>()

  constructor(
    /** Selectors see what stands in this component's own markup, or in this page's. */
    private readonly host: Caller,
    private readonly options: IntersectionOptions = {},
  ) {}

  relativeTo(selector: string, margins: Margins = {}): this {
    this.references.push({ selector, margins })
    return this
  }

  relativeToViewport(margins: Margins = {}): this {
    this.references.push({ margins })
    return this
  }

  /** The first answer comes with the next frame at the soonest; none for a node whose ratio is `initialRatio`. */
  observe(selector: string, listener: (intersection: Intersection) => void): void {
    if (!this.references.length) throw new Error('relativeTo or relativeToViewport should be called before observe')
    const page = pageOf(this.host)
    const root = this.host._$.getShadowRoot?.()
    if (!page || !root) return
    const first = this.options.observeAll ? undefined : root.querySelector(selector)
    const targets = this.options.observeAll ? root.querySelectorAll(selector) : first ? [first] : []
    if (!targets.length) console.warn(`Node "${selector}" is not found. Intersection observer will not trigger.`)
    const areas = this.references.flatMap(({ selector: reference, margins }) => {
      const node = reference === undefined ? undefined : root.querySelector(reference)
      if (node !== null) return [{ node, margins }]
      console.warn(`Node "${reference}" is not found. The relative node for intersection observer will be ignored.`)
      return []
    })
    // WeChat doesn't say what a node is compared to when none of its references is there.
    if (!areas.length) return
    const { thresholds = [0], initialRatio = 0 } = this.options
    for (const target of targets) {
      const watch = { page, target, areas, thresholds, ratio: initialRatio, listener }
      this.watches.add(watch)
      startWatching(watch)
    }
    page.whenClosed(() => this.disconnect())
  }

  disconnect(): void {
    for (const watch of this.watches) watched.delete(watch)
    this.watches.clear()
  }
}

interface Watch {
  page: Page
  target: EngineNode
  areas: { node: EngineNode | undefined; margins: Margins }[]
  thresholds: readonly number[]
  /** As it was last seen. */
  ratio: number
  listener: (intersection: Intersection) => void
}

const watched = new Set<Watch>()
let looking = false

/** Boxes move for many reasons (scrolling, animations, pictures that come), and no event tells of all: looked at once a frame. */
function startWatching(watch: Watch): void {
  watched.add(watch)
  if (looking) return
  looking = true
  const look = () => {
    for (const each of [...watched]) if (watched.has(each)) compare(each)
    looking = watched.size > 0
    if (looking) requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}

function compare(watch: Watch): void {
  const { page, target, areas, thresholds, ratio: before, listener } = watch
  if (page.frame.hidden) return
  const element = target.getBackendElement()
  // A node that is taken away is out of sight for good: what comes back in its place is another one.
  if (!element?.isConnected) watched.delete(watch)
  const boundingClientRect = boxOf(target)
  const relativeRect = areas.map((area) => areaOf(page, area)).reduce(overlap)
  const intersectionRect = visible(overlap(boundingClientRect, relativeRect))
  watch.ratio = element?.getClientRects().length ? ratioOf(intersectionRect, boundingClientRect) : 0
  if (!passes(thresholds, before, watch.ratio)) return
  const { id, dataset } = target
  const { ratio: intersectionRatio } = watch
  listener({ id, dataset, intersectionRatio, intersectionRect, boundingClientRect, relativeRect, time: Date.now() })
}

const passes = (thresholds: readonly number[], before: number, now: number): boolean =>
  before !== now && thresholds.some((threshold) => (before - threshold) * (now - threshold) <= 0)

/** Of a target without area: 1 when it lies in the area. */
const ratioOf = (part: Rect, whole: Rect): number => {
  const area = whole.width * whole.height
  return area > 0 ? (part.width * part.height) / area : part === NOWHERE ? 0 : 1
}

function boxOf(node: EngineNode): Rect {
  const { left, top, right, bottom, width, height } = node.getBackendElement()?.getBoundingClientRect() ?? NOWHERE
  return { left, top, right, bottom, width, height }
}

function areaOf(page: Page, { node, margins }: Watch['areas'][number]): Edges {
  const { clientWidth, clientHeight } = page.area
  const { left, top, right, bottom } = node
    ? boxOf(node)
    : { left: 0, top: 0, right: clientWidth, bottom: clientHeight }
  const { left: more = 0, top: above = 0, right: beside = 0, bottom: below = 0 } = margins
  return { left: left - more, top: top - above, right: right + beside, bottom: bottom + below }
}

const overlap = (one: Edges, other: Edges): Edges => ({
  left: Math.max(one.left, other.left),
  top: Math.max(one.top, other.top),
  right: Math.min(one.right, other.right),
  bottom: Math.min(one.bottom, other.bottom),
})

const NOWHERE: Rect = { left: 0, top: 0, right: 0, bottom: 0, width: 0, height: 0 }

function visible({ left, top, right, bottom }: Edges): Rect {
  if (right < left || bottom < top) return NOWHERE
  return { left, top, right, bottom, width: right - left, height: bottom - top }
}
