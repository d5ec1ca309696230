const listening = new WeakSet<Element>()

/** Notes that an element has a longpress listener. */
export const listensToLongPress = (element: Element): void => void listening.add(element)

/** Whether a long press on this element is somebody's: only then does it swallow the tap. */
export function hasLongPress(element: Element): boolean {
  for (let at: Element | null = element; at; at = at.parentElement) if (listening.has(at)) return true
  return false
}
