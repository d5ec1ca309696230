const KEPT = 'desk:key'

const addressOf = (key: string) => `${location.origin}/~${key}`

const opens = async (key: string): Promise<boolean> => (await fetch(`${addressOf(key)}/config.json`)).ok

/**
 * Where the desk asks for what needs its key; null when it has none that is good. The key comes once, behind the `#` of the address that was
 * printed at the start, and is kept for a reload: only pages of this very origin can read it there.
 */
export async function openDeskDoor(): Promise<string | null> {
  // the address of a later start, put into the same tab
  addEventListener('hashchange', () => location.reload())
  const given = location.hash.slice(1)
  if (given !== '') history.replaceState(null, '', location.pathname)
  for (const key of [given, localStorage.getItem(KEPT) ?? '']) {
    if (!/^[\w-]+$/.test(key) || !(await opens(key))) continue
    localStorage.setItem(KEPT, key)
    return addressOf(key)
  }
  return null
}
