/** One matter of the background view. */
export interface BackgroundPart {
  readonly root: HTMLElement
  /** How much of it waits for somebody or isn't as usual. */
  refresh(): Promise<number>
}
