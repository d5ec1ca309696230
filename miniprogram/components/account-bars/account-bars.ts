/** Amounts to compare, one bar each, labelled on the spot. Widths are made in text/finance.ts; the table is the labels. */
Component({
  properties: {
    /** [{ key, label: “垃圾清运”, amount: “3,720.00 元”, width: 62.5 }] */
    rows: { type: Array, value: [] as { key: string; label: string; amount: string; width: number }[] },
  },
})
