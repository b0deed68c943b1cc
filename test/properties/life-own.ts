import { daysBetween } from '../../src/core/time/dates.ts'
import type { Life } from './life.ts'
import { HOME, type Line, type Naming, type Outcome, type Transfer } from './life-nouns.ts'
import { CURRENCY, DAYS_OF, FEES, WAY } from './life-world.ts'
import { events, type Fund } from './model.ts'

/** Days that a transfer takes, where an account says nothing of it. */
const DAYS_ON_THE_WAY = 10

/** An end of a transfer between own accounts: it begins one, or joins the one that it names or alone fits. */
export function transfer(life: Life, of: Naming, line: Line): Outcome | undefined {
  if (of.lines.length > 1 || of.payouts.length + of.gifts.length > 0) return undefined
  const isCharge = of.difference === 'charge'
  if (of.transfer === undefined || of.transfer === 'new') {
    const fits = of.transfer === 'new' ? [] : life.transfers.filter((t) => isOtherEnd(t, line))
    if (isCharge || fits.length > 1) return undefined
    return fits[0] ? joins(life, fits[0], line, 0) : begins(life, line)
  }
  const named = life.transfers.find(({ id }) => id === of.transfer)
  if (named?.state !== 'in_transit' || !isBetween(named, line)) return undefined
  const kept = -(line.minor + named.line.minor)
  if (kept < 0 || kept > 0 !== isCharge) return undefined
  return joins(life, named, line, kept)
}

const isBetween = ({ line }: Transfer, other: Line): boolean =>
  line.account !== other.account && CURRENCY[line.account] === CURRENCY[other.account] && line.minor > 0 !== other.minor > 0

function isOtherEnd(t: Transfer, line: Line): boolean {
  const days = WAY[line.account] === 'account' ? DAYS_OF[line.account] : DAYS_ON_THE_WAY
  return t.state === 'in_transit' && isBetween(t, line) && t.line.minor === -line.minor && Math.abs(daysBetween(t.line.day, line.day)) <= days
}

function begins(life: Life, line: Line): Outcome {
  const made: Transfer = { id: String(life.transfers.length + 1), line, state: 'in_transit' }
  return {
    moves: events.transfer(HOME, made.id, life.bank(line, line.minor)),
    done: () => life.transfers.push(made),
    isBuiltOn: () => made.state === 'arrived',
    undone: () => {
      made.state = 'undone'
      return []
    },
  }
}

const joins = (life: Life, to: Transfer, line: Line, kept: number): Outcome => ({
  moves: events.transfer(HOME, to.id, life.bank(line, line.minor), kept),
  done: () => {
    to.state = 'arrived'
  },
  undone: () => {
    to.state = 'in_transit'
    return []
  },
})

/** Currency bought, each line by itself; for a closed fund only what brings it nearer to holding nothing. */
export function exchange(life: Life, of: Naming, line: Line): Outcome | undefined {
  if (of.lines.length > 1 || of.payouts.length + of.gifts.length > 0) return undefined
  const fund = of.fund ?? HOME
  const position = life.model.of(fund, 'fx-position', undefined, CURRENCY[line.account])
  const isNearer = CURRENCY[line.account] === fund.currency ? !life.model.isClear(fund, ['fx-position']) : Math.abs(position - line.minor) < Math.abs(position)
  return life.closedFunds.has(fund.code) && !isNearer ? undefined : { moves: events.exchange(fund, life.bank(line, line.minor)) }
}

interface Due {
  readonly gift: string
  readonly fund: Fund
  readonly minor: number
}

/** Lines pay what a closed fund owes to its donors, or bring it back. */
export function refund(life: Life, of: Naming, line: Line): Outcome | undefined {
  const isOut = line.minor < 0
  if (of.payouts.length > 0 || of.gifts.length === 0 || of.lines.some((l) => l.minor < 0 !== isOut)) return undefined
  const dues = of.gifts.map((gift): Due => {
    const fund = life.gifts.get(gift)?.fund ?? HOME
    return { gift, fund, minor: isOut ? -life.model.of(fund, 'donor-refunds', gift) : (life.refunded.get(gift) ?? 0) }
  })
  const [first] = dues
  if (!first || dues.some(({ minor }) => minor === 0)) return undefined
  if (dues.some(({ fund }) => fund.currency !== CURRENCY[line.account])) return abroad(life, dues, of.lines)
  const moved = of.lines.reduce((sum, l) => sum + Math.abs(l.minor), 0)
  if (dues.length === 1 && moved <= first.minor)
    return refunded(
      life,
      of.lines.map((l) => ({ ...first, minor: Math.abs(l.minor), bankMinor: l.minor })),
      line,
    )
  const owed = dues.reduce((sum, { minor }) => sum + minor, 0)
  const fee = -line.minor - owed
  const whole = dues.map((due) => ({ ...due, bankMinor: isOut ? -due.minor : due.minor }))
  if (of.lines.length > 1) return undefined
  if (moved === owed) return refunded(life, whole, line)
  return FEES[line.account].outgoing.includes(fee) ? refunded(life, whole, line, fee) : undefined
}

/** The bank's own rate stands within two parts in a hundred of the day's: then all that is due moved, else a part. */
function abroad(life: Life, [due, second]: readonly Due[], [line, more]: readonly Line[]): Outcome | undefined {
  if (!due || second || !line || more) return undefined
  const minor = life.inFund(line.account, due.fund, Math.abs(line.minor))
  if (minor === 0) return undefined
  if (Math.abs(minor - due.minor) * 50 <= due.minor) return refunded(life, [{ ...due, bankMinor: line.minor }], line)
  return minor < due.minor ? refunded(life, [{ ...due, minor, bankMinor: line.minor }], line) : undefined
}

function refunded(life: Life, parts: ReadonlyArray<Due & { readonly bankMinor: number }>, line: Line, fee = 0): Outcome | undefined {
  const inHome = fee === 0 ? 0 : life.inFund(line.account, HOME, fee)
  if (fee > 0 && inHome === 0) return undefined
  const moves = parts.flatMap(({ gift, fund, minor, bankMinor }) => events.refund(fund, gift, life.bank(line, bankMinor), minor))
  const change = (sign: number) => {
    for (const { gift, minor } of parts) life.refunded.set(gift, (life.refunded.get(gift) ?? 0) + (line.minor < 0 ? minor : -minor) * sign)
    return []
  }
  return {
    moves: fee === 0 ? moves : [...moves, ...events.charge(HOME, life.bank(line, -fee), inHome)],
    done: () => void change(1),
    undone: () => change(-1),
  }
}
