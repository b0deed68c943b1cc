import type { ContributionSeen, LineSeen } from '../../../src/core/reconciliation/seen.ts'
import { addDays } from '../../../src/core/time/dates.ts'
import { type Chance, chance, type WorldSaid } from '../../core/reconciliation/world.ts'
import { newAccount } from './accounts.ts'
import { setsOf, weighed } from './draws.ts'
import { COMING_BACK } from './lines-in.ts'
import { FEES, HELD, type Making, SETTLING, STRANGERS } from './lines-out.ts'
import { fullName } from './names.ts'
import { cut, INTACT, Issued } from './references.ts'
import { type Draft, isWithoutEvidence, type Told, type Truth } from './truth.ts'

const START = '2020-03-02'
const WEEKS = 40
const APPLICANTS = 1_000
/** Flat amounts: hundreds of payouts are equal. */
const AMOUNTS = [300_000, 300_000, 300_000, 300_000, 300_000, 150_000, 150_000, 60_000]

/** Payouts, a bank's lines with every noise, and what each line really is. */
export interface MatchingBook {
  readonly said: WorldSaid
  readonly told: readonly Told[]
}

/** The same for the same count and seed. */
export function matchingBook(count: number, seed: number): MatchingBook {
  const making = new BookMaking(count, seed)
  making.batches()
  making.donors()
  return making.book()
}

interface Batch {
  readonly id: number
  readonly reference: string
  readonly releasedOn: string
  readonly payouts: readonly Draft[]
}

class BookMaking {
  private readonly draw: Chance
  private readonly issued: Issued
  private readonly payouts: Draft[] = []
  private readonly told: Told[] = []
  private readonly contributions: ContributionSeen[] = []
  private readonly count: number
  private readonly atAccount = new Map<string, number>()
  /** Payouts beside which another programme pays. */
  private readonly disturbed = new Set<number>()
  private batchCount = 0

  constructor(count: number, seed: number) {
    this.count = count
    this.draw = chance(seed)
    this.issued = new Issued(this.draw)
  }

  book(): MatchingBook {
    const told = this.draw.shuffled(this.told.map((one) => this.named(one)))
    const until = addDays(START, WEEKS * 7 + 60)
    const said: WorldSaid = {
      lines: told.map(({ line }) => line),
      payouts: this.payouts,
      contributions: this.contributions,
      fees: FEES,
      today: until,
      coveredThrough: until,
      // Students of the book who are paid nothing
      nameWords: Array.from({ length: APPLICANTS }, () => fullName(this.draw)),
    }
    return { said, told }
  }

  /** A whole account says less where it is of several payouts, or where another programme pays there too. */
  private named({ line, truth }: Told): Told {
    const payout = this.payouts[(truth.payouts[0] ?? 0) - 1]
    if (!/^account|the whole account/.test(truth.trait) || !payout) return { line, truth }
    const several = (this.atAccount.get(payout.payeeAccount ?? '') ?? 0) > 1
    const disturbed = this.disturbed.has(payout.id)
    const more = several ? ', of several payouts' : disturbed ? ', beside another line' : ''
    return { line, truth: { ...truth, trait: `${truth.trait}${more}` } }
  }

  batches(): void {
    while (this.payouts.length < this.count) {
      const kind = this.draw.below(100)
      const isWhole = kind < 12
      const batch = this.batch(isWhole ? 2 + this.draw.below(9) : 10 + this.draw.below(50))
      if (kind < 4) this.whole(batch, 'batch: its reference, the whole sum', batch.payouts)
      else if (kind < 8) this.part(batch)
      else if (kind < 12) this.whole(batch, 'batch: the whole sum alone', batch.payouts, 'TOPLU ODEME')
      else for (const payout of batch.payouts) this.carryOut(payout)
    }
  }

  private batch(size: number): Batch {
    const releasedOn = addDays(START, this.draw.below(WEEKS) * 7 + this.draw.below(5))
    this.batchCount++
    const reference = this.issued.next()
    const of = { id: this.batchCount, reference, releasedOn }
    const payouts = Array.from({ length: Math.min(size, this.count - this.payouts.length) }, () => this.payout(of))
    return { ...of, payouts }
  }

  private payout(batch: Omit<Batch, 'payouts'>): Draft {
    const id = this.payouts.length + 1
    // One student in thirty is paid again, one account in fifty is a sibling's too
    const earlier = this.payouts.length > 0 ? this.draw.pick(this.payouts) : undefined
    const same = earlier && this.draw.below(30) === 0 ? earlier : undefined
    const account = earlier && this.draw.below(50) === 0 ? earlier.payeeAccount : newAccount(this.draw)
    const payout: Draft = {
      id,
      reference: this.issued.next(),
      minor: this.draw.pick(AMOUNTS),
      state: 'instructed',
      releasedOn: batch.releasedOn,
      grant: id,
      payee: same?.payee ?? `s${id}`,
      payeeName: same?.payeeName ?? fullName(this.draw),
      payeeAccount: same?.payeeAccount ?? account ?? '',
      batch: batch.id,
      batchReference: batch.reference,
      paidAgain: false,
      duplicateOpen: false,
    }
    this.payouts.push(payout)
    this.atAccount.set(payout.payeeAccount ?? '', (this.atAccount.get(payout.payeeAccount ?? '') ?? 0) + 1)
    return payout
  }

  private add(line: Omit<LineSeen, 'id'>, truth: Truth): void {
    this.told.push({ line: { ...line, id: this.told.length + 1 }, truth })
  }

  private carryOut(payout: Draft): void {
    const of: Making = { draw: this.draw, issued: this.issued, payout }
    const fate = this.draw.below(1000)
    const payouts = [payout.id]
    if (fate < 840) {
      const [, trait, draw] = weighed(this.draw, SETTLING)
      this.add(draw(of), { trait, kind: 'settlement', payouts })
    } else if (fate < 885) {
      const [, trait, draw] = weighed(this.draw, HELD)
      this.add(draw(of), { trait, kind: trait.includes('name') ? 'settlement' : 'nothing', payouts: trait.includes('name') ? payouts : [] })
    } else if (fate < 900) this.twice(of)
    else if (fate < 970) this.comesBack(of)
    else if (fate < 995) this.before(of)
    // The others never leave
    if (this.draw.below(8) === 0) {
      const [, trait, draw] = weighed(this.draw, STRANGERS)
      if (isWithoutEvidence(trait) || trait === 'a strange reference one edit off') this.disturbed.add(payout.id)
      const line = draw(of)
      this.add(this.draw.below(5) === 0 ? { ...line, minor: -line.minor } : line, { trait, kind: 'nothing', payouts: [] })
    }
  }

  /** One leaves, and the bank pays it once more. */
  private twice(of: Making): void {
    const line = { bookedOn: addDays(of.payout.releasedOn, 1), minor: -of.payout.minor, narrative: of.payout.reference }
    this.add(line, { trait: 'paid twice: the earlier line', kind: 'settlement', payouts: [of.payout.id] })
    this.add({ ...line, bookedOn: addDays(line.bookedOn, 1 + this.draw.below(5)) }, { trait: 'paid twice: the later line', kind: 'nothing', payouts: [] })
    if (this.draw.below(2) === 0)
      this.add({ ...line, minor: of.payout.minor, bookedOn: addDays(line.bookedOn, 9) }, { trait: 'paid twice: what comes back', kind: 'nothing', payouts: [] })
  }

  private comesBack(of: Making): void {
    const bookedOn = addDays(of.payout.releasedOn, this.draw.below(4))
    const narrative = INTACT['plain']?.(this.draw, of.payout.reference) ?? of.payout.reference
    this.add({ bookedOn, minor: -of.payout.minor, narrative }, { trait: 'reference: plain', kind: 'settlement', payouts: [of.payout.id] })
    const [, trait, kind, draw] = weighed(this.draw, COMING_BACK)
    this.add(draw(of, bookedOn), { trait, kind, payouts: kind === 'nothing' ? [] : [of.payout.id] })
  }

  /** Decided before this run: rejected and come all the same, or settled by a line without the reference. */
  private before(of: Making): void {
    const { payout } = of
    const line = { bookedOn: addDays(payout.releasedOn, 3), minor: -payout.minor, narrative: payout.reference }
    const draft = this.payouts[payout.id - 1]
    if (!draft) return
    if (this.draw.below(2) === 0) {
      draft.state = 'rejected'
      this.add(line, { trait: 'rejected, and comes all the same', kind: 'settlement', payouts: [payout.id] })
    } else {
      draft.state = 'settled'
      draft.settledByLine = { line: 90_000_000 + payout.id, bookedOn: line.bookedOn, byReference: false }
      this.add(line, { trait: 'settled before by a line without reference', kind: 'nothing', payouts: [] })
    }
  }

  private whole(batch: Batch, trait: string, payouts: readonly Draft[], narrative = `TOPLU ${batch.reference}`): void {
    const minor = -payouts.reduce((sum, payout) => sum + payout.minor, 0)
    const bookedOn = addDays(batch.releasedOn, this.draw.below(3))
    // A batch of one is its payout
    if (payouts.length > 1) this.add({ bookedOn, minor, narrative }, { trait, kind: 'settlement', payouts: payouts.map(({ id }) => id) })
  }

  private part(batch: Batch): void {
    const missing = 1 + this.draw.below(2)
    if (batch.payouts.length <= missing + 1) return
    const kept = this.draw.shuffled(batch.payouts).slice(missing)
    const trait =
      setsOf(
        batch.payouts,
        kept.reduce((sum, { minor }) => sum + minor, 0),
      ) === 1
        ? 'one set fits'
        : 'several sets fit'
    this.whole(
      batch,
      `batch: its reference, some missing, ${trait}`,
      [...kept].sort((a, b) => a.id - b.id),
    )
  }

  /** Receipts of donors: with the agreed reference, by name alone, of another amount. */
  donors(): void {
    const donors = Math.max(8, Math.floor(this.count / 400))
    for (let n = 1; n <= donors; n++) {
      const contribution: ContributionSeen = {
        id: n,
        outstandingMinor: 1_000_000 * n + this.draw.below(90_000),
        donor: `Foundation ${fullName(this.draw)}`,
        date: START,
        reference: `GRANT-2020-${String(n).padStart(5, '0')}`,
      }
      this.contributions.push(contribution)
      const line = { bookedOn: addDays(START, this.draw.below(200)), minor: contribution.outstandingMinor }
      const roll = this.draw.below(4)
      const told: Omit<Truth, 'trait'> = { kind: 'contribution', payouts: [], contributions: [n] }
      if (roll < 2) this.add({ ...line, narrative: `DONATION ${contribution.reference}` }, { trait: 'donor: reference', ...told })
      else if (roll < 3)
        this.add({ ...line, narrative: 'DONATION', counterparty: contribution.donor.toUpperCase() }, { trait: 'donor: name and amount', ...told })
      else
        this.add(
          { ...line, minor: line.minor - 777, narrative: `${contribution.reference}` },
          { trait: 'donor: reference, another amount', kind: 'nothing', payouts: [] },
        )
      this.add(
        { ...line, minor: 55_000 + n, narrative: `GELEN ${cut(this.draw, this.issued.foreign())}` },
        { trait: 'a receipt of nobody', kind: 'nothing', payouts: [] },
      )
    }
  }
}
