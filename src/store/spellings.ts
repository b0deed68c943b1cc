import { isLearnt, learntSpellings, type SpellingConfirmed, spellingOf } from '../core/reconciliation/spellings.ts'
import { payeePersonal } from './payees.ts'
import type { Page, Read } from './read.ts'
import { spellingRemoval } from './schema/spellings.ts'
import { lineById } from './statements.ts'
import type { Write } from './write.ts'

/** A spelling that a person's match taught; `id` is the match's. */
export interface Spelling extends SpellingConfirmed {
  readonly id: number
  readonly line: number
  readonly payout: number
}

interface Row {
  readonly id: number
  readonly line: number
  readonly payout: number
  readonly payeeRow: number
  readonly student: number
}

/** One line and one payout of a student, settled by a person, not undone and not removed; not by a line that shows another's account: the name beside that is the other's too. */
const CONFIRMED = `SELECT m.id, l.line, x.payout, p.payee AS payeeRow, q.student
  FROM match m CROSS JOIN state s ON s.noun = 'match' AND s.subject = m.id AND s.state = 'confirmed'
  CROSS JOIN match_line l ON l.match = m.id CROSS JOIN match_payout x ON x.match = m.id CROSS JOIN payout p ON p.id = x.payout CROSS JOIN payee q ON q.id = p.payee AND q.institution IS NULL
  WHERE m.by = 'person' AND m.kind = 'settlement' AND m.id > ? AND instr(m.features, '"account_differs"') = 0
    AND NOT EXISTS(SELECT 1 FROM spelling_removal r WHERE r.match = m.id)
    AND NOT EXISTS(SELECT 1 FROM match_line o WHERE o.match = m.id AND o.line <> l.line) AND NOT EXISTS(SELECT 1 FROM match_payout o WHERE o.match = m.id AND o.payout <> x.payout)
  ORDER BY m.id LIMIT ?`

/** Rows looked through at a time. */
const AT_A_TIME = 500

/** The spellings learnt from matches after `page.after`: what was erased or is hidden teaches nothing. */
export function spellingsAfter(read: Read, page: Page): Spelling[] {
  const found: Spelling[] = []
  let after = page.after
  while (found.length < page.most) {
    const rows = read.all<Row>(CONFIRMED, after, AT_A_TIME)
    for (const row of rows) {
      const spelling = told(read, row)
      if (spelling && isLearnt(spelling) && found.length < page.most) found.push(spelling)
    }
    if (rows.length < AT_A_TIME) break
    after = rows.at(-1)?.id ?? after
  }
  return found
}

function told(read: Read, row: Row): Spelling | undefined {
  const counterparty = lineById(read, row.line)?.personal?.counterparty
  const payee = payeePersonal(read, row.payeeRow)
  if (counterparty === undefined || payee === null) return undefined
  return {
    id: row.id,
    line: row.line,
    payout: row.payout,
    payee: `student ${row.student}`,
    payeeName: payee.name,
    counterparty,
  }
}

/** Payees by learnt spelling, read when first asked for. */
export function payeesSpelled(read: Read): (name: string) => readonly string[] {
  let learnt: ReadonlyMap<string, string> | undefined
  return (name) => {
    learnt ??= learntSpellings(spellingsAfter(read, { after: 0, most: Number.MAX_SAFE_INTEGER }))
    const payee = learnt.size === 0 ? undefined : learnt.get(spellingOf(name))
    return payee === undefined ? [] : [payee]
  }
}

export const removeSpelling = (tx: Write, match: number): number => tx.fact(spellingRemoval, { match })

export const spellingRemovedBy = (read: Read, seq: number): number | undefined => read.value('SELECT match FROM spelling_removal WHERE event_seq = ?', seq)
