import { type Problem, problem, problemOf } from '../../core/problem.ts'
import { done, type Result } from '../../core/result.ts'
import { type Said, say } from '../../core/said/say.ts'
import type { Coverage } from '../../core/statements/identity.ts'
import { changedColumn, headerChange, isSameForm, type RememberedForm } from '../../core/statements/recognise/form.ts'
import { type Cell, NOWHERE, placeAt } from '../../core/statements/statement.ts'
import { type FileBytes, heldBytes, packedBytes } from '../../files/file-bytes.ts'
import { readView } from '../../queries/reading-view.ts'
import { type FileRead, type NumberedLines, openStatement, SLICING } from '../../statements/open-statement.ts'
import { type BankAccount, bankAccountById } from '../../store/bank-accounts.ts'
import type { Book } from '../../store/book.ts'
import type { Read } from '../../store/read.ts'
import { type Arrival, arrivalOf } from '../../store/statement-arrival.ts'
import { type Staged, stageLines } from '../../store/statement-import.ts'
import { type Misfit, misfits } from '../../store/statement-neighbours.ts'
import { beginImport, isBusy, isStaging, leaveImport } from '../../store/statement-staging.ts'
import { confirmedForms, fileKnown } from '../../store/statements.ts'
import { withTightHeap } from '../../threads/tight-heap.ts'
import { CancelledError, type Watch } from '../../threads/watch.ts'
import { coverageOfReading, shownView } from './preview.ts'

/** A file for an account, and what its sender says of it. */
export interface TakingIn {
  readonly bytes: Uint8Array
  readonly account: number
  readonly mode: 'preview' | 'import'
  /** The number of the reading that the sender confirms. */
  readonly reading: string | undefined
  /** The name under which the reading is saved: of a changed export a profile of its own. */
  readonly profile?: string | undefined
  /** Equal rows on a day of which an earlier file shows a part: the same payments, or others. */
  readonly overlap: 'same' | 'new' | undefined
  /** Lines of each end that a preview shows of every reading, with what an import of it would add; none without. */
  readonly show?: number | undefined
}

type Asked = Omit<TakingIn, 'bytes'>

/** A statement that is staged, and all that its publication writes. Plain data: it comes from another thread. */
export interface Ready {
  readonly staged: Staged
  readonly fileSha256: string
  readonly knownAt: number
  readonly coverage: Coverage
  readonly reading: Pick<NumberedLines, 'format' | 'version' | 'proof'> & {
    readonly form: string
    /** Could another reading of the file not be chosen yet? That this one was tells less of how later files are to be read. */
    readonly isBesideAhead: boolean
    readonly opening: number | null
    readonly closing: number | null
  }
  readonly lines: number
  readonly known: number
  /** Ids of stored lines that the file tells otherwise. */
  readonly changed: readonly number[]
  readonly misfits: readonly Misfit[]
}

export type TakenIn =
  | { readonly kind: 'seen'; readonly view: unknown }
  | { readonly kind: 'refused'; readonly problem: Problem }
  | { readonly kind: 'ready'; readonly ready: Ready }

/**
 * The long part of a preview or an import: reads the file, finds what is new in it and stages that encrypted. Nothing of it counts before its
 * statement is published, and whatever ends it early takes the staged lines away. Throws CancelledError where it was called off.
 */
export const takeIn = (book: Book, asked: TakingIn, watch: Watch): Promise<TakenIn> =>
  asked.bytes.length < SLICING.fromBytes ? takenIn(book, asked, heldBytes(asked.bytes), watch) : withTightHeap(() => takenInLarge(book, asked, watch))

async function takenInLarge(book: Book, asked: TakingIn, watch: Watch): Promise<TakenIn> {
  watch.at('reading', 0, asked.bytes.length)
  return takenIn(book, asked, packedBytes(asked.bytes), watch)
}

async function takenIn(book: Book, asked: Asked, file: FileBytes, watch: Watch): Promise<TakenIn> {
  const [account, today] = book.read((read) => [bankAccountById(read, asked.account), read.today] as const)
  if (!account) return { kind: 'refused', problem: problemOf('not_found', say.noSuchAccount) }
  const numbers = [account.iban, account.accountNumber].filter((n) => n !== null)
  const read = await openStatement(file, { account: { number: numbers, currency: account.currency }, today }, watch)
  const remembered = book.read((view) => rememberedOf(view, account, read, asked))
  if (asked.mode === 'preview') return { kind: 'seen', view: previewOf(book, { account, today, read, remembered, show: asked.show }, watch) }
  const chosen = choose(read, account, asked.reading, remembered)
  const isBesideAhead = read.readings.some(({ ahead }) => ahead !== undefined)
  const ready = chosen.ok ? await stage(book, account, chosen.value, { fileSha256: file.sha256, overlap: asked.overlap, today, isBesideAhead }, watch) : chosen
  return ready.ok ? { kind: 'ready', ready: ready.value } : { kind: 'refused', problem: ready.problem }
}

interface Previewed {
  readonly account: BankAccount
  readonly today: string
  readonly read: FileRead
  readonly remembered: Remembered
  readonly show: number | undefined
}

function previewOf(book: Book, { account, today, read, remembered: { known, change }, show }: Previewed, watch: Watch): unknown {
  if (change !== undefined) return refusedView(read, account, change)
  return show === undefined ? readView(read, account.currency) : shownView(book, read, { account, today, confirmed: known, show }, watch)
}

/** What was confirmed for the account before. */
interface Remembered {
  /** The readings of the file that have a confirmed form. */
  readonly known: readonly NumberedLines[]
  /** How the header of a file that nothing proves differs from the confirmed one; undefined where none differs, and for a profile of its own. */
  readonly change: HeaderChange | undefined
}

function rememberedOf(view: Read, account: BankAccount, read: FileRead, { profile }: Asked): Remembered {
  const [first] = read.readings
  const forms = first && read.verdict === 'proposal' ? confirmedForms(view, account.id, first.format) : []
  const saved = forms.map((text) => JSON.parse(text) as RememberedForm)
  const known = read.readings.filter((reading) => saved.some((one) => isSameForm(one, reading)))
  return { known, change: first && known.length === 0 && profile === undefined ? headerChangeOf(saved, first) : undefined }
}

/** In words, and the cell of the header that shows it. */
interface HeaderChange {
  readonly said: Said
  readonly cell: Cell
}

/** How the file's header differs from the confirmed one that is like it; undefined where one is the same. */
function headerChangeOf(saved: readonly RememberedForm[], { form, named }: NumberedLines): HeaderChange | undefined {
  if (!form) return undefined
  const forms = saved.flatMap((one) => one.form ?? [])
  const changes = forms.map((one): HeaderChange | undefined => {
    const said = headerChange(one, form)
    return said && { said, cell: { ...(named.header ?? NOWHERE), ...changedColumn(one, form) } }
  })
  return changes.some((change, n) => change === undefined && forms[n]?.header.join() === form.header.join())
    ? undefined
    : changes.find((change) => change !== undefined)
}

/** A file that nothing proves is read as one before it only if it looks like that one. */
function refusedView(read: FileRead, account: BankAccount, { said, cell }: HeaderChange) {
  return {
    ...readView(read, account.currency),
    verdict: 'refusal',
    readings: [],
    problems: [placeAt(cell, changedReason(said))],
  }
}

const changedReason = (change: Said): Said => say.headerChanged(change)

/** The reading to import: the proven one, the one that the person names, or one that was confirmed for the account before. */
function choose(read: FileRead, account: BankAccount, named: string | undefined, remembered: Remembered): Result<NumberedLines> {
  const view = readView(read, account.currency)
  if (read.verdict === 'refusal') {
    const first = read.problems[0]
    return problem(
      'statement_refused',
      first ? say.fileRefused(read.problems.length, first.line, first.column, first.said) : say.fileRefusedWhole(read.problems.length),
      { members: view },
    )
  }
  const { known, change } = remembered
  if (change !== undefined) return problem('statement_refused', say.nothingTaken(changedReason(change.said)), { members: refusedView(read, account, change) })
  const byNumber = read.readings.find((r) => String(r.n) === named)
  if (named !== undefined && !byNumber)
    return problem(
      'reading_unknown',
      say.noReading(
        named ?? '',
        read.readings.map((r) => String(r.n)),
      ),
    )
  const [only] = read.readings
  const reading = byNumber ?? (read.verdict === 'proof' ? only : known.length === 1 ? known[0] : undefined)
  if (!reading) return problem('reading_not_confirmed', say.readingToConfirm, { members: view })
  const { ahead = [] } = reading
  const [first] = ahead
  if (!first) return done(reading)
  return problem('statement_refused', say.fileRefused(ahead.length, first.line, first.column, first.said), {
    members: { ...view, verdict: 'refusal', readings: [], problems: ahead },
  })
}

interface Staging extends Pick<TakingIn, 'overlap'>, Pick<Ready['reading'], 'isBesideAhead'> {
  readonly fileSha256: string
  readonly today: string
}

/** Finds what is new and stages it. Refuses overlap_unclear, in_progress. */
async function stage(book: Book, account: BankAccount, reading: NumberedLines, asked: Staging, watch: Watch): Promise<Result<Ready>> {
  const { fileSha256, overlap, today, isBesideAhead } = asked
  const busy = problem('in_progress', say.importBusy(account.code))
  if (book.read((read) => isBusy(read, account))) return busy
  const coverage = coverageOfReading(reading, today)
  const arrival = arrivalOf(book, account, reading, { coverage, overlap }, watch)
  if (arrival.overlaps.length > 0 && !book.read((read) => fileKnown(read, account.id, fileSha256, 0))) return unclear(arrival, fileSha256)
  const begun = await beginImport(book, account, arrival.added)
  if (!begun) return busy
  try {
    const staged = stageLines(book, account, begun, reading, arrival, watch)
    const { opening = null, closing = null } = reading.statement
    const { format, version, proof } = reading
    return done({
      staged,
      fileSha256,
      coverage,
      knownAt: arrival.knownAt,
      reading: { format, version, proof, form: formText(reading), isBesideAhead, opening, closing },
      lines: reading.count,
      known: arrival.known,
      changed: arrival.changed,
      misfits: book.read((read) => misfits(read, account, { id: staged.id, ...coverage, opening, closing }, arrival.addedMinor)),
    })
  } catch (thrown) {
    const calledOff = !book.read((read) => isStaging(read, begun.id))
    await leaveImport(book, begun.id)
    throw calledOff ? new CancelledError('The import was called off.') : thrown
  }
}

/** Two files with a part of one day each, equal rows in both, and no balances that tell: a person says whether these are the same payments. */
function unclear({ overlaps }: Arrival, fileSha256: string) {
  const [first] = overlaps
  const short = (digest = '') => digest.slice(0, 12)
  return problem(
    'overlap_unclear',
    say.overlapUnclear(short(fileSha256), first?.statement ?? 0, short(first?.fileSha256), first?.day ?? '', first?.equalLines ?? 0),
    { members: { fileSha256, overlaps: overlaps.map(({ statement, ...of }) => ({ statementId: String(statement), ...of })) } },
  )
}

/** How a file was read, as it is remembered of a reading that a person confirmed. */
const formText = ({ encoding, delimiter, dateFormat, amountStyle, form }: NumberedLines): string =>
  JSON.stringify({ encoding, delimiter, dateFormat, amountStyle, ...(form ? { form } : {}) })
