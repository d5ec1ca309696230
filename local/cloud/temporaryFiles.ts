import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** A folder for what must not outlive its request; what a kill has left there is gone at the next start. */
export class TemporaryFiles {
  private readonly folder: string
  private count = 0

  constructor(dataFolder: string) {
    this.folder = join(dataFolder, 'temporary')
    rmSync(this.folder, { recursive: true, force: true })
    mkdirSync(this.folder)
  }

  /** A new name each time; whoever takes it removes the file. */
  path(): string {
    return join(this.folder, String(++this.count))
  }
}
