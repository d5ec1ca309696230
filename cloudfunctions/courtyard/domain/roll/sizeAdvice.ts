import type { Kind } from './types'

/** A fitting size of a unit of self-government: 50–100 households in the country, 300–500 people in an estate. Empty if it fits. */
export function sizeAdvice(kind: Kind, households: number, residents: number): string {
  if (kind === 'rural') {
    if (households < 50)
      return `一个院落 50–100 户比较合适,这里只有 ${households} 户。可以想想要不要和邻近的院落合在一起。`
    if (households > 100) return `一个院落 50–100 户比较合适,这里有 ${households} 户。可以想想要不要分成几个院落。`
    return ''
  }
  if (residents === 0) return '一个小区 300–500 人比较合适。名册里没有人数,请自己核对一下。'
  if (residents < 300)
    return `一个小区 300–500 人比较合适,这里只有 ${residents} 人。可以想想要不要和邻近的小区合在一起。`
  if (residents > 500) return `一个小区 300–500 人比较合适,这里有 ${residents} 人。可以想想要不要分成几个院落。`
  return ''
}
