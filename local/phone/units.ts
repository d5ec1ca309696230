/**
 * Units that depend on the phone and not on the browser's window: rpx (750 to the phone's width), vw and vh (of the page's
 * own area), rem (page-meta's root-font-size), and the safe area.
 */
export function phoneUnits(value: string): string {
  if (!/rpx|vw|vh|rem|safe-area/.test(value)) return value
  return value
    .split(/(url\([^)]*\))/)
    .map((part) => (part.startsWith('url(') ? part : replaceUnits(part)))
    .join('')
}

const replaceUnits = (text: string): string =>
  text
    .replace(/(?:env|constant)\(\s*safe-area-inset-(top|right|bottom|left)\s*(?:,[^)]*)?\)/g, 'var(--safe-$1)')
    .replace(/(^|[\s,(/*])(-?(?:\d+\.?\d*|\.\d+))(rpx|vw|vh|rem)\b/g, '$1calc($2 * var(--$3))')
