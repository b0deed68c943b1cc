import { referencesIn } from '../core/reconciliation/references.ts'
import { accountForm } from '../core/students/normal-forms.ts'
import type { Keys } from './keys.ts'
import type { LinePersonal } from './statements.ts'

/** Look-ups of what a line shows: reference tokens and the counterparty's account, as keyed hashes. */
export function evidenceOf(keys: Keys, line: LinePersonal): Buffer[] {
  const texts = [line.narrative, line.reference ?? '', line.endToEndId ?? '']
  const references = new Set(referencesIn(texts).map(({ token }) => token))
  const tokens = [...references].map((token) => keys.lookup('reference', token))
  if (line.account !== undefined && line.account !== '') tokens.push(keys.lookup('account', accountForm(line.account)))
  return tokens
}
