import type { Lines } from '../lines/lines.ts'
import type { Candidate } from './candidates.ts'

/**
 * Without a header, amounts whose side a word tells beside two columns that are filled in turn on the same sides: nothing tells which of them are those that moved.
 */
export function besideOtherPair(shown: readonly Candidate[], all: readonly Candidate[], { columns }: Lines): readonly Candidate[] {
  const isNameless = columns.every(({ name }) => name === '')
  if (!isNameless || shown.length === 0 || !shown.every(({ model }) => model.told === 'words' && model.style !== 'debit_credit')) return shown
  const isOther = ({ model }: Candidate) =>
    model.style === 'debit_credit' &&
    !model.isLessFee &&
    shown.some((one) => model.amounts.every((minor, n) => Math.sign(minor) === Math.sign(one.model.amounts[n] ?? 0)) && !sharesAmounts(model, one.model))
  return [...shown, ...all.filter((one) => !shown.includes(one) && isOther(one))]
}

const sharesAmounts = (a: Candidate['model'], b: Candidate['model']): boolean => a.amounts.every((minor, n) => minor === b.amounts[n])
