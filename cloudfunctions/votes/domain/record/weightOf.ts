import type { Weight } from '../../../shared/documents'
import type { PublishedSum } from './publishedRecord'

/** A published sum as a weight; what isn't published isn't counted and is 0. */
export function weightOf({ households, areaDm2 = 0 }: PublishedSum): Weight {
  return { households, adults: 0, areaDm2 }
}

/** What of a weight may be published: areas only where the regime counts them. */
export function publishedSum({ households, areaDm2 }: Weight, withArea: boolean): PublishedSum {
  return withArea ? { households, areaDm2 } : { households }
}
