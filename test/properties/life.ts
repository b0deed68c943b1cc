import { expect } from 'vitest'
import { expected } from './life-expected.ts'
import type { Instalment, Line, Match, Missing, Naming, Outcome, Payout, Receipt, Transfer } from './life-nouns.ts'
import { HOME } from './life-nouns.ts'
import { cameBack, endPaidTwice, fallen } from './life-paid-once.ts'
import { type AccountCode, CURRENCY, type Json, type LifeWorld, RATES, type Who } from './life-world.ts'
import { atRate, divided, events, type Fund, Model, type Moved, mirror } from './model.ts'

export interface Batch {
  state: string
  readonly account: AccountCode
  readonly reference: string
  readonly institution: boolean
  releasedOn: string
  isHandedOver: boolean
  isReported: boolean
}

export interface Payee {
  readonly caseNumber: string
  iban: string
  readonly name: string
  readonly currency: string
  readonly way: string
  pending: boolean
  digest: string
  changed: number
  next: string
  /** The instant until which the cooling-off of a change runs, and who approved the change. */
  coolsUntilMs: number
}

/** A hold of a grant, or of all grants of a programme (each fund has one of its own). */
export interface Hold {
  readonly id: string
  readonly grant?: string
  readonly fund?: string
  readonly by: Who
  isEnded: boolean
}

/** What is known of a life by its own reckoning. */
export class Life {
  readonly model = new Model()
  readonly gifts = new Map<string, { readonly fund: Fund; readonly minor: number }>()
  readonly instalments: Instalment[] = []
  readonly payouts: Payout[] = []
  readonly batches = new Map<string, Batch>()
  readonly payees = new Map<string, Payee>()
  readonly holds: Hold[] = []
  /** Grants of students whose data is hidden. */
  readonly hidden = new Set<string>()
  readonly refusedCases = new Set<string>()
  readonly cancelledGrants = new Set<string>()
  readonly closedFunds = new Set<string>()
  /** Of a contribution: what of its refund was paid, in the fund's currency. */
  readonly refunded = new Map<string, number>()
  /** Of a contribution: what of it closures took for refunds. */
  readonly takenBy = new Map<string, number>()
  readonly transfers: Transfer[] = []
  readonly missing: Missing[] = []
  readonly receipts: Receipt[] = []
  /** By account: the days that its statements cover, from its first line on. */
  readonly covered = new Map<AccountCode, { readonly since: string; readonly until: string }>()
  readonly closedThrough = new Map<AccountCode, string>()
  lockedThrough = ''
  readonly lines: Line[] = []
  readonly matches: Match[] = []
  readonly undone = new Set<string>()
  readonly sent: { readonly who: Who; readonly path: string; readonly body: unknown; readonly key: string; readonly answer: Json; readonly day: string }[] = []
  readonly told: { readonly seq: number; readonly rows: Json }[] = []
  readonly world: LifeWorld
  readonly tally: Map<string, number>

  constructor(world: LifeWorld, tally: Map<string, number>) {
    this.world = world
    this.tally = tally
  }

  count(what: string): void {
    this.tally.set(what, (this.tally.get(what) ?? 0) + 1)
  }

  /** Sends a POST that must be taken, or refused, as the model has it. */
  async post(isTaken: boolean, who: Who, path: string, body: unknown = {}): Promise<Json | undefined> {
    const key = `k${this.sent.length}-${this.tally.get('posts') ?? 0}-${Math.floor(this.world.nowMs)}`
    this.count('posts')
    const answer = await this.world.ask(who, 'POST', path, body, key)
    const words = `POST ${path} ${body instanceof Uint8Array ? '' : JSON.stringify(body)} → ${answer.status} ${JSON.stringify(answer.body).slice(0, 400)}`
    expect(answer.status < 300, words).toBe(isTaken)
    const name = path.replace(/\/[A-Z0-9]+(?=\/|$|\?)/g, '/*').split('?')[0]
    this.count(`${isTaken ? 'taken' : answer.body.code} ${name}`)
    if (isTaken) this.sent.push({ who, path, body, key, answer, day: this.world.today })
    return isTaken ? answer.body : undefined
  }

  /** Does a hold stand on the grant, or on its fund's programme, or is its student hidden? */
  isHeld = ({ grant, fund }: Instalment): boolean => this.hidden.has(grant) || this.holds.some((h) => !h.isEnded && (h.grant === grant || h.fund === fund.code))

  /** What its payee paid back of a payout. */
  repaid(p: Payout): number {
    const standing = this.matches.filter((m) => m.kind === 'repayment' && m.state === 'confirmed' && m.payouts.includes(p))
    return standing.flatMap((m) => m.lines).reduce((sum, l) => sum + l.minor, 0)
  }

  /** What of an instalment no payout has taken. */
  room(instalment: Instalment, but?: Payout): number {
    const taken = this.payouts.filter((p) => p !== but && p.instalment === instalment && ['prepared', 'instructed', 'settled'].includes(p.state))
    return instalment.minor - instalment.cancelled - taken.reduce((sum, p) => sum + p.fundMinor - p.short[0], 0) + cameBack(this, instalment)
  }

  isPaidAgain(p: Payout): boolean {
    if (p.state === 'rejected' && this.room(p.instalment) < p.fundMinor) return true
    return this.payouts.some((o) => o.instalment === p.instalment && Number(o.id) > Number(p.id) && ['prepared', 'instructed', 'settled'].includes(o.state))
  }

  outstanding(gift: string): number {
    const of = this.gifts.get(gift)
    return of ? this.model.of(of.fund, 'contributions-receivable', gift) : 0
  }

  taken = (gift: string): number => this.takenBy.get(gift) ?? 0

  /** What a closed fund owes of a contribution to its donor. */
  owed(gift: string): number {
    const of = this.gifts.get(gift)
    return of ? -this.model.of(of.fund, 'donor-refunds', gift) : 0
  }

  /** An amount of the account as part of what a payout was approved for. */
  byPayout = (p: Payout, minor: number): number =>
    CURRENCY[p.account] === p.instalment.fund.currency ? minor : divided(BigInt(minor) * BigInt(p.fundMinor), BigInt(p.minor))

  inFund(account: AccountCode, fund: Fund, minor: number): number {
    if (CURRENCY[account] === fund.currency) return minor
    return CURRENCY[account] === 'TRY' ? atRate(minor, RATES.TRY.USD) : atRate(minor, RATES.USD.TRY)
  }

  bank = (line: Pick<Line, 'account'>, minor: number): Moved => ({ account: line.account, currency: CURRENCY[line.account], minor })

  paid = (p: Payout, minor = p.fundMinor) => ({ payout: p.id, grant: p.instalment.grant, minor })

  expected = (of: Naming, actor: Who | 'engine', inParts = false): Outcome | undefined => expected(this, of, actor, inParts)

  /** The match stands: what it moved, and the states to which it led. */
  matched(id: string, of: Naming, outcome: Outcome): Match {
    const before = of.payouts.map((p) => p.state)
    const to = of.kind === 'settlement' ? 'settled' : of.kind === 'return' ? 'returned' : undefined
    const turned = to === 'settled' ? of.payouts.filter((p) => p.state === 'rejected') : []
    const parked = of.lines.filter((l) => l.parked).flatMap((l) => mirror(events.unidentified(HOME, this.bank(l, l.minor))))
    const { moves, short, done, also = [] } = outcome
    this.model.post([...parked, ...turned.flatMap((p) => mirror(events.rejected(p.instalment.fund, this.paid(p)))), ...also, ...moves])
    for (const l of of.lines) Object.assign(l, { matched: true, parked: false })
    if (to !== undefined) for (const p of of.payouts) p.state = to
    if (short && of.payouts[0]) of.payouts[0].short = short
    const { kind, lines, payouts, gifts } = of
    const fell = short && of.payouts[0] ? endPaidTwice(this, of.payouts.slice(0, 1)) : []
    const turns = [...moves, ...fell.flatMap(fallen)]
    const match: Match = { id, kind, lines, payouts, gifts, before, moves: turns, outcome, fell, state: 'confirmed' }
    this.matches.push(match)
    done?.(match)
    return match
  }

  instalmentsOf(grant: string, fund: Fund): void {
    const rows = this.world.book.read((read) =>
      read.all<{ id: number; minor: number }>('SELECT id, amount AS minor FROM instalment WHERE grant = ? ORDER BY nth', Number(grant)),
    )
    for (const row of rows) this.instalments.push({ ...row, grant, fund, cancelled: 0 })
  }

  line = (id: string): Line | undefined => this.lines.find((l) => l.id === id)
  payout = (id: string): Payout | undefined => this.payouts.find((p) => p.id === id)
}
