import { createRequire } from 'node:module'
import type Iconv from 'iconv-lite'

let loaded: typeof Iconv | undefined

/** Half a megabyte of tables, which only a file in a legacy encoding needs. */
function iconv(): typeof Iconv {
  loaded ??= createRequire(import.meta.url)('iconv-lite') as typeof Iconv
  return loaded
}

/** Text as bytes of an encoding (`-bom`: behind its byte-order mark), or the first character that it does not have. Never a question mark in its place. */
export function encodeText(text: string, of: string): { readonly bytes: Uint8Array } | { readonly missing: string } {
  const { encode, decode } = iconv()
  const encoding = of.replace(/-bom$/, '')
  const bytes = encode(text, encoding, { addBOM: of !== encoding })
  if (decode(bytes, encoding) === text) return { bytes }
  const missing = [...text].find((character) => decode(encode(character, encoding), encoding) !== character)
  return { missing: missing ?? '' }
}
