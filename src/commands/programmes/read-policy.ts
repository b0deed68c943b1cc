import type { Policy, PolicyText } from '../../core/eligibility/policy.ts'
import { policyFromText } from '../../core/eligibility/policy-from-text.ts'
import { faultAt } from '../../core/problem.ts'
import { type Result, refused } from '../../core/result.ts'

/** Reads the policy of a body against its fund's currency; faults point into the body. Refuses policy_invalid. */
export function readPolicy(text: PolicyText, currency: string): Result<Policy> {
  const policy = policyFromText(text, currency)
  if (policy.ok) return policy
  const errors = (policy.problem.errors ?? []).map(({ pointer, said }) => faultAt(`/policy${pointer}`, said))
  return refused({ ...policy.problem, errors })
}
