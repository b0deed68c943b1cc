import type { Format, NumberFacts } from './format.ts'

/**
 * Exports that no bank makes, in languages and habits beside those of the catalogue. One line each: id, country, language, encoding, delimiter, date, decimal mark and
 * group, style, order, then the columns as `header=role`. `!` behind a role of a balance: it stands before the line.
 */
const INVENTED = `
el-1|GR|el|windows-1253|;|DD/MM/YYYY|,.|signed|newest_first|Ημερομηνία=bookingDate|Ημ. Αξίας=valueDate|Περιγραφή=narrative|Ποσό=amount|Υπόλοιπο=balance
el-2|GR|el|utf-8|;|DD/MM/YYYY|,.|debit_credit|oldest_first|ΗΜΕΡΟΜΗΝΙΑ ΚΑΤΑΧΩΡΗΣΗΣ=bookingDate|ΑΙΤΙΟΛΟΓΙΑ=narrative|ΧΡΕΩΣΗ=debit|ΠΙΣΤΩΣΗ=credit|ΝΕΟ ΥΠΟΛΟΙΠΟ=balance
he-1|IL|he|windows-1255|,|DD/MM/YYYY|.,|debit_credit|newest_first|תאריך=bookingDate|יום ערך=valueDate|תיאור=narrative|אסמכתא=bankReference|חובה=debit|זכות=credit|יתרה בש"ח=balance
ar-1|AE|ar|utf-8-bom|,|DD/MM/YYYY|.,|debit_credit|newest_first|تاريخ العملية=bookingDate|الوصف=narrative|مدين=debit|دائن=credit|الرصيد=balance
ar-2|SA|ar|windows-1256|;|YYYY-MM-DD|.|signed|newest_first|التاريخ=bookingDate|التفاصيل=narrative|المبلغ=amount|الرصيد=balance
ko-1|KR|ko|utf-8|,|YYYY.MM.DD HH:mm:ss|.,|debit_credit|newest_first|거래일시=bookingDate|적요=narrative|보낸분/받는분=counterparty|출금액(원)=debit|입금액(원)=credit|잔액(원)=balance|거래점=ignore
ja-1|JP|ja|shift_jis|,|YYYY/MM/DD|.,|debit_credit|oldest_first|お取引日=bookingDate|お引出金額=debit|お預入金額=credit|お取引内容=narrative|差引残高=balance
zh-1|CN|zh|gb18030|,|YYYYMMDD|.|debit_credit|newest_first|交易日期=bookingDate|交易时间=bookingTime|支出金额=debit|收入金额=credit|账户余额=balance|对方户名=counterparty|对方账号=counterpartyAccount|用途=narrative
zh-2|TW|zh|utf-8-bom|,|YYYY/MM/DD|.,|debit_credit|newest_first|帳務日期=bookingDate|摘要=narrative|提款金額=debit|存款金額=credit|帳戶餘額=balance|備註=narrative2
vi-1|VN|vi|utf-8|,|DD/MM/YYYY|.,|debit_credit|newest_first|Ngày giao dịch=bookingDate|Diễn giải=narrative|Ghi nợ=debit|Ghi có=credit|Số dư=balance
id-1|ID|id|utf-8|,|DD/MM/YYYY|.,|debit_credit|oldest_first|Tanggal Transaksi=bookingDate|Keterangan=narrative|Debet=debit|Kredit=credit|Saldo=balance
id-2|ID|id|utf-8|,|YYYY-MM-DD|.|flag|oldest_first|Tgl=bookingDate|Uraian=narrative|Nominal=amount|D/K=direction|Saldo Akhir=balance
ms-1|MY|ms|utf-8|,|DD/MM/YYYY|.,|debit_credit|newest_first|Tarikh=bookingDate|Butiran Transaksi=narrative|Keluar (RM)=debit|Masuk (RM)=credit|Baki (RM)=balance
th-1|TH|th|utf-8|,|DD/MM/YYYY|.,|debit_credit|oldest_first|วันที่=bookingDate|รายการ=narrative|ถอนเงิน=debit|ฝากเงิน=credit|ยอดคงเหลือ=balance
hi-1|IN|hi|utf-8|,|DD-MM-YYYY|.|debit_credit|oldest_first|दिनांक=bookingDate|विवरण=narrative|निकासी=debit|जमा=credit|शेष राशि=balance
fa-1|IR|fa|utf-8|,|YYYY/MM/DD|.,|debit_credit|newest_first|تاریخ=bookingDate|شرح=narrative|برداشت=debit|واریز=credit|مانده=balance
hr-1|HR|hr|windows-1250|;|DD.MM.YYYY|,.|debit_credit|newest_first|Datum knjiženja=bookingDate|Datum valute=valueDate|Opis plaćanja=narrative|Isplata=debit|Uplata=credit|Stanje=balance
sr-1|RS|sr|utf-8|;|DD.MM.YYYY|,.|debit_credit|oldest_first|Датум књижења=bookingDate|Назив примаоца/платиоца=counterparty|Сврха плаћања=narrative|Дугује=debit|Потражује=credit|Стање=balance
sl-1|SI|sl|utf-8|;|DD.MM.YYYY|,.|debit_credit|newest_first|Datum knjiženja=bookingDate|Naziv partnerja=counterparty|Namen=narrative|Breme=debit|Dobro=credit|Stanje=balance
sk-1|SK|sk|windows-1250|;|DD.MM.YYYY|, |signed|newest_first|Dátum zaúčtovania=bookingDate|Popis transakcie=narrative|Názov protistrany=counterparty|Suma=amount|Zostatok=balance|Mena=currency
cs-2|CZ|cs|utf-8|;|DD.MM.YYYY|, |signed|newest_first|Datum=bookingDate|Protiúčet=counterpartyAccount|Název protistrany=counterparty|Zpráva pro příjemce=narrative|Objem=amount|Měna=currency
lt-2|LT|lt|windows-1257|;|YYYY-MM-DD|.|signed|newest_first|Data=bookingDate|Mokėtojas / Gavėjas=counterparty|Mokėjimo paskirtis=narrative|Suma=amount|Valiuta=currency|Likutis=balance
lv-1|LV|lv|utf-8|;|DD.MM.YYYY|,|flag|oldest_first|Datums=bookingDate|Partneris=counterparty|Informācija saņēmējam=narrative|Summa=amount|D/K=direction|Atlikums=balance
et-2|EE|et|utf-8-bom|;|DD.MM.YYYY|,|signed|newest_first|Kuupäev=bookingDate|Saaja/Maksja=counterparty|Selgitus=narrative|Summa=amount|Jääk=balance
fi-2|FI|fi|iso-8859-15|;|DD.MM.YYYY|,|signed|newest_first|Kirjauspäivä=bookingDate|Maksupäivä=valueDate|Saaja/Maksaja=counterparty|Viesti=narrative|Määrä EUROA=amount
sv-2|SE|sv|iso-8859-1|;|YYYY-MM-DD|,|signed|newest_first|Bokföringsdag=bookingDate|Rubrik=narrative|Belopp=amount|Saldo=balance
da-2|DK|da|windows-1252|;|DD-MM-YYYY|,.|signed|newest_first|Dato=bookingDate|Tekst=narrative|Beløb=amount|Saldo=balance
is-1|IS|is|utf-8|;|DD.MM.YYYY|,.|signed|newest_first|Dagsetning=bookingDate|Skýring=narrative|Upphæð=amount|Staða=balance
bg-2|BG|bg|windows-1251|;|DD/MM/YYYY|.|debit_credit|newest_first|Дата на осчетоводяване=bookingDate|Основание=narrative|Дебит=debit|Кредит=credit|Крайно салдо=balance
uk-2|UA|uk|windows-1251|;|DD.MM.YYYY|,|signed|newest_first|Дата операції=bookingDate|Контрагент=counterparty|Призначення платежу=narrative|Сума=amount|Залишок=balance
ru-3|RU|ru|koi8-r|;|DD.MM.YYYY|,|debit_credit|oldest_first|Дата=bookingDate|Назначение платежа=narrative|Расход=debit|Приход=credit|Остаток=balance
ru-4|RU|ru|cp866|;|DD.MM.YYYY|.|debit_credit|oldest_first|Дата проводки=bookingDate|Основание=narrative|Дебет=debit|Кредит=credit|Сальдо=balance
kk-1|KZ|kk|utf-8|;|DD.MM.YYYY|, |debit_credit|newest_first|Күні=bookingDate|Төлем мақсаты=narrative|Шығыс=debit|Кіріс=credit|Қалдық=balance
uz-1|UZ|uz|utf-8|;|DD.MM.YYYY|, |debit_credit|newest_first|Sana=bookingDate|To'lov maqsadi=narrative|Chiqim=debit|Kirim=credit|Qoldiq=balance
az-1|AZ|az|utf-8|;|DD.MM.YYYY|.|signed|newest_first|Tarix=bookingDate|Təyinat=narrative|Məbləğ=amount|Qalıq=balance
tk-1|TM|tk|utf-8|;|DD.MM.YYYY|,|debit_credit|oldest_first|Senesi=bookingDate|Düşündiriş=narrative|Çykdajy=debit|Girdeji=credit|Galyndy=balance
ka-1|GE|ka|utf-8|;|DD.MM.YYYY|.|debit_credit|newest_first|თარიღი=bookingDate|დანიშნულება=narrative|გასული=debit|შემოსული=credit|ნაშთი=balance
hy-1|AM|hy|utf-8|;|DD.MM.YYYY|.|debit_credit|newest_first|Ամսաթիվ=bookingDate|Նպատակ=narrative|Ելք=debit|Մուտք=credit|Մնացորդ=balance
sq-1|AL|sq|utf-8|;|DD.MM.YYYY|.,|debit_credit|newest_first|Data e veprimit=bookingDate|Përshkrimi=narrative|Debi=debit|Kredi=credit|Gjendja=balance
mk-1|MK|mk|utf-8|;|DD.MM.YYYY|,.|debit_credit|newest_first|Датум=bookingDate|Опис=narrative|Долгува=debit|Побарува=credit|Салдо=balance
ca-2|ES|ca|utf-8|;|DD/MM/YYYY|,.|signed|newest_first|Data operació=bookingDate|Data valor=valueDate|Concepte=narrative|Import=amount|Saldo=balance
es-2|ES|es|iso-8859-1|;|DD/MM/YYYY|,.|signed|newest_first|F. Operación=bookingDate|F. Valor=valueDate|Concepto=narrative|Importe=amount|Saldo=balance
es-3|MX|es|utf-8|,|DD/MM/YYYY|.,|debit_credit|newest_first|Fecha=bookingDate|Descripción=narrative|Retiros=debit|Depósitos=credit|Saldo=balance
es-4|CL|es|utf-8|;|DD-MM-YYYY|.|debit_credit|newest_first|Fecha=bookingDate|Detalle Movimiento=narrative|Cheques y Cargos $=debit|Depósitos y Abonos $=credit|Saldo Diario $=balance
es-5|CO|es|utf-8|,|YYYY/MM/DD|.,|signed|newest_first|FECHA=bookingDate|DESCRIPCIÓN=narrative|SUCURSAL=ignore|DCTO.=bankReference|VALOR=amount|SALDO=balance
pt-2|PT|pt|iso-8859-15|;|DD-MM-YYYY|,.|signed|newest_first|Data Lanç.=bookingDate|Data Valor=valueDate|Descrição=narrative|Valor=amount|Saldo Contabilístico=balance
pt-3|BR|pt|windows-1252|;|DD/MM/YYYY|,.|debit_credit|oldest_first|Data=bookingDate|Histórico=narrative|Docto.=bankReference|Crédito (R$)=credit|Débito (R$)=debit|Saldo (R$)=balance
fr-2|FR|fr|windows-1252|;|DD/MM/YYYY|, |debit_credit|newest_first|Date de comptabilisation=bookingDate|Libellé=narrative|Débit=debit|Crédit=credit
fr-3|BE|fr|utf-8|;|DD/MM/YYYY|,|signed|newest_first|Date d'exécution=bookingDate|Date valeur=valueDate|Montant=amount|Devise du compte=currency|Contrepartie=counterparty|Communication=narrative
it-2|IT|it|windows-1252|;|DD/MM/YYYY|,.|debit_credit|newest_first|Data contabile=bookingDate|Data valuta=valueDate|Causale=narrative|Dare=debit|Avere=credit|Saldo contabile=balance
nl-2|NL|nl|utf-8|;|DD-MM-YYYY|,|flag|newest_first|Boekdatum=bookingDate|Naam tegenpartij=counterparty|Omschrijving=narrative|Bedrag=amount|Af Bij=direction|Saldo na mutatie=balance
de-2|DE|de|iso-8859-1|;|DD.MM.YYYY|,.|flag|newest_first|Buchungstag=bookingDate|Wertstellungstag=valueDate|Empfänger/Zahlungspflichtiger=counterparty|Verwendungszweck=narrative|Umsatz=amount|S/H=direction
de-3|AT|de|utf-8|;|DD.MM.YYYY|,.|signed|newest_first|Buchungsdatum=bookingDate|Buchungstext=narrative|Betrag EUR=amount|Kontostand nach Buchung=balance
pl-2|PL|pl|windows-1250|;|YYYY-MM-DD|, |signed|newest_first|Data księgowania=bookingDate|Data operacji=valueDate|Tytuł=narrative|Nadawca/Odbiorca=counterparty|Kwota=amount|Saldo po operacji=balance
hu-2|HU|hu|iso-8859-2|;|YYYY.MM.DD|, |signed|newest_first|Könyvelés dátuma=bookingDate|Partner neve=counterparty|Közlemény=narrative|Összeg=amount|Könyvelt egyenleg=balance
ro-2|RO|ro|utf-8|,|DD.MM.YYYY|,.|debit_credit|newest_first|Data tranzacției=bookingDate|Descriere=narrative|Debit (lei)=debit|Credit (lei)=credit|Sold contabil=balance
tr-2|TR|tr|windows-1254|;|DD.MM.YYYY|,.|signed|newest_first|İşlem Tarihi=bookingDate|Açıklama=narrative|İşlem Tutarı=amount|Kalan Bakiye=balance
tr-3|TR|tr|utf-8|;|DD/MM/YYYY|,.|debit_credit|newest_first|Tarih=bookingDate|Fiş No=bankReference|Açıklama=narrative|Çıkan=debit|Giren=credit|Bakiye=balance
en-2|GB|en|utf-8|,|DD MMM YYYY|.,|debit_credit|newest_first|Transaction Date=bookingDate|Transaction Description=narrative|Debit Amount=debit|Credit Amount=credit|Balance=balance
en-3|US|en|utf-8|,|MM/DD/YYYY|.|signed|newest_first|Posting Date=bookingDate|Description=narrative|Amount=amount|Type=type|Ledger Balance=balance|Check or Slip #=ignore
en-4|AU|en|utf-8|,|DD/MM/YYYY|.|signed|newest_first|Date=bookingDate|Amount=amount|Description=narrative|Running Bal=balance
en-5|ZA|en|utf-8|,|YYYY/MM/DD|.|signed|oldest_first|Posting Date=bookingDate|Transaction Date=valueDate|Description=narrative|Money In=credit|Money Out=debit|Balance=balance
en-6|NG|en|utf-8|,|DD-MMM-YYYY|.,|debit_credit|oldest_first|Trans Date=bookingDate|Value. Date=valueDate|Narration=narrative|Withdrawals=debit|Lodgements=credit|Balance=balance
en-7|PK|en|utf-8|,|DD-MMM-YYYY|.,|debit_credit|newest_first|Txn Date=bookingDate|Particulars=narrative|Instrument=bankReference|Dr.=debit|Cr.=credit|Closing Bal.=balance
en-8|IN|en|utf-8|,|DD/MM/YY|.|debit_credit|oldest_first|Date=bookingDate|Narration=narrative|Chq./Ref.No.=bankReference|Value Dt=valueDate|Withdrawal Amt.=debit|Deposit Amt.=credit|Closing Balance=balance
en-9|KE|en|utf-8|,|YYYY-MM-DD HH:mm:ss|.,|debit_credit|newest_first|Receipt No.=bankReference|Completion Time=bookingDate|Details=narrative|Withdrawn=debit|Paid In=credit|Balance=balance
en-10|intl|en|utf-8|,|YYYY-MM-DDTHH:mm:ss|.|signed|newest_first|created_at=bookingDate|merchant_name=counterparty|note=narrative|amount=amount|running_balance=balance|currency=currency
en-11|US|en|utf-8|,|MM/DD/YY|.|signed|newest_first|Post Date=bookingDate|Trans Desc=narrative|Amt=amount|Bal=balance
en-12|CA|en|utf-8|,|YYYY-MM-DD|.|debit_credit|newest_first|Date=bookingDate|Payee=counterparty|Funds Out=debit|Funds In=credit|Available=balance
`

const NUMBER: NumberFacts = { decimal: '.', group: '', sign: 'leading', prefix: '', suffix: '', minDecimals: 2 }

const FLAGS: Readonly<Record<string, Format['flag']>> = {
  'D/K': { in: ['K'], out: ['D'], neutral: [] },
  'Af Bij': { in: ['Bij'], out: ['Af'], neutral: [] },
  'S/H': { in: ['H'], out: ['S'], neutral: [] },
}

/** The invented formats. */
export const invented = (): readonly Format[] =>
  INVENTED.trim()
    .split('\n')
    .map((line) => {
      const [id = '', country = '', language = '', encoding = '', delimiter = '', dateFormat = '', marks = '', style = '', order = '', ...columns] =
        line.split('|')
      const cells = columns.map((column) => column.split('='))
      const flag = cells.find(([, role]) => role === 'direction')?.[0]
      return {
        id: `invented-${id}`,
        country,
        language,
        container: 'csv',
        encoding,
        delimiter,
        quote: 'minimal',
        lineEnd: '\r\n',
        trailingDelimiter: false,
        excelFormulaCells: false,
        preamble: [],
        header: cells.map(([name = '']) => name),
        columns: cells.map(([, role = '']) => ({ role })),
        dateFormat,
        number: { ...NUMBER, decimal: marks.charAt(0), group: marks.slice(1), ...(style === 'flag' ? { sign: 'none' } : {}) },
        amountStyle: style as Format['amountStyle'],
        debitSign: 'positive',
        emptySide: '',
        flag: flag === undefined ? null : (FLAGS[flag] ?? null),
        pending: null,
        order: order as Format['order'],
        openingRow: null,
        closingRow: null,
        totalsRow: null,
        footer: null,
      }
    })
