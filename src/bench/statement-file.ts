import { createHash } from 'node:crypto'
import { referenceFrom } from '../core/payouts/reference.ts'
import { addDays } from '../core/time/dates.ts'
import { IBAN, OPENED } from './bench-book.ts'

/** Days over which the lines lie. */
const DAYS = 90
const PAID = ['Havale', 'FAST ödemesi', 'EFT gönderimi', 'Yurt dışı burs']
const RECEIVED = ['Gelen havale', 'Donor contribution', 'İade']

/** `1.234,56` */
export const written = (minor: number): string => `${String(Math.floor(minor / 100)).replace(/\B(?=(\d{3})+$)/g, '.')},${String(minor % 100).padStart(2, '0')}`
/** `31.12.2020` */
export const dotted = (day: string): string => day.split('-').reverse().join('.')

const NUMBERED = 'Dekont No'
/** What nobody declared. */
export const UNKNOWN = 'Fiş No'

/** Lines that are made at a time. */
const PIECE = 10_000

/** What line `n` moves, in minor units, and the bytes from which its text is made: one of ten is money in. */
function moved(n: number): { readonly minor: number; readonly bytes: Buffer } {
  const bytes = createHash('sha256').update(`line ${n}`).digest()
  return { bytes, minor: n % 10 === 0 ? 9_000_000 + bytes.readUInt16LE(0) : -10_000 - bytes.readUInt16LE(0) * 5 }
}

function textOf(n: number, received: boolean, bytes: Buffer): string {
  const words = (received ? RECEIVED : PAID)[bytes.readUInt8(2) % (received ? RECEIVED.length : PAID.length)] ?? ''
  if (received || n % 33 === 1) return `${words} ${n}`
  const reference = referenceFrom(Buffer.concat([bytes, createHash('sha256').update(bytes).digest()]))
  return `${words} ${reference} ogr ${bytes.readUInt32LE(4) % 1_000_000}`
}

/**
 * A statement of `count` lines as a Turkish bank exports it (UTF-8): running balance, both ends, a number of the bank's own on each line;
 * nine of ten lines are payouts, nearly all with their reference. The same numbers give the same file. It comes in pieces: a large one is not held at once.
 * `numbered`: the header of the last column; under another one than the bank's own no declared format fits the file.
 */
export function* statementPieces(count: number, numbered = NUMBERED): Generator<Buffer> {
  let closing = 0
  for (let n = 0; n < count; n++) closing += moved(n).minor
  const head = [
    `IBAN;${IBAN}`,
    'Döviz Cinsi;USD',
    `Dönem;${dotted(OPENED)} - ${dotted(addDays(OPENED, DAYS - 1))}`,
    'Açılış Bakiyesi;0,00',
    `Kapanış Bakiyesi;${signed(closing)}`,
  ]
  yield Buffer.from(`${[...head, '', `Tarih;Açıklama;Borç;Alacak;Bakiye;${numbered}`].join('\r\n')}\r\n`)
  let balance = 0
  for (let from = 0; from < count; from += PIECE) {
    let piece = ''
    for (let n = from; n < Math.min(from + PIECE, count); n++) {
      const { minor, bytes } = moved(n)
      balance += minor
      const day = dotted(addDays(OPENED, Math.floor((n * DAYS) / count)))
      const amounts = minor > 0 ? `;${written(minor)}` : `${written(-minor)};`
      piece += `${day};${textOf(n, minor > 0, bytes)};${amounts};${signed(balance)};${90_000_000 + n}\r\n`
    }
    yield Buffer.from(piece)
  }
}

export const statementFile = (count: number): Buffer => Buffer.concat([...statementPieces(count)])

export const signed = (minor: number): string => `${minor < 0 ? '-' : ''}${written(Math.abs(minor))}`
