import { z } from 'zod'
import { notFound } from '../../core/problem.ts'
import { done } from '../../core/result.ts'
import { say } from '../../core/said/say.ts'
import { safeCell, writeDelimited } from '../../files/safe-cell.ts'
import { inputProblem } from '../../input/input-problem.ts'
import { words } from '../../input/shapes.ts'
import { programmeByCode } from '../../store/programmes.ts'
import { contactOf } from '../../store/settings.ts'
import { addSlip, type NewSlip, newSlips, slipsMadeBy } from '../../store/slips.ts'
import type { DownloadCommand } from '../file-command.ts'

const asked = z.strictObject({ source: words(200).optional(), format: z.enum(['csv', 'html']).default('csv') })

/** A slip to hand out: to whom, the secret code, the page's address, whom to ask. */
export interface Slip {
  readonly hostCountry: string
  readonly source: string
  readonly caseNumber: string
  readonly name: string
  readonly code: string
}

/** What every slip tells; `contact` is undefined where the settings name nobody. */
export interface SlipFrame {
  readonly address: string
  readonly contact: string | undefined
}

/** How slips are written: a page to print, and the words of each language that a row of the table brings. */
export interface SlipWriter {
  readonly page: (slips: readonly Slip[], frame: SlipFrame) => string
  readonly texts: (frame: SlipFrame) => ReadonlyArray<readonly [language: string, text: string]>
}

/**
 * The slip of each new student of a programme, once: who has had one is in no later answer, but in the repeats of that one (of its Idempotency-Key), in either form. To
 * print (html), or as a table (csv) by host country and source. Each download is an event. Refuses not_found.
 */
export const downloadSlips = (writer: SlipWriter): DownloadCommand => ({
  kind: 'slips_made',
  summary: "New students' slips with their codes, each once, and again under the same Idempotency-Key; to print, or as a table by embassy",
  refuses: [],
  query: ['source', 'format'],
  isKeyed: true,
  perform: (book, { params, query, actor, key, publicUrl }) => {
    const of = asked.safeParse(query)
    if (!of.success) return { ok: false, problem: inputProblem(of.error) }
    const { source, format } = of.data
    const code = params['code'] ?? ''
    const acted = book.act({ kind: 'slips_made', actor, key, request: `slips ${code} ${source ?? ''}`, status: 200 }, (read) => {
      const programme = programmeByCode(read, code)
      if (!programme) return notFound(say.noProgramme, code)
      const found = newSlips(read, programme.id, source)
      return done((tx) => {
        for (const { studentCode } of found) addSlip(tx, studentCode)
      })
    })
    if (!acted.ok) return acted
    const { seq } = acted.value
    const text = book.read((read) => {
      const frame = { address: `${publicUrl.replace(/\/+$/, '')}/status`, contact: contactOf(read) }
      const slips = slipsMadeBy(read, seq).map(slipOf)
      return format === 'html' ? writer.page(slips, frame) : tableOf(slips, frame, writer)
    })
    const contentType = format === 'html' ? 'text/html; charset=utf-8' : 'text/csv; charset=utf-8'
    return done({ bytes: new TextEncoder().encode(text), contentType, name: `slips-${code}-${seq}.${format}` })
  },
})

const slipOf = ({ hostCountry, source, caseNumber, told, code }: NewSlip): Slip => ({
  hostCountry,
  source: source ?? '',
  caseNumber,
  name: [told.familyName, told.givenName, told.patronymic].filter((part) => part !== undefined).join(' '),
  code,
})

/** With a byte order mark: spreadsheet programs take the letters for UTF-8 by it alone. */
function tableOf(slips: readonly Slip[], frame: SlipFrame, { texts }: SlipWriter): string {
  const told = texts(frame)
  const head = ['hostCountry', 'source', 'caseNumber', 'name', 'code', 'address', 'contact', ...told.map(([language]) => language)]
  const rows = slips.map((of) => [
    of.hostCountry,
    of.source,
    of.caseNumber,
    of.name,
    of.code,
    frame.address,
    frame.contact ?? '',
    ...told.map(([, text]) => text),
  ])
  return `\ufeff${writeDelimited([head, ...rows.map((row) => row.map(safeCell))], ',')}`
}
