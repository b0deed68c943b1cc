import { createHash } from 'node:crypto'
import { referenceFrom } from '../core/payouts/reference.ts'
import { addDays } from '../core/time/dates.ts'
import { IBAN, OPENED } from './bench-book.ts'

/** Days over which the lines lie. */
const DAYS = 90
const PAID = ['Havale', 'FAST ödemesi', 'EFT gönderimi', 'Yurt dışı burs']
const RECEIVED = ['Gelen havale', 'Donor contribution', 'İade']

const written = (minor: number): string => `${String(Math.floor(minor / 100)).replace(/\B(?=(\d{3})+$)/g, '.')},${String(minor % 100).padStart(2, '0')}`
const dotted = (day: string): string => day.split('-').reverse().join('.')

/**
 * A statement of `count` lines as a Turkish bank exports it (UTF-8): running balance, both ends, a number of the bank's own on each line;
 * nine of ten lines are payouts, nearly all with their reference. The same numbers give the same file.
 */
export function statementFile(count: number): Buffer {
  const rows: string[] = []
  let balance = 0
  for (let n = 0; n < count; n++) {
    const bytes = createHash('sha256').update(`line ${n}`).digest()
    const received = n % 10 === 0
    const minor = received ? 9_000_000 + bytes.readUInt16LE(0) : 10_000 + bytes.readUInt16LE(0) * 5
    balance += received ? minor : -minor
    const words = (received ? RECEIVED : PAID)[bytes.readUInt8(2) % (received ? RECEIVED.length : PAID.length)] ?? ''
    const text =
      received || n % 33 === 1
        ? `${words} ${n}`
        : `${words} ${referenceFrom(Buffer.concat([bytes, createHash('sha256').update(bytes).digest()]))} ogr ${bytes.readUInt32LE(4) % 1_000_000}`
    rows.push(
      `${dotted(addDays(OPENED, Math.floor((n * DAYS) / count)))};${text};${received ? `;${written(minor)}` : `${written(minor)};`};${signed(balance)};${90_000_000 + n}`,
    )
  }
  const head = [
    `IBAN;${IBAN}`,
    'Döviz Cinsi;USD',
    `Dönem;${dotted(OPENED)} - ${dotted(addDays(OPENED, DAYS - 1))}`,
    'Açılış Bakiyesi;0,00',
    `Kapanış Bakiyesi;${signed(balance)}`,
  ]
  return Buffer.from(`${[...head, '', 'Tarih;Açıklama;Borç;Alacak;Bakiye;Dekont No', ...rows].join('\r\n')}\r\n`)
}

const signed = (minor: number): string => `${minor < 0 ? '-' : ''}${written(Math.abs(minor))}`
