import { type BankLine, turkish } from './banks.ts'
import type { World } from './full-book.ts'

const LIRA = 'TR320010009999901234567890'
const DESK = 'TR370010009999901234567800'

const line = (minor: number, text: string): BankLine => ({ day: '2020-11-11', minor, text, name: '', account: '', ref: '' })

/** Lira sent to a cash desk, of which a bank keeps a part; an arrival undone and made again; lira given for another currency. */
export async function ownMoney({ ask }: World): Promise<void> {
  const statement = async (account: string, number: string, opening: number, lines: readonly BankLine[]): Promise<(amount: string) => string | undefined> => {
    await ask('finance', 'POST', `/bank-accounts/${account}/statements?mode=import`, turkish({ number, currency: 'TRY' }, opening, lines))
    await ask('finance', 'POST', `/bank-accounts/${account}/reconciliation`)
    const open = (await ask('finance', 'GET', `/bank-accounts/${account}/lines?state=open&limit=200`))['items'] as { id: string; money: { amount: string } }[]
    return (amount) => open.find((one) => one.money.amount === amount)?.id
  }
  await ask('finance', 'POST', '/bank-accounts', { code: 'DESK-1', name: 'Cash desk', kind: 'cash_desk', currency: 'TRY', iban: DESK })
  await ask('finance', 'POST', '/exchange-rates', { from: 'TRY', to: 'USD', rate: '0.12', date: '2020-11-11', source: 'central bank' })
  const lira = await statement('TRY-1', LIRA, -1490, [line(-20_000, `EFT ${DESK}`), line(-5_000, 'Doviz'), line(-7_000, 'EFT')])
  await ask('finance', 'POST', '/matches', { lines: [lira('-200.00')], kind: 'transfer', note: 'to the desk' })
  await ask('finance', 'POST', '/matches', { lines: [lira('-50.00')], kind: 'exchange', fund: 'EMERGENCY', note: 'dollars bought' })
  await ask('finance', 'POST', '/matches', { lines: [lira('-70.00')], kind: 'transfer', note: 'to the desk, on its way' })
  const desk = await statement('DESK-1', DESK, 0, [line(19_500, 'Gelen')])
  const arrived = { lines: [desk('195.00')], kind: 'transfer', transfer: '1', difference: 'charge', note: 'less a fee' }
  const { id } = await ask('finance', 'POST', '/matches', arrived)
  await ask('finance', 'POST', `/matches/${id}/reversal`, { reason: 'another line' })
  await ask('finance', 'POST', '/matches', arrived)
  await ask('auditor', 'GET', '/transfers?state=in_transit')
  await ask('auditor', 'GET', '/transfers/1')
}
