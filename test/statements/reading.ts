import type { StatementLine } from '../../src/core/statements/statement.ts'
import { readStatement, type StatementRead } from '../../src/statements/read-statement.ts'
import type { BankAccount, BankFormat, BankLine } from '../support/banks.ts'

export const TODAY = '2020-11-24'

/** Reads `bytes` as a statement of the format's account, or of another one. */
export function read(bytes: Uint8Array, format: BankFormat, account: BankAccount = format.account, today = TODAY): StatementRead {
  return readStatement(bytes, { account: { ...(account.number === '' ? {} : { number: account.number }), currency: account.currency }, today })
}

/** The lines of the only reading. */
export function linesOf(result: StatementRead): readonly StatementLine[] {
  if (result.readings.length !== 1) throw new Error(`${result.readings.length} readings: ${JSON.stringify(result.problems.slice(0, 5))}`)
  return result.readings[0]?.statement.lines ?? []
}

/** What a line must say of what was written, whatever the format can carry. */
export const facts = (lines: readonly StatementLine[]): readonly string[] =>
  lines.map((line) => `${line.bookedOn} ${line.amountMinor} ${(line.bankReference ?? '').replace('TRANSFER-', '')}`).sort()

export const writtenFacts = (lines: readonly BankLine[]): readonly string[] => lines.map((line) => `${line.day} ${line.minor} ${line.ref}`).sort()
