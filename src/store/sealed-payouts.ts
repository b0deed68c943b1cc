import { sha256 } from './keys.ts'
import type { Read } from './read.ts'
import { type RowOf, SealedRows } from './verify/sealed-rows.ts'

/** Whom a payout goes to, down to the cells that are opened for it. */
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
}

const CELLS = `SELECT p.event_seq AS seq, q.id AS payee, q.event_seq AS payeeSeq, s.id AS student, s.event_seq AS studentSeq, q.personal, q.personal_sha256 AS personalSha256, s.wrapped, s.wrapped_sha256 AS wrappedSha256
  FROM payout p CROSS JOIN payee q ON q.id = p.payee CROSS JOIN student s ON s.id = q.student WHERE p.id = ?`

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
}

const ORDERS = `SELECT b.event_seq AS batchSeq, r.id AS release, r.event_seq AS releaseSeq, k.id AS account, k.event_seq AS accountSeq, i.id AS institution, i.event_seq AS institutionSeq, i.personal, i.personal_sha256 AS personalSha256
  FROM batch b CROSS JOIN release r ON r.batch = b.id CROSS JOIN bank_account k ON k.id = b.bank_account LEFT JOIN institution i ON i.id = b.institution WHERE b.id = ?`

/** An erased value is its command's to refuse. */
const isWhole = (value: Buffer | null, digest: string | null): boolean => value === null || sha256(value) === digest

/**
 * The first payout of a released batch that would go elsewhere, or as another sum, than was sealed; 'batch' where it is the batch itself, its release, its account or its
 * institution. Ciphertexts open under the key of their student, and both can be exchanged with another's by whoever writes to the file: so the cells are held against
 * their digests, and these against the chain.
 */
export function notAsSealed(read: Read, batch: number, payouts: readonly number[]): number | 'batch' | undefined {
  const rows = new SealedRows(read)
  const orders = read.one<Orders>(ORDERS, batch)
  if (!orders || !isWhole(orders.personal, orders.personalSha256)) return 'batch'
  const { batchSeq, release, releaseSeq, account, accountSeq, institution, institutionSeq } = orders
  const of: RowOf[] = [
    { table: 'batch', id: batch, seq: batchSeq },
    { table: 'release', id: release, seq: releaseSeq },
    { table: 'bank_account', id: account, seq: accountSeq },
    ...(institution === null ? [] : [{ table: 'institution', id: institution, seq: institutionSeq ?? 0 }]),
  ]
  return of.every((row) => rows.has(row)) ? payouts.find((id) => !isSealed(read, rows, id)) : 'batch'
}

function isSealed(read: Read, rows: SealedRows, payout: number): boolean {
  const of = read.one<Cells>(CELLS, payout)
  if (!of || !isWhole(of.personal, of.personalSha256) || !isWhole(of.wrapped, of.wrappedSha256)) return false
  const { seq, payee, payeeSeq, student, studentSeq } = of
  return [
    { table: 'payout', id: payout, seq },
    { table: 'payee', id: payee, seq: payeeSeq },
    { table: 'student', id: student, seq: studentSeq },
  ].every((row) => rows.has(row))
}
