import { html } from '../html'

/** Shows `content` above the page; `mask` darkens the rest and keeps touches from it. Returns how to take it away. */
export function showLayer(
  content: HTMLElement,
  options: { mask?: boolean; onMask?: () => void; at?: 'center' | 'bottom' } = {},
): () => void {
  const { mask = true, at = 'center', onMask } = options
  const layer = html('div', `phone-layer phone-layer-${at}${mask ? ' phone-mask' : ''}`, content)
  if (onMask) {
    layer.addEventListener('click', ({ target }) => {
      if (target === layer) onMask()
    })
  }
  layersRoot().append(layer)
  return () => layer.remove()
}

function layersRoot(): HTMLElement {
  const root = document.getElementById('phone-layers')
  if (!root) throw new Error('the phone has no layers')
  return root
}
