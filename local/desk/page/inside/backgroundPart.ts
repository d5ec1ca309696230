/** One matter of the background view. */
export interface BackgroundPart {
  readonly root: HTMLElement
  refresh(): Promise<void>
}
