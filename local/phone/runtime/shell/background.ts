/** What is behind a page: seen where it is pulled away, and where it has no background of its own. */
export interface Background {
  backgroundColor?: string
  /** Of the part above the page, on an iPhone. */
  backgroundColorTop?: string
  /** Of the three dots. */
  backgroundTextStyle?: 'dark' | 'light'
}

export function drawBackground(view: HTMLElement, background: Background): void {
  const { backgroundColor = '', backgroundColorTop = backgroundColor, backgroundTextStyle = 'dark' } = background
  view.style.background = backgroundColor
  const dots = view.querySelector<HTMLElement>(':scope > .phone-pull')
  if (!dots) return
  dots.style.background = backgroundColorTop
  dots.classList.toggle('phone-pull-light', backgroundTextStyle === 'light')
}
