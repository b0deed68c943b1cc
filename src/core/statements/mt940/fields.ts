import type { Cell } from '../statement.ts'

/** A field of a message: its tag, its lines as they stand, and the file's line (from 1) in which it begins. */
export interface SwiftField {
  readonly tag: string
  readonly line: number
  readonly lines: string[]
}

/** A message: its fields, and the line in which it begins. */
export interface SwiftMessage {
  readonly line: number
  readonly fields: SwiftField[]
}

const TAGS = ['20', '21', '25', '25P', '28', '28C', '13D', '34F', '60F', '60M', '61', '86', '62F', '62M', '64', '65', '90C', '90D', 'NS', '940'] as const
const TAG = new RegExp(`^:(${TAGS.join('|')}):(.*)$`)
/** Blocks 1 to 3 and the beginning of block 4, in one line or by themselves; the end of block 4 with what follows. */
const HEAD = /^\{[1-4]:/
/** The first field of a message, or its first block, of which no more is there. */
const CUT_HEAD = /^(?::2?0?|\{1?)$/
const END = /^-(?:\}.*)?$/

/** The messages of a file, and where one that has no field begins behind the last of them: there the file was cut. */
export interface SwiftFile {
  readonly messages: readonly SwiftMessage[]
  readonly begun?: Cell
}

/**
 * The messages of a file. A line without a tag goes on with the field before it, and one within :86: that looks like an unknown tag is its text. What stands
 * between messages (the banks' own head lines) is left out.
 */
export function messagesOf(lines: readonly string[]): SwiftFile {
  const messages: SwiftMessage[] = []
  const heads = new Set<string>()
  let begun: Cell | undefined
  let message: SwiftMessage | undefined
  let closed = false
  for (const [index, written] of lines.entries()) {
    const text = written.replace(/\s+$/, '')
    const line = index + 1
    if (END.test(text) && (closed || !message)) {
      message = undefined
      closed = false
      continue
    }
    const bare = text.startsWith('{') ? text.replace(/^\{1:.*\{4:\s*/, '') : written
    if (text === '') continue
    const isHead = bare === '' || (bare === text && HEAD.test(text))
    const field = isHead ? undefined : fieldOf(bare, line, message?.fields.at(-1)?.tag)
    if (!field) {
      if (isHead || heads.has(text) || CUT_HEAD.test(text)) begun ??= { line, column: '', value: text }
      if (isHead) continue
      if (!message) heads.add(text)
      message?.fields.at(-1)?.lines.push(written)
      continue
    }
    if (field.tag === '20' || !message) {
      message = { line, fields: [] }
      messages.push(message)
      closed = false
      begun = undefined
    }
    message.fields.push(field)
    if (field.tag === '62F' || field.tag === '62M') closed = true
  }
  return { messages, ...(begun && messages.length > 0 ? { begun } : {}) }
}

function fieldOf(text: string, line: number, before: string | undefined): SwiftField | undefined {
  const found = TAG.exec(text)
  if (found) return found[1] === '940' ? { tag: '940', line, lines: [] } : { tag: found[1] ?? '', line, lines: [found[2] ?? ''] }
  // Some banks lose a colon of :86:.
  const lame = before === '61' ? /^:?86:?(?=\D|\d{3}\D)(.*)$/.exec(text) : undefined
  return lame ? { tag: '86', line, lines: [lame[1] ?? ''] } : undefined
}
