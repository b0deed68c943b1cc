/** How three banks take payment files: data as it is posted with a bank account. */

/** A Turkish bank's bulk upload: windows-1254, semicolons, a decimal comma, a line at the end with count and sum. */
export const TURKISH_BANK = {
  columns: [
    { title: 'Sıra Referansı', field: 'reference', most: 16 },
    { title: 'Alıcı Adı Soyadı', field: 'payeeName', most: 35 },
    { title: 'Alıcı IBAN', field: 'payeeAccount', most: 26 },
    { title: 'Tutar', field: 'amount' },
    { title: 'Döviz Cinsi', field: 'currency' },
    { title: 'Açıklama', field: 'purpose', most: 50 },
  ],
  delimiter: ';',
  encoding: 'windows-1254',
  letters: 'ascii',
  decimalMark: ',',
  purpose: '{reference} öğrenci yardımı {caseNumber}',
  closingLine: 'TOPLAM;{count};;{total};{currency};{date}',
} as const

/** A Russian bank's register of payments: windows-1251, the account with its BIK, names in any letters that the code page has. */
export const RUSSIAN_BANK = {
  columns: [
    { title: 'Номер', field: 'reference' },
    { title: 'Получатель', field: 'payeeName', most: 160 },
    { title: 'Счёт получателя', field: 'payeeAccount', most: 20 },
    { title: 'БИК', field: 'routingCode', most: 9 },
    { title: 'Банк получателя', field: 'bank' },
    { title: 'Сумма', field: 'amount' },
    { title: 'Назначение платежа', field: 'purpose', most: 210 },
  ],
  delimiter: ';',
  encoding: 'windows-1251',
  letters: 'any',
  decimalMark: ',',
  purpose: '{reference} Материальная помощь студенту, дело {caseNumber}',
  closingLine: 'Итого: {count}; {total} {currency}',
} as const

/** A Swiss bank's table for transfers abroad: UTF-8 with its mark, tabs, Latin letters with their marks; its debtor stands in its pain.001. */
export const SWISS_BANK = {
  columns: [
    { title: 'Zahlungsempfänger', field: 'payeeName', most: 70 },
    { title: 'Konto', field: 'payeeAccount', most: 34 },
    { title: 'BIC', field: 'bic', most: 11 },
    { title: 'Währung', field: 'currency' },
    { title: 'Betrag', field: 'amount' },
    { title: 'Mitteilung', field: 'purpose', most: 140 },
    { title: 'Referenz', field: 'reference' },
  ],
  delimiter: '\t',
  encoding: 'utf-8-bom',
  letters: 'latin',
  debtor: { name: 'Hilfe für Studierende im Ausland', bic: 'UBSWCHZH80A' },
} as const
