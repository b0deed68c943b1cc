import { checkDigits97 } from '../../../src/core/payees/mod-97.ts'
import type { Chance } from '../../core/reconciliation/world.ts'

const digits = (draw: Chance, count: number): string => Array.from({ length: count }, () => draw.below(10)).join('')

/** Accounts as in the countries of the case: Turkish IBANs, Russian numbers of 20 digits, others of 12 to 19. */
export function newAccount(draw: Chance): string {
  const roll = draw.below(10)
  if (roll < 6) {
    const bban = `00061${'0'}${digits(draw, 16)}`
    return `TR${checkDigits97(`${bban}TR`)}${bban}`
  }
  return roll < 9 ? `40817810${digits(draw, 12)}` : digits(draw, 12 + draw.below(8))
}

/** The account as a bank prints it whole. */
export function printedWhole(draw: Chance, account: string): string {
  return draw.pick([account, account.replace(/(.{4})(?=.)/g, '$1 '), account.toLowerCase()])
}

/** Its last ten characters or more. */
export const printedTail = (draw: Chance, account: string): string => account.slice(-10 - draw.below(Math.max(1, account.length - 11)))

/** Only its ends. */
export function masked(draw: Chance, account: string): string {
  const end = account.slice(-4)
  return draw.pick([
    `${account.slice(0, 4)}${'*'.repeat(account.length - 8)}${end}`,
    `${'*'.repeat(account.length - 4)}${end}`,
    `****${end}`,
    `${account.slice(0, 6)}XXXXXX${end}`,
    `${account.slice(0, 4)}...${end}`,
  ])
}
