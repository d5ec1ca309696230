import { reading, writing } from './call'

/** What the courtyard was told, the newest first; `before` asks for the page after that instant. */
export const inbox = reading('notifications')('inbox')

/** Tells the server which templates one tap has just allowed (WeChat has no API to ask it later). */
export const recordConsent = writing('notifications')('recordConsent')
