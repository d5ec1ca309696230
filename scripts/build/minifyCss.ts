import { transformSync } from 'esbuild'

/**
 * WXSS without comments and white space. esbuild keeps what it doesn't know (rpx, tag names of components); `@import` of WXSS stays
 * where it is. Rules aren't lowered or merged: `target` is left open on purpose, WebViews differ.
 */
export function minifyCss(text: string): string {
  return transformSync(text, { loader: 'css', minifyWhitespace: true, legalComments: 'none', logLevel: 'silent' }).code
}
