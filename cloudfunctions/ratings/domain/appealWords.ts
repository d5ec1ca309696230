import type { Words } from '../../engines/raised/tells'

/** `label`: how the household is named to the committee. */
export const raisedWords = (label: string): Words<'appeal', 'raised'> => ({
  committee: { title: `有申诉：${label}`, text: '这户觉得物业评得不对。请看看情况，给个说法。' },
})

export const decidedWords = (upheld: boolean): Words<'appeal', 'upheld'> & Words<'appeal', 'dismissed'> => ({
  household: {
    title: upheld ? '申诉有了结果：这份评议作废' : '申诉有了结果：维持原来的评议',
    text: '点开看看院管委会是怎么说的。',
  },
})
