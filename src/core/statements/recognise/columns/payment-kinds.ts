import { BACK, PAYMENT, UNDONE } from '../words/direction-words.ts'
import { folded, hasWord, wordList } from '../words/words.ts'
import { type Column, numberAt } from './columns.ts'

/** Kinds of payments that are said of money of both ways: which one, the kinds beside them tell, or whose account it is. */

export type Side = 'in' | 'out' | 'neutral' | 'unknown'

/** Beside a word for the other side it is one of money out; alone it is said of what comes in as well. */
export const EITHER_WAY = wordList(
  '=payment; =payments; =paiement; =plačilo; =ödəniş; =meno; =zahlung; =zahlungen; =pago; =pagamento; =betaling; =betalning; =maksu; =maksaminen; =platba; =płatność; =plata; =plată; =platnosc; =plaćanje; =ödeme; =оплата; =платеж; =платіж; =плащане; =fizetés; =πληρωμή; =pembayaran; =bayaran; =thanh toán; =支付; =付款; =支払; =支払い; =결제; =תשלום; =دفع',
)

/** Headers of what a bank settles with a merchant. */
const MERCHANT = wordList(
  'merchant id; merchant no; merchant number; terminal; commission; batch no; batch number; acquir; settlement; üye işyeri; эквайринг; komisyon; terminál; 终端; 商户号; 端末',
)
/** For the holder of a card a purchase goes out; for the merchant it comes in. */
const TRADE = wordList(
  '=purchase; =sale; =sales; =refund; =return; =compra; =venta; =venda; =devolución; =devolucion; =kauf; =verkauf; =achat; =vente; =satış; =iade; =продажа; =покупка; =возврат',
)

export const isOfMerchant = (columns: readonly Column[]): boolean => columns.some(({ name }) => hasWord(folded(name), MERCHANT))
export const areOfTrade = (words: readonly string[]): boolean => words.every((word) => hasWord(folded(word), TRADE))

/** What a card was used for, and what was paid towards it: beside amounts that have their own signs these words add none, for `payment` is of both ways. */
const OF_CARD = wordList('=return; =returns; =fee; =fees; =adjustment; =interest; =cash advance; =credit; =reversal')

export function areOfCard(words: readonly string[], columns: readonly Column[]): boolean {
  const has = (list: typeof TRADE) => words.some((word) => hasWord(folded(word), list))
  const isKnown = (word: string) => [TRADE, EITHER_WAY, OF_CARD].some((list) => hasWord(folded(word), list))
  if (!has(TRADE) || !has(EITHER_WAY) || !words.every(isKnown)) return false
  return columns.some((column) => column.isNumber && column.roles.has('amount') && column.filled === column.cells.length && isOfBothSigns(column))
}

const isOfBothSigns = (column: Column): boolean => new Set(column.cells.map((_, row) => numberAt(column, row)?.minus === true)).size === 2

/** What a payment service calls what came in for its customer and what was paid out to it; some words are of both. */
const PAID_IN = wordList('=charge; =payment; =sale; =purchase; =payout failure; =payout cancel; =top up; =topup')
const PAID_OUT = wordList('=payout; =refund; =payment refund; =stripe fee; =fee; =chargeback; =dispute')
const PAID_EITHER = wordList('=adjustment; =transfer; =reserve transaction; =dispute reversal')

/** Kinds beside a fee and what is left after it, where the sign of what is left is on every row the one that the kind has for who was paid: they add nothing to it. */
export function areOfPayouts(column: Column, columns: readonly Column[]): boolean {
  const net = columns.find(({ roles, isNumber }) => isNumber && roles.has('net'))
  if (!net || !columns.some(({ roles, isNumber }) => isNumber && roles.has('fee'))) return false
  return column.cells.every((cell, row) => {
    const word = folded(cell)
    const isOut = numberAt(net, row)?.minus === true
    return hasWord(word, PAID_EITHER) || hasWord(word, isOut ? PAID_OUT : PAID_IN)
  })
}

/** What the holder of a card or an account bought. */
const BOUGHT = wordList(
  '=purchase; =purchases; =card purchase; =charge; =charges; =compra; =compras; =kauf; =einkauf; =achat; =achats; =acquisto; =aankoop; =zakup; =nákup; =vásárlás; =cumpărare; =покупка; =купівля; =alışveriş; =harcama; =köp; =kjøp; =køb; =osto; =ost; =pirkums; =kupnja; =αγορά; =רכישה; =شراء; =消费; =消費; =구매; =mua hàng; =belanja; =pembelian',
)
/** Credit says of a card what a payment towards it is, too. */
const CREDIT = wordList('=credit; =credits; =cr; =c; =crédito; =credito; =crédit; =kredit; =gutschrift; =abono; =adjustment')
/** What a seller sold, and what it is paid out. */
const SOLD = wordList('=sale; =sales; =venta; =ventas; =venda; =vendas; =vente; =ventes; =verkauf; =vendita; =vendite; =продажа; =satış; =销售')
const PAYOUT = wordList('=payout; =payouts; =pay out; =reversement; =repasse; =打款')

const isBack = (word: string): boolean => hasWord(word, BACK) || hasWord(word, UNDONE)

/**
 * What kinds of payments say of sides beside one another, by the words alone (`sides`); more than one where nobody knows whose account it is. A payment goes out where
 * other money was put in, and in where what was sold stands beside it. Beside what was bought it may be one towards a card, beside what came back or is paid out one that a customer
 * made to its seller.
 */
export function sidesOfKinds(sides: ReadonlyMap<string, Side>): readonly ReadonlyMap<string, Side>[] {
  const words = [...sides.keys()].map(folded)
  const isEither = (word: string) => hasWord(word, EITHER_WAY)
  const changed = (change: (word: string, side: Side) => Side | undefined) =>
    new Map([...sides].map(([cell, side]) => [cell, change(folded(cell), side) ?? side] as const))
  const payments = (to: Side) => changed((word, side) => (isEither(word) ? to : side === 'unknown' && hasWord(word, BOUGHT) ? 'out' : undefined))
  const isPutIn = ([cell, side]: readonly [string, Side]) => side === 'in' && !isBack(folded(cell)) && !hasWord(folded(cell), CREDIT)
  const hasPutIn = [...sides].some(isPutIn)
  const isSold = (word: string) => hasWord(word, SOLD)
  const isPaidOut = (word: string) => hasWord(word, PAYOUT)
  if (!hasPutIn && words.some(isPaidOut) && words.some((word) => isSold(word) || isEither(word))) {
    const seller = changed((word) => (isPaidOut(word) || hasWord(word, PAID_OUT) ? 'out' : isSold(word) || isEither(word) ? 'in' : undefined))
    return words.some(isSold) ? [seller] : [seller, changed((word) => (isPaidOut(word) || isEither(word) ? 'out' : undefined))]
  }
  if (!words.some(isEither)) return [sides]
  if (hasPutIn) return [payments('out')]
  const others = words.filter((word) => !isEither(word))
  if (others.some((word) => hasWord(word, BOUGHT))) return [payments('in'), payments('out')]
  const turned = { in: 'out', out: 'in', neutral: 'neutral', unknown: 'unknown' } as const
  return others.length > 0 && others.every(isBack) ? [payments('out'), new Map([...payments('out')].map(([cell, side]) => [cell, turned[side]]))] : [sides]
}

/** Do the words say that payments came in? */
export const paysIn = (sides: ReadonlyMap<string, Side>): boolean => [...sides].some(([cell, side]) => side === 'in' && hasWord(folded(cell), EITHER_WAY))

/** Of the ways to understand the words those that the signs of a full column of amounts agree with on every row, or oppose; all of them where it has one sign alone. */
export function besideSigns(ways: readonly ReadonlyMap<string, Side>[], { cells }: Column, columns: readonly Column[]): readonly ReadonlyMap<string, Side>[] {
  const amount = columns.find((column) => column.isNumber && column.roles.has('amount') && column.filled === column.cells.length && isOfBothSigns(column))
  if (!amount || ways.length < 2) return ways
  return ways.filter((sides) => new Set(cells.map((cell, row) => (sides.get(cell) === 'out') === (numberAt(amount, row)?.minus === true))).size === 1)
}

const BOUGHT_IN_HEADER = wordList(
  '.charge; .charges; purchases; .compra; .compras; .cargo; .cargos; .achat; .achats; einkäufe; .acquisti; zakupy; .nákupy; vásárlások; покупки; alışverişler; .inköp; .kjøp; .køb; ostot; 消费; 消費',
)
const PAYMENTS_IN_HEADER = wordList(
  '.payment; .payments; .pagos; .paiements; .pagamentos; .pagamenti; .zahlung; .zahlungen; betalningar; .betalinger; .betalingen; платежи; płatności; ödemeler',
)

export const namesBought = ({ name }: Column): boolean => hasWord(folded(name), BOUGHT_IN_HEADER)
export const namesPayments = ({ name }: Column): boolean => hasWord(folded(name), PAYMENTS_IN_HEADER) || hasWord(folded(name), PAYMENT)
