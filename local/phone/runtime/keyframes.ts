import type { Caller } from 'glass-easel-miniprogram-adapter'
import { styleOf, TRANSFORMS, transformOf } from './moves'

type Frame = Record<string, unknown>
interface ScrollTimeline {
  scrollSource: string
  orientation?: string
  startScrollOffset: number
  endScrollOffset: number
  timeRange: number
}
interface Playing {
  animation: Animation
  frames: Frame[]
  duration: number
  /** Ends what moves it by scrolling. */
  release?: () => void
}

const transforms = new Set(TRANSFORMS)
/** By element, the latest last: it covers what those before it say about the same style. */
const played = new WeakMap<Element, Playing[]>()

/**
 * this.animate (动画 › 关键帧动画): nodes keep what the last frame says until clearAnimation. With a timeline a scroll-view moves the
 * animation instead of time; a callback comes when time is up.
 */
export function animate(
  this: Caller,
  selector: string,
  frames: Frame[],
  duration: number,
  then?: ScrollTimeline | (() => void),
): void {
  const started = elementsOf(this, selector).map((element) => {
    const playing: Playing = { animation: start(element, frames, duration), frames, duration }
    played.set(element, [...(played.get(element) ?? []), playing])
    return playing
  })
  if (typeof then === 'object') {
    for (const playing of started) moveByScrolling(this, playing, then)
    return
  }
  // One that is cleared on its way has ended too.
  const ends = started.map(({ animation }) => animation.finished.catch(() => undefined))
  void Promise.all(ends).then(() => setTimeout(() => then?.call(this)))
}

/** Without names of styles it takes all back that animate did. */
export function clearAnimation(
  this: Caller,
  selector: string,
  options?: Record<string, boolean> | (() => void),
  callback?: () => void,
): void {
  const names = typeof options === 'object' ? Object.keys(options).filter((name) => options[name]) : []
  for (const element of elementsOf(this, selector)) {
    const kept = (played.get(element) ?? []).filter((playing) => takeBack(element, playing, names))
    played.set(element, kept)
  }
  const then = typeof options === 'function' ? options : callback
  if (then) setTimeout(() => then.call(this))
}

/** Leaves the animation where it is, without those styles; false when none is left. */
function takeBack(element: HTMLElement, playing: Playing, names: string[]): boolean {
  const { currentTime, playState } = playing.animation
  playing.animation.cancel()
  playing.frames = playing.frames.map((frame) =>
    Object.fromEntries(Object.entries(frame).filter(([name]) => !names.includes(name))),
  )
  const left = names.length > 0 && playing.frames.some((frame) => Object.keys(frame).some((name) => !TIMING.has(name)))
  if (!left) {
    playing.release?.()
    return false
  }
  playing.animation = start(element, playing.frames, playing.duration)
  if (playState === 'paused') playing.animation.pause()
  playing.animation.currentTime = currentTime
  return true
}

const TIMING = new Set(['offset', 'ease', 'easing', 'composite'])

function start(element: HTMLElement, frames: Frame[], duration: number): Animation {
  return element.animate(frames.map(keyframeOf), { duration, fill: 'forwards' })
}

function keyframeOf(frame: Frame): Keyframe {
  const moved: string[] = []
  const keyframe: Keyframe = {}
  for (const [name, value] of Object.entries(frame)) {
    if (value === undefined || value === null) continue
    if (transforms.has(name)) moved.push(transformOf(name, value))
    else if (name === 'ease') keyframe.easing = String(value)
    else if (name === 'offset') keyframe.offset = Number(value)
    else keyframe[name] = styleOf(name, value)
  }
  return moved.length ? { ...keyframe, transform: moved.join(' ') } : keyframe
}

function moveByScrolling(host: Caller, playing: Playing, timeline: ScrollTimeline): void {
  playing.animation.pause()
  const source = host._$.getShadowRoot?.()?.querySelector(timeline.scrollSource)?.getBackendElement()
  if (source?.localName !== 'wx-scroll-view') {
    console.warn(`[phone] animate: scrollSource "${timeline.scrollSource}" is not a scroll-view`)
    return
  }
  const { startScrollOffset, endScrollOffset, timeRange, orientation } = timeline
  const move = () => {
    const at = orientation === 'horizontal' ? source.scrollLeft : source.scrollTop
    const share = (at - startScrollOffset) / (endScrollOffset - startScrollOffset)
    playing.animation.currentTime = Math.min(1, Math.max(0, share)) * timeRange
  }
  move()
  source.addEventListener('scroll', move, { passive: true })
  playing.release = () => source.removeEventListener('scroll', move)
}

const elementsOf = (host: Caller, selector: string): HTMLElement[] =>
  (host._$.getShadowRoot?.()?.querySelectorAll(selector) ?? []).flatMap((node) => node.getBackendElement() ?? [])
