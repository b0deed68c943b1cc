import { done } from '../core/result.ts'
import { EXPORT_ROLES, type ExportAsked, exportBooks, isBooksExport } from '../queries/exports/books.ts'
import { AsPerson } from './as-person.ts'
import { writeWhole } from './file-words.ts'
import { optional, UsageError, type Verb, withBook } from './verb.ts'

const text = { type: 'string' } as const

export const exportVerb: Verb = {
  name: 'export',
  usage: 'export hledger|beancount|chain|journal [--fund CODE] [--from D --to D] [--out PATH]',
  summary: '(auditor) the books for other programs, on standard output or into a file',
  options: { fund: text, from: text, to: text, out: text },
  words: 1,
  run: (machine, given) => {
    const [name = ''] = given.words
    if (!isBooksExport(name)) throw new UsageError(`"${name}" is no export.`)
    const asked: ExportAsked = Object.fromEntries(
      ['fund', 'from', 'to'].flatMap((option) => (given.options[option] === undefined ? [] : [[option, given.options[option]]])),
    )
    const out = optional(given, 'out')
    return withBook(
      machine,
      (book) => {
        const refusal = new AsPerson(machine, book).refusedBut(EXPORT_ROLES)
        if (refusal) return { ok: false, problem: refusal }
        if (out !== undefined) {
          const written = writeWhole(out, (put) => exportBooks(book, name, asked, put))
          return written.ok ? done({ json: { export: name, path: out }, text: `Export in ${out}.` }) : written
        }
        const pieces: string[] = []
        const made = exportBooks(book, name, asked, given.json ? (piece) => void pieces.push(piece) : machine.write)
        return made.ok ? done({ json: { export: name, text: pieces.join('') } }) : made
      },
      true,
    )
  },
}
