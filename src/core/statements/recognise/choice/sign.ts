import type { Column } from '../columns/columns.ts'
import { hasEverySign } from '../columns/explicit-signs.ts'
import { isOfMerchant } from '../columns/payment-kinds.ts'
import type { Lines } from '../lines/lines.ts'
import { directionsTold, hasWhatOnlyAccountsHave, speaksOfAccount, speaksOfCard, type Told } from '../lines/texts.ts'
import type { Grid } from '../table/grid.ts'
import type { Candidate } from './candidates.ts'

/**
 * Which way money went where no arithmetic tells: a flag, or the words of two columns; then words of direction in the texts (towards `out is positive` only with words
 * of a card or without any of an account), in some lines, for a merchant's name may have one; then what only an account has means signed, where so much more is out
 * that it is no chance. Otherwise both stand, the likelier first.
 */
export function bySign(candidates: readonly Candidate[], lines: Lines, grid: Grid): readonly Candidate[] {
  const told = candidates.filter(({ model }) => model.told === 'words')
  if (told.length > 0) return told.every(isNamedAlways) ? bothWays(told, candidates, lines) : told
  // Beside one column of amounts that nobody named, two that are filled in turn may be those that moved.
  const pairs = candidates.filter(({ model }) => model.style === 'debit_credit')
  return pairs.length === 0 || pairs.length === candidates.length
    ? bySigns(candidates, lines, grid)
    : [
        ...bySigns(
          candidates.filter((one) => !pairs.includes(one)),
          lines,
          grid,
        ),
        ...byTexts(pairs, lines),
      ]
}

/** Do the parties tell one side of all lines? */
const isNamedAlways = ({ model: { parties, amounts } }: Candidate): boolean =>
  parties !== undefined && (amounts.every((minor) => minor < 0) || amounts.every((minor) => minor > 0))

/** What the parties tell alone where texts agree; else beside the other way, which comes first where texts are for it. */
function bothWays(told: readonly Candidate[], candidates: readonly Candidate[], lines: Lines): readonly Candidate[] {
  const others = candidates.filter((one) => !told.includes(one))
  const { agree, oppose } = directionsTold(lines, told[0]?.model.amounts ?? [])
  if (agree.sure > 0 && oppose.sure === 0) return told
  return oppose.sure > agree.sure ? [...others, ...told] : [...told, ...others]
}

function bySigns(candidates: readonly Candidate[], lines: Lines, grid: Grid): readonly Candidate[] {
  const signed = candidates.filter(({ model }) => model.style === 'signed')
  const inverse = candidates.filter(({ model }) => model.style === 'inverse')
  const [first] = signed
  if (!first || inverse.length === 0) return byTexts(candidates, lines)
  const { amounts } = first.model
  const { agree, oppose } = directionsTold(lines, amounts)
  const [isCard, isAccount] = [speaksOfCard(grid), speaksOfAccount(grid)]
  const clear = Math.max(FEWEST_TOLD, amounts.length * LEAST_TOLD)
  // A column of expenses alone has them without a sign.
  const isOfDebits = first.model.places.every((place) => saysDebitAlone(lines.columns[place]))
  // A bare payment goes out of an account, and towards a card.
  const [of, against] = isCard ? [agree.sure, oppose.sure] : [agree.lines, oppose.lines]
  if (of >= clear && against === 0 && !isOfDebits && (areSeveral(agree) || (isAccount && !isCard))) return signed
  const isTurned = !isOfMerchant(lines.columns) && (isCard ? areSeveral(oppose) : !isAccount && areOfBothWays(oppose))
  if (oppose.sure >= clear && of === 0 && isTurned) return inverse
  // Who writes a plus as well means what came in by it: a fee that may stand beside the amount is asked for that way alone.
  if (first.model.places.some((place) => hasEverySign(lines.columns[place])))
    return [...signed, ...(signed.length > 1 ? inverse.filter(({ model }) => !model.isLessFee) : inverse)]
  if (agree.sure + oppose.sure > 0 || (of + against > 0 && isAccount)) {
    // One word may be misunderstood, and most files of accounts are signed.
    const isLikely = isCard || !isAccount || areSeveral(oppose)
    return of >= against || !isLikely ? [...signed, ...inverse] : [...inverse, ...signed]
  }
  const out = amounts.filter((minor) => minor < 0).length
  if (hasWhatOnlyAccountsHave(grid) && !isCard && 2 * out - amounts.length >= 2 * Math.sqrt(amounts.length)) return signed
  // Money goes out more often than it comes in, and signed columns are more frequent than inverse ones: so many more in than out turn the order.
  const more = amounts.length - 2 * out
  return more >= (isCard ? 1 : isAccount ? 5 : 3) ? [...inverse, ...signed] : [...signed, ...inverse]
}

const saysDebitAlone = (column: Column | undefined): boolean =>
  column?.roles.has('debit') === true && !column.roles.has('credit') && !column.roles.has('amount')

const FEWEST_TOLD = 2
const LEAST_TOLD = 1 / 5

/** One word, however often it stands, may mean another thing to this bank. */
const areSeveral = ({ out, into }: Told): boolean => out.size + into.size > 1

/** Words of both ways, some of which are not one. */
const areOfBothWays = ({ out, into }: Told): boolean => out.size > 0 && into.size > 0 && out.size + into.size > 2

/** Two columns that no word names: what the texts say of one way and not of the other, else the way in which most goes out comes first. */
function byTexts(candidates: readonly Candidate[], lines: Lines): readonly Candidate[] {
  const told = candidates.filter(({ model }) => {
    const { agree, oppose } = directionsTold(lines, model.amounts)
    return agree.sure >= Math.max(FEWEST_TOLD, model.amounts.length * LEAST_TOLD) && oppose.lines === 0 && areSeveral(agree)
  })
  const out = ({ model }: Candidate) => model.amounts.filter((minor) => minor < 0).length
  return told.length > 0 ? told : [...candidates].sort((a, b) => out(b) - out(a))
}
