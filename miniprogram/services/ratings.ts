import { reading, writing } from './call'

const read = reading('ratings')
const write = writing('ratings')

export const ratings = read('ratings')
export const postedRatings = read('postedRatings')
export const ratingForm = read('ratingForm')
/** Keeps a draft, or submits it. Every try of one sheet passes the same intention. */
export const saveRating = write('saveRating')

export const ratingResult = read('ratingResult')
export const ratingComments = read('ratingComments')
export const answerItem = write('answerItem')
export const respondToAnswer = write('respondToAnswer')

export const myHouseholdRating = read('myHouseholdRating')
export const raiseAppeal = write('raiseAppeal')
export const declinePraise = write('declinePraise')

export const propertyWork = read('propertyWork')
export const householdsToRate = read('householdsToRate')

export const ratingProgress = read('ratingProgress')
export const appeals = read('appeals')
export const decideAppeal = write('decideAppeal')
export const standards = read('standards')
export const standard = read('standard')
export const saveStandard = write('saveStandard')
export const agreeStandard = write('agreeStandard')
export const edges = read('edges')
export const changeEdge = write('changeEdge')
