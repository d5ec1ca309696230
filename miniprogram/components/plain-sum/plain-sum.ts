/** A sum as it is written on paper: one line each, a rule, and what it comes to. The last row is the result. */
Component({
  properties: {
    /** [{ key, sign: “+”, label: “收入”, amount: “14,150.00 元” }] */
    rows: { type: Array, value: [] as { key: string; sign: string; label: string; amount: string }[] },
    /** The result doesn't come out: it stands in cinnabar, and the page says by how much. */
    wrong: { type: Boolean, value: false },
  },
})
