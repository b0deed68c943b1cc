import { IN, type Piece, piece } from './story-piece.ts'

const ACCOUNT = 'CROSS JOIN bank_account k ON k.id ='
/** From the batch to what the bank reports. */
export const OF_PAYOUTS: readonly Piece[] = [
  piece(
    'payouts',
    'payout',
    "'reference', p.reference, 'case', a.case_number, 'batch', b.reference, 'account', k.code, 'minor', p.amount, 'currency', k.currency, 'fundMinor', p.fund_amount, 'fundCurrency', f.currency, 'rate', p.rate, 'rateSource', p.rate_source",
    `p payout p CROSS JOIN grant g ON g.id = p.grant CROSS JOIN application a ON a.id = g.application CROSS JOIN fund f ON f.id = g.fund CROSS JOIN batch b ON b.id = p.batch ${ACCOUNT} b.bank_account WHERE p.id IN ${IN}`,
  ),
  piece(
    'payouts',
    'payout_state',
    "'reference', p.reference, 'from', s.from_state, 'to', s.to_state",
    `s payout p CROSS JOIN step s ON s.noun = 'payout' AND s.subject = p.id WHERE p.id IN ${IN}`,
  ),
  piece(
    'payouts',
    'agent_number',
    "'reference', p.reference, 'number', n.number",
    `n payout p CROSS JOIN agent_number n ON n.payout = p.id WHERE p.id IN ${IN}`,
  ),
  piece(
    'payouts',
    'bank_rejection',
    "'reference', p.reference, 'codes', j.codes, 'verdict', j.outcome, 'fileSha256', r.file_sha256",
    `j payout p CROSS JOIN bank_report r ON r.batch = p.batch CROSS JOIN bank_rejection j ON j.bank_report = r.id AND j.payout = p.id WHERE p.id IN ${IN}`,
  ),
  piece(
    'batches',
    'batch',
    "'batch', b.reference, 'count', b.count, 'minor', b.total, 'currency', k.currency, 'account', k.code, 'digest', b.digest, 'batchId', b.id",
    `b batch b ${ACCOUNT} b.bank_account WHERE b.id IN ${IN}`,
  ),
  piece(
    'batches',
    'released',
    "'batch', b.reference, 'count', b.count, 'minor', b.total, 'currency', k.currency, 'digest', r.digest",
    `r release r CROSS JOIN batch b ON b.id = r.batch ${ACCOUNT} b.bank_account WHERE b.id IN ${IN}`,
  ),
  piece(
    'batches',
    'payment_file',
    "'batch', b.reference, 'format', x.format, 'sha256', x.sha256",
    `x batch b CROSS JOIN payment_file x ON x.batch = b.id WHERE b.id IN ${IN}`,
  ),
  piece(
    'batches',
    'handed_over',
    "'batch', b.reference, 'at', h.at, 'bankReference', h.bank_reference",
    `h batch b CROSS JOIN hand_over h ON h.batch = b.id WHERE b.id IN ${IN}`,
  ),
  piece(
    'batches',
    'bank_report',
    "'batch', b.reference, 'message', r.message, 'accepted', r.accepted, 'pending', r.pending, 'fileSha256', r.file_sha256",
    `r batch b CROSS JOIN bank_report r ON r.batch = b.id WHERE b.id IN ${IN}`,
  ),
  piece(
    'batches',
    'batch_state',
    "'batch', b.reference, 'to', s.to_state",
    `s batch b CROSS JOIN step s ON s.noun = 'batch' AND s.subject = b.id AND s.to_state <> 'released' WHERE b.id IN ${IN}`,
  ),
]

/** Statements, matches, and what did not fit. */
export const OF_BANKS: readonly Piece[] = [
  piece(
    'statements',
    'reading',
    "'account', k.code, 'profile', r.format, 'keptAs', r.name",
    `r statement t CROSS JOIN bank_account k ON k.id = t.bank_account CROSS JOIN confirmed_reading r ON r.bank_account = k.id AND r.event_seq = t.event_seq WHERE t.id IN ${IN}`,
  ),
  piece(
    'statements',
    'statement',
    "'statement', t.id, 'account', k.code, 'fileSha256', t.file_sha256, 'documentSha256', t.document_sha256, 'profile', t.format, 'profileVersion', t.format_version, 'proof', t.proof, 'since', t.since, 'until', t.until, 'openingMinor', t.opening, 'closingMinor', t.closing, 'currency', k.currency, 'lines', t.lines, 'added', t.added, 'known', t.known, 'conflicts', t.conflicts, 'digest', t.digest",
    `t statement t ${ACCOUNT} t.bank_account WHERE t.id IN ${IN}`,
  ),
  piece(
    'matches',
    'match',
    "'match', m.id, 'matched', m.kind, 'by', m.by, 'rules', m.rules, 'currency', k.currency, 'features', m.features, 'lineIds', (SELECT group_concat(line, ', ') FROM match_line WHERE match = m.id), 'payoutCount', (SELECT count(*) FROM match_payout WHERE match = m.id)",
    `m match m ${ACCOUNT} m.bank_account WHERE m.id IN ${IN}`,
  ),
  piece(
    'matches',
    'match_state',
    "'match', m.id, 'matched', m.kind, 'to', s.to_state",
    `s match m CROSS JOIN step s ON s.noun = 'match' AND s.subject = m.id WHERE m.id IN ${IN}`,
  ),
  piece(
    'breaks',
    'break',
    "'break', b.id, 'broken', b.kind, 'line', b.line, 'account', k.code, 'currency', k.currency, 'features', b.features",
    `b break b LEFT JOIN bank_account k ON k.id = b.bank_account WHERE b.id IN ${IN}`,
  ),
  piece(
    'breaks',
    'resolution',
    "'break', b.id, 'broken', b.kind, 'action', r.action, 'difference', r.difference, 'until', r.until, 'match', r.match",
    `r break b CROSS JOIN resolution r ON r.break = b.id WHERE b.id IN ${IN}`,
  ),
  piece(
    'breaks',
    'break_state',
    "'break', b.id, 'broken', b.kind, 'to', s.to_state",
    `s break b CROSS JOIN step s ON s.noun = 'break' AND s.subject = b.id AND NOT EXISTS(SELECT 1 FROM resolution r WHERE r.event_seq = s.event_seq AND r.break = b.id) WHERE b.id IN ${IN}`,
  ),
]
