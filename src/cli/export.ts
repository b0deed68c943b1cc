import { done } from '../core/result.ts'
import { EXPORT_ROLES, type ExportAsked, exportBooks, isBooksExport } from '../queries/exports/books.ts'
import { donorPack } from '../queries/exports/donor-pack.ts'
import { AsPerson } from './as-person.ts'
import { writeWhole } from './file-words.ts'
import { writeFolderWhole } from './folder.ts'
import { type Given, type Machine, needed, type Outcome, optional, UsageError, type Verb, withBook } from './verb.ts'

const text = { type: 'string' } as const

export const exportVerb: Verb = {
  name: 'export',
  usage: 'export hledger|beancount|chain|journal|iati|360giving|donor-pack [--fund CODE] [--from D --to D] [--out PATH]',
  summary: '(auditor) the books for other programs, on standard output or into a file; a donor-pack is a folder',
  options: { fund: text, from: text, to: text, out: text },
  words: 1,
  run: (machine, given) => {
    const [name = ''] = given.words
    if (name === 'donor-pack') return exportDonorPack(machine, given)
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

/** Needed is whose money, and where the folder is to be; without its days it is of the whole time of the fund. */
function exportDonorPack(machine: Machine, given: Given): Promise<Outcome> {
  const [fund, out] = [needed(given, 'fund'), needed(given, 'out')]
  const [from, to] = [optional(given, 'from'), optional(given, 'to')]
  return withBook(
    machine,
    async (book): Promise<Outcome> => {
      const refusal = new AsPerson(machine, book).refusedBut(EXPORT_ROLES)
      if (refusal) return { ok: false, problem: refusal }
      const made = await writeFolderWhole(out, (put) => donorPack(book, { fund, from, to }, put))
      if (!made.ok) return made
      const { head, files } = made.value
      return done({
        json: { export: 'donor-pack', path: out, ...made.value },
        text: `${files.length} files in ${out}, books at event ${head.seq} ${head.hash}.`,
      })
    },
    true,
  )
}
