import { createHash } from 'node:crypto'
import { z } from 'zod'
import { moneyToText } from '../../core/money/money.ts'
import { done } from '../../core/result.ts'
import { say } from '../../core/said/say.ts'
import { addDays } from '../../core/time/dates.ts'
import { code } from '../../input/shapes.ts'
import { hashAt } from '../../store/ledger.ts'
import { nameOf } from '../../store/people.ts'
import type { Read } from '../../store/read.ts'
import { lastEventOn } from '../../store/reports/axes.ts'
import { type Done, filesOf, linesOfPayout, payoutFacts, payoutsReleased, personsOf, type Released } from '../../store/reports/payout-story.ts'
import { stateAt } from '../../store/states.ts'
import { fundAsked } from './fund-asked.ts'
import { inAxes, periodAsked, periodOptions, type ReportTable, reportKind } from './report.ts'

const METHOD =
  'Of every payout that was released, those are taken whose SHA-256 of the seed, a line feed and the reference is smallest: the same seed gives the same payouts, and anybody can draw them again.'

interface Drawn {
  readonly count: number
  readonly sums: ReadonlyMap<string, number>
  readonly taken: readonly Released[]
}

/** Draws `size` payouts of a population by a seed, in the order in which they are drawn. */
function draw(population: Iterable<Released>, seed: string, size: number): Drawn {
  const sums = new Map<string, number>()
  let taken: { readonly hash: string; readonly of: Released }[] = []
  let count = 0
  for (const of of population) {
    count += 1
    sums.set(of.currency, (sums.get(of.currency) ?? 0) + of.amount)
    const hash = createHash('sha256').update(`${seed}\n${of.reference}`).digest('hex')
    if (taken.length === size && hash > (taken.at(-1)?.hash ?? '')) continue
    taken = [...taken, { hash, of }].sort((a, b) => (a.hash < b.hash ? -1 : 1)).slice(0, size)
  }
  return { count, sums, taken: taken.map(({ of }) => of) }
}

/** The seed where none is given: of the last event's hash, which nobody chose, and which gives the same sample of the same books again. */
const seedOf = (read: Read, upTo: number): string => String(Number.parseInt((hashAt(read, upTo) ?? '0').slice(0, 12), 16))

function storyOf(read: Read, of: Released, upTo: number) {
  const facts = payoutFacts(read, of.id)
  if (!facts) return []
  const who = (by: Done | undefined) => (by ? { by: nameOf(read, by.actor), at: by.at, seq: by.seq } : null)
  const persons = personsOf(read, facts, upTo)
  const lines = linesOfPayout(read, of.id, upTo).map((line) => ({
    kind: line.kind,
    matchedBy: line.by === 'engine' ? 'engine' : nameOf(read, line.actor),
    seq: line.seq,
    reversed: line.isReversed === 1,
    line: String(line.line),
    bookedOn: line.bookedOn,
    money: moneyToText(line.amount, facts.currency),
    statementSha256: line.fileSha256,
  }))
  return [
    {
      reference: facts.reference,
      state: stateAt(read, 'payout', of.id, upTo),
      caseNumber: facts.caseNumber,
      programme: facts.programme,
      fund: facts.fund,
      money: moneyToText(facts.amount, facts.currency),
      fundMoney: moneyToText(facts.fundAmount, facts.fundCurrency),
      dueOn: facts.dueOn,
      bankAccount: facts.bankAccount,
      batch: facts.batchReference,
      recommended: who(persons.recommended),
      approved: persons.approved.map((by) => who(by)),
      prepared: who(persons.prepared),
      released: who(persons.released),
      handedOver: who(persons.handedOver),
      files: filesOf(read, facts.batch, upTo),
      lines,
    },
  ]
}

type Story = ReturnType<typeof storyOf>[number]

const named = (by: { readonly by: string; readonly seq: number } | null): string => (by === null ? '' : `${by.by} (${by.seq})`)

const payoutsTable = (stories: readonly Story[]): ReportTable => ({
  title: 'Payouts drawn (who, by which event)',
  columns: ['reference', 'case', 'state', 'amount', 'currency', 'due on', 'recommended', 'approved', 'batch', 'prepared', 'released', 'handed over'],
  rows: stories.map((of) => [
    ...[of.reference, of.caseNumber, of.state, of.money.amount, of.money.currency, of.dueOn, named(of.recommended), of.approved.map(named).join('; ')],
    ...[of.batch, named(of.prepared), named(of.released), named(of.handedOver)],
  ]),
})

const linesTable = (stories: readonly Story[]): ReportTable => ({
  title: 'Their bank lines',
  columns: ['reference', 'match', 'by', 'event', 'line', 'booked on', 'amount', 'currency', 'undone', 'statement'],
  rows: stories.flatMap(({ reference, lines }) =>
    lines.map((of) => [
      ...[reference, of.kind, of.matchedBy, String(of.seq), of.line, of.bookedOn, of.money.amount, of.money.currency],
      ...[of.reversed ? 'undone' : '', of.statementSha256],
    ]),
  ),
})

/** A random sample of payouts, from decision to bank line, that anybody can draw again. */
export const sampleReport = reportKind({
  name: 'sample',
  summary: 'A random sample of payouts by a seed, each from decision to bank line',
  options: z.strictObject({
    ...periodOptions,
    seed: z
      .string()
      .regex(/^\d{1,15}$/, say.seedForm.text)
      .optional(),
    size: z.coerce.number().int().min(1).max(500).default(25),
    fund: code.optional(),
  }),
  ask: (read, options) => {
    const fund = fundAsked(read, options.fund)
    if (!fund.ok) return fund
    const { axes, from } = periodAsked(read, options)
    const first = from === undefined ? 1 : lastEventOn(read, addDays(from, -1)) + 1
    const seed = options.seed ?? seedOf(read, axes.upTo)
    const { count, sums, taken } = draw(payoutsReleased(read, first, axes.upTo, fund.value?.id), seed, options.size)
    const items = taken.flatMap((of) => storyOf(read, of, axes.upTo))
    const money = [...sums].map(([currency, minor]) => moneyToText(minor, currency))
    const drawn = `${items.length} of ${count} payouts released ${from === undefined ? 'from the beginning' : `from ${from}`}${money.length === 0 ? '' : ` (${money.map((of) => `${of.amount} ${of.currency}`).join(', ')})`}, seed ${seed}.`
    return done({
      title: `Sample of payouts ${inAxes(axes)}`,
      notes: [METHOD, drawn],
      json: {
        from: from ?? null,
        asOf: axes.on,
        knownAt: axes.knownAt,
        seed,
        method: METHOD,
        population: { count, money },
        size: items.length,
        items,
      },
      tables: [payoutsTable(items), linesTable(items)],
    })
  },
})
