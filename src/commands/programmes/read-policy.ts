import type { Policy, PolicyText } from '../../core/eligibility/policy.ts'
import { policyFromText, recheckFaults } from '../../core/eligibility/policy-from-text.ts'
import { faultAt, problem } from '../../core/problem.ts'
import type { Result } from '../../core/result.ts'
import { say } from '../../core/said/say.ts'

/** Reads the policy of a body against its fund's currency; faults point into the body. Refuses policy_invalid. */
export function readPolicy(text: PolicyText, currency: string): Result<Policy> {
  const policy = policyFromText(text, currency)
  const faults = [...(policy.ok ? [] : (policy.problem.errors ?? [])), ...recheckFaults(text)]
  if (policy.ok && faults.length === 0) return policy
  return problem('policy_invalid', say.policyContradicts, { errors: faults.map(({ pointer, said }) => faultAt(`/policy${pointer}`, said)) })
}
