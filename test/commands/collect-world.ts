import { status } from '../../src/queries/status.ts'
import type { CaseShown } from '../../src/queries/status-case.ts'
import { encodeAs, written } from '../support/banks.ts'
import { BankWorld } from './bank-world.ts'
import { DAY, type Json, student } from './cases-world.ts'

/** A row of an agent's report or a cash desk's pay list: minor units, out negative. */
export interface Collected {
  readonly day: string
  readonly minor: number
  readonly reference?: string
  readonly name?: string
  readonly number?: string
  readonly case?: string
}

export interface Papers {
  readonly since: string
  readonly until: string
  readonly opening: number
  readonly currency?: string
  readonly rows: readonly Collected[]
}

const dotted = (day: string) => day.split('-').reverse().join('.')
const sum = (rows: readonly Collected[]) => rows.reduce((total, { minor }) => total + minor, 0)
const sides = (minor: number, number: (minor: number) => string) => (minor < 0 ? [number(-minor), ''] : ['', number(minor)])

/** The English report of a transfer agent. */
export function agentReport({ since, until, opening, currency = 'TRY', rows }: Papers): Uint8Array {
  const number = (minor: number) => written(minor, '.', '')
  let balance = opening
  const text = [
    `Currency,${currency}`,
    `Period,${since} - ${until}`,
    `Opening balance,${number(opening)}`,
    `Closing balance,${number(opening + sum(rows))}`,
    '',
    'Date,Agent number,Reference,Beneficiary,Paid out,Paid in,Balance',
    ...rows.map((row) => {
      balance += row.minor
      return [row.day, row.number ?? '', row.reference ?? '', row.name ?? '', ...sides(row.minor, number), number(balance)].join(',')
    }),
  ]
  return new TextEncoder().encode(`${text.join('\n')}\n`)
}

/** The Turkish or Russian pay list of a cash desk; who did not sign stands there without a date. */
export function payList(language: 'tr' | 'ru', { since, until, opening, currency = 'TRY', rows }: Papers, notSigned: readonly Collected[] = []): Uint8Array {
  const number = (minor: number) => written(minor, ',', language === 'tr' ? '.' : ' ')
  const [above, header, signed, encoding] =
    language === 'tr'
      ? [['Döviz Cinsi', 'Dönem', 'Açılış Bakiyesi', 'Kapanış Bakiyesi'], 'Tarih;Referans;Dosya;Adı Soyadı;Ödenen;Yatırılan;İmza', 'imzalı', 'windows-1254']
      : [
          ['Валюта', 'Период', 'Входящий остаток', 'Исходящий остаток'],
          'Дата;Референс;Дело;Фамилия и имя;Выплачено;Поступило;Подпись',
          'подписано',
          'windows-1251',
        ]
  const told = [currency, `${dotted(since)} - ${dotted(until)}`, number(opening), number(opening + sum(rows))]
  const plain = (name = '') => name.replace(/[^A-Za-z ]/g, '')
  const row = (of: Collected, day: string, signature: string) =>
    [day, of.reference ?? '', of.case ?? '', plain(of.name), ...sides(of.minor, number), signature].join(';')
  const text = [
    ...(above as readonly string[]).map((label, n) => `${label};${told[n]}`),
    '',
    header,
    ...rows.map((of) => row(of, dotted(of.day), signed)),
    ...notSigned.map((of) => row(of, '', '')),
  ]
  return encodeAs(`${text.join('\r\n')}\r\n`, encoding)
}

/** A world that pays by agents, cash desks and institutions too. */
export class CollectWorld extends BankWorld {
  readonly #births = new Map<string, number>()

  /** An approved case whose payee is told over the usual one. */
  async approvedFor(payee: Record<string, unknown>, programme = 'P'): Promise<Json> {
    const n = this.n + 1
    const usual = student(n)
    const { iban: _iban, bank: _bank, bic: _bic, ...bare } = usual.payee
    const keepsAccount = (payee['way'] ?? 'account') === 'account' && payee['institution'] === undefined
    const received = await this.recommended({ payee: { ...(keepsAccount ? usual.payee : bare), ...payee } }, 'officer', programme)
    await this.post('approver', `/applications/${received.id}/approval`, { expected: received.expected })
    this.#births.set(received.caseNumber, Number(usual.student.birthDate.slice(0, 4)))
    return { ...(await this.read(received)), name: bare.name }
  }

  pickup = (over: Record<string, unknown> = {}): Promise<Json> => this.approvedFor({ way: 'pickup', country: 'TR', city: 'Ankara', ...over })

  async released(body: Record<string, unknown>): Promise<Json> {
    const batch = await this.post('finance', '/payout-batches', body)
    await this.release(batch)
    return batch
  }

  async import(account: string, raw: Uint8Array, more = ''): Promise<Json> {
    return this.post('finance', `/bank-accounts/${account}/statements?mode=import${more}`, undefined, { raw, kind: 'text/csv' })
  }

  /** Takes a statement in and runs the engine; gives its figures. */
  async told(account: string, raw: Uint8Array): Promise<Json> {
    await this.import(account, raw)
    return this.post('finance', `/bank-accounts/${account}/reconciliation`)
  }

  async linesOf(account: string): Promise<Json[]> {
    return (await this.get(`/bank-accounts/${account}/lines?state=open&limit=200`, 'finance')).items
  }

  /** The one case of a student, as the student's page shows it. */
  async shown(of: Json): Promise<CaseShown> {
    const { code } = await this.post('officer', `/applications/${of.id}/code`, { recognisedBy: 'passport', note: 'to look' })
    const answer = status.ask(this.book, { code, birthYear: this.#births.get(of.caseNumber) })
    if (!answer.ok) throw new Error(answer.problem.code)
    const [shown] = answer.value.cases
    if (!shown) throw new Error('a student has a case')
    return shown
  }

  /** The difference between what the books and the statements say of an account. */
  async differenceOf(account: string, asOf = DAY): Promise<string> {
    return (await this.get(`/bank-accounts/${account}/reconciliation-statement?asOf=${asOf}`, 'finance')).difference.amount
  }
}
