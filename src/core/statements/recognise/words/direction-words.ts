import { wordList } from './words.ts'

/** Words of texts by the way in which money went. Each list is of all languages; what a word means beside another one of these is told by `told-sides.ts`. */

/** Every noun with every participle, in both orders: `pago recibido`, `recibido pago`. */
const each = (...pairs: readonly (readonly [nouns: string, participles: string])[]): string =>
  pairs
    .flatMap(([nouns, participles]) => nouns.split(' ').flatMap((noun) => participles.split(' ').flatMap((form) => [`.${noun} ${form}`, `.${form} ${noun}`])))
    .join('; ')

/** Money that came, though the word for a payment stands beside it. */
export const RECEIVED = wordList(
  `${each(
    ['payment payments transfer transfers money funds amount donation contribution grant', 'received incoming inbound'],
    ['zahlung uberweisung betrag geld spende', 'erhalten eingegangen empfangen eingehende'],
    ['paiement paiements virement reglement don', 'recu recus recue entrant'],
    ['pago pagos transferencia abono deposito bizum pix donacion', 'recibido recibidos recibida'],
    ['pagamento pagamentos transferencia deposito pix doacao', 'recebido recebidos recebida'],
    ['pagamento pagamenti bonifico accredito donazione', 'ricevuto ricevuti ricevuta'],
    ['betaling betalingen overboeking overschrijving gift', 'ontvangen inkomende'],
    ['betalning betalningar overforing', 'mottagen mottaget mottagna inkommande ingaende'],
    ['betaling betalinger overforing overforsel', 'mottatt mottatte innkommende modtaget modtagen modtagne indgaende'],
    ['maksu maksut tilisiirto suoritus', 'saapunut saapuneet saapuva saatu vastaanotettu'],
    ['platnosc przelew wplata', 'otrzymana otrzymany otrzymane przychodzaca przychodzacy przychodzace'],
    ['platba platby uhrada', 'prijata prijate prichozi prichadzajuca dosla'],
    ['fizetes utalas atutalas', 'beerkezett beerkezo bejovo kapott'],
    ['plata plati transfer', 'primita primit primite incasata incasat'],
    ['odeme havale eft fast para', 'gelen alinan'],
    ['платеж платежи оплата перевод', 'получен получена получено получены полученный полученная входящий входящая поступил поступила поступившая'],
    ['платіж оплата переказ', 'отримано отримана отриманий вхідний вхідна надійшов надійшла'],
    ['плащане превод', 'получен получено входящ входящо постъпило'],
    ['πληρωμη εμβασμα', 'εισερχομενη εισερχομενο ληφθεισα ελήφθη'],
    ['placanje uplata plaćanja', 'primljeno primljena dolazno dolazna'],
    ['placilo nakazilo', 'prejeto dohodno'],
    ['mokejimas pavedimas', 'gautas ieinantis'],
    ['maksajums parskaitijums', 'sanemts sanemtais ienakosais'],
    ['makse maksed ulekanne', 'saabunud laekunud sissetulev'],
    ['pembayaran transfer bayaran', 'diterima masuk'],
  )}
  ; ödeme alındı; zahlungseingang; geldeingang; dankend erhalten; inbetalning; inbetald; innbetaling; innbetalt; indbetaling; indbetalt; einzahlung; eingezahlt; sissemakse; naplata; chuyen khoan den; nhan chuyen khoan; nhan tien
  ; a su favor; en votre faveur; a vostro favore; zu ihren gunsten; bonifico in entrata; 收到付款; 付款收到; 支付收到; קבלת תשלום; תשלום שהתקבל; دفعة واردة; دفعة مستلمة; حوالة واردة`,
)

/** Whose payment it is stands behind these, or a date. */
export const FROM = wordList(
  `.platba od; .uhrada od; .оплата от; .платеж от; .платіж від; .оплата від; .плащане от; .betaling fra; .betalning fran; .betaling van; .pagamento da; .plata de la; .plata din; .placanje od; .placilo od`,
)

/** Bare words for a payment: out of an account, and towards a card. */
export const PAYMENT = wordList(
  `paiement; pago; pagamento; betaling; płatność; platba; .plată; .plăți; оплата; платеж; платіж; плащане; ödeme; betalning; maksu; makse; mokėjimas; plaćanje; πληρωμη; תשלום; دفع; 支付; 还款; 還款; 支払; 결제; thanh toán; pembayaran; bayaran`,
)

/** Who pays a card thanks nobody; its issuer does. */
export const THANKS = wordList(
  `thank you; thanks; .danke; .merci; gracias; obrigado; grazie; bedankt; .dank; .tack; .takk; .tak; kiitos; dziękujemy; děkujeme; ďakujeme; köszönjük; mulțumim; teşekkür; спасибо; благодарим; дякуємо; ευχαριστ; 谢谢; ありがとう; 감사; terima kasih; תודה; شكر`,
)

/** Money that came back. */
export const BACK = wordList(
  `refund; reversal; cashback; erstattung; remboursement; devolucion; reembolso; estorno; rimborso; terugbetaling; zwrot; vrácení; vrátenie; rambursare; возврат; повернення; iade; återbetal; refusjon; refundering; palautus; hyvitys; tagasimakse; grąžinimas; povrat; επιστροφη; זיכוי; استرداد; 退款; 退货; 退貨; 返金; 환불; .hoàn; hoàn tiền; pengembalian`,
)

/** What was undone, which says nothing without what it was. */
export const UNDONE = wordList(
  `reversed; returned; return; refunded; cancelled; canceled; chargeback; storno; storniert; .rück; rücklast; rückbuch; rückzahl; rücküberw; retour; .retur; returnert; tilbagebetal; tilbakebetal; tilbageført; tilbakeført; makuler; annulation; annulé; rejet; extourne; avoir; anulación; anulado; anulada; retroces; devuelt; devolução; devolvid; anulação; anulad; annullamento; annullat; rimborsat; terugboeking; gestorneerd; anulowan; zwróc; vratka; vrácen; vráten; sztorn; visszatér; visszautal; stornare; restituire; returnat; iptal; отмена; отменен; возвращ; сторно; скасув; возстанов; възстанов; сторнир; анулир; αντιλογισμ; ακυρω; vračilo; vrnjen; grąžint; atmaksa; atgriez; tagastus; tagastat; החזר; ביטול; استرجاع; ارجاع; رد مبلغ; مسترد; 退还; 退還; 退回; 返还; 返還; 冲正; 沖正; 撤销; 取消; 환급; 취소; dikembalikan; pembalikan; hoàn trả`,
)

/** Beside what came back or was undone these tell nothing: the fee of a return is taken, a collector's debit is returned to who paid it, and a loan is paid back. */
export const EITHER_UNDONE = wordList(
  `fee; charge; gebühr; gebuehr; entgelt; frais; commission; comision; comissao; commissione; commissioni; tarif; taxa; opłata; prowizj; комисс; коміс; такса; komisyon; masraf; ücret; avgift; gebyr; poplat; jutalék; naknad; provizij; προμηθ; עמלה; رسوم; عمولة; biaya; .phí
  ; lastschrift; direct debit; prelevement; adeudo; domiciliacion; recibo; debito diretto; addebito; incasso; autogiro; avtalegiro; inkaso; 代扣; 自動引落
  ; loan; .prêt; emprunt; kredit; credito; prestamo; préstamo; prestito; lening; кредит; займ; .lån; .laina; pożyczk; kredyt; úvěr; úver; hitel; împrumut; kredi; 贷款; deposit; card payment to
  ; refund to; refunded to; return to; returned to; to customer; erstattung an; zahlung an; .rimborso a; .reembolso a; .devolucion a; .remboursement a; .remboursement au; betaling aan; betalning till; betaling til; zwrot dla; zwrot do`,
)

/** What a word above says is no more of who owns the account: `Gehaltszahlung an`, `Gutschriftsgebühr`. */
export const TO_OTHERS = wordList(
  `zahlung an; .gehalt an; .lohn an; gutschrift an; .versement à; .salaire à; .nómina a; de tercero; a tercero; a terceros; salary payment; payroll; gutschriftsgeb; gebühr für; fee for; paid to; returned deposit`,
)

/** Who pays wages and interest has them among what went out, under the same names. */
export const IN_OR_PAID = wordList(
  `salary; credit interest; interest paid; gehalt; lohn; salaire; versement; nomina; salário; stipendio; salaris; wynagrodzenie; mzda; munkabér; salariu; зарплата; .maaş; .maaşı; .lön; lønn; .løn; palkka; .palk; atlyginimas; .alga; .plaća; μισθος; משכורת; راتب; 工资; 利息; 給料; 給与; 급여; .lương; gaji`,
)

export const OUT = wordList(`
  payment to; transfer to; sent to; sent money; paid to; purchase; withdrawal; withdraw; atm; pos; debit card; card payment; direct debit; standing order to; bill payment; fee; charge; überweisung an; ueberweisung an; zahlung an; lastschrift; kartenzahlung; barabhebung; auszahlung; entgelt; belastung; .virement a; virement vers; prelevement; prélèvement; paiement par carte; achat; retrait; frais; compra; retiro; cargo; pago con tarjeta; .transferencia a; comision; compra; saque; levantamento; prelievo; acquisto; bonifico a favore di; addebito; commissione; opname; sepa incasso; incasso algemeen; europese incasso; automatische incasso; betaling aan; afschrijving; zakup; wypłata; przelew do; przelew wychodzący; płatność kartą; opłata; platba kartou; výběr; odchozí; nákup; vásárlás; készpénzfelvétel; átutalás kimenő; cumparare; retragere; покупка; списание; снятие; перевод на; перечисление; комиссия; зняття; теглене; harcama; çekme; giden; gönderilen; masraf; alışveriş; köp; betalning till; uttag; kjøp; varekjøp; betaling til; uttak; køb; hævet; udbetaling; utbetaling; utbetalning; korttiosto; .otto; käteisotto; automaattiotto; veloitus; palvelumaksu; .ostu; väljamakse; pirkimas; pirkums; izmaksa; kupnja; isplata; αγορα; αναληψη; משיכה; רכישה; شراء; سحب; 消费; 支出; 转出; 购; 取款; 手续费; 引出; 出金; お買物; 振込手数料; 출금; 이체출금; .rút; penarikan; pembelian`)

export const IN = wordList(`
  te pago; te pagaron; te envio; te yapeo; te transfirio; transfer from; payment from; received from; received money; deposit; incoming; cash in; top up; topup; gutschrift; eingang; überweisung von; ueberweisung von; .virement de; virement recu; remise; .abono; .abonos; ingreso; transferencia de; transferencia recibida; recebid; depósito; accredito; bonifico da; versamento; ontvangen; bijschrijving; storting; wpłata; wpływ; przelew od; przelew przychodzący; příchozí; vklad; jóváírás; befizetés; bejövő; încasare; depunere; поступление; зачисление; пополнение; перевод от; внесение; зарахування; надходження; внасяне; получен; gelen; yatırılan; yatırma; insättning; innskudd; .pano; tilillepano; käteispano; įplauka; iemaksa; uplata; καταθεση; הפקדה; إيداع; 收入; 转入; 存入; 存款; 入金; 預入; 입금; .nộp; setoran`)
