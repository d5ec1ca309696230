/** A plain HTML element of the phone's own (bars, dialogs), with class, text and children. */
export function html(tag: string, className = '', ...children: (Node | string)[]): HTMLElement {
  const element = document.createElement(tag)
  element.className = className
  element.append(...children)
  return element
}

/** A button of the phone's own. */
export function press(className: string, text: string, onPress: () => void): HTMLButtonElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = className
  button.textContent = text
  button.addEventListener('click', onPress)
  return button
}
