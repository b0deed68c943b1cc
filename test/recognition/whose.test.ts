import { describe, expect, it } from 'vitest'
import { readStatement } from '../../src/statements/read-statement.ts'

const OURS = 'DE89370400440532013000'
const OTHER = 'DE02120300000000202051'

const read = (text: string) => readStatement(new TextEncoder().encode(text), { account: { number: OURS, currency: 'EUR' }, today: '2020-12-15' })
const rows = (accounts: readonly string[], header = 'Account') =>
  `${[
    `${header};Date;Text;Amount;Balance`,
    `${accounts[0]};02.11.2020;Salary;1000,00;1500,00`,
    `${accounts[1]};15.11.2020;Rent;-500,00;1000,00`,
    `${accounts[2]};17.11.2020;Shop;-20,50;979,50`,
  ].join('\n')}\n`

describe('whose account the rows are of', () => {
  it('is held against the account where every row names one', () => {
    expect(read(rows([OURS, OURS, OURS]))).toMatchObject({ verdict: 'proof' })
    expect(read(rows([OTHER, OTHER, OTHER]))).toMatchObject({ verdict: 'refusal', problems: [{ line: 2, column: 'Account', value: OTHER }] })
  })

  it('refuses a sheet of several accounts at each row of another one, though the balances go on', () => {
    const { verdict, problems } = read(rows([OURS, OTHER, OTHER]))
    expect(verdict).toBe('refusal')
    expect(problems.map(({ line, column }) => [line, column])).toEqual([
      [3, 'Account'],
      [4, 'Account'],
    ])
  })

  it("does not take a counterparty's account, a card or a name for one's own", () => {
    expect(read(rows([OTHER, OTHER, OTHER], 'Counterparty account'))).toMatchObject({ verdict: 'proof' })
    expect(read(rows(['4539000011112222', '4539000011112222', '4539000011112222'], 'Card number'))).toMatchObject({ verdict: 'proof' })
    expect(read(rows(['Current', 'Current', 'Current']))).toMatchObject({ verdict: 'proof' })
  })
})

describe('the other party', () => {
  const told = (text: string) => read(text).readings[0]?.statement.lines.map(({ counterparty, counterpartyAccount }) => [counterparty, counterpartyAccount])

  it('is who is paid by money out and who pays money in, where the file has columns for both', () => {
    const text = [
      'Date;Sender;Sender account;Recipient;Recipient account;Amount',
      `13.11.2020;ACME;${OTHER};Ministry;${OURS};1000,00`,
      `15.11.2020;Ministry;${OURS};Aysha M;DE02100500000054540402;-500,00`,
      '17.11.2020;Ministry;;Selin Y;;-20,50',
    ]
    expect(told(`${text.join('\n')}\n`)).toEqual([
      ['ACME', OTHER],
      ['Aysha M', 'DE02100500000054540402'],
      ['Selin Y', undefined],
    ])
  })

  it('is the one whose account is not our own, when a payment comes back between the same columns', () => {
    const text = [
      'Дата;Плательщик;Счет плательщика;Получатель;Счет получателя;Сумма',
      `13.11.2020;Министерство;${OURS};Айша М;${OTHER};-1000,00`,
      `15.11.2020;Министерство;${OURS};Айша М;${OTHER};1000,00`,
      `17.11.2020;Донор;DE02100500000054540402;Министерство;${OURS};20,50`,
    ]
    expect(told(`${text.join('\n')}\n`)).toEqual([
      ['Айша М', OTHER],
      ['Айша М', OTHER],
      ['Донор', 'DE02100500000054540402'],
    ])
  })
})
