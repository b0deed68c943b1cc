import type { Json } from '../commands/cases-world.ts'
import { minorOf, type WaysOutWorld } from './ways-out-world.ts'

/** What the bank can do next, by name; what does not apply now books nothing. */
export const BANK: Readonly<Record<string, (w: WaysOutWorld) => Promise<void>>> = {
  pays: async (w) => paying(w, 'instructed', 0),
  'pays without a reference': async (w) => {
    const p = w.one(await payouts(w, 'instructed'))
    if (p) w.books(-minorOf(p.money), 'HAVALE', w.random.below(2) ? p.payee : {})
  },
  'pays with a fee': async (w) => paying(w, 'instructed', -250),
  'pays another amount': async (w) => paying(w, 'instructed', w.one([-1, 1, 100, -1000, 10_000]) ?? 1),
  'pays to somebody else': async (w) => {
    const p = w.one(await payouts(w, 'instructed'))
    if (p) w.books(-minorOf(p.money), `EFT ${p.reference}`, { name: 'Somebody Else', iban: ELSEWHERE })
  },
  'pays twice': async (w) => paying(w, 'settled', 0),
  'pays what came back': async (w) => paying(w, 'returned', 0),
  'pays what it rejected': async (w) => paying(w, 'rejected', w.one([0, 0, -250, 500]) ?? 0),
  'pays a batch': async (w) => {
    const batch = w.one((await w.all('/payout-batches')).filter(({ state }) => state === 'released'))
    const open = (await payouts(w, 'instructed')).filter(({ batch: of }) => of === batch?.id)
    const left = w.random.below(3) ? open : open.slice(1)
    w.books(-left.reduce((sum, { money }) => sum + minorOf(money), 0), `TOPLU ${batch?.reference ?? ''}`)
  },
  'brings back': async (w) => coming(w, 'settled', w.one([0, 0, -100, -777, 500]) ?? 0),
  'brings back without a reference': async (w) => {
    const p = w.one(await payouts(w, 'settled'))
    if (p) w.books(minorOf(p.money), `IADE ${p.payee.name}`)
  },
  'brings back again': async (w) => coming(w, 'returned', 0),
  'brings back what never left': async (w) => coming(w, w.one(['rejected', 'instructed']) ?? 'rejected', 0),
  'brings what is claimed': async (w) => {
    const claim = w.one((await w.all('/breaks?state=claimed')).filter(({ line }) => line !== undefined))
    const line = claim && (await lines(w)).find(({ id }) => id === claim.line)
    const minor = line ? Math.abs(minorOf(line.money)) : 0
    w.books(w.one([minor, minor, Math.floor(minor / 2), minor + 100]) ?? 0, 'Iade mukerrer')
  },
  'sends back what was nobody’s': async (w) => {
    const waits = w.one((await w.all('/breaks?state=waiting')).filter(({ toSendBack }) => toSendBack))
    if (waits) w.books(-minorOf(waits.toSendBack), 'Geri gonderme')
  },
  'takes a charge': async (w) => w.books(-(w.one([250, 1500, 300]) ?? 250), 'HESAP ISLETIM UCRETI'),
  'pays interest': async (w) => w.books(3117, 'FAIZ'),
  'books an unknown debit': async (w) => w.books(-(w.one([300_000, 1234, 250_000]) ?? 1), w.one(['KIRA', 'POS']) ?? ''),
  'books an unknown receipt': async (w) => w.books(w.one([300_000, 1234, 50_000]) ?? 1, w.one(['GELEN', 'HAVALE']) ?? ''),
  'brings a contribution': async (w) => {
    const of = w.one(['AG-1002', 'AG-1003'])
    w.books(w.one([50_000, 70_000, 49_000, 20_000, 71_000]) ?? 1, `${of} grant`)
  },
}
const ELSEWHERE = 'TR330006100519786457841326'

export const payouts = (w: WaysOutWorld, state: string): Promise<Json[]> => w.all(`/payouts?state=${state}`)
const lines = (w: WaysOutWorld): Promise<Json[]> => w.all('/bank-accounts/B/lines')

async function paying(w: WaysOutWorld, state: string, more: number): Promise<void> {
  const p = w.one(await payouts(w, state))
  if (p) w.books(-minorOf(p.money) + more, `EFT ${p.reference}`, w.random.below(2) ? p.payee : {})
}

async function coming(w: WaysOutWorld, state: string, more: number): Promise<void> {
  const p = w.one(await payouts(w, state))
  if (p) w.books(minorOf(p.money) + more, `IADE ${p.reference}`)
}
