/** Writes statements in the bank formats that are read, byte for byte as those banks do; and what goes wrong with such files. */

export interface BankAccount {
  /** '' where the bank's file names none. */
  readonly number: string
  readonly currency: string
}

/** Money signed, in minor units (all currencies here have two digits); out is negative. */
export interface BankLine {
  readonly day: string
  readonly minor: number
  readonly text: string
  readonly name: string
  readonly account: string
  readonly ref: string
}

export interface Writing {
  /** Lines from which balances and sums are reckoned, where they are to differ from the ones written. */
  readonly told?: readonly BankLine[]
  /** Turns the rows round. */
  readonly reverse?: boolean
  readonly pending?: number
}

/** Lines are given from the oldest. */
export type BankWriter = (account: BankAccount, openingMinor: number, lines: readonly BankLine[], writing?: Writing) => Uint8Array

/** Text → bytes of a code page of one byte a letter; throws on a letter that it lacks. */
export function encodeAs(text: string, encoding: string): Uint8Array {
  const letters = new Map<string, number>()
  for (let byte = 0; byte < 256; byte++) letters.set(new TextDecoder(encoding).decode(Uint8Array.of(byte)), byte)
  return Uint8Array.from([...text], (letter) => {
    const byte = letters.get(letter)
    if (byte === undefined) throw new Error(`${encoding} has no ${letter}`)
    return byte
  })
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

/** Turkmen letters that a Turkish or Russian code page lacks, as such banks print them. */
const plain = (text: string): string => text.replace(/[ýňžäÝŇŽÄ]/g, (letter) => 'ynzaYNZA'.charAt('ýňžäÝŇŽÄ'.indexOf(letter)))

/** Minor units with a decimal mark and groups: `1.234,56`. */
export function written(minor: number, decimal: string, group: string): string {
  const digits = String(Math.abs(minor)).padStart(3, '0')
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, group)
  return `${minor < 0 ? '-' : ''}${whole}${decimal}${digits.slice(-2)}`
}

const dotted = (day: string): string => day.split('-').reverse().join('.')

interface Told {
  readonly rows: readonly { readonly line: BankLine; readonly balance: number }[]
  readonly closing: number
  readonly since: string
  readonly until: string
}

function tell(openingMinor: number, lines: readonly BankLine[], writing: Writing, newestFirst: boolean): Told {
  let balance = openingMinor
  const told = (writing.told ?? lines).map((line) => (balance += line.minor))
  const rows = lines.map((line, index) => ({ line, balance: told[index] ?? balance }))
  if (newestFirst !== (writing.reverse ?? false)) rows.reverse()
  const days = lines.map((line) => line.day).sort()
  return { rows, closing: balance, since: days[0] ?? '2020-11-01', until: days.at(-1) ?? '2020-11-01' }
}

/** Debit and credit columns, windows-1254, 1.234,56, running balance, IBAN and balances above. */
export const turkish: BankWriter = (account, openingMinor, lines, writing = {}) => {
  const { rows, closing, since, until } = tell(openingMinor, lines, writing, false)
  const number = (minor: number): string => written(minor, ',', '.')
  const text = [
    `IBAN;${account.number}`,
    `Döviz Cinsi;${account.currency}`,
    `Dönem;${dotted(since)} - ${dotted(until)}`,
    `Açılış Bakiyesi;${number(openingMinor)}`,
    `Kapanış Bakiyesi;${number(closing)}`,
    '',
    'Tarih;Açıklama;Borç;Alacak;Bakiye;Dekont No',
    ...rows.map(({ line, balance }) => {
      const sides = line.minor < 0 ? `${number(-line.minor)};` : `;${number(line.minor)}`
      return `${dotted(line.day)};${plain(line.text)};${sides};${number(balance)};${line.ref}`
    }),
  ]
  return encodeAs(`${text.join('\r\n')}\r\n`, 'windows-1254')
}

/** Balances above, windows-1251, 1 234,56, newest first, rows in progress on top. */
export const russian: BankWriter = (account, openingMinor, lines, writing = {}) => {
  const { rows, closing, since, until } = tell(openingMinor, lines, writing, true)
  const number = (minor: number): string => written(minor, ',', ' ')
  const text = [
    `Выписка по счету;${account.number}`,
    `Период;${dotted(since)} - ${dotted(until)}`,
    `Валюта;${account.currency}`,
    `Входящий остаток;${number(openingMinor)}`,
    `Исходящий остаток;${number(closing)}`,
    '',
    'Дата операции;Дата проводки;Номер документа;Контрагент;Назначение платежа;Сумма;Статус',
    ...Array.from({ length: writing.pending ?? 2 }, () => `${dotted(until)};;;Связь;Оплата связи;-600,00;В обработке`),
    ...rows.map(({ line }) => `${dotted(line.day)};${dotted(line.day)};${line.ref};${plain(line.name)};${plain(line.text)};${number(line.minor)};Проведено`),
  ]
  return encodeAs(`${text.join('\r\n')}\r\n`, 'windows-1251')
}

/** 1CClientBankExchange 1.03, windows-1251, balances and turnovers in the account's section. */
const oneC: BankWriter = (account, openingMinor, lines, writing = {}) => {
  const { rows, closing, since, until } = tell(openingMinor, lines, writing, false)
  const number = (minor: number): string => written(minor, '.', '')
  const sum = (side: 1 | -1): string => number((writing.told ?? lines).reduce((total, { minor }) => total + Math.max(minor * side, 0), 0))
  const text = [
    '1CClientBankExchange',
    'ВерсияФормата=1.03',
    'Кодировка=Windows',
    'Отправитель=Банк',
    'Получатель=',
    `ДатаСоздания=${dotted(until)}`,
    'ВремяСоздания=18:00:00',
    `ДатаНачала=${dotted(since)}`,
    `ДатаКонца=${dotted(until)}`,
    `РасчСчет=${account.number}`,
    'СекцияРасчСчет',
    `ДатаНачала=${dotted(since)}`,
    `ДатаКонца=${dotted(until)}`,
    `РасчСчет=${account.number}`,
    `НачальныйОстаток=${number(openingMinor)}`,
    `ВсегоПоступило=${sum(1)}`,
    `ВсегоСписано=${sum(-1)}`,
    `КонечныйОстаток=${number(closing)}`,
    'КонецРасчСчет',
    ...rows.flatMap(({ line }) => {
      const ours = [account.number, 'Тайдовер']
      const theirs = [line.account || '40817810000000000001', plain(line.name) || 'Неизвестный']
      const [payer, payee] = line.minor < 0 ? [ours, theirs] : [theirs, ours]
      return [
        'СекцияДокумент=Платежное поручение',
        `Номер=${line.ref}`,
        `Дата=${dotted(line.day)}`,
        `Сумма=${number(Math.abs(line.minor))}`,
        `ПлательщикСчет=${payer[0]}`,
        `${line.minor < 0 ? 'ДатаСписано' : 'ДатаПоступило'}=${dotted(line.day)}`,
        `Плательщик=${payer[1]}`,
        `ПолучательСчет=${payee[0]}`,
        `Получатель=${payee[1]}`,
        `НазначениеПлатежа=${plain(line.text)}`,
        'КонецДокумента',
      ]
    }),
    'КонецФайла',
  ]
  return encodeAs(`${text.join('\r\n')}\r\n`, 'windows-1251')
}

/** UBS e-banking: UTF-8 with a mark, newest first, money out already negative, trailing delimiter. */
const ubs: BankWriter = (account, openingMinor, lines, writing = {}) => {
  const { rows, closing, since, until } = tell(openingMinor, lines, writing, true)
  const number = (minor: number): string => written(minor, '.', '')
  const text = [
    'Kontonummer:;0285 00110045.40;',
    `IBAN:;${account.number.replace(/(.{4})(?=.)/g, '$1 ')};`,
    `Von:;${since};`,
    `Bis:;${until};`,
    `Anfangssaldo:;${number(openingMinor)};`,
    `Schlusssaldo:;${number(closing)};`,
    `Bewertet in:;${account.currency};`,
    `Anzahl Transaktionen in diesem Zeitraum:;${lines.length};`,
    '',
    'Abschlussdatum;Abschlusszeit;Buchungsdatum;Valutadatum;Währung;Belastung;Gutschrift;Einzelbetrag;Saldo;Transaktions-Nr.;Beschreibung1;Beschreibung2;Beschreibung3;Fussnoten;',
    ...rows.map(({ line, balance }) => {
      const sides = line.minor < 0 ? `${number(line.minor)};` : `;${number(line.minor)}`
      return `${line.day};;${line.day};${line.day};${account.currency};${sides};;${number(balance)};${line.ref};"${line.name || 'e-banking'}";"Zahlung";"Zahlungsgrund: ${line.text}";;`
    }),
  ]
  return utf8(`\ufeff${text.join('\n')}\n`)
}

const cell = (text: string): string => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** Wise balance statement: newest first, DD-MM-YYYY, running balance, no account; fees are inside the amount. */
const wise: BankWriter = (account, openingMinor, lines, writing = {}) => {
  const { rows } = tell(openingMinor, lines, writing, true)
  const number = (minor: number): string => written(minor, '.', '')
  const text = [
    '"TransferWise ID",Date,Amount,Currency,Description,"Payment Reference","Running Balance","Exchange From","Exchange To","Exchange Rate","Payer Name","Payee Name","Payee Account Number",Merchant,"Card Last Four Digits","Card Holder Full Name",Attachment,Note,"Total fees"',
    ...rows.map(({ line, balance }) => {
      const sent = line.minor < 0
      const cells = [
        `TRANSFER-${line.ref}`,
        line.day.split('-').reverse().join('-'),
        number(line.minor),
        account.currency,
        `${sent ? 'Sent money to' : 'Received money from'} ${line.name}`,
        line.text,
        number(balance),
        '',
        '',
        '',
        sent ? '' : line.name,
        sent ? line.name : '',
        sent ? line.account : '',
        '',
        '',
        '',
        '',
        '',
        sent ? '1.13' : '0.00',
      ]
      return cells.map(cell).join(',')
    }),
  ]
  return utf8(`${text.join('\n')}\n`)
}

export interface BankFormat {
  readonly name: string
  readonly id: string
  readonly write: BankWriter
  readonly account: BankAccount
  readonly another: BankAccount
  /** The encoding of the files, by its decoder's name. */
  readonly encoding: string
  /** Does each row carry a balance, are both ends named, does the file tell that it is whole? */
  readonly shows: { readonly balance: boolean; readonly ends: boolean }
}

export const FORMATS: readonly BankFormat[] = [
  {
    name: 'turkish',
    id: 'tr-account-statement',
    write: turkish,
    encoding: 'windows-1254',
    shows: { balance: true, ends: true },
    account: { number: 'TR330006100519786457841326', currency: 'TRY' },
    another: { number: 'TR320010009999901234567890', currency: 'TRY' },
  },
  {
    name: 'russian',
    id: 'ru-account-statement',
    write: russian,
    encoding: 'windows-1251',
    shows: { balance: false, ends: true },
    account: { number: '40703810900000004321', currency: 'RUB' },
    another: { number: '40703810900000007777', currency: 'RUB' },
  },
  {
    name: '1c',
    id: 'intl-1c-clientbankexchange',
    write: oneC,
    encoding: 'windows-1251',
    shows: { balance: false, ends: true },
    account: { number: '40703810600000001234', currency: 'RUB' },
    another: { number: '40703810600000007777', currency: 'RUB' },
  },
  {
    name: 'ubs',
    id: 'ch-ubs-2022',
    write: ubs,
    encoding: 'utf-8',
    shows: { balance: true, ends: true },
    account: { number: 'CH9300762011623852957', currency: 'CHF' },
    another: { number: 'CH5604835012345678009', currency: 'CHF' },
  },
  {
    name: 'wise',
    id: 'intl-wise-statement',
    write: wise,
    encoding: 'utf-8',
    shows: { balance: true, ends: false },
    account: { number: '', currency: 'USD' },
    another: { number: '', currency: 'EUR' },
  },
]

/** Receipts and payments of eleven days; the fourth and fifth payment are two identical legitimate lines. */
export function sampleLines(): readonly BankLine[] {
  const lines: BankLine[] = [{ day: '2020-11-12', minor: 5_000_000, text: 'DONOR-7 donation', name: 'Donor', account: '', ref: '9000' }]
  for (let n = 1; n < 12; n++) {
    const twin = n === 5 ? 4 : n
    lines.push({
      day: `2020-11-${12 + twin}`,
      minor: -123_450 - twin * 100,
      text: `Payment ${twin}`,
      name: `Payee ${twin}`,
      account: '',
      ref: String(9000 + twin),
    })
  }
  return lines
}

/** Changes the text of a file in its own encoding. Throws where nothing changes, so that no hostile file is a good one. */
export function edit(bytes: Uint8Array, format: BankFormat, change: (text: string) => string): Uint8Array {
  const marked = bytes[0] === 0xef
  const text = new TextDecoder(format.encoding, { ignoreBOM: true }).decode(bytes)
  const changed = change(text)
  if (changed === text) throw new Error('nothing was changed')
  return format.encoding === 'utf-8' ? utf8(changed) : encodeAs(marked ? changed.slice(1) : changed, format.encoding)
}

/** The file with one byte put in another's place. */
export const flip = (bytes: Uint8Array, at: number, byte: number): Uint8Array => Uint8Array.from(bytes, (old, index) => (index === at ? byte : old))
