import { faultAt, problemOf } from '../core/problem.ts'
import { say } from '../core/said/say.ts'
import { httpProblem, problemResponse } from './problem.ts'

/** How deep a JSON body may be nested; no body of ours has more than six levels. */
const JSON_DEPTH = 32

/** Reads a JSON body in UTF-8. A refusal comes as a response. */
export function jsonOf(bytes: Uint8Array): { readonly value: unknown } | Response {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    if (isDeeper(text, JSON_DEPTH)) return problemResponse(problemOf('invalid_input', say.nestedDeeper(JSON_DEPTH)))
    const value = JSON.parse(text) as unknown
    const twice = namedTwice(text)
    if (twice === undefined) return { value }
    return problemResponse(problemOf('invalid_input', say.mend(twice, say.standsTwice), { errors: [faultAt(twice, say.standsTwice)] }))
  } catch {
    return httpProblem('broken_json', 'The body is no JSON in UTF-8.')
  }
}

/** Do brackets outside of strings nest deeper than `levels`? Seen before anything is built of them. */
function isDeeper(text: string, levels: number): boolean {
  let depth = 0
  let inString = false
  for (let at = 0; at < text.length; at += 1) {
    const mark = text[at]
    if (inString) {
      if (mark === '\\') at += 1
      else if (mark === '"') inString = false
    } else if (mark === '"') inString = true
    else if (mark === '[' || mark === '{') depth += 1
    else if (mark === ']' || mark === '}') depth -= 1
    if (depth > levels) return true
  }
  return false
}

/** A name with its colon, a value's text, a bracket: what tells the members of valid JSON apart. */
const PIECE = /"([^"\\]*(?:\\.[^"\\]*)*)"(\s*:)?|[{}[\]]/g

/**
 * The first member that stands twice in one object of valid JSON, as its object's names and its own. Of two, one program reads the first and another the last
 * (RFC 8259, 4): what somebody checked on the way would not be what is done.
 */
function namedTwice(text: string): string | undefined {
  const within: { readonly names: Set<string>; name: string }[] = []
  for (const [piece, inner = '', colon] of text.matchAll(PIECE)) {
    const object = within.at(-1)
    if (piece === '{' || piece === '[') within.push({ names: new Set(), name: '' })
    else if (piece === '}' || piece === ']') within.pop()
    else if (colon !== undefined && object) {
      object.name = inner.includes('\\') ? (JSON.parse(`"${inner}"`) as string) : inner
      if (object.names.has(object.name)) return `/${within.flatMap(({ name }) => (name === '' ? [] : [name])).join('/')}`
      object.names.add(object.name)
    }
  }
  return undefined
}
