import { reading, writing } from './call'

const read = reading('courtyard')
const write = writing('courtyard')

export const disclosures = read('disclosures')
export const disclosure = read('disclosure')
export const exportFinance = read('exportFinance')
export const askQuery = write('askQuery')
export const duties = read('duties')

export const disclosureTemplates = read('disclosureTemplates')
export const disclosureDrafts = read('disclosureDrafts')
export const disclosureDraft = read('disclosureDraft')
export const saveDisclosure = write('saveDisclosure')
export const sendToReview = write('sendToReview')
export const reviewDisclosure = write('reviewDisclosure')
export const dropDisclosure = write('dropDisclosure')
export const correctDisclosure = write('correctDisclosure')
export const readFinanceSheet = read('readFinanceSheet')
export const maskNames = read('maskNames')
export const queries = read('queries')
export const answerQuery = write('answerQuery')
export const changeDuties = write('changeDuties')
