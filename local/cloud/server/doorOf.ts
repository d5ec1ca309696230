import { BadRequest, wrongMethod, type Exchange } from './exchange'

/** The door at `METHOD /path`. Throws a BadRequest of 405 when the path has others, else of 404. */
export function doorOf<T>(doors: Readonly<Record<string, T>>, { method, path }: Exchange): T {
  const door = Object.hasOwn(doors, `${method} ${path}`) ? doors[`${method} ${path}`] : undefined
  if (door !== undefined) return door
  const methods = Object.keys(doors).flatMap((name) =>
    name.endsWith(` ${path}`) ? [name.slice(0, -path.length - 1)] : [],
  )
  throw methods.length > 0 ? wrongMethod(methods) : new BadRequest(`nothing at ${method} ${path}`, 404)
}
