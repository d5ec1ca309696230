import { html, press } from '../html'
import { resolveSource } from '../builtIns/image'
import { showLayer } from './layer'

/** Pictures on the whole screen, one at a time: swipe to the next, tap to close. */
export function previewImages(urls: readonly string[], first: number): void {
  const count = html('span', 'phone-preview-count')
  const strip = html('div', 'phone-preview-strip')
  const say = (index: number) => {
    count.textContent = `${index + 1}/${urls.length}`
  }
  const shown = () => Math.round(strip.scrollLeft / strip.clientWidth)
  for (const url of urls) {
    const image = document.createElement('img')
    image.src = resolveSource(url)
    image.draggable = false
    strip.append(html('div', 'phone-preview-slide', image))
  }
  strip.addEventListener('scroll', () => say(shown()), { passive: true })
  strip.addEventListener('click', () => close())
  const box = html('div', 'phone-preview', count, strip)
  if (urls.length > 1) {
    box.append(
      press('phone-preview-next', '下一张', () => {
        strip.scrollTo({ left: ((shown() + 1) % urls.length) * strip.clientWidth, behavior: 'smooth' })
      }),
    )
  }
  const close = showLayer(box)
  say(first)
  strip.scrollTo({ left: first * strip.clientWidth })
}
