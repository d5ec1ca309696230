/** Months of a year, what came in above what was spent, each with its name and number on the spot. */
Component({
  properties: {
    /** [{ key, label: “7月”, spoken, bars: [{ name: “收”, amount: “10,700.00”, width: 100, side: 'income' }] }] */
    months: {
      type: Array,
      value: [] as {
        key: string
        label: string
        spoken: string
        bars: { name: string; amount: string; width: number; side: string }[]
      }[],
    },
  },
})
