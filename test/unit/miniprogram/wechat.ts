/** The part of WeChat that the code under test asks, in memory: storage, navigation and what the test answers for the cloud. */
export function standInWeChat() {
  const storage = new Map<string, unknown>()
  const visited: string[] = []
  const calls: {
    name: string
    data: { procedure: string; input: unknown; requestId: string; courtyardId?: string }
  }[] = []
  const world = {
    storage,
    visited,
    calls,
    fontSizeSetting: 17,
    answer: (): Promise<unknown> => Promise.resolve({ result: { ok: true, value: {} } }),
  }
  const wx = {
    getStorageSync: (key: string) => storage.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => void storage.set(key, JSON.parse(JSON.stringify(value))),
    removeStorageSync: (key: string) => void storage.delete(key),
    getStorageInfoSync: () => ({ keys: [...storage.keys()] }),
    getAppBaseInfo: () => ({ fontSizeSetting: world.fontSizeSetting }),
    stopPullDownRefresh: () => undefined,
    navigateTo: ({ url, complete }: { url: string; complete: () => void }) => {
      visited.push(url)
      void Promise.resolve().then(complete)
    },
    cloud: {
      callFunction: (call: (typeof calls)[number]) => {
        calls.push(call)
        return world.answer()
      },
    },
  }
  Object.assign(globalThis, { wx })
  return world
}
