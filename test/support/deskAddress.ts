/** The desk's address, with its key, in what a start has printed. */
export const deskAddressIn = (output: string): string | undefined =>
  /(http:\/\/localhost:\d+\/#\S+)\n/.exec(output)?.[1]

/** The address of the cloud behind the desk, with the same key. */
export function cloudAddressOf(desk: string): string {
  const { origin, hash } = new URL(desk)
  return `${origin}/~${hash.slice(1)}`
}
