import type { Read } from './read.ts'

/** Is every instalment of a grant that is not cancelled proven paid, whole? What came back of one that was paid twice does not count. */
export const grantIsPaid = (read: Read, grant: number): boolean =>
  read.value(
    `SELECT 1 FROM instalment i CROSS JOIN instalment_owed o ON o.instalment = i.id WHERE i.grant = ?
       AND o.amount > coalesce((SELECT sum(p.fund_amount - coalesce((SELECT sum(f.amount) FROM shortfall f CROSS JOIN state m ON m.noun = 'match' AND m.subject = f.match AND m.state = 'confirmed' WHERE f.payout = p.id), 0))
         FROM payout p CROSS JOIN state s ON s.noun = 'payout' AND s.subject = p.id AND s.state = 'settled' WHERE p.instalment = i.id), 0)
         - coalesce((SELECT sum(k.back) FROM payout p CROSS JOIN break b ON b.payout = p.id AND b.line IS NULL AND b.kind = 'duplicate_payment' CROSS JOIN paid_again k ON k.break = b.id WHERE p.instalment = i.id), 0) LIMIT 1`,
    grant,
  ) === undefined
