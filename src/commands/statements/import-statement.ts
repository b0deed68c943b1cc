import { problem } from '../../core/problem.ts'
import { done, type Result, refused } from '../../core/result.ts'
import { coverageOf } from '../../core/statements/identity.ts'
import type { Reading } from '../../core/statements/statement.ts'
import { accountNotFound } from '../../queries/bank-accounts.ts'
import { importedView, readView } from '../../queries/statements.ts'
import { type NumberedReading, readStatement, type StatementRead } from '../../statements/read-statement.ts'
import { type BankAccount, bankAccountByCode } from '../../store/bank-accounts.ts'
import type { Book, Request } from '../../store/book.ts'
import { standingBreaksOfLine } from '../../store/breaks.ts'
import { sha256 } from '../../store/keys.ts'
import { breaks, confirmedReading, statement as statementTable } from '../../store/schema/banks.ts'
import { type Arrival, arrivalOf, identified, lastStatement } from '../../store/statement-arrival.ts'
import { beginImport, isStaging, leaveImport, type Staged, stageLines } from '../../store/statement-import.ts'
import { misfits } from '../../store/statement-neighbours.ts'
import { fileKnown, isConfirmed } from '../../store/statements.ts'
import type { Write } from '../../store/write.ts'
import type { Answered } from '../command.ts'
import type { FileCommand, Upload } from '../file-command.ts'

const MIB = 1024 * 1024

/**
 * A bank's file: previewed, or taken in. Refuses statement_refused with every problem, reading_not_confirmed, reading_unknown,
 * in_progress. The lines are staged encrypted in short transactions; the command itself publishes them in one.
 */
export const importStatement: FileCommand = {
  kind: 'statement_imported',
  summary: "Preview or import a bank's statement",
  refuses: ['in_progress', 'changed_meanwhile', 'statement_refused', 'reading_not_confirmed', 'reading_unknown'],
  mostBytes: 256 * MIB,
  query: ['mode', 'reading', 'profile', 'documentSha256'],
  perform: async (book, upload) => {
    const { mode, reading } = upload.query
    if (mode !== undefined && mode !== 'preview' && mode !== 'import') return problem('invalid_input', `mode is preview or import, not "${mode}".`)
    if (reading !== undefined && !/^\d{1,2}$/.test(reading))
      return problem('reading_unknown', `reading is the number of one of the readings of the preview, not "${reading}".`)
    if (upload.query['documentSha256'] !== undefined && !/^[0-9a-f]{64}$/.test(upload.query['documentSha256']))
      return problem('invalid_input', 'documentSha256 is the SHA-256 of the scan that is kept with the statement: 64 small hexadecimal digits.')
    const request: Request = { kind: 'statement_imported', actor: upload.actor, key: upload.key, request: upload.request, status: 201 }
    const earlier = book.read((read) => book.repeated(read, request))
    if (!earlier.ok) return earlier
    if (earlier.value) return done(answered(book, earlier.value.seq, true))
    const [account, today] = book.read((read) => [bankAccountByCode(read, upload.params['code'] ?? ''), read.today] as const)
    if (!account) return accountNotFound(upload.params['code'])
    const numbers = [account.iban, account.accountNumber].filter((n) => n !== null)
    const read = readStatement(upload.bytes, { account: { number: numbers, currency: account.currency }, today })
    if (mode !== 'import') return done({ status: 200, answer: readView(read, account.currency), seq: 0, repeated: false })
    const chosen = book.read((view) => choose(read, account, reading, (r) => isConfirmed(view, account.id, r.format, JSON.stringify(formOf(r)))))
    if (!chosen.ok) return chosen
    return importReading(book, upload, request, account, chosen.value)
  },
}

/** The reading to import: the proven one, the one that the person names, or one that was confirmed for the account before. */
function choose(read: StatementRead, account: BankAccount, named: string | undefined, confirmed: (reading: Reading) => boolean): Result<NumberedReading> {
  const view = readView(read, account.currency)
  if (read.verdict === 'refusal') {
    const first = read.problems[0]
    const place = first ? ` First: line ${first.line}${first.column ? `, ${first.column}` : ''}: ${first.reason}` : ''
    return problem('statement_refused', `Nothing was taken in: ${read.problems.length} problem(s) in the file.${place}`, { members: view })
  }
  const byNumber = read.readings.find((r) => String(r.n) === named)
  if (named !== undefined && !byNumber)
    return problem('reading_unknown', `There is no reading ${named}: the preview shows ${read.readings.map((r) => r.n).join(', ')}.`)
  const [only] = read.readings
  const known = read.readings.filter(confirmed)
  const reading = byNumber ?? (read.verdict === 'proof' ? only : known.length === 1 ? known[0] : undefined)
  return reading
    ? done(reading)
    : problem('reading_not_confirmed', 'Nothing in the file proves how it is to be read. Look at the readings and confirm one with reading=N.', {
        members: view,
      })
}

async function importReading(book: Book, upload: Upload, request: Request, account: BankAccount, reading: NumberedReading): Promise<Result<Answered>> {
  const begun = beginImport(book, account)
  if (!begun) return problem('in_progress', `Another statement of ${account.code} is being imported. Wait until it is done, then send this one again.`)
  try {
    const coverage = book.read((read) => coverageOf(reading.statement, read.today)) ?? book.read((read) => ({ since: read.today, until: read.today }))
    const lines = await identified(book, account, reading)
    const arrival = book.read((read) => arrivalOf(read, account, reading, coverage, lines))
    const staged = await stageLines(book, account, begun, arrival.difference.added)
    const acted = book.act(request, (read) => {
      if (lastStatement(read, account) !== arrival.knownAt || !isStaging(read, begun.id))
        return problem('changed_meanwhile', 'Another statement of this account was taken in meanwhile. Send this one again.')
      return done((tx) => publish(tx, account, reading, { arrival, staged, coverage, fileSha256: sha256(upload.bytes), confirmedBy: upload.query }))
    })
    if (!acted.ok || acted.value.repeated) leaveImport(book, begun.id)
    return acted.ok ? done(answered(book, acted.value.seq, acted.value.repeated)) : refused(acted.problem)
  } catch (thrown) {
    leaveImport(book, begun.id)
    throw thrown
  }
}

interface Publishing {
  readonly arrival: Arrival
  readonly staged: Staged
  readonly coverage: { readonly since: string; readonly until: string }
  readonly fileSha256: string
  readonly confirmedBy: Upload['query']
}

function publish(tx: Write, account: BankAccount, reading: NumberedReading, of: Publishing): void {
  const { statement } = reading
  const { known, conflicts } = of.arrival.difference
  const document = of.confirmedBy['documentSha256']
  tx.documents.push(of.fileSha256, ...(document === undefined ? [] : [document]))
  tx.fact(statementTable, {
    id: of.staged.id,
    bankAccount: account.id,
    fileSha256: of.fileSha256,
    format: reading.format,
    formatVersion: reading.version,
    reading: JSON.stringify(formOf(reading)),
    proof: reading.proof,
    since: of.coverage.since,
    until: of.coverage.until,
    opening: statement.opening ?? null,
    closing: statement.closing ?? null,
    lines: statement.lines.length,
    added: of.staged.rows,
    known: known.length,
    conflicts: conflicts.length,
    digest: of.staged.digest,
    wrapped: of.staged.wrapped,
    documentSha256: document ?? null,
  })
  const { reading: chosen, profile } = of.confirmedBy
  if (chosen !== undefined && reading.proof === 'none') {
    tx.fact(confirmedReading, { bankAccount: account.id, format: reading.format, name: profile ?? null, reading: JSON.stringify(formOf(reading)) })
  }
  openBreaks(tx, account, reading, of)
}

/** What the file has against what was taken in before; a file that is sent again tells nothing new. */
function openBreaks(tx: Write, account: BankAccount, { statement }: NumberedReading, { arrival, staged, coverage, fileSha256 }: Publishing): void {
  if (fileKnown(tx, account.id, fileSha256, staged.id)) return
  for (const { stored } of arrival.difference.conflicts) {
    if (standingBreaksOfLine(tx, stored.id).some((b) => b.kind === 'line_changed')) continue
    tx.fact(breaks, { kind: 'line_changed', bankAccount: account.id, line: stored.id, statement: staged.id, features: '[]' })
  }
  const placed = { id: staged.id, ...coverage, opening: statement.opening ?? null, closing: statement.closing ?? null }
  for (const { kind, features } of misfits(tx, account, placed))
    tx.fact(breaks, { kind, bankAccount: account.id, statement: staged.id, features: JSON.stringify(features) })
}

const formOf = ({ encoding, delimiter, dateFormat, amountStyle }: Reading) => ({ encoding, delimiter, dateFormat, amountStyle })

const answered = (book: Book, seq: number, repeated: boolean): Answered => ({
  status: 201,
  answer: book.read((read) => importedView(read, seq)),
  seq,
  repeated,
})
