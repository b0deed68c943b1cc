import { isHold, statusOf } from '../words/status-words.ts'
import { sideTold } from '../words/told-sides.ts'
import { rolesOf } from '../words/vocabulary.ts'
import { wholeText } from '../words/whole-texts.ts'
import { folded, hasWord, wordList } from '../words/words.ts'
import type { Column } from './columns.ts'
import { standsOnBothSigns } from './explicit-signs.ts'
import { areOfCard, areOfPayouts, areOfTrade, besideSigns, EITHER_WAY, isOfMerchant, paysIn, type Side, sidesOfKinds } from './payment-kinds.ts'

/** Words of a column that tell whether money came in or went out. */

const FLAG_IN = wordList(`
  =c; =cr; =cred; =credit; =credits; =k; =h; =+; =прибыло; =příjem; =príjem; =in; =i; =a; =kredit; =haben; =gutschrift; =bij; =alacak; =haber; =crédito; =credito; =crédit; =avere; =entrada; =ingreso; =abono; =dal; =uznání; =j; =jóváírás; =приход; =кредит; =пополнение; =поступление; =зачисление; =кт; =収入; =入金; =入; =收入; =收; =贷; =贷方; =存入; =dana masuk; =isi saldo; =deposit; =incoming; =received; =money in; =paid in; =pay in; =pay ins; =crdt; =entree; =entrée; =wpływ; =uznanie; =надходження; =gelir; =giriş; =insättning; =inn; =ind; =pano; =hyvitys; =kreedit; =kreditas; =kredīts; =potražuje; =πιστωση; =זכות; =دائن; =입금; =masuk; =credit note; =plus; =income; =incomes; =guthaben; =nhận tiền; =отримано; =получено; =nạp tiền; =进; =進; =kr; =nota crédito; =nota de crédito; =nota credito; =note de crédit; =aviso crédito; =credit memo; =credit advice; =gutschriftsanzeige; =credit transaction; =top up; =topup; =reload; =refund; =para girisi; =yatan; =входящая; =входящее; =дохід; =кредитова; =кредитовая; =príchod; =kreditný; =nc; =consignación; =recebimento; =příchozí platba; =příchozí úhrada; =innskudd; =indgående; =innkommende; =inkommande; =ingående; =tulo; =gaunamas; =įplaukos; =prejem; =prejemek; =转入; =轉入; =流入; =入账; =入帳; =貸; =存; =inbound; =receipt; =receipts; =cash in; =cashin; =inflow; =รับ; =daxilolma; =जमा; =ገቢ; =krediet; =inward; =collection; =положено; =входящий платеж; =gelen transfer; =له; =קבלה; =nhận; =vào; =cộng; =받기; =들어옴; =reçu; =entrant; =recibido; =entrante; =recebido; =versamento; =ricevuto; =ontvangen; =saapunut; =venit; =получен; =έσοδο; =inkomende`)
const FLAG_OUT = wordList(`
  =убыло; =výdej; =výdaj; =d; =dr; =deb; =db; =debit; =debits; =t; =s; =-; =out; =o; =b; =debet; =soll; =belastung; =lastschrift; =af; =borç; =debe; =débito; =debito; =débit; =dare; =saída; =egreso; =cargo; =md; =má dáti; =zatížení; =terhelés; =расход; =дебет; =списание; =дт; =支出; =出金; =出; =支; =付; =借; =借方; =支取; =pembayaran; =dana keluar; =withdrawal; =outgoing; =sent; =money out; =paid out; =pay out; =pay outs; =dbit; =sortie; =wydatek; =obciążenie; =видаток; =витрата; =gider; =çıkış; =uttag; =ut; =ud; =otto; =veloitus; =deebet; =debetas; =debets; =duguje; =χρεωση; =חובה; =مدين; =출금; =keluar; =minus; =expense; =expenses; =chuyển tiền; =сплачено; =оплачено; =rút tiền; =payment; =purchase; =charge; =nota débito; =nota de débito; =nota debito; =note de débit; =aviso débito; =debit memo; =debit note; =debit advice; =debit transaction; =para çıkışı; =çekilen; =исходящая; =исходящее; =снятие; =дебетова; =дебетовая; =odchod; =debetný; =nd; =pagamento; =plačilo; =ödəniş; =udgående; =uttak; =odchozí platba; =odchozí úhrada; =utgående; =siunčiamas; =išlaidos; =meno; =转出; =轉出; =流出; =出账; =出帳; =提; =払; =outbound; =spend; =cash out; =cashout; =outflow; =จ่าย; =नामे; =ወጪ; =debiet; =지출; =outward; =disbursement; =снято; =исходящий платеж; =отправлено; =відправлено; =giden transfer; =عليه; =שליחה; =ra; =trừ; =取; =보내기; =나감; =envoyé; =sortant; =enviado; =saliente; =prelievo; =inviato; =verzonden; =lähtenyt; =cheltuială; =изпратен; =izdaja; =έξοδο; =uitgaande; =naipadala; =chuyển`)
const FLAG_NEUTRAL = wordList('=memo; =neutral; =不计收支; =其他; =info; =transfer; =note')

/** `[+] 입금`, `(-) Payment`: the sign tells it, whatever the word is. */
const SIGN_BEFORE = /^[[(]([-+\u2212])[\])] ?\p{L}/u

/** What a word of a flag column says. */
export function sideOfWord(text: string): Side {
  const sign = text.trim()
  if (sign === '+') return 'in'
  if (sign === '-' || sign === '−') return 'out'
  if (sign === '/') return 'neutral'
  const inBrackets = SIGN_BEFORE.exec(sign)?.[1]
  if (inBrackets) return inBrackets === '+' ? 'in' : 'out'
  const word = folded(sign)
  if (hasWord(word, FLAG_IN)) return 'in'
  if (hasWord(word, FLAG_OUT)) return 'out'
  if (hasWord(word, FLAG_NEUTRAL)) return 'neutral'
  const whole = wholeText(word)
  return whole.has('flagIn') ? 'in' : whole.has('flagOut') ? 'out' : 'unknown'
}

/** A word for a kind of payment, not a mark: `X`, `R1`. */
const IS_KIND = /\p{L}{3}|[\p{sc=Han}\p{sc=Hangul}\p{sc=Kana}]{2}/u

/**
 * Kinds of payments beside amounts with both signs, where every word that tells a side stands beside its sign and both sides are among them: what the other words are need
 * not be known, for the signs tell their rows (`Fee`). `signOf`: what is moved on a row, 0 where nothing. Words of a state may stand on rows that moved nothing at all.
 */
export function areKindsBeside(flag: Flag, signOf: (row: number) => number): boolean {
  return signsOfKinds(flag, signOf)?.size === 2
}

/**
 * Where words of one side alone are known: do they stand on the rows of that sign, and the others on those of the other sign, all of them? Then no row is one that nobody can tell; which
 * way the signs go is told elsewhere.
 */
export function partsSigns({ column, sides, ...flag }: Flag, signOf: (row: number) => number): boolean {
  const [sign, other] = signsOfKinds({ column, sides, ...flag }, signOf) ?? []
  if (sign === undefined || other !== undefined) return false
  const untold = column.cells.flatMap((cell, row) => (saysOf(cell, sides.get(cell)) === undefined ? [Math.sign(signOf(row))] : []))
  return untold.length > 0 && untold.every((one) => one === -sign)
}

/** The signs of the rows whose words tell a side, where each stands beside its own; undefined where one does not, or where a word may be no kind of payment. */
function signsOfKinds({ column, sides }: Flag, signOf: (row: number) => number): ReadonlySet<number> | undefined {
  if (column.roles.has('debit') || column.roles.has('credit')) return undefined
  for (const [word, side] of sides) if (side === 'neutral' ? !hasWord(folded(word), MOVES) : side === 'unknown' && !isKind(word)) return undefined
  const says = new Map([...sides].map(([word, side]) => [word, saysOf(word, side)]))
  const seen = new Set<number>()
  for (const [row, cell] of column.cells.entries()) {
    const side = says.get(cell)
    const sign = Math.sign(signOf(row))
    if (sign === 0 || side === undefined) continue
    if ((side === 'out') !== sign < 0) return undefined
    seen.add(sign)
  }
  return seen
}

const saysOf = (word: string, side: Side | undefined) => (side === 'in' || side === 'out' ? side : sideOfKind(word))

const isKind = (word: string): boolean => IS_KIND.test(word) && statusOf(word) !== 'pending' && !isHold(word)
const MOVES = wordList('=transfer')

/** A fee that is printed without a minus is one for all that. */
function sideOfKind(word: string): 'in' | 'out' | undefined {
  const told = sideTold(folded(word))
  return told === undefined || told.isWeak ? undefined : told.isOut ? 'out' : 'in'
}

const MOST_WORDS = 6

/** A column that tells sides by words, and what each of its words says. */
export interface Flag {
  readonly column: Column
  readonly sides: ReadonlyMap<string, Side>
  /** Where our own account among those of both parties tells the sides: the places of both columns. */
  readonly parties?: readonly number[]
  /** Of two ways to understand its words this is the one by which payments came in. */
  readonly paysIn?: true
}

/**
 * The flag columns: few words, filled on every row, some of them known sides. Where the header says that the column is one, an unknown word in it is one too; else
 * all words must be known, at least two of them.
 */
export function flagsOf(columns: readonly Column[]): readonly Flag[] {
  return columns.flatMap((column) => {
    if (column.orders.length > 0 || column.cells.length === 0) return []
    const words = wordsOf(column)
    const alone = words ? undefined : wordAlone(column)
    if (alone) return [{ column, sides: alone }]
    if (!words || (column.isNumber && words.some((word) => !/^[+-]$/.test(word)))) return []
    if (words.length === 1 && (hasWord(folded(words[0] ?? ''), EITHER_WAY) || isEmptyMark(words[0] ?? '', column))) return []
    if ((isOfMerchant(columns) && areOfTrade(words)) || areOfPayouts(column, columns) || standsOnBothSigns(column, columns)) return []
    const byWord = sidesAsHeaders(words, column) ?? new Map(words.map((word) => [word, sideIn(word, words, column.name)]))
    const ways = sidesOfKinds(byWord)
    return besideSigns(ways, column, columns).flatMap((sides) => {
      const known = [...sides.values()].filter((side) => side === 'in' || side === 'out').length
      const says = column.roles.has('direction') && !column.roles.has('narrative')
      const all = [...sides.values()].every((side) => side !== 'unknown')
      if (!all && areOfCard(words, columns)) return []
      if (known === 0 || !(says ? all || known * 2 >= words.length : all && (known >= 2 || column.name === ''))) return []
      return [{ column, sides, ...(ways.length > 1 && paysIn(sides) ? { paysIn: true as const } : {}) }]
    })
  })
}

/** The dash of an empty cell: on every row of a column without a name it is the other side of a pair, and no minus of each amount. */
const isEmptyMark = (word: string, { name }: Column): boolean => name === '' && /^[-\u2212\u2013\u2014/]$/.test(word.trim())

/** Of two words a header of money out would have the one, and a header of money in the other: nobody need know them as sides. */
function sidesAsHeaders(words: readonly string[], { roles, name, cells }: Column): ReadonlyMap<string, Side> | undefined {
  // Any two texts stand for themselves where there are two rows: words alone are few again elsewhere.
  const isFlag = cells.length > words.length || roles.has('direction') || words.every((word) => !/\s/.test(word))
  if (words.length !== 2 || !isFlag || NAMES.some((role) => roles.has(role))) return undefined
  const sides = words.map((word): Side => {
    const side = sideIn(word, words, name)
    if (side !== 'unknown') return side
    const says = rolesOf(word)
    return says.has('debit') === says.has('credit') ? 'unknown' : says.has('debit') ? 'out' : 'in'
  })
  return sides.includes('in') && sides.includes('out') ? new Map(words.map((word, n) => [word, sides[n] ?? 'unknown'])) : undefined
}

const NAMES = ['counterparty', 'counterpartyAccount', 'own', 'reference', 'currency'] as const

/** Columns of exactly two unknown words: only arithmetic can tell what they mean. */
export function unknownFlags(columns: readonly Column[]): readonly Column[] {
  return columns.filter((column) => {
    const isDigit = column.isNumber && column.roles.has('direction') && column.cells.every((cell) => /^\d$/.test(cell))
    const isText = column.orders.length === 0 && (!column.isNumber || isDigit) && !NAMES.some((role) => column.roles.has(role))
    const words = isText && column.cells.length > 0 ? wordsOf(column) : undefined
    return words?.length === 2 && (words.every((word) => sideIn(word, words, column.name) === 'unknown') || (isOfMerchant(columns) && areOfTrade(words)))
  })
}

/** Does a column mark its rows by two letters or digits that nobody knows, under a header of no other thing? So sides are marked. */
export function marksSides({ cells, roles, name }: Column): boolean {
  const isFree = name !== '' && (roles.has('direction') || roles.size === 0) && !roles.has('narrative')
  return isFree && cells.every((cell) => /^[\p{L}\d]$/u.test(cell))
}

/** Words that mark a side wherever they stand alone. */
const TELLS_ALONE = wordList('=cr; =dr; =credit; =debit')

/** Only one side is marked: under a header for both sides, or for a sign, a column of one known word and nothing else. */
function wordAlone(column: Column): Flag['sides'] | undefined {
  if (!column.roles.has('direction')) return undefined
  const words = new Set(column.cells.filter((cell) => cell !== ''))
  const [word = ''] = words
  if (!(column.roles.has('debit') || column.roles.has('credit') || hasWord(folded(word), TELLS_ALONE))) return undefined
  const side = sideIn(word, [word], column.name)
  if (words.size !== 1 || (side !== 'in' && side !== 'out')) return undefined
  return new Map([
    [word, side],
    ['', side === 'in' ? 'out' : 'in'],
  ])
}

/** The distinct words of a column, undefined where they are many or a cell is empty. */
function wordsOf(column: Column): readonly string[] | undefined {
  const words = new Set<string>()
  for (const cell of column.cells) {
    if (cell === '' || cell.length > 30) return undefined
    words.add(cell)
    if (words.size > MOST_WORDS) return undefined
  }
  return [...words]
}

/** Letters and short words for in and out that stand beside each other. Alone a letter tells nothing: C is credit, and Spanish cargo; A is alacak, and Dutch af. */
const PAIRS = [
  'c d',
  'k d',
  'h d',
  'h s',
  'j t',
  'k t',
  'a d',
  'i o',
  'c n',
  'd w',
  'к д',
  'кт дт',
  'π χ',
  'п д',
  'п р',
  'ז ח',
  'د م',
  'co no',
  'ma wn',
  'ct dt',
].map((pair) => pair.split(' '))
const TAKEN_BACK = new Set(['rd', 'rc'])
const IN_A_PAIR = new Set([...PAIRS.flat(), ...TAKEN_BACK])

/** What a word says in its column: a letter by the header's words or letters, or by the other letter beside it. */
function sideIn(word: string, words: readonly string[], header: string): Side {
  const letter = folded(word)
  const isLatin = /^\p{Script=Latin}$/u.test(letter)
  const known = isLatin ? 'unknown' : sideOfWord(word)
  if (known !== 'unknown' || !(isLatin || /^\p{L}$/u.test(letter) || IN_A_PAIR.has(letter))) return known
  const names = folded(header).split(' ')
  for (const name of names) {
    const roles = name.length > 1 && letter.length === 1 && name.startsWith(letter) ? rolesOf(name) : new Set()
    if (roles.has('debit') !== roles.has('credit')) return roles.has('debit') ? 'out' : 'in'
  }
  if (names.at(-2) === 'b' && names.at(-1) === 'a') return letter === 'a' ? 'in' : letter === 'b' ? 'out' : 'unknown'
  const beside = new Set([...names, ...words.map(folded)])
  // Má dáti, dal
  if (letter === 'd' && beside.has('md')) return 'in'
  // A debit that is taken back comes in.
  if (TAKEN_BACK.has(letter) && (beside.has('d') || beside.has('c'))) return letter === 'rd' ? 'in' : 'out'
  const pair = PAIRS.find((one) => one.includes(letter) && one.every((other) => beside.has(other)))
  return pair ? (pair[0] === letter ? 'in' : 'out') : 'unknown'
}
