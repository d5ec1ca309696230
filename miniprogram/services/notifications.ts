import { reading, writing } from './call'

const read = reading('notifications')
const write = writing('notifications')

/** What the courtyard was told, the newest first; `before` asks for the page after that instant. */
export const inbox = read('inbox')
export const seeInbox = write('seeInbox')
export const notice = read('notice')
export const preferences = read('preferences')
export const setMuted = write('setMuted')

/** Tells the server which templates one tap has just allowed (WeChat has no API to ask it later). */
export const recordConsent = write('recordConsent')

export const notices = read('notices')
export const sendNotice = write('sendNotice')
export const reach = read('reach')
export const sweepList = read('sweepList')
export const markSlip = write('markSlip')
export const unmarkSlip = write('unmarkSlip')
export const recordPoster = write('recordPoster')
export const noticeTexts = read('noticeTexts')
export const poster = read('poster')
export const boardRoll = read('boardRoll')
export const deadLetters = read('deadLetters')
