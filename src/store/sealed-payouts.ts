import { sha256 } from './keys.ts'
import type { Read } from './read.ts'
import { type RowOf, SealedRows } from './verify/sealed-rows.ts'

/** Whom a payout goes to, down to the cells that are opened for it, and by which decision. */
interface Cells {
  readonly seq: number
  readonly payee: number
  readonly payeeSeq: number
  readonly student: number
  readonly studentSeq: number
  readonly personal: Buffer | null
  readonly personalSha256: string | null
  readonly wrapped: Buffer | null
  readonly wrappedSha256: string | null
  readonly grant: number
  readonly grantSeq: number
  readonly instalment: number
  readonly instalmentSeq: number
  readonly recommendation: number
  readonly recommendationSeq: number
  readonly isWithin: number
  readonly isChanged: number
}

const CELLS = `SELECT p.event_seq AS seq, q.id AS payee, q.event_seq AS payeeSeq, s.id AS student, s.event_seq AS studentSeq, q.personal, q.personal_sha256 AS personalSha256, s.wrapped, s.wrapped_sha256 AS wrappedSha256,
    g.id AS "grant", g.event_seq AS grantSeq, i.id AS instalment, i.event_seq AS instalmentSeq, r.id AS recommendation, r.event_seq AS recommendationSeq, p.fund_amount <= i.amount AS isWithin, p.payee <> g.payee AS isChanged
  FROM payout p CROSS JOIN payee q ON q.id = p.payee CROSS JOIN student s ON s.id = q.student CROSS JOIN instalment i ON i.id = p.instalment CROSS JOIN grant g ON g.id = i.grant AND g.id = p.grant
    AND g.student = s.id CROSS JOIN recommendation r ON r.id = g.recommendation WHERE p.id = ?`

/** The approvals of a grant, and of its payee where that is another by now: the last that was approved before the payout was prepared. */
const APPROVED = `SELECT 'approval' AS "table", a.id, a.event_seq AS seq FROM grant g CROSS JOIN approval a ON a.recommendation = g.recommendation WHERE g.id = ?`
const CHANGED = `SELECT c.id AS "change", c.event_seq AS changeSeq, a.id, a.event_seq AS seq FROM payout p CROSS JOIN payee_change c ON c.grant = p.grant AND c.payee = p.payee CROSS JOIN payee_approval a ON a.payee_change = c.id
    AND a.event_seq < p.event_seq WHERE p.id = ? ORDER BY c.id DESC LIMIT 1`

/** A payout of the batch of which one person did two things, that are never one person's. */
const ONE_PERSON = `SELECT p.id FROM batch b CROSS JOIN event e ON e.seq = b.event_seq CROSS JOIN release r ON r.batch = b.id CROSS JOIN event f ON f.seq = r.event_seq CROSS JOIN payout p ON p.batch = b.id
    CROSS JOIN grant g ON g.id = p.grant CROSS JOIN recommendation c ON c.application = g.application CROSS JOIN event v ON v.seq = c.event_seq CROSS JOIN approval a ON a.application = g.application CROSS JOIN event w ON w.seq = a.event_seq
  WHERE b.id = ? AND (e.actor = f.actor OR v.actor IN (e.actor, f.actor, w.actor) OR w.actor IN (e.actor, f.actor)
    OR EXISTS(SELECT 1 FROM approval o CROSS JOIN event x ON x.seq = o.event_seq WHERE o.recommendation = a.recommendation AND o.id <> a.id AND x.actor = w.actor)) LIMIT 1`

interface Orders {
  readonly batchSeq: number
  readonly release: number
  readonly releaseSeq: number
  readonly account: number
  readonly accountSeq: number
  readonly institution: number | null
  readonly institutionSeq: number | null
  readonly personal: Buffer | null
  readonly personalSha256: string | null
  readonly isItsTemplate: number
}

const ORDERS = `SELECT b.event_seq AS batchSeq, r.id AS release, r.event_seq AS releaseSeq, k.id AS account, k.event_seq AS accountSeq, i.id AS institution, i.event_seq AS institutionSeq, i.personal, i.personal_sha256 AS personalSha256,
    r.template IS k.payment_file AS isItsTemplate
  FROM batch b CROSS JOIN release r ON r.batch = b.id CROSS JOIN bank_account k ON k.id = b.bank_account LEFT JOIN institution i ON i.id = b.institution WHERE b.id = ?`

/** An erased value is its command's to refuse. */
const isWhole = (value: Buffer | null, digest: string | null): boolean => value === null || sha256(value) === digest

/**
 * The first payout of a released batch that would go elsewhere, as another sum, or by other decisions or persons than were sealed; 'batch' where it is the batch itself, its release, its account or its
 * institution. Ciphertexts open under the key of their student, and both can be exchanged with another's by whoever writes to the file: so the cells are held against
 * their digests, and these against the chain.
 */
export function notAsSealed(read: Read, batch: number, payouts: readonly number[]): number | 'batch' | undefined {
  const rows = new SealedRows(read)
  const orders = read.one<Orders>(ORDERS, batch)
  if (orders?.isItsTemplate !== 1 || !isWhole(orders.personal, orders.personalSha256)) return 'batch'
  const { batchSeq, release, releaseSeq, account, accountSeq, institution, institutionSeq } = orders
  const of: RowOf[] = [
    { table: 'batch', id: batch, seq: batchSeq },
    { table: 'release', id: release, seq: releaseSeq },
    { table: 'bank_account', id: account, seq: accountSeq },
    ...(institution === null ? [] : [{ table: 'institution', id: institution, seq: institutionSeq ?? 0 }]),
  ]
  if (!of.every((row) => rows.has(row))) return 'batch'
  return payouts.find((id) => !isSealed(read, rows, id)) ?? read.value<number>(ONE_PERSON, batch)
}

function isSealed(read: Read, rows: SealedRows, payout: number): boolean {
  const of = read.one<Cells>(CELLS, payout)
  if (!of || !isWhole(of.personal, of.personalSha256) || !isWhole(of.wrapped, of.wrappedSha256)) return false
  const { seq, payee, payeeSeq, student, studentSeq } = of
  return (
    [
      { table: 'payout', id: payout, seq },
      { table: 'payee', id: payee, seq: payeeSeq },
      { table: 'student', id: student, seq: studentSeq },
    ].every((row) => rows.has(row)) && isDecided(read, rows, payout, of)
  )
}

/** Does it pay what was granted, by approvals that were sealed, to the payee who was approved with it or since? */
function isDecided(read: Read, rows: SealedRows, payout: number, of: Cells): boolean {
  const { grant, grantSeq, instalment, instalmentSeq, recommendation, recommendationSeq } = of
  const approvals = read.all<RowOf>(APPROVED, grant)
  const decided: RowOf[] = [
    { table: 'recommendation', id: recommendation, seq: recommendationSeq },
    { table: 'grant', id: grant, seq: grantSeq },
    { table: 'instalment', id: instalment, seq: instalmentSeq },
    ...approvals,
  ]
  if (of.isWithin !== 1 || approvals.length === 0 || !decided.every((row) => rows.has(row))) return false
  if (of.isChanged !== 1) return true
  const changed = read.one<{ change: number; changeSeq: number; id: number; seq: number }>(CHANGED, payout)
  return (
    changed !== undefined &&
    rows.has({ table: 'payee_change', id: changed.change, seq: changed.changeSeq }) &&
    rows.has({ table: 'payee_approval', id: changed.id, seq: changed.seq })
  )
}
