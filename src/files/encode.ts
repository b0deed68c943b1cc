import iconv from 'iconv-lite'

/** Text as bytes of an encoding (`-bom`: behind its byte-order mark), or the first character that it does not have. Never a question mark in its place. */
export function encodeText(text: string, of: string): { readonly bytes: Uint8Array } | { readonly missing: string } {
  const encoding = of.replace(/-bom$/, '')
  const bytes = iconv.encode(text, encoding, { addBOM: of !== encoding })
  if (iconv.decode(bytes, encoding) === text) return { bytes }
  const missing = [...text].find((character) => iconv.decode(iconv.encode(character, encoding), encoding) !== character)
  return { missing: missing ?? '' }
}
