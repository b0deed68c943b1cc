import { invariant } from '../core/invariant.ts'
import { eventBody } from '../core/ledger/body.ts'
import { chainHash, keyDigest } from './functions.ts'
import type { Write } from './write.ts'

/** The last event was written by somebody without the keys of the book: nothing is built on it. */
export class UnmarkedError extends Error {
  override name = 'UnmarkedError'
}

interface Previous {
  readonly prevHash: Buffer
  readonly hash: Buffer
  readonly body: string
  readonly mark: Buffer | null
}

interface BudgetRow {
  readonly fund: number
  readonly currency: string
  readonly date: string
  readonly available: number
  readonly overspent: number
}

/**
 * Seals the event: first what facts spent beyond the available budget goes to `overspent` (and what was freed clears it),
 * then the body, the chained hash and the keyed mark. The triggers on `seal` judge everything that the event did.
 */
export function seal(tx: Write): void {
  coverBudget(tx)
  const { counts, digest, postings } = tx.factDigests()
  const body = eventBody({
    seq: tx.seq,
    kind: tx.kind,
    at: tx.at,
    actor: tx.actor,
    key: keyDigest(tx.key),
    facts: counts,
    factsDigest: digest,
    postings: tx.postings,
    postingsDigest: postings,
    documents: tx.documents,
  })
  const previous = previousHash(tx)
  const hash = chainHash(previous, body)
  const mark = tx.keys.hmac('marks', hash)
  tx.run('INSERT INTO seal(event_seq, prev_hash, hash, body, mark) VALUES(?, ?, ?, ?, ?)', tx.seq, previous, hash, body, mark)
}

/**
 * The hash to go on from. What somebody without the keys appended at an SQL prompt would be approved, released and paid by those who trust the book before anybody
 * verifies it: so the next event is not written. Throws UnmarkedError.
 */
function previousHash(tx: Write): Buffer {
  const seq = tx.seq - 1
  if (seq === 0) return Buffer.alloc(32)
  const last = tx.one<Previous>('SELECT prev_hash AS prevHash, hash, body, mark FROM seal WHERE event_seq = ?', seq)
  // A seal that is copied from another event has a mark that holds, and the text or the number of that event
  const isOurs =
    last?.mark != null &&
    tx.keys.hmac('marks', last.hash).equals(last.mark) &&
    last.hash.equals(chainHash(last.prevHash, last.body)) &&
    last.body.startsWith(`{"v":1,"seq":${seq},`)
  if (!isOurs)
    throw new UnmarkedError(`Event ${seq} was not written with the keys of this book: somebody changed the file. Verify it, and go back to a copy that holds.`)
  return last.hash
}

/** The row digest of an event's postings, by the same function as the trigger uses: the same as the digest of their rows as they were written. */
export const POSTINGS_DIGEST = `SELECT row_digest(CASE WHEN p.bank_line IS NULL THEN json_array(p.id, p.event_seq, p.entry, p.fund, p.account, p.subject, p.amount)
  ELSE json_array(p.id, p.event_seq, p.entry, p.fund, p.account, p.subject, p.amount, p.bank_line) END ORDER BY p.id) FROM posting p WHERE p.event_seq = ?`

function coverBudget(tx: Write): void {
  if (!tx.postings.some(({ account }) => account === 'budget:available')) return
  const touched = tx.all<BudgetRow>(
    `SELECT p.fund, f.currency, max(e.effective_date) AS date,
       (SELECT b.amount FROM balance b WHERE b.account = a.id AND b.fund = p.fund AND b.subject = 0) AS available,
       coalesce((SELECT b.amount FROM account o CROSS JOIN balance b ON b.account = o.id AND b.fund = p.fund AND b.subject = 0 WHERE o.code = 'budget:overspent' AND o.currency = f.currency), 0) AS overspent
     FROM posting p CROSS JOIN account a ON a.id = p.account CROSS JOIN entry e ON e.id = p.entry CROSS JOIN fund f ON f.id = p.fund
     WHERE p.event_seq = ? AND a.code = 'budget:available' GROUP BY p.fund`,
    tx.seq,
  )
  for (const { fund, currency, date, available, overspent } of touched) {
    const beyond = available < 0 ? -available : -Math.min(available, -overspent)
    if (beyond === 0) continue
    invariant(
      tx.one("SELECT 1 FROM entry_rule WHERE event_kind = ? AND entry_kind IN ('overspent', 'overspent_cleared')", tx.kind),
      `a decision (${tx.kind}) spends no more than is available`,
    )
    tx.entry({
      kind: beyond > 0 ? 'overspent' : 'overspent_cleared',
      fund,
      effectiveDate: date,
      postings: [
        { account: 'budget:available', currency, subject: 0, minor: beyond },
        { account: 'budget:overspent', currency, subject: 0, minor: -beyond },
      ],
    })
  }
}
