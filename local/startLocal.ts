import type { Exchange, Reply } from './cloud/server/exchange'
import type { Holder } from './cloud/server/keys'
import { startLocalCloud, type LocalCloud, type LocalCloudOptions } from './cloud/index'
import { openDesk, type Desk, type DeskOptions } from './desk/serve'

export interface LocalOptions extends Pick<DeskOptions, 'phoneDir'> {
  cloud: Omit<LocalCloudOptions, 'front'>
  /** What the desk is told (desk/page/config.ts). */
  config: DeskOptions['config']
  /** Puts the whole environment into a scene; throws for an unknown one. */
  reset: (scene: string, cloud: LocalCloud) => Promise<void>
}

export interface Local {
  /** The desk with its key: `http://localhost:<port>/#<key>`. */
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
  const front = async (exchange: Exchange, holder: Holder | null): Promise<Reply | null> =>
    desk === undefined ? { status: 503, json: { error: 'not open yet' } } : desk(exchange, holder)
  const cloud = await startLocalCloud({ ...options.cloud, front })
  // The name that the page is opened under: for a browser 127.0.0.1 is another place.
  const address = `http://localhost:${cloud.port}`
  try {
    await ready(cloud)
    desk = await openDesk({
      phoneDir: options.phoneDir,
      config: options.config,
      reset: (scene) => options.reset(scene, cloud),
    })
  } catch (error) {
    await cloud.stop()
    throw error
  }
  return { url: `${address}/#${cloud.key}`, cloud, stop: () => cloud.stop() }
}
