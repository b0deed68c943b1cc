import type { Read } from './read.ts'

/** An event of a case. */
export interface Happening {
  readonly seq: number
  readonly kind: string
  readonly at: string
  readonly actor: number
}

/** Everything that happened to an application, its grant and its payouts, in order. */
export const historyOf = (read: Read, application: number): Happening[] =>
  read.all<Happening>(
    `WITH grants AS (SELECT id FROM grant WHERE application = ?), payouts AS (SELECT id, event_seq FROM payout WHERE grant IN (SELECT id FROM grants)),
      holds AS (SELECT id, event_seq FROM hold WHERE grant IN (SELECT id FROM grants))
     SELECT e.seq, e.kind, e.at, e.actor FROM event e WHERE e.seq IN (
       SELECT event_seq FROM application WHERE id = ? UNION SELECT event_seq FROM application_version WHERE application = ? UNION SELECT event_seq FROM check_result WHERE application = ?
       UNION SELECT event_seq FROM correction WHERE application = ? UNION SELECT event_seq FROM information_request WHERE application = ? UNION SELECT event_seq FROM recommendation WHERE application = ?
       UNION SELECT event_seq FROM approval WHERE application = ? UNION SELECT event_seq FROM step WHERE noun = 'application' AND subject = ?
       UNION SELECT event_seq FROM document WHERE application = ? UNION SELECT event_seq FROM message WHERE application = ? AND about IS NOT 'person'
       UNION SELECT r.event_seq FROM message m CROSS JOIN reply r ON r.message = m.id WHERE m.application = ? AND m.about IS NOT 'person'
       UNION SELECT event_seq FROM payee_change WHERE grant IN (SELECT id FROM grants)
       UNION SELECT a.event_seq FROM payee_change c CROSS JOIN payee_approval a ON a.payee_change = c.id WHERE c.grant IN (SELECT id FROM grants)
       UNION SELECT o.event_seq FROM payee_change c CROSS JOIN payee_approval a ON a.payee_change = c.id CROSS JOIN cooling_off_end o ON o.payee_approval = a.id WHERE c.grant IN (SELECT id FROM grants)
       UNION SELECT event_seq FROM note WHERE noun IN ('code', 'disclosure') AND subject = ?
       UNION SELECT event_seq FROM cancellation WHERE grant IN (SELECT id FROM grants)
       UNION SELECT event_seq FROM holds UNION SELECT s.event_seq FROM holds h CROSS JOIN step s ON s.noun = 'hold' AND s.subject = h.id
       UNION SELECT event_seq FROM payouts UNION SELECT s.event_seq FROM payouts p CROSS JOIN step s ON s.noun = 'payout' AND s.subject = p.id)
     ORDER BY e.seq`,
    ...Array.from({ length: 13 }, () => application),
  )

/** The instant of an event. */
export const eventAt = (read: Read, seq: number): string => read.value<string>('SELECT at FROM event WHERE seq = ?', seq) ?? ''
