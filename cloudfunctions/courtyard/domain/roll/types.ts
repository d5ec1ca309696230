export type Kind = 'rural' | 'estate'

/** What is wrong with, or worth knowing about, one cell: 1-based row of the file, 0 = the file as a whole. */
export interface Finding {
  readonly row: number
  readonly column: string
  readonly value: string
  readonly message: string
}

export interface Room {
  readonly no: string
  readonly areaDm2: number
  readonly use: string
  readonly areaSource: string
}

/** One voting unit as the file has it. */
export interface RollHousehold {
  readonly no: string
  readonly group: string
  readonly address: string
  readonly headName: string
  readonly phone: string
  readonly adults: number
  readonly residents: number
  readonly areaDm2: number
  readonly rooms: readonly Room[]
  readonly developer: boolean
  readonly note: string
}

/** One row of an estate's list: a unit (专有部分), not yet its owner's whole. */
export interface Unit extends Omit<RollHousehold, 'rooms'> {
  readonly row: number
  readonly unit: string
  readonly use: string
  readonly areaSource: string
}

export interface OwnerDecision {
  readonly name: string
  readonly same: boolean
}
