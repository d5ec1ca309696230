import { reading, writing } from './call'

const read = reading('votes')
const write = writing('votes')

export const motions = read('motions')
export const motion = read('motion')
export const castBallot = write('castBallot')
export const raiseObjection = write('raiseObjection')
export const respondToAnswer = write('respondToAnswer')
export const record = read('record')
export const myOpenings = read('myOpenings')

export const planMotion = read('planMotion')
export const announceMotion = write('announceMotion')
export const withdrawMotion = write('withdrawMotion')
export const progress = read('progress')
export const remind = write('remind')
export const recordPaperBallot = write('recordPaperBallot')
export const witnessPaperBallot = write('witnessPaperBallot')
export const extendMotion = write('extendMotion')
export const endMotion = write('endMotion')
export const answerObjection = write('answerObjection')
export const settleObjection = write('settleObjection')
