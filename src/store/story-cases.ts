import { IN, type Piece, piece } from './story-piece.ts'

/** From the list to the decision. */
export const OF_CASES: readonly Piece[] = [
  piece(
    'applications',
    'received',
    "'case', a.case_number, 'programme', p.code, 'list', a.intake, 'listLine', a.intake_line, 'source', i.source, 'letter', i.letter, 'listSha256', i.sha256",
    `a application a CROSS JOIN programme p ON p.id = a.programme LEFT JOIN intake i ON i.id = a.intake WHERE a.id IN ${IN}`,
  ),
  piece(
    'applications',
    'corrected',
    "'case', a.case_number, 'source', c.source, 'answersRequest', c.answers_request",
    `c correction c CROSS JOIN application a ON a.id = c.application WHERE c.application IN ${IN}`,
  ),
  piece(
    'applications',
    'checked',
    "'case', a.case_number, 'criterion', c.criterion, 'outcome', c.outcome, 'by', c.by, 'anew', c.decided_anew IS NOT NULL, 'rules', v.version, 'evidenceSha256', c.evidence_sha256",
    `c check_result c CROSS JOIN application a ON a.id = c.application CROSS JOIN programme_version v ON v.id = c.programme_version WHERE c.application IN ${IN}`,
  ),
  piece(
    'applications',
    'document',
    "'case', a.case_number, 'document', d.kind, 'mediaType', d.media_type, 'bytes', d.size_bytes, 'sha256', d.sha256",
    `d document d CROSS JOIN application a ON a.id = d.application WHERE d.application IN ${IN}`,
  ),
  piece(
    'applications',
    'asked',
    "'case', a.case_number, 'items', r.items, 'dueOn', r.due_date",
    `r information_request r CROSS JOIN application a ON a.id = r.application WHERE r.application IN ${IN}`,
  ),
  piece(
    'applications',
    'recommended',
    "'case', a.case_number, 'recommended', r.outcome, 'reason', r.reason, 'minor', r.amount, 'currency', f.currency, 'rules', v.version, 'digest', r.digest",
    `r recommendation r CROSS JOIN application a ON a.id = r.application CROSS JOIN programme_version v ON v.id = r.programme_version CROSS JOIN fund f ON f.id = v.fund WHERE r.application IN ${IN}`,
  ),
  piece(
    'applications',
    'approved',
    "'case', a.case_number, 'nth', r.nth, 'digest', r.digest",
    `r approval r CROSS JOIN application a ON a.id = r.application WHERE r.application IN ${IN}`,
  ),
  piece(
    'applications',
    'refused',
    "'case', a.case_number, 'reason', r.reason",
    `r refusal r CROSS JOIN application a ON a.id = r.application WHERE r.application IN ${IN}`,
  ),
  piece(
    'applications',
    'withdrawn',
    "'case', a.case_number, 'sameAs', s.case_number",
    `w withdrawal w CROSS JOIN application a ON a.id = w.application LEFT JOIN application s ON s.id = w.same_as WHERE w.application IN ${IN}`,
  ),
  piece(
    'applications',
    'reopened',
    "'case', a.case_number, 'from', s.from_state",
    `s step s CROSS JOIN event e ON e.seq = s.event_seq AND e.kind = 'reopened' CROSS JOIN application a ON a.id = s.subject WHERE s.noun = 'application' AND s.subject IN ${IN}`,
  ),
  piece(
    'applications',
    'disclosed',
    "'case', a.case_number",
    `n note n CROSS JOIN application a ON a.id = n.subject WHERE n.noun = 'disclosure' AND n.subject IN ${IN}`,
  ),
  piece(
    'applications',
    'new_code',
    "'case', a.case_number",
    `n note n CROSS JOIN application a ON a.id = n.subject WHERE n.noun = 'code' AND n.subject IN ${IN}`,
  ),
  piece(
    'applications',
    'erasure',
    "'case', a.case_number",
    `n note n CROSS JOIN application a ON a.id = n.subject WHERE n.noun = 'erasure' AND n.subject IN ${IN}`,
  ),
]

const GRANT = 'grant g CROSS JOIN application a ON a.id = g.application CROSS JOIN fund f ON f.id = g.fund'
/** From the grant to its end. */
export const OF_GRANTS: readonly Piece[] = [
  piece(
    'applications',
    'granted',
    "'case', a.case_number, 'grant', g.id, 'minor', g.amount, 'currency', f.currency",
    `g ${GRANT} WHERE g.application IN ${IN}`,
  ),
  piece(
    'applications',
    'instalment',
    "'grant', g.id, 'nth', i.nth, 'dueOn', i.due_on, 'minor', i.amount, 'currency', f.currency",
    `i ${GRANT} CROSS JOIN instalment i ON i.grant = g.id WHERE g.application IN ${IN}`,
  ),
  piece(
    'applications',
    'cancelled',
    "'grant', g.id, 'nth', i.nth, 'minor', c.amount, 'currency', f.currency",
    `c ${GRANT} CROSS JOIN cancellation c ON c.grant = g.id AND c.amount > 0 CROSS JOIN instalment i ON i.id = c.instalment WHERE g.application IN ${IN}`,
  ),
  piece(
    'applications',
    'cancellation_reversed',
    "'grant', g.id, 'nth', i.nth, 'minor', -c.amount, 'currency', f.currency",
    `c ${GRANT} CROSS JOIN cancellation c ON c.grant = g.id AND c.amount < 0 CROSS JOIN instalment i ON i.id = c.instalment WHERE g.application IN ${IN}`,
  ),
  piece('applications', 'held', "'grant', g.id, 'cause', h.cause", `h ${GRANT} CROSS JOIN hold h ON h.grant = g.id WHERE g.application IN ${IN}`),
  piece(
    'applications',
    'hold_ended',
    "'grant', g.id, 'cause', h.cause",
    `s ${GRANT} CROSS JOIN hold h ON h.grant = g.id CROSS JOIN step s ON s.noun = 'hold' AND s.subject = h.id WHERE g.application IN ${IN}`,
  ),
  piece(
    'applications',
    'payee_recorded',
    "'grant', g.id, 'digest', c.digest",
    `c ${GRANT} CROSS JOIN payee_change c ON c.grant = g.id WHERE g.application IN ${IN}`,
  ),
  piece(
    'applications',
    'payee_approved',
    "'grant', g.id, 'digest', c.digest, 'payableFrom', x.payable_from",
    `x ${GRANT} CROSS JOIN payee_change c ON c.grant = g.id CROSS JOIN payee_approval x ON x.payee_change = c.id WHERE g.application IN ${IN}`,
  ),
  piece(
    'applications',
    'cooling_off_ended',
    "'grant', g.id",
    `o ${GRANT} CROSS JOIN payee_change c ON c.grant = g.id CROSS JOIN payee_approval x ON x.payee_change = c.id CROSS JOIN cooling_off_end o ON o.payee_approval = x.id WHERE g.application IN ${IN}`,
  ),
]

/** `complaints`: with what is said about a person, which auditors alone see. */
export const ofMessages = (complaints: boolean): readonly Piece[] => {
  const seen = complaints ? '' : " AND m.about IS NOT 'person'"
  return [
    piece(
      'applications',
      'message',
      "'case', a.case_number, 'message', m.kind, 'about', m.about, 'received', m.received",
      `m message m CROSS JOIN application a ON a.id = m.application WHERE m.application IN ${IN}${seen}`,
    ),
    piece(
      'applications',
      'answered',
      "'case', a.case_number, 'message', m.kind",
      `r message m CROSS JOIN reply r ON r.message = m.id CROSS JOIN application a ON a.id = m.application WHERE m.application IN ${IN}${seen}`,
    ),
  ]
}
