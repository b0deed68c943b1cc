import { areTurned, type Candidate } from './candidates.ts'

/**
 * Without those that one label alone turns: signed amounts with the balance after each line are, read in the other order, the opposite amounts with the balance before it. Where
 * no day tells the order and the usual way round meets all but one opening or closing balance, that figure or its label is as likely to be wrong as every sign.
 */
export const withoutTurnedByLabel = (proven: readonly Candidate[], all: readonly Candidate[]): readonly Candidate[] =>
  proven.filter(
    (one) => !isTurnedByLabel(one) || !all.some((other) => isMissedOnce(other) && other.balance?.place === one.balance?.place && areTurned(other, one)),
  )

/** The balance stands before its line, and money out is positive. */
const isTurnedByLabel = ({ model, proof, dated, balances }: Candidate): boolean =>
  model.style === 'inverse' && proof === 'running_balance' && dated.told === undefined && balances?.every((minor) => minor === undefined) === true

const isMissedOnce = ({ model, proof, broken }: Candidate): boolean =>
  model.style === 'signed' && proof === 'running_balance' && broken.length === 1 && broken[0]?.kind === 'label'
