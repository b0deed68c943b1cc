import type { Life } from './life.ts'
import type { Line, Payout } from './life-nouns.ts'
import { WAY, type Who } from './life-world.ts'

/** Nobody's whom we pay. */
export const ELSEWHERE = 'TR330006100519786457841326'

/** Payouts that lines are about: by their breaks, those that are over too, and by the references that they show. */
function aboutOf(life: Life, lines: readonly Line[]): readonly Payout[] {
  const ids = lines.map((l) => Number(l.id))
  const broken = life.world.book.read((read) =>
    ids.flatMap((id) => read.all<{ payout: number }>('SELECT payout FROM break WHERE line = ? AND payout IS NOT NULL', id)),
  )
  const shown = life.payouts.filter((p) => lines.some((l) => l.account === p.account && (l.text.includes(p.reference) || l.text.includes(p.batchReference))))
  return [...broken.flatMap(({ payout }) => life.payout(String(payout)) ?? []), ...shown]
}

/** Did the person release a payout that the lines, or what is named, are about? */
export const isOfOwnRelease = (life: Life, lines: readonly Line[], who: Who, named: readonly Payout[] = []): boolean =>
  [...named, ...aboutOf(life, lines)].some((p) => p.releasedBy === who)

/** Do the lines show a payout at another account than its payee's? Of such finance, who prepares every batch here, says nothing, and nobody settles by it without a notice. */
export const isElsewhere = (lines: readonly Line[]): boolean =>
  lines.some((l) => l.minor < 0 && l.of.length > 0 && l.text.includes(ELSEWHERE) && WAY[l.account] === 'account')
