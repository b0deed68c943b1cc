import { en } from './values.ts'

/** Places of a table that is searched for a reading, and of its header. */
export const bankTablesSaid = {
  columnGone: (column: string, profile: string, header: string) =>
    `The header has changed: the column "${column}" is not there. The header of ${profile} is: ${header}`,
  columnUnknown: (column: string, profile: string, header: string) =>
    `The header has changed: the column "${column}" is not known, or stands there twice. The header of ${profile} is: ${header}`,
  columnsReordered: (profile: string, header: string) => `The header has changed: its columns stand in another order. The header of ${profile} is: ${header}`,
  noTable: (formats: readonly string[]) =>
    `No table of dates and amounts is found in this file, and no declared format fits it. Known are ${en.list(formats)}.`,
  moneyUnknown: (word: string) =>
    `"${word}" beside the digits of this amount is no known sign or word for money: expected the amount alone, or with the code of its currency.`,
  commaOfBoth:
    'The comma parts the cells and the decimals of the amounts alike, and no balance proves which is which: export with another delimiter, or with quotes.',
  dayAboveUnproven:
    'This row has amounts and no date. Rows of one day may leave it out where a balance on every row proves them, and here none does: export with a date on every row.',
  othersAreDates: 'The other cells of this column are dates, and this one is not: expected a date of the calendar as in the rows around it.',
  dayFarOff: 'This day lies far from those of the rows around it, which stand in order: expected a day between theirs.',
  othersAreAmounts: 'The other cells of this column are amounts, and this one is not: expected an amount as in the rows around it.',
  otherMark: 'The decimal mark of this amount is another one than that of the amounts above it.',
  amountExpected: 'The other rows have an amount here: expected one as in the rows around it.',
  otherCurrencyRow: 'This row is in another currency than the rows before it, and no column tells what it was in the account’s: export one currency at a time.',
  sideWordUnknown: (words: readonly string[]) => `Expected ${words.join(' or ')}: whether a payment marked so moved money, and which way, cannot be told.`,
  signAgainstWord: 'The sign of the amount in this row says the opposite of this word, and in the other rows they agree.',
  amountsApart: (column: string) =>
    `This amount is another one than that of the column "${column}", and in the other rows they are the same: one of the two is damaged.`,
  plusOnly: 'Other amounts of this column have a plus and none a minus: which way this one went is not told. Export with signs, or with balances.',
  unsignedWays:
    'No amount of this column has a sign, and the texts tell of money that went out and of money that came in: which way each one went is not told. Export with signs, with a column for each way, or with balances.',
  sumsAgainst: 'The lines of the file do not add up to this figure: it, or an amount, is wrong, or a row is missing.',
  balanceAgainst: 'The balance of the row before it and this row’s amount do not make this balance: the balance or an amount is wrong, or a row is missing.',
  manyNumbers: (count: number, most: number) =>
    `The table has ${count} columns of numbers: at most ${most} can be held against one another. Leave out those that are no amounts or balances.`,
  manyReadings: (count: number) => `${count} readings make sense, and nothing tells which: export with balances, or declare the format.`,
  readingsWithoutYears: (count: number) => `The dates have no year, and ${count} readings make sense: export with years, or with a period above the table.`,
  contestedRow: 'This row may be a balance or a payment: its text names a balance, and no figure proves which it is. Leave it out, or export with balances.',
  sumOfOthers:
    'This amount is the sum of all other rows: a total or a balance, or a payment, and no balance proves which. Leave the row out, or export with balances.',
  otherAtAnEnd:
    'This row has no text where all others have one, and a text where none of them has: a balance or a payment, and no balance proves which. Leave the row out, or export with balances.',
  statusUnproven: 'Nobody knows whether a row with this status was booked, and no balance proves it: leave such rows out, or export with balances.',
  rowWithoutDate: 'This row has an amount and no date, and no balance proves what it is: write the date, or leave the row out.',
  bareBalance: 'This row names a balance and nothing else, and no figure proves that it is no line: leave it out, or export with a balance on every row.',
  rowIsNoLine: 'This row is no line (a date and an amount), no balance and no row in progress: expected a date as in the other rows.',
  noAmounts: 'No column of amounts, or pair of columns for money out and in, is filled on every row.',
  rowOfOther: (accounts: readonly string[]) =>
    `This row is of another account. Expected ${accounts.join(' or ')} alone: export one account, or leave the others' rows out.`,
  otherAccount: (accounts: readonly string[]) => `The statement is of another account. Expected ${accounts.join(' or ')}.`,
  accountUnnumbered: 'The statement is of another account. This account has neither an IBAN nor a number to compare with.',
  otherCurrency: (currency: string) => `The statement is in another currency. Expected ${currency}.`,
  afterTomorrow: (latest: string) => `A line is never dated after tomorrow (${latest}).`,
  farOutside: 'The date lies far outside the period that the file names.',
  anotherTable: 'Another table begins here, of another account or of another kind of lines: send each table as a file of its own.',
  severalSheets: 'Several sheets of the workbook are statements: leave one in it, and send the others as files of their own.',
  severalTables:
    'Several tables of the page are statements, and no balance runs through all of them: leave one in it, and send the others as files of their own.',
  serialDays: 'The days of this column have lost their format and are bare numbers: format it as dates in the workbook, or export it again.',
  yearFirst: 'As days, months and years these days lie years apart, and as years, months and days they are near: write the year with four digits.',
  groupsTaken:
    'The workbook holds this as a number with more decimals than the currency has: a program took the point between thousands for a decimal mark. Export it again, or send the file as the bank gave it.',
  noRoom: 'A spreadsheet wrote # here, for the column had no room for its figure: make the column wider and save the file again, or export it again.',
  pageCut: 'The page ends before its tables and the page itself are closed: the file was cut. Export it again.',
  workbookEmpty: 'The workbook is empty.',
  noCamt: 'No statement of a bank: read are camt.052, camt.053 and camt.054 (BkToCstmrAcctRpt, BkToCstmrStmt, BkToCstmrDbtCdtNtfctn).',
  headerGone: (gone: readonly string[]) => `gone: ${en.list(gone)}`,
  headerNew: (added: readonly string[]) => `new: ${en.list(added)}`,
  headerGoneAndNew: (gone: readonly string[], added: readonly string[]) => `gone: ${en.list(gone)}; new: ${en.list(added)}`,
  headerReordered: 'its columns stand in another order',
}
