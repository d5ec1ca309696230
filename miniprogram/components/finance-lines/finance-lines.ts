/** An account book's lines as they stand on paper, one below the other. */
Component({
  properties: {
    /** LineRow[] of text/finance.ts */
    lines: {
      type: Array,
      value: [] as {
        key: string
        account: string
        amount: string
        direction: string
        facts: string
        voucher: string
        voucherMissing: boolean
        note: string
      }[],
    },
  },
})
