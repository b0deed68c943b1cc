import { createHash } from 'node:crypto'
import { checkDigits97 } from '../core/payees/mod-97.ts'
import { referenceFrom } from '../core/payouts/reference.ts'
import { addDays } from '../core/time/dates.ts'
import { IBAN } from './bench-book.ts'
import { dotted, signed, written } from './statement-file.ts'

/** What student `n` of a bench book is paid. */
export interface Paid {
  readonly reference: string
  readonly minor: number
  readonly name: string
  readonly iban: string
  readonly bytes: Buffer
}

const HEADS = ['Ba', 'Ci', 'De', 'Fo', 'Gu', 'Ha', 'Je', 'Ka', 'Li', 'Mo', 'Nu', 'Or', 'Pa', 'Re', 'Sa', 'Tu']
const MIDDLES = ['l', 'm', 'n', 'r', 'st', 'v', 'k', 'd', 'nd', 'rt', 'sh', 'b', 'g', 'z', 'lm', 'rd']
const ENDS = ['an', 'ar', 'ek', 'en', 'er', 'i', 'im', 'in', 'ir', 'o', 'or', 'ul', 'un', 'ur', 'ay', 'et']
const FAMILIES = ['ow', 'baev', 'li', 'gul', 'man', 'pour', 'zade', 'yan', 'dar', 'mir', 'nov', 'tay', 'sen', 'ras', 'kil', 'fer']

const part = (of: readonly string[], byte: number): string => of[byte % of.length] ?? ''

/** The same number is paid the same: 4096 first names, 65,536 family names, flat amounts. */
export function paid(n: number): Paid {
  const bytes = createHash('sha512').update(`paid ${n}`).digest()
  const at = (place: number): number => bytes[place] ?? 0
  const first = `${part(HEADS, at(0))}${part(MIDDLES, at(1))}${part(ENDS, at(2))}`
  const family = `${part(HEADS, at(3))}${part(MIDDLES, at(4))}${part(ENDS, at(5))}${part(FAMILIES, at(6))}`
  const account = String(n * 7_919).padStart(17, '3')
  const minor = part(['300000', '300000', '150000', '60000'], at(7))
  return { reference: referenceFrom(bytes.subarray(8)), minor: Number(minor), name: `${first} ${family}`, iban: ibanOf(`00061${account}`), bytes }
}

function ibanOf(account: string): string {
  return `TR${checkDigits97(`${account}TR`)}${account}`
}

/** Days over which the lines lie. */
const DAYS = 15
/** Lines that are made at a time. */
const PIECE = 10_000

/**
 * A statement in which `count` payouts leave, each as one line with the payee's account and name: 97 of 100 with their reference as it was issued, one
 * with a slip in it, one with a name and an account alone, and one of somebody whom nobody in the book is.
 */
export function* paidStatement(count: number, since: string): Generator<Buffer> {
  let closing = 0
  for (let n = 1; n <= count; n++) closing -= paid(n).minor
  const head = [
    `IBAN;${IBAN}`,
    'Döviz Cinsi;USD',
    `Dönem;${dotted(since)} - ${dotted(addDays(since, DAYS - 1))}`,
    'Açılış Bakiyesi;0,00',
    `Kapanış Bakiyesi;${signed(closing)}`,
  ]
  yield Buffer.from(`${[...head, '', 'Tarih;Açıklama;Alıcı Adı;Alıcı IBAN;Borç;Alacak;Bakiye;Dekont No'].join('\r\n')}\r\n`)
  let balance = 0
  for (let from = 1; from <= count; from += PIECE) {
    let piece = ''
    for (let n = from; n < Math.min(from + PIECE, count + 1); n++) {
      const { minor } = paid(n)
      balance -= minor
      const day = dotted(addDays(since, Math.floor(((n - 1) * DAYS) / count)))
      piece += `${day};${toldOf(n)};${written(minor)};;${signed(balance)};${90_000_000 + n}\r\n`
    }
    yield Buffer.from(piece)
  }
}

const SLIPPED = 13
const WITHOUT = 51
const STRANGER = 77

/** What line `n` says, to whom, and to which account. */
function toldOf(n: number): string {
  const kind = n % 100
  const { reference, name, iban, bytes } = paid(kind === STRANGER ? n + 50_000_000 : n)
  const slipped = `${reference.slice(0, 5)}${reference.charAt(6)}${reference.charAt(5)}${reference.slice(7)}`
  const shown = kind === SLIPPED ? slipped : kind === WITHOUT || kind === STRANGER ? 'BURS' : reference
  return `EFT ${shown} ${bytes.readUInt16LE(60)};${name.toUpperCase()};${iban}`
}
