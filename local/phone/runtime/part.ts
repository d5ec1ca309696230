import type * as readQr from './parts/readQr'
import type * as regions from './parts/regions'

interface Parts {
  regions: typeof regions
  readQr: typeof readQr
}

/** Code and data that few pages need: a file of its own beside the phone (build.ts), fetched when it is first asked for. */
export const loadPart = <N extends keyof Parts>(name: N): Promise<Parts[N]> =>
  import(new URL(`${name}.js`, document.baseURI).href) as Promise<Parts[N]>
