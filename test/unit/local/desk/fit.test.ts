import { EDGE, GAP, heightOf, scaleToFit } from '../../../../local/desk/page/phones/fit'

describe('the scale of the phones', () => {
  const four = [390, 390, 390, 390]
  const across = (widths: readonly number[], scale: number) =>
    widths.reduce((sum, width) => sum + width * scale + 2 * EDGE, 0) + (widths.length - 1) * GAP

  test('four phones fit a window of 1280 × 800 with its bars', () => {
    const room = { width: 1240, height: 629 }
    const scale = scaleToFit(four, room, 0.6)
    expect(across(four, scale)).toBeLessThanOrEqual(room.width)
    expect(heightOf(390) * scale + 2 * EDGE).toBeLessThanOrEqual(room.height)
    expect(scale).toBeGreaterThan(0.7)
  })

  test('no phone is larger than life', () => {
    expect(scaleToFit([390], { width: 4000, height: 4000 }, 0.6)).toBe(1)
  })

  test('where four would be too small, as many as fit fill the row', () => {
    const room = { width: 680, height: 629 }
    const scale = scaleToFit(four, room, 0.6)
    expect(across(four.slice(0, 2), scale)).toBeLessThanOrEqual(room.width)
    expect(scale).toBeGreaterThanOrEqual(0.6)
  })
})
