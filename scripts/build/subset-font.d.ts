declare module 'subset-font' {
  /** The font with only the characters of the text. */
  export default function subsetFont(font: Buffer, text: string, options: { targetFormat: 'truetype' }): Promise<Buffer>
}
