import type { Exchange, Reply } from './cloud/server/exchange'
import { startLocalCloud, type LocalCloud, type LocalCloudOptions } from './cloud/index'
import { openDesk, type Desk, type DeskOptions } from './desk/serve'

export interface LocalOptions extends Pick<DeskOptions, 'phoneDir'> {
  cloud: Omit<LocalCloudOptions, 'front'>
  /** What the desk is told (desk/page/config.ts), given the cloud's address. */
  config: (cloudUrl: string) => unknown
  /** Puts the whole environment into a scene; throws for an unknown one. */
  reset: (scene: string, cloud: LocalCloud) => Promise<void>
}

export interface Local {
  /** The desk: `http://localhost:<port>/`. */
  url: string
  cloud: LocalCloud
  stop(): Promise<void>
}

/** Cloud, phone and desk on one port. `ready` may put something into the cloud before anybody opens the desk. */
export async function startLocal(
  options: LocalOptions,
  ready: (cloud: LocalCloud) => Promise<void> = async () => undefined,
): Promise<Local> {
  let desk: Desk | undefined
  const front = async (exchange: Exchange): Promise<Reply | null> =>
    desk === undefined ? { status: 503, json: { error: 'not open yet' } } : desk(exchange)
  const cloud = await startLocalCloud({ ...options.cloud, front })
  // The name that the page is opened under: for a browser 127.0.0.1 is another place.
  const address = `http://localhost:${cloud.port}`
  try {
    await ready(cloud)
    desk = await openDesk({
      phoneDir: options.phoneDir,
      config: () => options.config(address),
      reset: (scene) => options.reset(scene, cloud),
    })
  } catch (error) {
    await cloud.stop()
    throw error
  }
  return { url: `${address}/`, cloud, stop: () => cloud.stop() }
}
