import { wordList } from './words.ts'

/** The words of labels above, below and inside a table. */

export const OPENING = wordList(`
  prethodno stanje; predhodno stanje; prejsnje stanje; staro stanje; pocetno stanje; solde de depart; opening; beginning balance; starting balance; start balance; brought forward; previous balance; initial; anfangssaldo; anfangsbestand; startsaldo; alter kontostand; alter saldo; solde initial; ancien solde; solde precedent; solde debut; saldo inicial; saldo anterior; saldo iniziale; saldo precedente
  beginsaldo; vorig saldo; saldo poczatkowe; pocatecni; počáteční; pociatocny; nyito; nyitó; sold initial; sold precedent; начальн; входящ; вхідн; початков; начално; açılış; acilis; devreden; önceki bakiye; başlangıç; inngående; ingående; indgående; alkusaldo; algsaldo; likutis pradziai; likutis pradžiai; likutispr; pradinis; sakuma; atlikums perioda sakuma; početno; pocetno; začetno; υπόλοιπο έναρξης; αρχικο υπολοιπο; προηγουμενο υπολοιπο; יתרת פתיחה; رصيد افتتاحي; الرصيد الافتتاحي; 期初; 上期; 初期残高; 繰越; 前残高; 기초; 이월; số dư đầu; saldo awal; baki awal; बाकी; başlangıç; başky galyndy; =ib; önceki saldo; ยอดยกมา; ยอดเริ่มต้น; คงเหลือต้นงวด; 承前; 起始余额; 起始餘額; 前回残高; 開始残高; baki terdahulu; baki bawa hadapan; baki pembukaan; saldo pembukaan; saldo sebelumnya; stari saldo; стари салдо; opnunarsta; upphafssta`)
export const CLOSING = wordList(`
  novo stanje; koncno stanje; konacno stanje; closing; ending balance; end balance; final balance; carried forward; new balance; endsaldo; schlusssaldo; endbestand; neuer kontostand; neuer saldo; solde final; nouveau solde; solde fin; saldo final; saldo actual; saldo finale; nuovo saldo; eindsaldo; nieuw saldo; saldo koncowe; saldo końcowe; konecny; konečný; koncovy; záró; zaro; sold final; конечн; исходящ; вихідн; кінцев; крайно; крайно салдо; kapanış; kapanis; dönem sonu; utgående; udgående; loppusaldo; lõppsaldo; loppsaldo; likutis pabaigai; likutispb; galutinis; atlikums beigas; beigu; završno; zavrsno; konačno; končno; νέο υπόλοιπο; τελικο υπολοιπο; יתרת סגירה; رصيد ختامي; الرصيد الختامي; 期末; 期末残高; 기말; số dư cuối; saldo akhir; baki akhir; ahyrky; =ub; ยอดยกไป; ยอดสิ้นสุด; คงเหลือปลายงวด; 結轉; 结转余额; 截止余额; 截止餘額; 今回残高; 最終残高; 終了残高; baki penutup; saldo penutupan; novi saldo; нови салдо; lokasta`)
/** Beside a word for a balance these say which one it is: `Solde en début de période`. */
export const AT_START = wordList(
  `boshi; боши; басында; башына; башында; başynda; аввали; beginning; begin; .open; start; initial; previous; prior; .prev; brought; début; debut; depart; départ; avant; ancien; anterior; anterieur; antérieur; inicial; inicio; apertura; abertura; inizio; iniziale; iniz; precedente; anfang; beginn; .alter; vorher; vortrag; eröffnung; eroffnung; aanvang; vorig; oud; początk; poczatk; poprzedni; otwarcia; počát; pocat; předchoz; začát; zaciat; nyitó; nyito; kezdő; kezdo; előző; elozo; inițial; initial; anterior; început; inceput; начал; входящ; открыт; вхідн; .вход; .вх; початк; попередн; предход; .last statement; from last; почетн; претходн; početn; pocetn; prethodn; začetn; zacetn; başlangıç; baslangic; açılış; acilis; önceki; devir; devreden; inngående; ingående; indgående; primo; alku; edellinen; alg; pradž; pradz; sākum; sakum; έναρξης; αρχ; προηγουμ; פתיחה; קודמת; افتتاح; سابق; اول; 期初; 上期; 前期; 期首; 繰越; 前日; 기초; 전일; 이월; đầu; awal; mula; prarambh; प्रारंभ; आरंभ; पिछला; alussa; avaus; deschid; .stari; .staro; .stara; стар; dönem başı; əvvəlki; əvvəlinə; əvvəlində; ilkin; başlanğıc; пачат; папярэд; уваход; kiruvchi; boshlang; oldingi; შემავალ; საწყის; დასაწყის; წინა; սկզբ; մուտքային; לתחילת; בתחילת; ראשית; بداية; terdahulu; pembukaan; sebelumnya; bawa hadapan; algus; mwanzo; awali; kufungua; эхлэх; эхний; өмнөх; 起始; 開始; 前回; 시작; ต้นงวด; ban đầu`,
)
export const AT_END = wordList(
  `oxiri; охири; соңында; аягына; аягында; ahyrynda; ending; .end; .close; closing; final; carried; fin; clôture; cloture; nouveau; cierre; fecho; encerramento; fine; finale; chiusura; nuovo; ende; .neuer; schluss; abschluss; eind; nieuw; koniec; końc; konc; zamknięc; konečn; konecn; koncov; záró; zaro; új; sfârșit; sfarsit; конечн; конец; конца; исходящ; закрыт; вихідн; .исход; .исх; кінц; краен; крајн; крајњ; нов; završn; zavrsn; krajnj; konačn; končn; koncn; kapanış; kapanis; .son; sonuna; sonunda; utgående; udgående; ultimo; loppu; lõpp; lopp; pabaig; beig; τελικ; νεο; סגירה; ختام; نهائي; 期末; 本期; 기말; cuối; akhir; tutup; अंतिम; समापन; lopussa; päättö; inchid; închid; .novi; .novo; .nova; yekun; канец; канца; канч; выходн; chiquvchi; yakuniy; გამავალ; საბოლოო; ბოლოს; վերջ; ելքային; לסוף; בסוף; نهاية; آخر; penutup; lõpus; mwisho; kufunga; төгсгөл; эцсийн; 截止; 終了; 今回; 最終; 종료; 최종; ปลายงวด`,
)
const BALANCE_WORDS = `balance; .bal; saldo; solde; sold; .soldul; kontostand; guthaben; .stan; zůstatek; zustatek; zostatok; egyenleg; остаток; сальдо; залишок; салдо; баланс; стање; stanje; bakiye; saldot; jääk; jaak; likutis; atlikums; υπόλοιπο; υπολοιπο; יתרה; יתרת; رصيد; الرصيد; مانده; 余额; 餘額; 残高; 잔액; số dư; baki; qoldiq; қолдиқ; калдык; бақия; qalıq; galyndy; қалдық; ნაშთი; մնացորդ; gjendja; staða; शेष; ยอดคงเหลือ; balans; balanca; bilanci; .stav; астатак; рэшт; salio; үлдэгдэл; 结余; 結餘; ბალანს; состојба; наличност`
export const BALANCE = wordList(BALANCE_WORDS)
export const NAMES_BALANCE = wordList(
  `${BALANCE_WORDS}; .ledger; brought; carried; 繰越; 期初; 期末; 이월; likutis; üleminev; vortrag; übertrag; uebertrag; nachtrag; devir; devreden`,
)
/** What a row is that says nothing but this. */
export const BARE_BALANCE = wordList(
  `=balance; =saldo; =solde; =sold; =kontostand; =saldo do dia; =saldo dia; =saldo diario; =saldo del dia; =saldo final do dia; =saldo total; =saldo atual; =saldo em conta; =account balance; =daily balance; =end of day balance; =tagessaldo; =solde du jour; =saldo contabile; =saldo liquido; =saldo disponibile; =disponibilita; =saldo contable; =saldo disponible; =solde comptable; =solde disponible; =available balance; =ledger balance; =current balance; =buchungssaldo; =saldo contabilistico; =saldo disponivel; =saldo boekhoudkundig; =доступный остаток; =остаток; =сальдо; =салдо; =bakiye; =saldo giornaliero; =stan konta; =zůstatek; =egyenleg; =余额; =残高`,
)
export const TOTAL = wordList(`
  .total; totals; subtotal; summe; gesamt; somme; totale; totaal; razem; suma; celkem; összesen; osszesen; итого; всего; разом; усього; общо; toplam; yekun; sum; summa; yhteensä; kokku; viso; kopā; ukupno; skupaj; σύνολο; συνολο; סהכ; סה כ; סך הכל; סך הכול; المجموع; إجمالي; 合计; 合計; 小计; 总计; 총계; 합계; tổng; jumlah; .celkovy; jemi`)
/** Sums that stand among the rows under a date as well: a whole text of one or two words. */
export const TURNOVER = wordList(
  'turnover; total turnover; umsatzsumme; umsätze gesamt; apyvarta; apgrozijums; apgrozījums; käive; kaive; obroty; obrat; obraty; оборот; обороти; оборот за; forgalom; rulaj; cifra de negocios; total movimientos; totale movimenti; toplam hareket; omsetning; omsättning; omsætning; liikevaihto; promet',
)
export const ACCOUNT = wordList(
  `iban; account; konto; kontonummer; compte; cuenta; conto; conta; rekening; rachunek; rachunku; účtu; uctu; számla; cont; счет; счёт; счету; рахунок; рахунку; сметка; hesap; tilinumero; sąskait; konts; račun; λογαριασμ; חשבון; حساب; 账号; 帐号; 账户; 口座; 계좌; tài khoản; hasap`,
)
export const CURRENCY = wordList(
  `currency; 币 种; 幣 別; währung; waehrung; bewertet in; devise; moneda; divisa; valuta; waluta; měna; mena; deviza; devizanem; munt; valuutta; valuuta; valiuta; валюта; döviz; doviz; para birimi; moeda; νόμισμα; מטבע; عملة; 币种; 通貨; 통화; mata uang; wаlýuta`,
)
export const BESIDE = wordList(
  `available; disponible; disponibile; disponível; of; the; at; on; as; per; at the; period; date; day; month; year; account; forward; de; del; della; du; des; der; die; das; den; des; am; zum; vom; von; konto; compte; cuenta; conto; conta; periode; période; periodo; período; au; le; la; al; el; em; en; do; da; på; til; fra; z; na; o; od; w; k; do; dni; на; за; по; с; дня; периода; период; счета; дату; от; до; дата; ve; itibariyle; hesap; dönem; tilin; r; e; i; a`,
)
export const AT_A_DAY = wordList(
  'available; disponible; disponibile; disponível; disponibil; доступно; доступный; доступні; verfügbar; verfugbar; dostępne; kullanılabilir; 可用',
)
/** How much a balance changed, or what of it may be used, is none at an end. */
export const NO_END = wordList(
  'available; disponible; disponibile; disponível; disponibil; доступн; verfügbar; verfugbar; dostępn; kullanılabilir; 可用; change; movement; variation; variazione; variación; variação; difference; differenz; veränderung; изменение; зміна; промяна; промена; zmiana; změna; değişim; limit; лимит; average; durchschnitt; средний; minimum; blocked; gesperrt; hold',
)
