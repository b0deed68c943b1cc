import { remembered } from '../../remembered.ts'
import type { Grid } from './grid.ts'
import type { Lines } from './lines.ts'
import { folded, hasWord, wordList } from './words.ts'

/** What texts tell of the direction of money where no arithmetic does. */

const OUT = wordList(`
  payment to; transfer to; sent to; sent money; paid to; purchase; withdrawal; withdraw; atm; pos; debit card; card payment; direct debit; standing order to; bill payment; fee; charge; überweisung an; ueberweisung an; lastschrift; kartenzahlung; barabhebung; auszahlung; entgelt; belastung; virement a; virement vers; prelevement; prélèvement; achat; retrait; paiement; frais; pago; compra; retiro; cargo; transferencia a; comision; pagamento; compra; saque; levantamento; prelievo; acquisto; bonifico a favore; addebito; commissione; betaling; opname; incasso; afschrijving; zakup; wypłata; przelew do; przelew wychodzący; płatność; opłata; platba; výběr; odchozí; nákup; vásárlás; készpénzfelvétel; átutalás kimenő; plată; cumparare; retragere; оплата; покупка; списание; снятие; перевод на; перечисление; комиссия; платіж; зняття; плащане; теглене; ödeme; harcama; çekme; giden; gönderilen; masraf; alışveriş; betalning; köp; uttag; kjøp; varekjøp; uttak; køb; hævet; udbetaling; korttiosto; otto; maksu; veloitus; makse; ostu; väljamakse; mokėjimas; pirkimas; pirkums; izmaksa; plaćanje; kupnja; isplata; πληρωμη; αγορα; αναληψη; תשלום; משיכה; רכישה; شراء; سحب; دفع; 消费; 支出; 转出; 支付; 购; 取款; 手续费; 支払; 引出; 出金; お買物; 振込手数料; 결제; 출금; 이체출금; thanh toán; rút; pembayaran; penarikan; pembelian; bayaran`)
const IN = wordList(`
  te pago; te pagaron; te envio; te yapeo; te transfirio; transfer from; payment from; received from; received money; deposit; incoming; salary; refund; credit interest; interest paid; cash in; top up; topup; reversal; cashback; gutschrift; eingang; überweisung von; ueberweisung von; gehalt; lohn; erstattung; einzahlung; virement de; virement recu; virement reçu; remise; salaire; remboursement; versement; abono; ingreso; nomina; nómina; transferencia de; transferencia recibida; devolucion; reembolso; recebid; depósito; salário; estorno; accredito; stipendio; bonifico da; bonifico a vostro favore; rimborso; versamento; ontvangen; bijschrijving; salaris; storting; terugbetaling; wpłata; wpływ; przelew od; przelew przychodzący; wynagrodzenie; zwrot; příchozí; vklad; mzda; vrácení; jóváírás; befizetés; munkabér; bejövő; încasare; depunere; salariu; rambursare; поступление; зачисление; пополнение; зарплата; возврат; перевод от; внесение; зарахування; повернення; надходження; внасяне; получен; gelen; yatırılan; maaş; iade; yatırma; insättning; lön; återbetalning; innskudd; lønn; refusjon; indbetaling; løn; refundering; pano; palkka; palautus; hyvitys; sissemakse; palk; tagasimakse; įplauka; atlyginimas; grąžinimas; iemaksa; alga; uplata; plaća; povrat; καταθεση; μισθος; επιστροφη; הפקדה; זיכוי; משכורת; إيداع; راتب; استرداد; 收入; 转入; 存入; 工资; 退款; 存款; 利息; 入金; 預入; 給料; 給与; 返金; 입금; 급여; 환불; nộp; lương; hoàn; setoran; gaji; pengembalian`)
const CARD = wordList(
  `card; kreditkarte; karten; carte; tarjeta; carta di credito; cartao; cartão; creditcard; karta; karty; kártya; card; карт; kart; kort; kortti; kaart; kortelė; karte; kartica; καρτ; כרטיס; بطاقة; 信用卡; カード; 카드; visa; mastercard; amex; american express; purchase; merchant; mcc; billing`,
)
const OF_ACCOUNT = wordList(
  `iban; balance; saldo; account; konto; kontonummer; girokonto; compte; cuenta; conto; conta; rekening; rachun; účtu; uctu; účet; számla; cont; счет; счёт; рахун; сметк; hesap; tili; tilinumero; sąskait; konts; račun; λογαριασμ; חשבון; حساب; 账户; 账号; 户; 口座; 通帳; 계좌; tài khoản; counterparty; payee; bic; swift; beneficiary; remittance; verwendungszweck; mededeling; transfer; überweisung; virement; przelew; přev; перевод; havale; eft`,
)
/** Payments have these, and purchases by card do not. */
const ONLY_OF_ACCOUNT = wordList(
  `iban; bic; swift; sepa; end to end; .e2e; mandate; mandat; creditor id; gläubiger; glaubiger; incassant; remittance; verwendungszweck; mededeling; communication; counterparty; tegenpartij; tegenrekening; gegenkonto; auftraggeber; zahlungspflichtig; beneficiary; begünstigt; begunstigt; beneficiario; bénéficiaire; beneficiar; ordinante; ordenante; odbiorc; nadawc; kontrahent; protiúčet; protiúčtu; protistran; variabilní; variabilný; ellenoldal; kedvezményezett; partner neve; контрагент; получател; плательщик; назначение платежа; призначення; одержувач; платник; наредител; основание; примаоца; primatelj; primalac; platitelj; mottaker; mottagar; modtager; saaja; maksaja; gavėj; mokėtoj; saņēmēj; maksātāj; δικαιουχ; εντολε; karşı hesap; alıcı; havale; .eft; מוטב; المستفيد; 对方户名; 对方账号; 对方账户; 対手; 振込依頼人; 거래처; người thụ hưởng; penerima; pengirim; .ifsc; .utr`,
)

/** Texts of a file come again and again; so many are remembered while it is gone through. */
const MOST_TEXTS = 1000

/** Where texts tell a direction: of those lines, how many agree with the amounts, and how many are the other way round. */
export function directionsTold(lines: Lines, amounts: readonly number[]): { readonly agree: number; readonly oppose: number } {
  let agree = 0
  let oppose = 0
  const isOut = remembered(MOST_TEXTS, (text) => {
    const words = folded(text)
    const [out, into] = [hasWord(words, OUT), hasWord(words, IN)]
    return out === into ? undefined : out
  })
  // What every row says tells no row from another; and of two words that stand on all rows, of which one says nothing, the other may mean anything.
  const isSilent = (words: readonly string[]) => words.length < 2 || (words.length === 2 && words.some((word) => isOut(word) === undefined))
  const always = new Set(lines.columns.flatMap(({ place, cells }) => (cells.length > 1 && isSilent(fewWords(cells)) ? [place] : [])))
  lines.rows.forEach((row, n) => {
    const out = isOut(row.cells.filter((cell, place) => !always.has(place) && /\p{L}{3}/u.test(cell)).join(' '))
    if (out === undefined) return
    if (out === (amounts[n] ?? 0) < 0) agree += 1
    else oppose += 1
  })
  return { agree, oppose }
}

/** Does the text of a row say that money went out, and that of no other of the first rows? */
export function saysOut({ rows }: Lines, at: number): boolean {
  const isOut = (n: number) => {
    const words = folded(rows[n]?.cells.filter((cell) => /\p{L}{3}/u.test(cell)).join(' ') ?? '')
    return hasWord(words, OUT) && !hasWord(words, IN)
  }
  return isOut(at) && ![...rows.slice(0, FEW_ROWS).keys()].some((n) => n !== at && isOut(n))
}

const FEW_ROWS = 50

/** The distinct texts of a column that is filled on every row; more than two are given as three. */
function fewWords(cells: readonly string[]): readonly string[] {
  const words = new Set<string>()
  for (const cell of cells) {
    words.add(cell)
    if (words.size > 2) break
  }
  return words.has('') ? ['', '', ''] : [...words]
}

const around = (grid: Grid): string => folded([...(grid.header ?? []), ...grid.above.flatMap(({ cells }) => cells)].join(' '))

export const speaksOfCard = (grid: Grid): boolean => hasWord(around(grid), CARD)
export const speaksOfAccount = (grid: Grid): boolean => hasWord(around(grid), OF_ACCOUNT)
export const hasWhatOnlyAccountsHave = (grid: Grid): boolean => hasWord(around(grid), ONLY_OF_ACCOUNT)
