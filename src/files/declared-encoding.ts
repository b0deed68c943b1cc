import { isAscii, isUtf8 } from 'node:buffer'

/** Encodings of one byte for each letter; of those of two, a short text can be UTF-8 by chance. */
const SINGLE_BYTES = /^(?:us-ascii|ascii|(?:x-)?(?:cp|windows-?)12\d\d|iso[-_]?8859[-_]\d+|latin[-_]?\d|koi8-[ru])$/
const TWO_BYTES_OR_FOUR = /^(?:utf-?(?:16|32)|ucs-?[24])/

/**
 * The encoding of a document that says so in letters of ASCII. Programs leave the word of a template or of their memory in what they write as UTF-8: letters of one
 * byte never make UTF-8 by chance, and a document in UTF-16 could not say so in ASCII.
 */
export function encodingOf(bytes: Uint8Array, declared: string): string {
  const named = declared.toLowerCase()
  if (TWO_BYTES_OR_FOUR.test(named)) return 'utf-8'
  return SINGLE_BYTES.test(named) && isUtf8(bytes) && !isAscii(bytes) ? 'utf-8' : named
}
