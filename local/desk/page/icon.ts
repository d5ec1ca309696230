const SVG = 'http://www.w3.org/2000/svg'

/** Strokes on a 20 × 20 ground. */
const strokes = {
  reopen: ['M15.5 10a5.5 5.5 0 1 1-1.6-3.9', 'M14.2 2.8v3.6h-3.6'],
  enlarge: ['M11.5 4H16v4.5', 'M8.5 16H4v-4.5', 'M16 4l-4.8 4.8', 'M4 16l4.8-4.8'],
  shrink: ['M16 8.8h-4.8V4', 'M4 11.2h4.8V16', 'M11.2 8.8 16 4', 'M8.8 11.2 4 16'],
  settings: ['M3 6.5h8', 'M15 6.5h2', 'M3 13.5h2', 'M9 13.5h8', 'M13 4.5v4', 'M7 11.5v4'],
  close: ['M5 5l10 10', 'M15 5 5 15'],
} as const

export type IconName = keyof typeof strokes

export function icon(name: IconName): SVGElement {
  const svg = document.createElementNS(SVG, 'svg')
  svg.setAttribute('viewBox', '0 0 20 20')
  svg.setAttribute('aria-hidden', 'true')
  for (const stroke of strokes[name]) {
    const path = document.createElementNS(SVG, 'path')
    path.setAttribute('d', stroke)
    svg.append(path)
  }
  return svg
}
