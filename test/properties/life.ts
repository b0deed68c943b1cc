import { expect } from 'vitest'
import { type AccountCode, CURRENCY, FEES, type Json, type LifeWorld, RATES, type Who } from './life-world.ts'
import { atRate, type Difference, divided, events, type Fund, Model, type Move, type Moved, mirror } from './model.ts'

export const FUNDS = { F: { code: 'F', currency: 'TRY' }, E: { code: 'E', currency: 'USD' } } as const satisfies Record<string, Fund>
/** The home fund of both accounts. */
export const HOME: Fund = FUNDS.F

export interface Instalment {
  readonly id: number
  readonly grant: string
  readonly fund: Fund
  readonly minor: number
}

export interface Payout {
  readonly id: string
  readonly reference: string
  readonly batch: string
  readonly batchReference: string
  readonly account: AccountCode
  readonly instalment: Instalment
  readonly minor: number
  readonly fundMinor: number
  readonly iban: string
  readonly name: string
  state: string
  releasedBy: Who | undefined
  /** What of a settled one did not leave, in the fund's currency and the account's. */
  short: readonly [fundMinor: number, minor: number]
}

/** A line of the bank, and what it is in truth. */
export interface Line {
  readonly ref: string
  readonly account: AccountCode
  readonly minor: number
  readonly text: string
  /** Payouts that it is the payment, return or fee of; empty: none of ours. */
  readonly of: readonly Payout[]
  readonly gift?: string | undefined
  id: string | undefined
  matched: boolean
}

export interface Match {
  readonly id: string
  readonly kind: string
  readonly lines: readonly Line[]
  readonly payouts: readonly Payout[]
  readonly before: readonly string[]
  readonly moves: readonly Move[]
  state: 'confirmed' | 'claimed' | 'reversed'
}

export interface Naming {
  readonly kind: string
  readonly lines: readonly Line[]
  readonly payouts: readonly Payout[]
  readonly gifts: readonly string[]
}

/** What a match comes to; undefined: it is refused. */
export interface Outcome {
  readonly moves: readonly Move[]
  readonly short?: readonly [number, number]
}

/** What is known of a life by its own reckoning. */
export class Life {
  readonly model = new Model()
  readonly gifts = new Map<string, { readonly fund: Fund; readonly minor: number }>()
  readonly instalments: Instalment[] = []
  readonly payouts: Payout[] = []
  readonly batches = new Map<string, { state: string; readonly count: number; readonly total: object; readonly digest: string }>()
  readonly payees = new Map<string, { iban: string; readonly name: string; readonly currency: string; pending: boolean; digest: string; changed: number }>()
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

  /** What of an instalment no payout has taken. */
  room(instalment: Instalment, but?: Payout): number {
    const taken = this.payouts.filter((p) => p !== but && p.instalment === instalment && ['prepared', 'instructed', 'settled'].includes(p.state))
    return instalment.minor - taken.reduce((sum, p) => sum + p.fundMinor - p.short[0], 0)
  }

  isPaidAgain(p: Payout): boolean {
    if (p.state === 'rejected' && this.room(p.instalment) < p.fundMinor) return true
    return this.payouts.some((o) => o.instalment === p.instalment && Number(o.id) > Number(p.id) && ['prepared', 'instructed', 'settled'].includes(o.state))
  }

  outstanding(gift: string): number {
    const of = this.gifts.get(gift)
    return of ? this.model.of(of.fund, 'contributions-receivable', gift) : 0
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

  /** May this be matched, by whom, and what does it come to? `inParts`: through its break. */
  expected(of: Naming, actor: Who | 'engine', inParts = false): Outcome | undefined {
    const { kind, lines, payouts, gifts } = of
    const [line] = lines
    if (!line || lines.some((l) => l.matched || l.account !== line.account) || payouts.some((p) => p.account !== line.account)) return undefined
    if (payouts.some((p) => p.releasedBy === actor || p.state === 'prepared' || p.state === 'cancelled')) return undefined
    if (lines.some((l) => l.minor > 0 !== ['return', 'interest', 'repayment', 'contribution'].includes(kind))) return undefined
    if (lines.length > 1 && payouts.length + gifts.length > 1) return undefined
    if ((kind === 'contribution') !== gifts.length > 0) return undefined
    const most = { settlement: 99, return: 99, charge: 1, repayment: 1 }[kind] ?? 0
    if (payouts.length > most || (most === 99 && payouts.length === 0)) return undefined
    if (kind === 'settlement') return this.#settlement(line, lines, payouts)
    if (kind === 'return') return this.#return(line, lines, payouts)
    if (kind === 'contribution') return this.#gifts(line, lines, gifts, inParts)
    return this.#perLine(kind, lines, payouts[0])
  }

  #settlement(line: Line, lines: readonly Line[], payouts: readonly Payout[]): Outcome | undefined {
    if (payouts.some((p) => p.state !== 'instructed' && !(p.state === 'rejected' && !this.isPaidAgain(p)))) return undefined
    const moved = lines.reduce((sum, l) => sum - l.minor, 0)
    const fee = moved - payouts.reduce((sum, p) => sum + p.minor, 0)
    if (fee !== 0 && !FEES[line.account].outgoing.some((f) => f === fee)) return undefined
    const [only] = payouts
    if (payouts.length === 1 && only)
      return { moves: events.settled(only.instalment.fund, this.paid(only), this.bank(line, -moved), { kind: 'charge', minor: this.byPayout(only, fee) }) }
    const moves = payouts.flatMap((p) => events.settled(p.instalment.fund, this.paid(p), this.bank(line, -p.minor)))
    return this.#together(line, moves, fee)
  }

  /** A fee for several is the home fund's. */
  #together(line: Line, moves: readonly Move[], fee: number): Outcome | undefined {
    if (fee === 0) return { moves }
    const inHome = this.inFund(line.account, HOME, fee)
    return inHome === 0 ? undefined : { moves: [...moves, ...events.charge(HOME, this.bank(line, -fee), inHome)] }
  }

  #return(line: Line, lines: readonly Line[], payouts: readonly Payout[]): Outcome | undefined {
    if (payouts.some((p) => p.state !== 'settled' || this.room(p.instalment) < 0)) return undefined
    const moved = lines.reduce((sum, l) => sum + l.minor, 0)
    const fee = payouts.reduce((sum, p) => sum + p.minor - p.short[1], 0) - moved
    if (fee !== 0 && !FEES[line.account].returned.some((f) => f === fee)) return undefined
    const [only] = payouts
    const back = (p: Payout, minor: number, charge: number) =>
      events.returned(p.instalment.fund, this.paid(p, p.fundMinor - p.short[0]), this.bank(line, minor), charge)
    if (payouts.length === 1 && only) return { moves: back(only, moved, this.byPayout(only, fee)) }
    const moves = payouts.flatMap((p) => back(p, p.minor - p.short[1], 0))
    return this.#together(line, moves, fee)
  }

  #gifts(line: Line, lines: readonly Line[], gifts: readonly string[], inParts: boolean): Outcome | undefined {
    const funds = gifts.map((g) => this.gifts.get(g)?.fund ?? HOME)
    const foreign = funds.some((f) => f.currency !== CURRENCY[line.account])
    const moved = lines.reduce((sum, l) => sum + l.minor, 0)
    const [gift, fund] = [gifts[0] ?? '', funds[0] ?? HOME]
    if (gifts.length > 1) {
      if (foreign || inParts || gifts.reduce((sum, g) => sum + this.outstanding(g), 0) !== moved || gifts.some((g) => this.outstanding(g) === 0))
        return undefined
      return { moves: gifts.flatMap((g, n) => events.brought(funds[n] ?? HOME, g, this.bank(line, this.outstanding(g)), this.outstanding(g))) }
    }
    const all = lines.map((l) => this.inFund(l.account, fund, l.minor))
    const comes = all.reduce((sum, minor) => sum + minor, 0)
    const stands = this.outstanding(gift)
    if (all.includes(0) || (!inParts && (comes > stands || (!foreign && comes !== stands)))) return undefined
    const part = Math.min(comes, stands)
    return { moves: [...events.brought(fund, gift, this.bank(line, moved), part), ...events.excess(fund, gift, this.bank(line, 0), comes - part)] }
  }

  #perLine(kind: string, lines: readonly Line[], payout: Payout | undefined): Outcome | undefined {
    const fund = payout?.instalment.fund ?? HOME
    const all = lines.map((l) => ({ bank: this.bank(l, l.minor), minor: this.inFund(l.account, fund, Math.abs(l.minor)) }))
    if (all.some(({ minor }) => minor === 0)) return undefined
    const row = { charge: events.charge, interest: events.interest, repayment: events.repayment }[kind]
    return row && { moves: all.flatMap(({ bank, minor }) => row(fund, bank, minor)) }
  }

  /** A settlement, or a return, with its difference named through its break. */
  expectedDifference(line: Line, p: Payout, kind: Difference['kind'], actor: Who): Outcome | undefined {
    if (line.matched || p.releasedBy === actor || line.account !== p.account) return undefined
    if (line.minor > 0) return this.#returnDiffering(line, p, kind)
    if (p.state !== 'instructed' && !(p.state === 'rejected' && !this.isPaidAgain(p))) return undefined
    const more = -line.minor - p.minor
    const minor = this.byPayout(p, Math.abs(more))
    if (more === 0 || more < 0 !== (kind === 'payable') || (kind === 'unidentified' && minor === 0) || (kind === 'payable' && minor >= p.fundMinor))
      return undefined
    const moves = events.settled(p.instalment.fund, this.paid(p), this.bank(line, line.minor), { kind, minor })
    return kind === 'payable' && minor > 0 ? { moves, short: [minor, -more] } : { moves }
  }

  #returnDiffering(line: Line, p: Payout, kind: Difference['kind']): Outcome | undefined {
    const kept = p.minor - p.short[1] - line.minor
    if (p.state !== 'settled' || this.room(p.instalment) < 0 || kept === 0 || (kept > 0 ? kind !== 'charge' : kind !== 'unidentified')) return undefined
    const back = this.paid(p, p.fundMinor - p.short[0])
    const fund = p.instalment.fund
    if (kept > 0) return { moves: events.returned(fund, back, this.bank(line, line.minor), this.byPayout(p, kept)) }
    return { moves: [...events.returned(fund, back, this.bank(line, line.minor + kept)), ...events.receipt(HOME, this.bank(line, -kept))] }
  }

  /** The match stands: what it moved, and the states to which it led. */
  matched(id: string, of: Naming, { moves, short }: Outcome): void {
    const before = of.payouts.map((p) => p.state)
    const to = of.kind === 'settlement' ? 'settled' : of.kind === 'return' ? 'returned' : undefined
    const turned = to === 'settled' ? of.payouts.filter((p) => p.state === 'rejected') : []
    this.model.post([...turned.flatMap((p) => mirror(events.rejected(p.instalment.fund, this.paid(p)))), ...moves])
    for (const l of of.lines) l.matched = true
    if (to !== undefined) for (const p of of.payouts) p.state = to
    if (short && of.payouts[0]) of.payouts[0].short = short
    this.matches.push({ id, kind: of.kind, lines: of.lines, payouts: of.payouts, before, moves, state: of.kind === 'payment' ? 'claimed' : 'confirmed' })
  }

  instalmentsOf(grant: string, fund: Fund): void {
    const rows = this.world.book.read((read) =>
      read.all<{ id: number; minor: number }>('SELECT id, amount AS minor FROM instalment WHERE grant = ? ORDER BY nth', Number(grant)),
    )
    for (const row of rows) this.instalments.push({ ...row, grant, fund })
  }

  line = (id: string): Line | undefined => this.lines.find((l) => l.id === id)
  payout = (id: string): Payout | undefined => this.payouts.find((p) => p.id === id)
}
