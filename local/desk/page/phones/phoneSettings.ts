import { networks, textSizes, themes, USUAL_PHONE, widths, type PhoneChoice } from '../choices'
import { element } from '../element'
import { icon } from '../icon'
import { popover } from '../popover'
import { segments } from '../segments'
import { say } from '../words'

/** What of this phone isn't as usual, in the words of its settings. */
export function unusualOf(phone: PhoneChoice): readonly string[] {
  return [
    phone.network === USUAL_PHONE.network ? '' : say(phone.network),
    phone.width === USUAL_PHONE.width ? '' : String(phone.width),
    phone.textSize === USUAL_PHONE.textSize ? '' : say(phone.textSize),
    phone.theme === USUAL_PHONE.theme ? '' : say('darkMark'),
  ].filter(Boolean)
}

/** The button that opens width, type size, network and dark mode of one phone. */
export function phoneSettings(
  current: () => PhoneChoice,
  change: (part: Partial<PhoneChoice>) => void,
): readonly HTMLElement[] {
  const button = element(
    'button',
    { type: 'button', class: 'icon settings', title: say('settings'), 'aria-label': say('settings') },
    icon('settings'),
  )
  const sheet = popover(button, (content, close) => {
    const choose = (part: Partial<PhoneChoice>, byPointer: boolean) => {
      if (byPointer) close()
      change(part)
    }
    const phone = current()
    content.append(
      segments(
        say('network'),
        networks.map((value) => ({ value, text: say(value) })),
        phone.network,
        (network, byPointer) => choose({ network }, byPointer),
      ),
      segments(
        say('width'),
        widths.map((value) => ({ value, text: String(value) })),
        phone.width,
        (width, byPointer) => choose({ width }, byPointer),
      ),
      segments(
        say('textSize'),
        textSizes.map((value) => ({ value, text: say(value) })),
        phone.textSize,
        (textSize, byPointer) => choose({ textSize }, byPointer),
      ),
      segments(
        say('theme'),
        themes.map((value) => ({ value, text: say(value) })),
        phone.theme,
        (theme, byPointer) => choose({ theme }, byPointer),
      ),
    )
  })
  return [button, sheet]
}
