/** What the importer found: where in the table, and what to do about it. */
Component({
  properties: {
    /** [{ key, where: “第 12 行 · 成年人数”, text }] */
    findings: { type: Array, value: [] as { key: string; where: string; text: string }[] },
  },
})
