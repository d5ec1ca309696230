import { networks, textSizes, widths, type PhoneChoice } from './choices'
import { element } from './element'
import { icon } from './icon'
import { popover } from './popover'
import { segments } from './segments'
import { say } from './words'

const USUAL_WIDTH = 390

/** The button that opens width, type size and network of one phone. What differs from a usual phone stands on it. */
export function phoneSettings(
  phone: PhoneChoice,
  change: (part: Partial<PhoneChoice>) => void,
): readonly HTMLElement[] {
  const unusual = [
    phone.width === USUAL_WIDTH ? '' : String(phone.width),
    phone.textSize === 'standard' ? '' : say(phone.textSize),
    phone.network === 'online' ? '' : say(phone.network),
  ].filter(Boolean)
  const button = element(
    'button',
    { type: 'button', class: 'icon settings', title: say('settings'), 'aria-label': say('settings') },
    icon('settings'),
    ...unusual.map((text) => element('span', { class: 'mark' }, text)),
  )
  const sheet = popover(button, (content, close) => {
    const choose = (part: Partial<PhoneChoice>) => {
      close()
      change(part)
    }
    content.append(
      segments(
        say('width'),
        widths.map((value) => ({ value, text: String(value) })),
        phone.width,
        (width) => choose({ width }),
      ),
      segments(
        say('textSize'),
        textSizes.map((value) => ({ value, text: say(value) })),
        phone.textSize,
        (textSize) => choose({ textSize }),
      ),
      segments(
        say('network'),
        networks.map((value) => ({ value, text: say(value) })),
        phone.network,
        (network) => choose({ network }),
      ),
    )
  })
  return [button, sheet]
}
