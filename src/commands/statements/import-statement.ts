import { notFound, type Problem, problem, problemOf } from '../../core/problem.ts'
import { done, type Result, refused } from '../../core/result.ts'
import { say } from '../../core/said/say.ts'
import { importedView } from '../../queries/statements.ts'
import { type BankAccount, bankAccountByCode } from '../../store/bank-accounts.ts'
import type { Book, Request } from '../../store/book.ts'
import { standingBreaksOfLine } from '../../store/breaks.ts'
import { breaks, confirmedReading, statement as statementTable } from '../../store/schema/banks.ts'
import { lastStatement } from '../../store/statement-arrival.ts'
import { isBusy, isStaging, leaveImport } from '../../store/statement-staging.ts'
import { fileKnown } from '../../store/statements.ts'
import type { Write } from '../../store/write.ts'
import { inThread, ThreadMemoryError } from '../../threads/in-thread.ts'
import { followed } from '../../threads/ongoing.ts'
import { CancelledError, type Watch } from '../../threads/watch.ts'
import type { Answered } from '../command.ts'
import type { FileCommand, Upload } from '../file-command.ts'
import { type Ready, type TakenIn, type TakingIn, takeIn } from './take-in.ts'

const MIB = 1024 * 1024
/** A smaller file is taken in at once, within some milliseconds: a thread takes longer to start. */
const THREAD_FROM_BYTES = 32 * 1024
/** The same where nobody waits meanwhile: a second or two. A thread has its own copy of the program, and a limit of memory that a larger file may need. */
const ALONE_THREAD_FROM_BYTES = MIB

/**
 * A bank's file: previewed, or taken in. Refuses statement_refused with every problem, reading_not_confirmed, reading_unknown,
 * overlap_unclear, in_progress, import_cancelled. A thread of its own reads, compares and stages; the command itself publishes what it
 * staged in one short transaction.
 */
export const importStatement: FileCommand = {
  kind: 'statement_imported',
  summary: "Preview or import a bank's statement",
  refuses: [
    'in_progress',
    'changed_meanwhile',
    'statement_refused',
    'statement_too_large',
    'reading_not_confirmed',
    'reading_unknown',
    'overlap_unclear',
    'import_cancelled',
    'list_unreadable',
  ],
  mostBytes: 256 * MIB,
  query: ['mode', 'reading', 'profile', 'documentSha256', 'overlap', 'show'],
  perform: async (book, upload) => {
    const wrong = wrongQuery(upload.query)
    if (wrong) return wrong
    const request: Request = { kind: 'statement_imported', actor: upload.actor, key: upload.key, request: upload.request, status: 201 }
    const earlier = book.read((read) => book.repeated(read, request))
    if (!earlier.ok) return earlier
    if (earlier.value) return done(answered(book, earlier.value.seq, true))
    const account = book.read((read) => bankAccountByCode(read, upload.params['code'] ?? ''))
    if (!account) return notFound(say.noAccount, upload.params['code'])
    // Told before the file is read: of a large one that takes long, for nothing
    if (upload.query['mode'] === 'import' && book.read((read) => isBusy(read, account))) return problem('in_progress', say.importBusy(account.code))
    return followed(book, account.id, upload.signal, async (watch) => {
      const taken = await takenIn(book, upload, account, watch)
      if (taken.kind === 'seen') return done({ status: 200, answer: taken.view, seq: 0, repeated: false })
      return taken.kind === 'refused' ? refused(taken.problem) : published(book, request, account, upload, taken.ready)
    })
  },
}

function wrongQuery({
  mode,
  reading,
  documentSha256,
  overlap,
  show,
}: Upload['query'] & Readonly<Partial<Record<'mode' | 'reading' | 'documentSha256' | 'overlap' | 'show', string>>>) {
  if (mode !== undefined && mode !== 'preview' && mode !== 'import') return problem('invalid_input', say.modeIs(mode))
  if (reading !== undefined && !/^\d{1,2}$/.test(reading)) return problem('reading_unknown', say.readingIs(reading))
  if (documentSha256 !== undefined && !/^[0-9a-f]{64}$/.test(documentSha256)) return problem('invalid_input', say.scanIs)
  if (overlap !== undefined && overlap !== 'same' && overlap !== 'new') return problem('invalid_input', say.overlapIs(overlap))
  if (show !== undefined && !/^([1-9]|1\d|20)$/.test(show)) return problem('invalid_input', say.showIs(show))
  return undefined
}

/** The long part, in a thread of its own unless the file is small. */
async function takenIn(book: Book, { bytes, query, isAlone }: Upload, account: BankAccount, watch: Watch): Promise<TakenIn> {
  const asked: TakingIn = {
    bytes,
    account: account.id,
    mode: query['mode'] === 'import' ? 'import' : 'preview',
    reading: query['reading'],
    profile: query['profile'],
    overlap: query['overlap'] as TakingIn['overlap'],
    show: query['show'] === undefined ? undefined : Number(query['show']),
  }
  try {
    const isLong = bytes.length >= (isAlone ? ALONE_THREAD_FROM_BYTES : THREAD_FROM_BYTES)
    return await (isLong ? inThread('takeIn', book, asked, watch) : takeIn(book, asked, watch))
  } catch (thrown) {
    const known = endedEarly(thrown)
    if (!known) throw thrown
    return { kind: 'refused', problem: known }
  }
}

function endedEarly(thrown: unknown): Problem | undefined {
  const name = thrown instanceof Error ? thrown.name : ''
  if (name === CancelledError.name) return problemOf('import_cancelled', say.importCalledOff)
  if (name === ThreadMemoryError.name) return problemOf('statement_too_large', say.fileNeedsMemory)
  return undefined
}

/** Publishes what was staged, unless what it was reckoned on has changed; then it goes away. */
async function published(book: Book, request: Request, account: BankAccount, { query, hasEnded }: Upload, ready: Ready): Promise<Result<Answered>> {
  try {
    const acted = book.act(request, (read) => {
      if (hasEnded?.()) return problem('import_cancelled', say.importCalledOff)
      if (lastStatement(read, account) !== ready.knownAt || !isStaging(read, ready.staged.id)) return problem('changed_meanwhile', say.statementChanged)
      return done((tx) => publish(tx, account, ready, query))
    })
    if (!acted.ok || acted.value.repeated) await leaveImport(book, ready.staged.id)
    return acted.ok ? done(answered(book, acted.value.seq, acted.value.repeated)) : refused(acted.problem)
  } catch (thrown) {
    await leaveImport(book, ready.staged.id)
    throw thrown
  }
}

function publish(tx: Write, account: BankAccount, ready: Ready, query: Upload['query']): void {
  const { staged, reading, coverage, fileSha256 } = ready
  const { reading: chosen, profile, documentSha256: document } = query as Readonly<Partial<Record<'reading' | 'profile' | 'documentSha256', string>>>
  tx.documents.push(fileSha256, ...(document === undefined ? [] : [document]))
  tx.fact(statementTable, {
    id: staged.id,
    bankAccount: account.id,
    fileSha256,
    format: reading.format,
    formatVersion: reading.version,
    reading: reading.form,
    proof: reading.proof,
    since: coverage.since,
    until: coverage.until,
    opening: reading.opening,
    closing: reading.closing,
    lines: ready.lines,
    added: staged.rows,
    known: ready.known,
    conflicts: ready.changed.length,
    digest: staged.digest,
    wrapped: Buffer.from(staged.wrapped),
    documentSha256: document ?? null,
  })
  // Where another reading could not be chosen yet, the choice is remembered only if the person names it.
  if (chosen !== undefined && reading.proof === 'none' && !(reading.isBesideAhead && profile === undefined)) {
    tx.fact(confirmedReading, { bankAccount: account.id, format: reading.format, name: profile ?? null, reading: reading.form })
  }
  openBreaks(tx, account, ready)
}

/** What the file has against what was taken in before; a file that is sent again tells nothing new. */
function openBreaks(tx: Write, account: BankAccount, { staged, fileSha256, changed, misfits }: Ready): void {
  if (fileKnown(tx, account.id, fileSha256, staged.id)) return
  for (const line of changed) {
    if (standingBreaksOfLine(tx, line).some((b) => b.kind === 'line_changed')) continue
    tx.fact(breaks, { kind: 'line_changed', bankAccount: account.id, line, statement: staged.id, features: '[]' })
  }
  for (const { kind, features } of misfits) tx.fact(breaks, { kind, bankAccount: account.id, statement: staged.id, features: JSON.stringify(features) })
}

const answered = (book: Book, seq: number, repeated: boolean): Answered => ({
  status: 201,
  answer: book.read((read) => importedView(read, seq)),
  seq,
  repeated,
})
