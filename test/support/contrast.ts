/** Relative luminance as WCAG 2.1 defines it, of `#rrggbb`. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = parseInt(hex.slice(at, at + 2), 16) / 255
    return channel <= 0.03928 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** Contrast of two colours (`#rrggbb`) as WCAG 2.1 defines it, 1 to 21; NaN for what is no such colour. */
export function contrast(text: string, ground: string): number {
  const [dark = 0, light = 0] = [text, ground].map(luminance).sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}
