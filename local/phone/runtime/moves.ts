import { phoneUnits } from '../units'

/** Functions of CSS transform that animations of both kinds (wx.createAnimation, this.animate) know by these names. */
export const TRANSFORMS = (
  'matrix matrix3d rotate rotate3d rotateX rotateY rotateZ scale scale3d scaleX scaleY scaleZ skew skewX skewY ' +
  'translate translate3d translateX translateY translateZ'
).split(' ')
const LENGTHS = new Set(['width', 'height', 'left', 'top', 'right', 'bottom'])

/** One function of a transform; numbers are degrees where something turns, px where it moves. */
export function transformOf(name: string, given: unknown): string {
  const values = (Array.isArray(given) ? given : [given]) as unknown[]
  const unit = /^(rotate|skew)/.test(name) ? 'deg' : /^translate/.test(name) ? 'px' : ''
  const written = values.map((value, index) => {
    // Of rotate3d only the last one is an angle, the others are an axis.
    const bare = name === 'rotate3d' && index < 3
    return typeof value === 'number' ? `${value}${bare ? '' : unit}` : phoneUnits(String(value))
  })
  return `${name}(${written.join(', ')})`
}

/** A value of a style; a number for a length is px. */
export const styleOf = (name: string, value: unknown): string =>
  typeof value === 'number' && LENGTHS.has(name) ? `${value}px` : phoneUnits(String(value))
