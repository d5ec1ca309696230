import type { AppPhones } from './appPhones'
import type { OpenPhone } from './phone'

/** Presses the main button of the sheet that is open. */
export async function confirmSheet(phone: OpenPhone): Promise<void> {
  await phone.page
    .locator('[aria-role="dialog"], [role="dialog"]')
    .locator('wx-button')
    .filter({ visible: true })
    .first()
    .click()
}

/** The second person of the committee reads on their own phone what waits, by its title, and confirms it. */
export async function confirmOnPhone(phones: AppPhones, openid: string, title: string): Promise<void> {
  const phone = await phones.open(openid, { path: 'packages/acts/acts/acts' })
  await phone.expectText('1 件事等你确认')
  await phone.expectText(title)
  await phone.tap('看过了，确认')
  await confirmSheet(phone)
  await phone.expectText('确认了')
  await phone.expectNoText('看过了，确认')
  const errors = await phone.errors()
  if (errors.length > 0) throw new Error(JSON.stringify(errors))
  await phone.close()
}
