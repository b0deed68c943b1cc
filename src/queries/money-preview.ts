import { z } from 'zod'
import { moneyToText } from '../core/money/money.ts'
import { notFound, problem } from '../core/problem.ts'
import { done } from '../core/result.ts'
import { say } from '../core/said/say.ts'
import { code, date } from '../input/shapes.ts'
import { bankAccountByCode } from '../store/bank-accounts.ts'
import { payableIn, payableTo } from '../store/payable.ts'
import { institutionByCode } from '../store/payee-rows.ts'
import { programmeById } from '../store/programmes.ts'
import type { Read } from '../store/read.ts'
import { grantNamed } from '../store/reports/subjects.ts'
import { planned } from './payable-now.ts'
import { fitOfPlanned } from './payment-fit.ts'
import { query } from './query.ts'

/** How many of those left out are named; their number is of all. */
const MOST_LEFT_OUT = 100

interface Asked {
  readonly account: NonNullable<ReturnType<typeof bankAccountByCode>>
  readonly institution: number | null
  readonly dueBy: string
  readonly person: number
}

function previewView(read: Read, { account, institution, dueBy, person }: Asked) {
  const preparing = { account, preparer: person, institution }
  const wanted = institution === null ? payableIn(read, account.currency, dueBy) : payableTo(read, institution, dueBy)
  const plans = wanted.map((of) => ({ of, plan: planned(read, preparing, of) }))
  const payable = plans.flatMap(({ plan }) => ('reason' in plan ? [] : [plan]))
  const left = plans.flatMap(({ of, plan }) => ('reason' in plan ? [{ grant: of.grant, reason: plan.reason }] : []))
  const sum = (rows: readonly { readonly amount: number }[]) =>
    moneyToText(
      rows.reduce((total, { amount }) => total + amount, 0),
      account.currency,
    )
  return {
    bankAccount: account.code,
    dueBy,
    count: payable.length,
    total: sum(payable),
    programmes: [...new Set(payable.map(({ programme }) => programme))].map((id) => {
      const own = payable.filter(({ programme }) => programme === id)
      return { code: programmeById(read, id)?.code ?? '', count: own.length, total: sum(own) }
    }),
    rates: [...new Set(payable.flatMap(({ rate, rateSource, fundCurrency }) => (rate === null ? [] : [`${fundCurrency} ${rate} (${rateSource ?? ''})`])))],
    fit: fitOfPlanned(read, account, institution, payable),
    leftOut: {
      count: left.length,
      reasons: [...new Set(left.map(({ reason }) => reason))].map((reason) => ({ reason, count: left.filter((one) => one.reason === reason).length })),
      items: left.slice(0, MOST_LEFT_OUT).map(({ grant, reason }) => ({ grant: String(grant), reason, ...grantNamed(read, grant) })),
    },
  }
}

export type BatchPreview = ReturnType<typeof previewView>

/**
 * What a batch of who asks would hold now, and what it would leave out and why, as `POST /payout-batches` judges it; the checks that a later instalment needs
 * once more run only there.
 */
export const batchPreview = query({
  summary: 'What a batch would hold',
  roles: ['finance'],
  filters: z.strictObject({ bankAccount: code, dueBy: date.optional(), institution: code.optional() }),
  ask: (read, { filters, reader }) => {
    const account = bankAccountByCode(read, filters.bankAccount)
    if (!account) return notFound(say.noAccount, filters.bankAccount)
    const to = filters.institution === undefined ? null : institutionByCode(read, filters.institution)
    if (to === undefined) return problem('not_found', say.institutionToRegister(filters.institution ?? ''))
    return done(previewView(read, { account, institution: to?.id ?? null, dueBy: filters.dueBy ?? read.today, person: reader.person }))
  },
})
