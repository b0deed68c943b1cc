import type { LineRead } from './line-read.ts'
import { textsOf } from './line-read.ts'
import type { Feature } from './plan.ts'
import { addBreak, addMatch, addProposal, isLeft, objections, type Run } from './run.ts'

/** How banks call their fees, in small letters without accents: words that stand alone, and beginnings of words. */
const WORDS = ['fee', 'fees', 'bsmv', 'chg', 'chgs', 'com', 'prov', 'tasa', 'ucret', 'ucreti']
const BEGINNINGS = [
  'masraf',
  'komisyon',
  'ucretlen',
  'kesinti',
  'charge',
  'commission',
  'kommission',
  'comision',
  'gebuhr',
  'gebuehr',
  'spesen',
  'entgelt',
  'provision',
  'frais',
  'opłat',
  'oplat',
  'prowizj',
  'taxa bancar',
  'commissioni',
  'spese bancar',
  'комисс',
  'коміс',
  'вознагражден',
  'плата за',
  'плата по',
  'сбор',
  'töleg hyzmat',
  'hyzmat üçin',
  'toleg hyzmat',
  'hyzmat ucin',
  'caj perkhidmatan',
  'bayaran perkhidmatan',
]
const ANYWHERE = ['手续费', '手續費', '服务费', '工本费', '汇款费', '电汇费', '收费', 'शुल्क', 'رسوم', 'کارمزد']

const plain = (text: string): string => text.normalize('NFKD').replaceAll('İ', 'i').toLowerCase().replaceAll('ı', 'i').replace(/\p{M}/gu, '').normalize('NFC')

const BEGINS = new RegExp(`(?<![\\p{L}\\p{N}])(?:(?:${WORDS.join('|')})(?![\\p{L}\\p{N}])|(?:${BEGINNINGS.map(plain).join('|')}))`, 'u')
/** German builds one word of it: Überweisungsgebühr. */
const ENDS = /(?:gebuhr|gebuehr|gebuhren|entgelt|spesen)(?![\p{L}\p{N}])/u

/** Who bears the fees of a payment (SWIFT field 71A): a payment that says so is none. 'Our ref' begins something else. */
const BEARER = /(?<![\p{L}\p{N}])(?:chgs?|charges?|com|fees?)[^\p{L}\p{N}]{1,3}(?:sha|ben|our(?![^\p{L}\p{N}]{1,3}ref))(?![\p{L}\p{N}])/gu

/** Does a text say that the line is a fee? */
export function saysFee(texts: readonly string[]): boolean {
  return texts.some((text) => {
    const words = plain(text).replace(BEARER, ' ')
    return BEGINS.test(words) || ENDS.test(words) || ANYWHERE.some((word) => text.includes(word))
  })
}

/** At most this part of a payout's amount can be the fee for it (as the trigger `seal_engine` has it). */
const LEAST_TIMES = 10

/**
 * Fees that show a payout's reference: one fee of the schedule is booked by itself, once for a payout; another small amount that says fee
 * is proposed. Comes before settlements, so that a fee is no payment of another amount.
 */
export function bookCharges(run: Run): void {
  const groups = new Map<number, LineRead[]>()
  for (const read of run.reads) {
    const [identity, second] = read.payouts
    if (!identity || second || read.line.minor > 0 || !isLeft(run, read.line)) continue
    const { payout } = identity
    const isFee = run.world.fees.outgoing.includes(-read.line.minor) && -read.line.minor !== payout.minor
    const isSmall = -read.line.minor * LEAST_TIMES <= payout.minor
    if (isSmall && (isFee || saysFee(textsOf(read.line)))) groups.set(payout.id, [...(groups.get(payout.id) ?? []), read])
  }
  for (const [payout, reads] of groups) for (const read of reads) judge(run, payout, read, reads.length)
}

function judge(run: Run, payout: number, read: LineRead, count: number): void {
  const identity = read.payouts[0]
  if (!identity) return
  const { state } = identity.payout
  const ofSchedule = run.world.fees.outgoing.includes(-read.line.minor)
  const against = objections(run, read, identity.payout)
  if (ofSchedule && count === 1 && !identity.payout.chargeBooked && against.length === 0 && (state === 'instructed' || state === 'settled')) {
    const features = [{ feature: identity.by }, { feature: 'fee_of_schedule' as const, minor: -read.line.minor }, { feature: 'only_one' as const }]
    addMatch(run, { kind: 'charge', lines: [read.line.id], payouts: [payout], contributions: [], features })
  } else proposeCharge(run, read, payout)
}

/** A fee that a person books: proposed as such, and a break so that it has an owner. */
export function proposeCharge(run: Run, read: LineRead, payout?: number): void {
  const lines = [read.line.id]
  const why = saysFee(textsOf(read.line)) ? { feature: 'fee_words' as const } : { feature: 'fee_of_schedule' as const, minor: -read.line.minor }
  const features: readonly Feature[] = [why, { feature: 'amount_line' as const, minor: -read.line.minor }]
  const payouts = payout === undefined ? [] : [payout]
  addProposal(run, { kind: 'charge', reason: 'fee_words', rank: 1, preselected: true, lines, payouts, contributions: [], features })
  addBreak(run, { kind: 'unknown_debit', line: read.line.id, ...(payout === undefined ? {} : { payout }), features })
}
