export type * from './documents/courtyard'
export type * from './documents/notices'
export type * from './documents/rules'
export type * from './documents/votes'
