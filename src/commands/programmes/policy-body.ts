import { z } from 'zod'
import type { PolicyText } from '../../core/eligibility/policy.ts'
import { say } from '../../core/said/say.ts'
import { code, country, refusing, words } from '../../input/shapes.ts'
import { present } from '../present.ts'

/** Money as it is posted: the policy is kept as it was posted, and read against the fund's currency. */
const moneyText = z.strictObject({ amount: z.string().max(20), currency: z.string().max(3) })
const day = z.string().max(10)
const countries = z.array(country).max(300)

const head = { code, mandatory: z.boolean() }
const institution = z.strictObject({ country, name: words(300), emailDomains: z.array(words(200)).max(50).optional() })
const route = z.strictObject({ country, from: day, to: day })

const criterion = z.discriminatedUnion('kind', [
  z.strictObject({ ...head, kind: z.enum(['nationality', 'host_country', 'programme_dates', 'not_duplicate', 'caps', 'payee_valid', 'payee_not_shared']) }),
  z.strictObject({ ...head, kind: z.literal('institution'), institutions: z.array(institution).max(5000) }),
  z.strictObject({ ...head, kind: z.literal('no_route_home'), routes: z.array(route).max(1000) }),
  z.strictObject({ ...head, kind: z.literal('not_assisted_within'), days: z.number() }),
  z.strictObject({ ...head, kind: z.literal('not_screened'), list: code }),
  z.strictObject({ ...head, kind: z.literal('document'), document: words(60) }),
  z.strictObject({ ...head, kind: z.literal('consent') }),
  z.strictObject({ ...head, kind: z.literal('manual'), question: words(500) }),
])

const grantRule = z
  .strictObject({ amount: moneyText.optional(), instalments: z.number().optional(), cap: moneyText.optional() })
  .refine(({ amount, cap }) => (amount === undefined) !== (cap === undefined), refusing(say.amountOrCap))
  .refine(({ cap, instalments }) => cap === undefined || instalments === undefined, refusing(say.instalmentsWithAmount))

/** A programme's policy as posted: the shape of every member; what the members say together is for core to judge. */
export const policyBody: z.ZodType<PolicyText> = z
  .strictObject({
    startsOn: day,
    endsOn: day,
    nationality: countries.optional(),
    hostCountries: countries.optional(),
    grant: grantRule,
    capPerStudent: moneyText.optional(),
    capPerMonth: moneyText.optional(),
    secondApprovalAbove: moneyText.optional(),
    coolingOffHours: z.number().optional(),
    answerWithinDays: z.number().optional(),
    reviewWithinDays: z.number().optional(),
    recheck: z.array(code).max(100).optional(),
    criteria: z.array(criterion).max(100),
  })
  .transform((policy) => present(policy) as PolicyText)
