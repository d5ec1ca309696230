const REACH_BOTTOM_PX = 50

interface Listeners {
  /** onReachBottomDistance, px. */
  distance: () => number | undefined
  onScroll: (scrollTop: number) => void
  onBottom: () => void
}

/** Tells of scrolling, and once each time that the page comes within reach of its bottom. Returns what ends it. */
export function watchScrolling(scroll: HTMLElement, { distance, onScroll, onBottom }: Listeners): () => void {
  const isNear = () => scroll.scrollTop + scroll.clientHeight >= scroll.scrollHeight - (distance() ?? REACH_BOTTOM_PX)
  let near = false
  scroll.addEventListener(
    'scroll',
    () => {
      onScroll(scroll.scrollTop)
      const before = near
      near = isNear()
      if (near && !before && scroll.scrollTop > 0) onBottom()
    },
    { passive: true },
  )
  // A page that grew is no longer at its bottom.
  const grown = new ResizeObserver(() => {
    near = isNear() && near
  })
  if (scroll.firstElementChild) grown.observe(scroll.firstElementChild)
  return () => grown.disconnect()
}
