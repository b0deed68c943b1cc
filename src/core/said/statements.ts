import { en } from './values.ts'

/** Statements as a whole. */
export const statementsSaid = {
  fileRefused: (count: number, line: number, column: string, why: string) =>
    `Nothing was taken in: ${count} problem(s) in the file. First: line ${line}${column ? `, ${column}` : ''}: ${why}`,
  fileRefusedWhole: (count: number) => `Nothing was taken in: ${count} problem(s) in the file.`,
  nothingTaken: (why: string) => `Nothing was taken in. ${why}`,
  headerChanged: (change: string) =>
    `The header has changed against the reading that was confirmed for this account (${change}). Export as before; or, if the bank changed its export, preview it with profile=NAME and confirm a reading with reading=N and the same name: it is saved as a form of its own.`,
  noReading: (reading: string, known: readonly string[]) => `There is no reading ${reading}: the preview shows ${en.list(known)}.`,
  readingToConfirm: 'Nothing in the file proves how it is to be read. Look at the readings and confirm one with reading=N.',
  importBusy: (account: string) => `Another statement of ${account} is being imported. Wait until it is done, then send this one again.`,
  overlapUnclear: (file: string, statement: number, other: string, day: string, rows: number) =>
    `This file (${file}…) and that of statement ${statement} (${other}…) each show a part of ${day}, with ${rows} equal row(s), and no balances tell whether these are the same payments. Nothing was taken in. Send it again with overlap=same if they are, with overlap=new if they are others, or export whole days.`,
  modeIs: (mode: string) => `mode is preview or import, not "${mode}".`,
  readingIs: (reading: string) => `reading is the number of one of the readings of the preview, not "${reading}".`,
  scanIs: 'documentSha256 is the SHA-256 of the scan that is kept with the statement: 64 small hexadecimal digits.',
  overlapIs: (overlap: string) => `overlap is same or new, not "${overlap}".`,
  showIs: (show: string) => `show is how many lines of each end a preview shows, 1 to 20, not "${show}".`,
  statementChanged: 'Another statement of this account was taken in meanwhile, or this one was called off. Send this one again.',
  importCalledOff: 'The import was called off before its end. Nothing was taken in: send the file again.',
  fileNeedsMemory: 'The file needs more memory than is set aside for one. Nothing was taken in: export it in parts, by weeks or months.',
  noSuchAccount: 'There is no such bank account.',
}
