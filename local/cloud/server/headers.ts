/** With every answer, also with those that Node's parser gives to what is no HTTP. What reads or frames it from another origin gets nothing. */
export const SAFE_HEADERS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'content-security-policy': "default-src 'none'; frame-ancestors 'self'",
  'x-frame-options': 'SAMEORIGIN',
  'referrer-policy': 'no-referrer',
}

/** For what belongs to a page of ours, the desk or a phone: scripts are its own files and nothing else, and only its own origin frames it. */
export const PAGE_POLICY =
  "script-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"

/** For what somebody has stored: whatever it says of itself, it runs nothing and is nobody's page. */
export const STORED_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'"

const SHOWN = /^(?:image\/(?:png|jpeg|gif|webp|svg\+xml)|audio\/[\w.+-]+|video\/[\w.+-]+|text\/plain)(?:;|$)/i

/** Headers of a stored file. What a browser could take for a page is handed over to be kept instead of shown. */
export const storedHeaders = (type: string): Record<string, string> => ({
  'content-type': type,
  'content-security-policy': STORED_POLICY,
  'content-disposition': SHOWN.test(type) ? 'inline' : 'attachment',
  'accept-ranges': 'bytes',
})
