import { isFields, type Value } from '../values'
import { readArea, readNear } from './geoTest'
import { parseShape, type Position, type Shape } from './shape'
import { angle, EARTH_RADIUS, vectorOf, type Vector } from './sphere'

/**
 * The world as a square that is cut into four again and again: a cell is the text of its quarters, `q`, `q2`, `q21`, …, so that it begins with each
 * cell around it. Of the last level one is 38 metres wide.
 */
type Cell = string
const WORLD: Cell = 'q'
const LEVEL_MAX = 20
/** Degrees. */
type Box = readonly [west: number, south: number, east: number, north: number]

const CELLS_OF_SHAPE_MAX = 8
const CELLS_OF_QUERY_MAX = 16
/** More than a geometry may be away to count as touching, in radians. */
const MARGIN = 1e-9
const DEGREES = 180 / Math.PI
const EVERYWHERE: Box = [-180, -90, 180, 90]

/** The cells that a stored geometry has entries for. */
export function cellsOf(shape: Shape): Buffer[] {
  return cover(boxesOf(shape), CELLS_OF_SHAPE_MAX).map((cell) => Buffer.from(cell))
}

/** Where the entries lie of all that can meet a checked geo operator; undefined for one that looks everywhere. */
export function rangesOf(operator: string, operand: Value): { start: Buffer; end: Buffer }[] | undefined {
  const cells = cover(boxesWanted(operator, operand), CELLS_OF_QUERY_MAX)
  if (cells.includes(WORLD)) return undefined
  const around = new Set(
    cells.flatMap((cell) => Array.from({ length: cell.length - 1 }, (_, i) => cell.slice(0, i + 1))),
  )
  return [
    ...[...around].map((cell) => ({ start: Buffer.from(cell), end: Buffer.from(`${cell}\0`) })),
    // the cell itself and all in it; a quarter is 0 to 3
    ...cells.map((cell) => ({ start: Buffer.from(cell), end: Buffer.from(`${cell}4`) })),
  ]
}

function boxesWanted(operator: string, operand: Value): Box[] {
  if (operator === '$nearSphere') {
    const near = readNear(operand)
    return near === undefined ? [EVERYWHERE] : boxesOfCap(near.center, near.most / EARTH_RADIUS)
  }
  const area = operator === '$geoWithin' ? readArea(operand) : undefined
  if (area !== undefined && 'center' in area) return boxesOfCap(area.center, area.radius)
  return boxesOf(parseShape(isFields(operand) ? operand['$geometry'] : null))
}

function boxesOf({ points, lines, polygons }: Shape): Box[] {
  const outlines = polygons.map(([outside = []]) => outside)
  return [...points.map((at) => [at]), ...lines, ...outlines].flatMap((corners) => {
    const [center, radius] = capAround(corners)
    return boxesOfCap(center, radius)
  })
}

/** A circle that has all corners in it and so, while it is less than half of the sphere, all between them. */
function capAround(corners: readonly Position[]): [Position, radius: number] {
  const vectors = corners.map(vectorOf)
  const sum = vectors.reduce<Vector>(([x, y, z], [dx, dy, dz]) => [x + dx, y + dy, z + dz], [0, 0, 0])
  const [x, y, z] = sum
  const center: Position = [Math.atan2(y, x) * DEGREES, Math.atan2(z, Math.hypot(x, y)) * DEGREES]
  const middle = vectorOf(center)
  return [center, Math.max(...vectors.map((vector) => angle(vector, middle)))]
}

function boxesOfCap([longitude, latitude]: Position, radius: number): Box[] {
  const wide = radius + MARGIN
  if (!(wide < Math.PI / 2)) return [EVERYWHERE]
  const south = latitude - wide * DEGREES
  const north = latitude + wide * DEGREES
  if (south <= -90 || north >= 90) return [[-180, Math.max(south, -90), 180, Math.min(north, 90)]]
  const across = Math.asin(Math.min(1, Math.sin(wide) / Math.cos(latitude / DEGREES))) * DEGREES
  const west = longitude - across
  const east = longitude + across
  if (west < -180) return [[west + 360, south, 180, north], [-180, south, east, north]] // prettier-ignore
  if (east > 180) return [[west, south, 180, north], [-180, south, east - 360, north]] // prettier-ignore
  return [[west, south, east, north]]
}

/** The smallest cells that cover all boxes with no more of them than `most`. */
function cover(boxes: readonly Box[], most: number): Cell[] {
  for (let level = LEVEL_MAX; level > 0; level--) {
    const sides = boxes.map((box) => columnsAndRows(box, level))
    const count = sides.reduce((sum, [west, south, east, north]) => sum + (east - west + 1) * (north - south + 1), 0)
    if (count > most * boxes.length) continue
    const cells = new Set(sides.flatMap((side) => cellsIn(side, level)))
    if (cells.size <= most) return [...cells]
  }
  return [WORLD]
}

function columnsAndRows([west, south, east, north]: Box, level: number): Box {
  const side = 2 ** level
  const column = (longitude: number) => Math.min(side - 1, Math.max(0, Math.floor(((longitude + 180) / 360) * side)))
  const row = (latitude: number) => Math.min(side - 1, Math.max(0, Math.floor(((latitude + 90) / 180) * side)))
  return [column(west), row(south), column(east), row(north)]
}

function cellsIn([west, south, east, north]: Box, level: number): Cell[] {
  const cells: Cell[] = []
  for (let x = west; x <= east; x++) for (let y = south; y <= north; y++) cells.push(cellAt(x, y, level))
  return cells
}

function cellAt(x: number, y: number, level: number): Cell {
  let cell = WORLD
  for (let bit = level - 1; bit >= 0; bit--) cell += String(((x >> bit) & 1) + 2 * ((y >> bit) & 1))
  return cell
}
