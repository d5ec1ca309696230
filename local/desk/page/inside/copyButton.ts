import { element } from '../element'
import { say } from '../words'

/** Puts the text on the clipboard and says so in its own place. */
export function copyButton(text: string): HTMLElement {
  const button = element('button', { type: 'button', class: 'quiet small' }, say('copy'))
  button.addEventListener('click', () => {
    void navigator.clipboard.writeText(text).then(() => (button.textContent = say('copied')))
  })
  return button
}
