import { digitsOf } from '../../../money/currency.ts'
import { wholeText } from './whole-texts.ts'
import { folded, hasWord, type WordList, wordList } from './words.ts'

/**
 * What header texts mean, in the languages of the world's banks. Words choose only among columns whose cells fit: a header alone settles nothing.
 */
export type Role =
  | 'booked'
  | 'date'
  | 'value'
  | 'time'
  | 'amount'
  | 'debit'
  | 'credit'
  | 'balance'
  | 'before'
  | 'gross'
  | 'fee'
  | 'net'
  | 'other'
  | 'original'
  | 'currency'
  | 'direction'
  | 'status'
  | 'counterparty'
  | 'counterpartyAccount'
  | 'narrative'
  | 'reference'
  | 'own'

const ROLES: Readonly<Record<Role, WordList>> = {
  booked: wordList(`
    fecha asiento; дата пров; bókingardag; bókað; plasingsdatum; bokningsdag; bokningsdatum; buch dat; hesaba salınma; balansga
    completamento; completada; completado; finalizacion; finalización; conclusao; conclusão; abschlusses; abschlussdatum; zrealizowania; zakończenia; date de fin; date fin; dokončení; dokonceni; befejezés; finalizare; завершен; tamamlanma; voltooi; slutforande; slutförande; fullført; eingangstag; eingangsdatum; date entered; дата операции по счету; отражения; przetworzenia; zpracovani; feldolgozas; verwerkings; traitement; elaborazione; processamento; procesamiento; 処理日; 处理日期; book; booked; posting; post date; posted; processed; date processed; completed; finished; cleared; ledger date; accounting date; entry date; pstng; datum knj; dat knj; bu dat; fec proc; f proc; дата перечислен
    buchung; buchungstag; verbucht; comptabilisation; date compt; comptable; contabil; contable; registrazione; contabilizzazione; lancamento; lançamento
    boekdatum; boekingsdatum; boeking; bokfor; bokforing; bokfört; bogfor; bogført; kirjaus; księgowania; rozliczenia; zauctov; zaúčtov; účtování; zauctovani; könyvel; konyveles; înregistr; inregistr
    проводк; проведен; списания зачисления; обработк; зачислен; проведення; осчетовод; knjiženj; knjizenj; knjiženja; grāmat; iegrāmat; reskontra; kanne; konteering; įrašo data
    入账; 记账; 記帳; 記入; 起息前; 入帳; 기장; λογιστικ; καταχώρ; רישום; kayıt tarihi; muhasebe; ngày hạch toán; tanggal buku; tanggal posting; tarikh pos; işleme
    дата на осчетоводяване; књижења; књижено; прокнижен; gebucht am; date d ecriture; date écriture; fecha de proceso; fecha de aplicación; fecha aplicación; fecha de cargo; fecha cargo; fecha contab; data mov; data do movimento; data lanc; data rejestracji; dátum zaúčt; datum zpracování; könyvelési nap; kirjauspäivä; kirjauspvm; bokf dag; bokf datum; bokf; bogf; bokf dato; kande kuupäev; įrašo; operācijas datums; datum proknjiž; datum izvršenja; data ksiegowania; ημ νία κίνησης; 帐务; 帳務; 记账日; 入账日; 기표; วันที่ทำรายการ; วันที่บันทึก; วันที่ลงบัญชี; วันที่ผ่านรายการ; ngày hiệu lực hạch toán; بوقت القيد; تاريخ القيد; ledger post; posting; posted on; post dt; txn posted; booking; transaction posted; clearing; buch; buchtag; buch tag; zpracov; spracov; zaknjiž; accounted; effected; 成功时间; 完成时间; 付款成功; 交易成功; 処理日; 計上日; 확정일; booking; date comptable; fecha contable; fecha de registro; fecha registro; date enregistrement; data registo; registered; tapahtumapäivä kirjattu; ngày ghi sổ; tgl posting; tgl pembukuan; kayit tarihi; deftere nazal; fecha de posteo; posteo; knj datum; dat knj; valid from booking; =compta; date compta; date d enregistrement; date d imputation; date de passage; fecha de asiento; fecha asiento; fecha imputación; fecha de imputación; data addebito; kandepäev; konteerimise; įrašymo; įtraukimo; =data ks; data postării; книжење; kontabilizimit; postimit; regjistrimit; hesaba geçiş; дата учета; адлюстравання; правядзення; uçota alınma; mühasibat; გატარების; հաշվառման; գրանցման; ձևակերպման; жазба күні; эсепке алуу; o tkazma sanasi; hasaba geçirilen; бүртгэсэн; تاريخ الترحيل; تاريخ التسجيل; تاريخ الإدخال; تاریخ ثبت; تاریخ سند; tanggal pembukuan; tarikh catatan; 会计日期; 會計日期; 核算日期; 勘定日; 매입일자; pabaigos data; beigu datums; lõppkuupäev; крайна дата; datum završetka; ημερομηνία λήξης; končni datum; slutdato; sluttdato; päättymispäivä; 完了日`),
  date: wordList(`
    date; .dt; datum; data; dato; fecha; fec; tarih; дата; dátum; datums; kuupäev; päivä; paivays; päiväys; pvm; .dag; 日期; 日付; 取引日; 时间; 時間; 날짜; 거래일; 일자; ημερομηνία; ημ νία; תאריך; تاریخ; تاريخ; التاريخ
    ngày; tanggal; .tgl; tarikh; วันที่; दिनांक; timestamp; .when; created; tranzakció időpontja; időpont; .päev; sene; seneni; sana; күні; күн; sanasi; дата операции; .day; booked at; run date; transaction time; 交易日
    дата; датум; күні; санаси; tarix; senesi; თარიღი; ամսաթիվ; dagsetning; dagfesting; dags; dáta; data e veprimit; ngày; 일시; 거래일시; 年月日; お取引日; 日; .dt; txn date; trans date; tran date; completion time; огноо; дата күнү; санаи; siku; tarehe; petsa; tārīkh; तारीख; তারিখ; தேதி; கால; তাৰিখ; නඳන; ວັນທີ; ថ្ងៃ; တနေ့; .datë; .datum; .jour; .giorno; .día; .dia; .tag; eguna; dyddiad; completed date; date time; datetime; timestamp; .on
    date operation; d operation; d ope; f operac; fecha operac; data oper; operationsdatum; transaktionsdatum; kauf`),
  value: wordList(`
    balio data; санаи арзиш; arziş sanasi; التاريخ الفعلي
    effective; effective date; eff date; eff dt; date eff; datum des beginns; startdatum; data di inizio; data rozpoczęcia; data rozpoczecia; date de debut; date de début; fecha de inicio; data de inicio; data de início; дата начала; дата початку; zacatek; datum začátku; datum zacatku; kezdés dátuma; data începerii; value d; value date; settlement; .valuta; valuta date; valutadatum; valör; valor tarihi; wertstellung; .wert; date de valeur; date valeur; .valeur; fecha valor; f valor; data valor; data valuta; data waluty; värde; rentedato; rentedag
    arvopäivä; értéknap; ertek; дата валютирования; валютирован; валютування; value; started; available on; 起息; valutadag; valutadato; процес; kasutuspäev; väärtuspäev; ημερομηνία αξίας; αξιας; τοκισμ; ערך; תאריך ערך; purchase; 利息起
    датум валуте; dat valute; data e valutës; gildisdagur; vaxtadagur; rentudagur; val dt; валута дата; дата на вальор; вальор; value dt; val date; v date; datum valute; f val; fec valor; data val; d valeur; ngày giá trị; tanggal valuta; tanggal efektif; تاريخ القيمة; تاريخ الاستحقاق; vade; valör tarihi; 起息日; 기산일; rentedatum; rente datum; date val; dateval; val datum; valdatum; valutadag; fecha efectiva; data competência; data competencia; giorno valuta; gg valuta; data waluta; waluta data; dzień waluty; dátum pripísania; dat valute; valörtarihi; 起算日; 入息日; tgl efektif; tanggal efektif; ngày hiệu lực; renteutr; renteutregning; rentedt; korkopäivä; arvopvm; vaxtad; gildisd; valeur le; interest date; val dato; valutering; валюта дата; дата вал; effect date; effect dt; wertdatum; =data wal; data walutowa; valyutalanma; валюталаштыруу; walýutirleme; утгын огноо; वैल्यू; authorized date; authorised date; authorization date; pradžios data; sākuma datums; alguskuupäev; начална дата; datum početka; ημερομηνία έναρξης; začetni datum; startdato; aloituspäivä; 開始日`),
  time: wordList(
    `time; uhrzeit; heure; hora; .ora; saat; время; час; godzina; .čas; tijd; klokkeslett; .tid; klokken; idő; 時刻; 时间; 時間; .jam; masa; giờ; aika; laikas; laiks; ώρα; שעה`,
  ),
  amount: wordList(`
    amount; .amt; betrag; umsatz; abgerechnet; montant; importe; importo; importância; .valor; valores; .value; .sum; summa; suma; сумма; сума; tutar; tutarı; kwota; částka; castka; čiastka; ciastka; suma plat; összeg; osszeg; bedrag; belopp; beløp; beløb; belob
    määrä; maara; .summ; iznos; износ; znesek; ποσό; ποσο; סכום; مبلغ; المبلغ; 金额; 金額; 入出金; 金額円; 금액; 거래금액; số tiền; so tien; jumlah; nominal; amaun; จำนวนเงิน; राशि; soma; montante; .cad$; transaksiyon; möçber; mukdar; mugdar; сомасы; .movement; soll haben; money; suma operatiune; valoare; .lei; .kr; transaction value; сумма в валюте счета
    məbləğ; მბ; თანხა; գումար; shuma; upphæð; fjárhæð; износ; износот; import; quantitat; zenbatekoa; swm; summa; көлемі; сумма операции; маблағ; дүн; гүйлгээний дүн; суммасы; kiasi; halaga; مبلغ; المبالغ; राशी; রাশি; পরিমাণ; தொகை; මුදල; จำนวน; ចំនួន; ຈຳນວນ; ပမာဏ; số tiền giao dịch; jumlah; nilai transaksi; .nilai; volume; objem; .cuantía; cuantia; monto; .mont; .betr; .umsatz; bedrag eur; amt; transaction amt; local amount; .val; net amount; amount settled; turnover amount; obrat; оборот; kwota transakcji; =turnover; =summe; =mouvement; =mouvements; =bevægelse; =miqdor; миқдор; =giá trị; 交易額; 請求額`),
  debit: wordList(`
    разход; задолжување; задължение; debit; débit; débito; debito; .dr; .out; money out; paid out; payments; withdraw; outflow; outgoing; spent; payment out; belastung; lastschrift; .soll; ausgaben; ausgang; sortie; dépense; depense; cargo; adeudo; salida; egreso; retiro; débitos
    saída; saidas; uscite; addebit; dare; .af; afschrijving; uit; uitgaven; .ut; uttag; ut fra konto; udgift; hævet; haevet; otot; veloitus; panot otot; obciąż; obciaz; wydatki; wypłat; .md; má dáti; výdaj; odchozí; terhelés; terheles; kiadás; плат; расход; списан; дебет; дебит; витрат; видатк; дебет; borç; borc; gider; çekilen; çıkan; debet; deebet; izmaksa; izdevumi; išlaid; isla; nurašyta; isplate; isplata; duguje; odliv; breme; breme; stroški; χρέωση; χρεωση; חובה; مدين; 支出; 付款; 借方; 転出; お引出し; 引出; 出金; お支払; 출금; 지급; ghi nợ; tiền ra; keluar; debet; ถอน; นาम; निकासी; kirim chiqim; chiqim; çykdajy; шығыс
    дугује; дуговни; должи; долгува; задужење; терет; debi; dalje; shpenzim; გასული; გასავალი; ელქ; ելք; дебет оборот; məxaric; mexaric; çıxış; úttekt; út; debet oborot; чыгым; зарлага; хароҷот; чиқим; chiqim; kredit keluar; pengeluaran; mutasi debet; penarikan; matoleo; kutoa; برداشت; بدهکار; سحب; مصروف; ديون; debe; càrrec; carrec; gastos; pagos; retiros; giros; cheques y cargos; débitos; zordunketa; salidas; saques; pagamentos; levantamentos; uscita; addebiti; prelievi; 提款; 支取; 提取; 引落; 支払金額; お支払金額; 出款; 借; 출금액; 찾으신금액; 지급금액; tiền ghi nợ; phát sinh nợ; rút; ถอนเงิน; จำนวนเงินถอน; เดบิต; डेबिट; नामे; উত্তোলন; withdrawn; funds out; lodged out; payments out; dr amount; dr amt; zlecenie; wychodzące; rozchod; rozchód; výběr; úhrady; kimenő; plăți; plati; ieșiri; retrageri; расходы; выплаты; сняти; .utbetalning; .utb; uttak; .udbetaling; ud af konto; maksut; menot; väljaminek; išmokėta; izejošs; terećenje; terecenje; odljev; odobritve v breme; έξοδα; αναλήψεις; αναληψη; משיכות; הוצאות; חיוב; afgeschreven; bedrag af; lasten; belastungen; abgang; abgänge; zahlungsausgang; ausgehend; =ausgabe; décaissement; =emplois; =levantamento; =pagamento; плащания; =dugovni; =izdatek; =izdatki; снято; по дт; выдатак; ხარჯი; баромад; çykaryl; المسحوبات; منصرف; =عليك; صادر; הוצאה; ניכוי; =नावे; fedha zilizotoka; 付出; =转出; =轉出; =转出金额; =轉出金額; 払戻金額; =払戻; =お払戻; 払出; 나간`),
  credit: wordList(`
    credit; crédit; crédito; credito; .cr; =pay in; =pay ins; =in; =amount in; =eur in; =ins; money in; paid in; deposit; receipts; inflow; incoming; received; gutschrift; .haben; einnahmen; eingang; entrée; entree; recette; abono; ingreso; haber; entrada; depósito; créditos
    entrate; accredit; avere; .bij; bijschrijving; ontvangsten; .inn; insätt; insattning; inn på konto; indtægt; indsat; panot; hyvitys; uznani; wpływ; wplyw; wpłat; .dal; příjem; prichozi; jóváírás; jovairas; bevétel; поступлен; приход; зачислен; кредит; надходжен; alacak; gelir; yatan; giren; kreedit; kreedit; ieņēm; iemaksa; pajamos; gauta; uplata; potražuje; priliv; dobro; πίστωση; πιστωση; זכות; دائن; 收入; 收款; 存入; 贷方; 貸方; お預入れ; 預入; 入金; 입금; ghi có; tiền vào; masuk; kredit; ฝาก; जमा; kirim; girdeji; кіріс
    потражује; потражни; побарува; побарување; одобрење; одобрување; у корист; kredi; hyrje; të ardhura; შემოსული; შემოსავალი; մուտք; mədaxil; medaxil; giriş; innborgun; inn; киреше; орлого; даромад; воридот; кирим; pemasukan; mutasi kredit; setoran; mapato; kuingiza; واریز; بستانکار; إيداع; وارد; abonament; ingressos; ingresos; depósitos; depositos; abonos; cheques y abonos; sarrerak; entradas; recebimentos; versamenti; accrediti; entrata; 存款; 收到; 入款; 预入; お預り金額; お預かり金額; 預り金額; 入金額; 贷; 입금액; 맡기신금액; 수입; phát sinh có; tiền ghi có; nộp; ฝากเงิน; จำนวนเงินฝาก; เครดิต; क्रेडिट; জমা; lodgement; lodgements; funds in; payments in; cr amount; cr amt; przychod; przychód; przychodzące; příjmy; bejövő; încasări; incasari; intrări; доходы; внесен; пополнен; .inbetalning; .insättningar; innskudd; .indbetaling; ind på konto; panot; tulot; sissetulek; įmokėta; ienākošs; odobrenje; priljev; έσοδα; καταθέσεις; καταθεση; הפקדות; הכנסות; bijgeschreven; bedrag bij; baten; gutschriften; zugang; zugänge; zahlungseingang; eingehend; =einnahme; encaissement; =consignación; consignaciones; =receita; внасяне; =potražni; =prejemek; =prejemki; gelen tutar; =yükleme; поступило; по кт; եկամուտ; =لك; واريز; הכנסה; fedha zilizoingia; =转入; =轉入; =转入金额; =轉入金額; 受入金額; =受入; 들어온`),
  balance: wordList(`
    balance; сальдо; .bal; saldo; sold; solde; bakiye; остаток; залишок; баланс; saldos; zůstatek; zustatek; zostatok; egyenleg; stan konta; guthaben; kontostand; stand; tegoed; behållning; disponible; disponibel; saldo; jääk; saldas; atlikums; likutis; likums
    stanje; салдо; υπόλοιπο; υπολοιπο; יתרה; رصيد; الرصيد; 余额; 餘額; 残高; 現在高; 現在 貸付 高; =rest; =remainder; avoir après; razpoložljivo; =zwischensumme; disponibile; คงเหลือ; 잔액; số dư; so du; baki; ยอดคงเหลือ; शेष; qoldiq; galyndy; қалдық; kontostand
    стање; qalıq; qaliq; ნაშთი; მნაშთ; մնացորդ; gjendja; gjendje; staða; үлдэгдэл; калдык; бақия; қолдиқ; salio; balanse; مانده; موجودی; بقایا; شेষ; शेष राशि; স্থিতি; ব্যালেন্স; இருப்பு; ශේෂය; ยอด; សមតុល្យ; ຍອດ; လက်ကျန်; saldua; balans; mantolama; remaining; kalan; bal; closing bal; ledger bal; running bal; 余额; 結餘; 结余; 差引残高; 差引金額; 거래후잔액; 거래 후 잔액; số dư cuối; dư cuối; sisa saldo; baki akaun; υπολ; יתרה בש ח; saldo contab; salto; avail bal; available; kontoställning; tilin saldo; kontojääk; =ledger; =encaisse; =disponibilità; stan po operacji; stav po; stav účtu; қалдығ; калдыгы; qalığı; بیلانس; शिल्लक; बचत; 잔고; konečný stav; koncový stav; počáteční stav; počiatočný stav`),
  before: wordList(
    `before; opening; входящий; вхідний; остаток до; початковий; начальный; saldo inicial; saldo iniziale; solde initial; anfangssaldo; 期初; vorher; previous; önceki; avant; anterior; precedente; .prima; poprzed; předchozí; до операции; перед; 交易前; beginsaldo; .begin; aanvang; start balance; saldo przed; stan przed; zůstatek před; balance brought; balance b f; başlangıç bakiye; 変更前; 거래전; počáteční stav; počiatočný stav`,
  ),
  gross: wordList(`gross; brutto; brut; bruto; bruttó; .total amount; 总额`),
  fee: wordList(`
    fee; fees; costs; .comm; commission; charge; gebühr; gebuehr; entgelt; provision; frais; comisión; comision; commissione; commissioni; tarifa; taxa; taksa; komisyon; masraf; удержано; комисс; комісі; poplatek; prowizja; opłata; jutalék; díj; kosten; avgift; gebyr; kulud; teenustasu; mokestis; komisinis; naknada; provizija; προμήθεια; עמלה; 手续费; 手數料; 手数料; 수수료; phí; biaya; .prov
    тарифа; провизија; надомест; komision; საკომისიო; միջնորդավճար; gjald; þóknun; шимтгэл; комиссиялық; ada; bayad; کارمزد; رسوم; عمولة; comissió; ค่าธรรมเนียม; शुल्क; phí giao dịch; fee amount; provize; poplatky; kezelési; hizmet bedeli; .ücret; .ücreti; comision; taxes and fees; transaction fee; avgifter; palvelumaksu`),
  net: wordList(
    `hakediş; к перечислению; к выплате; к зачислению; csökkentett; settled amount; amount settled; less fee; less commission; after commission; за вычетом; po odečtení; po potrąceniu; abzüglich; après commission; после комиссии; komisyon sonrası; net; netto; netto; neto; nettó; nettobetrag; after fee; 净额`,
  ),
  other: wordList(`
    litres; liters; litre; liter; litri; litros; литр; литры; gallons; kwh; menge; quantité; quantità; quantidade; ilość; množství; mennyiség; количество; кількість; 数量; 數量; 수량; tax; steuer; vat; mwst; .iva; kdv; .tva; .gst; ндс; bonus; cashback; кэшбэк; кешбек; miles; .mil; points; puan; points; rounding; округлен; .count; .counts; discount; number of; .qty; quantity; shares; price; .mcc; limit; interest; faiz; branch; .sol; code; .check; cheque; .chq; batch; serial; zinsen; kurs; .rate; wechselkurs; course; .cours; .kurz; koers; .fx; 汇率; курс; árfolyam; cambio; câmbio; kuru; rounded; округление; blocked; gesperrt; reserved; bloke; instalment; taksit; antal; stück; 笔数; 积分; available credit`),
  original: wordList(`
    .orig; .intl; operation amount; operation currency; montant devise; montant en devise; devise d origine; валута на операцията; валута на трансакција; valuta tranzact; valuta della transazione; valuta transazione; waluta transakcji; izvorni; utl belopp; utländsk; original; oorspr; ursprung; foreign; fremdwähr; fremdwaehrung; fremdw; currency amount; local; exchange; native; source; target; origin; puvodni; původní; originalni; валюте транзакции; валюті транзакції; сумма операции; валюта операции; валюта транзакції; сумма в валюте операции; instructed; 外币; 外貨; 交易金额; 交易币种; 交易货币; kwota operacji; waluta operacji; transakcji w walucie; divisa origen; devise d origine; valuta originale; yabancı; döviz tutarı; einzelbetrag; eredeti; ordered; валюті операції; валюте операции; ποσό εντολής; lokal valuta; lokal valuuta; lokale valuta`),
  currency: wordList(`
    currency; .curr; .ccy; währung; waehrung; devise; devize; monn; moneda; divisa; valuta; waluta; měna; mena; devizanem; pénznem; munt; valutacode; devies; valuutta; valuuta; valiuta; валют; para birimi; döviz; döviz cinsi; moeda; νόμισμα; מטבע; عملة; 币种; 币别; 幣別; 货币; 通貨; 통화; tiền tệ; mata uang; matawang; mutatie; puluň; валюта; currency type
    ვალუტა; արժույթ; valyuta; gjaldmiðill; валют; валутa; монета; valuta; monedha; valūta; currency code; 幣種; 币别; 通貨; 货币单位; สกุลเงิน; मुद्रा; ارز; العملة; sarafu`),
  direction: wordList(`
    retning; riktning; suunta; .suund; kryptis; virziens; smjer; smer; насока; напрям; направлен; .方向; 流向; 存提; istiqam; yo nalish; бағыт; багыт; .yön; yönü; κατεύθυνση; כיוון; اتجاه; debit credit; credit debit; debit kredit; kreedit d c; .dc; .d c; .cd; .d k; .c d; .s h; soll haben; .sh; af bij; bij af; borç alacak; borc alacak; .b a; direction; sens; .sign; .side; richtung; 收支; 收 支; 借贷; 借貸; jóváírás t j; terheles vagy; приход расход; дебет кредит; тип операции; auswirkung; dr cr; cr dr; type of transaction; transaction type; tran type; vorzeichen; kierunek; směr; irány; creditdebet; tipo; naturaleza; natureza; segno; 入出区分; indicator; .type; .transaction; tür; türü; income expense; 类型
    знак; вид операции; вид движения; приход расход; списание зачисление; тип проводки; cr dr flag; dr cr indicator; debit or credit; debit credit indicator; sense; plus minus; d c; .loại; loại giao dịch; nợ có; 收付标志; 收付標誌; 进出标志; 资金流向; jenis; jenis mutasi; c d; crdr; transaction direction; ein aus; eingang ausgang; in out; af of bij; bij of af; znamenko; debet eller kredit; dc; wn ma; obciążenie uznanie; strona; t j; tartozik követel`),
  status:
    wordList(`status; state; staat; estado; stato; statut; durum; статус; стан; состояние; stav; állapot; 状态; 狀態; 状態; 상태; trạng thái; tila; olek; būsena; statuss; κατάσταση; סטטוס; =info; contabilizzazione; umsatz abgerechnet; processing; .posted; cleared
    статус операции; სტატუსი; კარგავ; կարգավիճակ; staða færslu; күйі; holat; ҳолат; төлөв; durumu; سته; وضعیت; الحالة; حالة; estat; egoera; 交易状态; 交易狀態; 処理状況; 상태; สถานะ; स्थिति; transaction status; state of transaction; stav platby; stan transakcji`),
  counterparty: wordList(`
    counterparty; counter party; payee; payer; beneficiary; recipient; merchant; partner; name; sender; remitter; .from; .to; tegenpartij; tegenrekeninghouder; naam; empfänger; empfaenger; auftraggeber; beguenstigter; begünstigter; zahlungspflichtiger; zahlungsbeteiligter; gegenpartei; .tiers; bénéficiaire; nom; contrepartie; donneur d ordre
    beneficiario; ordinante; ordenante; destinatario; nombre; contraparte; controparte; nominativo; favorecido; odbiorca; nadawca; kontrahent; protiúčtu; nazev; název; protistrana; ellenoldali; partner neve; kedvezményezett; partener; beneficiar; plătitor; контрагент; получатель; плательщик; отправитель; одержувач; платник; наредител; получател; alıcı; gönderen; karşı taraf; unvan; isim; mottaker; mottagare; modtager; avsender; namn; navn; saaja; maksaja; maksja; nimi; gavėjas; mokėtojas; saņēmējs; maksātājs; primatelj; primalac; platitelj; δικαιούχος; εντολέας; מוטב; 对方户名; 对方; 户名; 對方; 商户; 对手; お客様; 相手; 取引先; 거래처; 받는분; người thụ hưởng; penerima; pengirim; penerima
    прималац; платилац; примаоца; платиоца; примач; налогодавач; контрагента; партнер; kontrahenti; përfituesi; მიმღები; გამგზავნი; ստացող; ուղարկող; alan; göndərən; alıcı adı; viðtakandi; móttakandi; харилцсан; кому; от кого; .кто; алушы; жіберуші; олувчи; юборувчи; тоҷир; mlipwaji; tatanggap; nagpadala; ذینفع; المستفيد; المرسل; beneficiari; ordenant; 收款人; 付款人; 收付款人; 交易对方; 交易對象; 振込依頼人; 보낸분; 받는분; 거래상대; người gửi; người nhận; tên đối ứng; nama; ผู้รับ; ผู้โอน; लाभार्थी; merchant name; payee name; vendor; customer; remitter name; sender name; to from`),
  counterpartyAccount: wordList(`
    counterparty account; counterparty iban; partner iban; partner account; partner szamla; számlaszám; payee account; tegenrekening; rekening tegenpartij; konto nr; kontonummer iban; .iban; gegenkonto; iban zahlungs; empfänger iban; auftraggeber iban; compte contrepartie; compte bénéficiaire; cuenta destino; cuenta contra; conto controparte; rachunek docelowy; na konto; rachunku odbiorcy; číslo protiúčtu; cislo protiuctu; protiúčet; bankovní spojení; ellenoldali számla; cont partener; cont beneficiar; счет получателя; счёт контрагента; счет контрагента; рахунок; сметка; karşı hesap; alıcı hesap; alıcı iban; til konto; mottakerkonto; mottagarkonto; saajan tilinumero; saaja konto; gavėjo sąskaita; korespondent; op bank account; other party account; 对方账户; 对方账号; 對方帳號; 相手口座; 计좌번호; rekening tujuan`),
  narrative: wordList(`
    description; narrative; narration; details; particulars; memo; remark; purpose; text; message; note; comment; reference text; communication; information; verwendungszweck; beschreibung; .vwz; buchungstext; vorgang; mitteilung; bemerkung; betreff; libellé; libelle; motif; détail; communication; concepto; descripción; descripcion; detalle; observac; movimiento; descrizione; causale; dettagli; descri; histórico; historico; motivo; omschrijving; mededeling; betalingskenmerk; opis; tytuł; tytulem; szczegóły; popis; zpráva; poznámka; účel; közlemény; megjegyzés; leírás; descriere; detalii; explicatii; назначение; описание; сообщение; основание; примечание; опис; призначення; açıklama; aciklama; açyklama; işlem; detay; meddelande; melding; beskrivelse; tekst; forklaring; rubrik; spesifikasjon; selite; viesti; otsikko; selgitus; paaiškin; paskirtis; apraksts; mērķis; opis plaćanja; svrha; namen; περιγραφή; αιτιολογία; תיאור; פרטים; وصف; بيان; 摘要; 备注; 備註; 附言; 用途; 说明; 详情; 描述; 摘要; お取り扱い内容; 内容; 摘要; 適用; 적요; 내용; 메모; diễn giải; nội dung; keterangan; uraian; butiran; รายละเอียด; विवरण; izoh; düşündiriş; мазмуны; transakt; transaction; action; order; product; subject; title; título
    сврха; опис; цел на дознака; намена; përshkrimi; qëllimi; დანიშნულება; აღწერა; նպատակ; նկարագր; təyinat; təsvir; skýring; lýsing; гүйлгээний утга; утга; максаты; мақсаты; мазмұны; мақсад; maqsad; to lov maqsadi; maelezo; deskripsyon; paglalarawan; شرح; توضیحات; تفاصيل; التفاصيل; البيان; concepte; kontzeptua; disgrifiad; 交易说明; 交易說明; 附言; 事由; お取引内容; 取引内容; 摘要内容; 적요; 기재내용; 통장메모; nội dung giao dịch; mô tả; rincian; berita; รายละเอียด; คำอธิบาย; विवरण; বিবরণ; விவரம்; විස්තර; txn desc; trans desc; .desc; transaction details; remarks; narration; supplementary; memo line`),
  reference: wordList(`
    sklic; .ref; reference; ref no; .id; .no; number; nummer; receipt; transaction id; order id; unique id; referenz; referans; dekont; fiş; fis no; referenc; referintei; riferimento; referencia; referência; referentie; viite; viitenumero; arkistointi; arhiveerimistunnus; įrašo nr; dokumenti; номер; документ; № документа; номер документа; azonosító; identifik; numer ref; 交易单号; 流水号; 流水; 日志号; 订单号; 凭证; 参照; 거래번호; אסמכתא; số tham chiếu; no ref; nomor; voucher; kvittering; verifikation; bankens arkivreference
    бр; број; позив на број; poziv na broj; модел; numri; ნომერი; համար; tilvísun; дугаар; нөмірі; рақами; kumbukumbu; sanggunian; شماره; پیگیری; رقم; مرجع; referència; 编号; 编 号; 序号; 交易序號; 取引番号; 照会番号; 거래번호; mã giao dịch; số chứng từ; เลขที่; อ้างอิง; संदर्भ; txn id; trn; utr; .rrn; docto; docto; dcto; doc; comprobante; boleta; folio; vs; ks; ss; variabilní symbol`),
  own: wordList(`
    account number; account name; .account; auftragskonto; kontonummer; .konto; kontonr; compte; cuenta; conto; conta; .rekening; rekeningnummer; rachunek; číslo účtu; cislo uctu; számla; cont; счет; счёт; рахунок; сметка; hesap; .tili; sąskait; konts; račun; λογαριασμός; חשבון; 账号; 帐号; 卡号; 口座; 계좌; card; kart; carte; karte; karta; карт; tarjeta; cartão; carta; kort; kortti; iban bban; owner; holder; own; inhaber; titulaire; titular; intestat; имя счета`),
}

/** A creditor is no credit. */
const OTHER_PARTY = /\p{L}*(?:kreditor|creditor|debitor|crediteur|debiteur|creditore|debitore)\p{L}*/gu

/** An amount with its tax is no tax. */
const WITH_TAX =
  /\b(?:(?:inc|incl|including|inkl|inklusive|inclusive of) (?:vat|tax|taxes|gst|mwst|ust|btw|iva|moms)|(?:vat|tax|gst|btw|iva|moms) (?:incl|included|incluido|incluida|inclusa|inkl)|toutes taxes comprises)\b/gu

/** A statement is no state. */
const STATEMENT = /\bstatements?\b|\b\w{3,}staat\b|\bestados? de cuentas?\b|\betats? de comptes?\b|\bestratt[oi] conto\b/g

/** `Sold` is a balance in Romanian, and what was exchanged in English. */
const EXCHANGED = /\b(?:amount|currency|units|quantity|qty) sold\b|\bsold (?:amount|currency|units|quantity|qty)\b/g

/** The currency of an account, or of a card, is none of what was paid. */
const OF_ACCOUNT = /\b(?:account|card) currency\b/g

/** `（うち手数料・利息）`: an amount of which so much is a fee is none. */
const OF_WHICH = /うち.*$/u

/** A statement of expenses is none of them, and a credit card no credit. */
const NO_SIDE =
  /\buitgavenstaat\b|\b(?:kredit|krediet|credit|kredi|luotto|debit|debet|bank) ?(?:card|karte|kartennummer|kaart|kort|kortti|karti)\p{L}*|\b(?:carte|tarjeta|carta|cartao|karta|karty) (?:de |di |do )?(?:credit|credito|debito|debit|kredytow\p{L}*|kreditni\p{L}*)\b|кредитн\p{L}+ карт\p{L}*/gu

const KNOWN = new Map<string, ReadonlySet<Role>>()

const DATES = ['booked', 'date', 'value'] as const
const isDate = (role: Role): boolean => (DATES as readonly Role[]).includes(role)
const SIDES = ['debit', 'credit'] as const
const MOVED = ['debit', 'credit', 'amount'] as const
const NEVER_MOVED = ['balance', 'fee', 'other'] as const

/** A header that is known as a whole is that, and nothing of which only a word speaks. */
function withWhole(text: string, roles: Set<Role>): Set<Role> {
  const known = wholeText(text)
  const [, name = '', code = ''] = CODE_BEHIND.exec(text) ?? []
  const whole = known.size === 0 && digitsOf(code.toUpperCase()) !== undefined ? wholeText(name) : known
  // Which of several dates is the booking date, the words tell better.
  const isDated = DATES.some((role) => roles.has(role))
  for (const role of Object.keys(ROLES) as Role[]) if ((whole as ReadonlySet<string>).has(role) && !(isDated && isDate(role))) roles.add(role)
  if (whole.has('value') && !whole.has('booked') && !whole.has('date')) roles.add('value')
  if (SIDES.some((side) => whole.has(side))) for (const side of SIDES) if (!whole.has(side)) roles.delete(side)
  if (MOVED.some((role) => whole.has(role))) for (const role of NEVER_MOVED) if (!(whole as ReadonlySet<string>).has(role)) roles.delete(role)
  return roles
}

/** The number of a payment, whatever the payment is: `入出金明細ID`. */
const IS_NUMBER_OF = /(?:^|[^a-z])id$|番号$|编号$|編號$|번호$/u

/** What a payment was for, or whom it went to: `入出金先内容`. */
const IS_TEXT_OF = /(?:内容|摘要|備考|先|先名)$/u

/** `Дебит (BGN)` */
const CODE_BEHIND = /^(.+) ([a-z]{3})$/

/** The roles that a header's words allow; empty for words that nobody knows. */
export function rolesOf(header: string): ReadonlySet<Role> {
  const before = KNOWN.get(header)
  if (before) return before
  const text = folded(header)
  const sides = text.replace(OTHER_PARTY, ' ').replace(NO_SIDE, ' ').trim()
  const things = text.replace(WITH_TAX, ' ').trim()
  const of = (role: Role): string =>
    role === 'debit' || role === 'credit'
      ? sides
      : role === 'other'
        ? things
        : role === 'status'
          ? text.replace(STATEMENT, ' ').trim()
          : role === 'balance'
            ? text.replace(EXCHANGED, ' ').trim()
            : role === 'original'
              ? text.replace(OF_ACCOUNT, ' ').trim()
              : role === 'fee'
                ? text.replace(OF_WHICH, ' ').trim()
                : text
  const roles = withWhole(text, new Set((Object.keys(ROLES) as Role[]).filter((role) => hasWord(of(role), ROLES[role]))))
  if (IS_NUMBER_OF.test(text)) {
    for (const role of [...MOVED, 'balance' as const]) roles.delete(role)
    roles.add('reference')
  }
  if (IS_TEXT_OF.test(text)) for (const role of MOVED) roles.delete(role)
  if (KNOWN.size < 5_000) KNOWN.set(header, roles)
  return roles
}
