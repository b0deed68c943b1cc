import type { Coverage, Difference, Keyed } from '../core/statements/identity.ts'
import type { LinesRead } from '../core/statements/lines-read.ts'
import type { StatementLine } from '../core/statements/statement.ts'
import { type Told, type Twin, twinsOf } from '../core/statements/twins.ts'
import type { Read } from './read.ts'
import type { Stored } from './statement-arrival.ts'
import type { Overlap } from './statement-overlaps.ts'
import { LINES_PER_IMPORT, type LineRow, lineById } from './statements.ts'

/** A day and an amount on which the file brings lines that are new by their texts, and leaves out stored ones. */
interface Group {
  readonly lines: number[]
  readonly stored: number[]
}

/** What a file brings, after a look at lines that may be stored already under another text; and those of which only a person can tell. */
export interface TwinsSettled {
  readonly found: Difference
  readonly overlaps: readonly Overlap[]
}

/**
 * Takes out of the new lines of a file those that are stored ones told otherwise. `overlap`: what the sender says of those of which nothing tells; absent, they
 * are given back as overlaps. Only lines of a day and an amount on which the file leaves out a stored one are looked at, and only these are decrypted.
 */
export function settleTwins(
  read: Read,
  reading: LinesRead,
  { coverage, overlap }: { readonly coverage: Coverage; readonly overlap: 'same' | 'new' | undefined },
  { file, stored, found }: { readonly file: Keyed; readonly stored: Stored; readonly found: Difference },
): TwinsSettled {
  const groups = found.added === 0 ? [] : groupsOf(reading, stored, found)
  if (groups.length === 0) return { found, overlaps: [] }
  const lines = linesAt(reading, new Set(groups.flatMap((group) => group.lines)))
  const isOther = (line: number, one: number) => file.bankIds[line] !== 0 && stored.bankIds[one] !== 0 && file.bankIds[line] !== stored.bankIds[one]
  const spans = new Spans(read)
  const twins = groups.flatMap((group) => {
    const told = group.stored.flatMap((place) => toldOfStored(read, stored, place) ?? [])
    const ours = group.lines.flatMap((place) => toldOfLine(lines.get(place), place) ?? [])
    const day = lines.get(group.lines[0] ?? -1)?.bookedOn ?? ''
    const isWhole = (span: Coverage | undefined) => span !== undefined && span.since < day && day < span.until
    const [whole, part] = [told.filter(({ statement }) => isWhole(coverage) && isWhole(spans.of(statement))), new Set<number>()]
    const first = twinsOf(ours, whole, true).filter(({ line, stored: one }) => !isOther(line, one))
    for (const { line } of first) part.add(line)
    const rest = twinsOf(
      ours.filter(({ place }) => !part.has(place)),
      told.filter((one) => !whole.includes(one)),
      false,
    )
    return [...first, ...rest.filter(({ line, stored: one }) => !isOther(line, one))]
  })
  return settled(twins, { stored, found, overlap, spans })
}

/** Reads a statement's days once. */
class Spans {
  readonly #read: Read
  readonly #known = new Map<number, (Coverage & { readonly fileSha256: string }) | undefined>()

  constructor(read: Read) {
    this.#read = read
  }

  of(statement: number): (Coverage & { readonly fileSha256: string }) | undefined {
    if (!this.#known.has(statement))
      this.#known.set(statement, this.#read.one('SELECT since, until, file_sha256 AS fileSha256 FROM statement WHERE id = ? AND since IS NOT NULL', statement))
    return this.#known.get(statement)
  }
}

function groupsOf(reading: LinesRead, stored: Stored, { occurrences, shown }: Difference): Group[] {
  const groups = new Map<string, Group>()
  const leftOut = (place: number) => shown[place] === 0 && stored.apart[place] === 0
  stored.ids.forEach((_, place) => {
    if (!leftOut(place)) return
    const key = `${stored.days[place]} ${stored.amounts[place]}`
    const group = groups.get(key) ?? { lines: [], stored: [] }
    group.stored.push(place)
    groups.set(key, group)
  })
  if (groups.size === 0) return []
  let place = 0
  for (const batch of reading.batches()) {
    for (const { bookedOn, amountMinor } of batch) {
      if ((occurrences[place] ?? 0) > 0) groups.get(`${bookedOn} ${amountMinor}`)?.lines.push(place)
      place += 1
    }
  }
  return [...groups.values()].filter(({ lines }) => lines.length > 0)
}

function linesAt(reading: LinesRead, places: ReadonlySet<number>): Map<number, StatementLine> {
  const found = new Map<number, StatementLine>()
  let place = 0
  for (const batch of reading.batches()) {
    for (const line of batch) {
      if (places.has(place)) found.set(place, line)
      place += 1
    }
  }
  return found
}

type Placed = Told & { readonly place: number; readonly statement: number }

const textOf = (of: { readonly counterparty?: string; readonly narrative: string }, account: string | undefined, reference: string | undefined): string =>
  [of.counterparty, account, of.narrative, reference].filter((text) => text !== undefined && text !== '').join(' ')

function toldOfStored(read: Read, stored: Stored, place: number): Placed | undefined {
  const row: LineRow | undefined = lineById(read, stored.ids[place] ?? 0)
  if (!row) return undefined
  const { personal, balance } = row
  return {
    place,
    statement: Math.floor(row.id / LINES_PER_IMPORT),
    text: personal === null ? '' : textOf(personal, personal.account, personal.reference),
    balanceMinor: balance ?? undefined,
  }
}

const toldOfLine = (line: StatementLine | undefined, place: number): Placed | undefined =>
  line && { place, statement: 0, text: textOf(line, line.counterpartyAccount, line.bankReference), balanceMinor: line.balanceMinor }

function settled(
  twins: readonly Twin[],
  {
    stored,
    found,
    overlap,
    spans,
  }: { readonly stored: Stored; readonly found: Difference; readonly overlap: 'same' | 'new' | undefined; readonly spans: Spans },
): TwinsSettled {
  const occurrences = Int32Array.from(found.occurrences)
  const shown = Uint8Array.from(found.shown)
  const conflicts = [...found.conflicts]
  const unclear = new Map<string, { statement: number; fileSha256: string; day: string; equalLines: number }>()
  let [added, known] = [found.added, found.known]
  for (const { line, stored: place, verdict } of twins) {
    const isUnclear = verdict === 'unclear' && overlap === undefined
    if (verdict === 'unclear' && overlap === 'new') continue
    shown[place] = 1
    occurrences[line] = 0
    added -= 1
    if (verdict === 'changed') conflicts.push({ line, stored: place })
    else known += 1
    if (!isUnclear) continue
    const statement = Math.floor((stored.ids[place] ?? 0) / LINES_PER_IMPORT)
    const day = stored.days[place] ?? ''
    const one = unclear.get(`${statement} ${day}`) ?? { statement, fileSha256: spans.of(statement)?.fileSha256 ?? '', day, equalLines: 0 }
    unclear.set(`${statement} ${day}`, { ...one, equalLines: one.equalLines + 1 })
  }
  return { found: { occurrences, shown, conflicts, added, known }, overlaps: [...unclear.values()] }
}
