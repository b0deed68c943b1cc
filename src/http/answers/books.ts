import { z } from 'zod'
import { count, day, id, instant, listOf, money, sha256, shape } from './parts.ts'

const BUDGET = {
  code: z.string(),
  name: z.string(),
  currency: z.string(),
  projectCode: z.string().optional(),
  state: z.enum(['open', 'closed']),
  appropriated: money,
  available: money,
  committed: money,
  spent: money,
  overspent: money,
  setAside: money,
}

const fund = shape({
  ...BUDGET,
  donorRefunds: money,
  rateDifference: money.optional(),
  refundsOwed: money,
  openItems: z.array(shape({ kind: z.string(), money, words: z.string() })),
})

const contribution = shape({
  id,
  donor: z.string(),
  money,
  outstanding: money,
  date: day,
  bankAccount: z.string(),
  reference: z.string().optional(),
  receivedBeforeOpening: z.boolean(),
})

const refunded = shape({ ...contribution.shape, refundOwed: money, refundPaid: money })

const bankAccount = shape({
  code: z.string(),
  name: z.string(),
  kind: z.enum(['bank', 'agent', 'cash_desk']),
  currency: z.string(),
  iban: z.string().optional(),
  accountNumber: z.string().optional(),
  fund: z.string().nullable(),
  openingBalance: money,
  usualDays: z.int().optional(),
  collectDays: z.int().optional(),
})

const withBalances = bankAccount.extend({ ledgerBalance: money, statementBalance: money, openLines: count })

const rate = shape({ id, from: z.string(), to: z.string(), rate: z.string(), date: day, source: z.string() })

const ledgerAccount = shape({ id, account: z.string(), fund: z.string().nullable(), currency: z.string() })

const posting = shape({
  id,
  event: shape({ seq: count, kind: z.string(), at: instant }),
  entry: id,
  kind: z.string(),
  fund: z.string().nullable(),
  account: z.string(),
  subject: id.nullable(),
  money,
  effectiveDate: day,
  bankDate: day.nullable(),
  line: id.nullable(),
  reverses: id.nullable(),
})

const head = shape({ seq: count, hash: sha256 })

const trialBalance = shape({
  asOf: day,
  knownAt: count,
  head,
  rows: z.array(shape({ layer: z.enum(['actual', 'budget']), account: z.string(), fund: z.string().nullable(), currency: z.string(), balance: money })),
})

const verification = shape({
  ok: z.boolean(),
  checkedEvents: count,
  head,
  faults: z.array(shape({ code: z.string(), words: z.string() })),
})

/** Funds, bank accounts and the ledger. */
export const bookAnswers = {
  'POST /funds': fund,
  'GET /funds': listOf(shape(BUDGET)),
  'GET /funds/{code}': fund,
  'POST /funds/{code}/contributions': contribution,
  'POST /funds/{code}/contributions/{id}/reduction': contribution,
  'GET /funds/{code}/contributions': listOf(refunded),
  'GET /funds/{code}/contributions/{id}': contribution,
  'POST /funds/{code}/set-aside': shape({ fund: z.string(), money }),
  'POST /funds/{code}/closure': shape({
    code: z.string(),
    state: z.literal('closed'),
    donorRefunds: money,
    rateDifference: money.optional(),
    refunds: z.array(shape({ contribution: id, donor: z.string(), money })),
  }),
  'POST /bank-accounts': bankAccount,
  'GET /bank-accounts': listOf(withBalances),
  'GET /bank-accounts/{code}': withBalances,
  'POST /exchange-rates': rate,
  'GET /exchange-rates': listOf(rate),
  'GET /exchange-rates/{id}': rate,
  'GET /ledger/accounts': listOf(ledgerAccount),
  'GET /ledger/entries': listOf(posting),
  'GET /ledger/trial-balance': trialBalance,
  'GET /verification': verification,
} as const
