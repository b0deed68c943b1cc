-- Which event writes which table: a fact that gives authority, money or proof is written by its own command alone, and so by its roles (permit).
-- Not here: account, entry, posting and step, which entry_rule and transition hold; note, which is words about something.
CREATE VIEW writer(table_name, event_kind) AS VALUES
  ('agent_number', 'agent_number_recorded'), ('agent_number', 'matches_made'), ('agent_number', 'match_made'), ('agent_number', 'break_resolved'),
  ('application', 'application_received'), ('application', 'list_taken_in'),
  ('application_version', 'application_received'), ('application_version', 'list_taken_in'), ('application_version', 'application_corrected'),
  ('approval', 'approved'),
  ('bank_account', 'bank_account_opened'),
  ('bank_rejection', 'bank_report_received'), ('bank_report', 'bank_report_received'),
  ('batch', 'batch_prepared'),
  ('blanked', 'erased'), ('blanked', 'key_rotated'),
  ('blocking', 'blocked'), ('blocking', 'unblocked'), ('blocking_line', 'blocked'),
  ('book_key', 'book_opened'), ('book_key', 'key_rotated'),
  ('break', 'statement_imported'), ('break', 'reconciled'), ('break', 'matches_made'), ('break', 'match_made'), ('break', 'break_resolved'), ('break', 'match_reversed'), ('break', 'message_received'), ('break', 'break_opened'),
  ('brought_back', 'match_made'), ('brought_back', 'break_resolved'), ('missing_money', 'break_resolved'), ('missing_money', 'match_reversed'),
  ('paid_once', 'batch_stopped'), ('paid_once', 'payout_rejected'), ('paid_once', 'bank_report_received'), ('paid_once', 'break_resolved'), ('paid_once', 'match_reversed'),
  ('cancellation', 'grant_cancelled'), ('cancellation', 'match_reversed'),
  ('check_result', 'application_received'), ('check_result', 'list_taken_in'), ('check_result', 'application_corrected'), ('check_result', 'checks_run'), ('check_result', 'check_recorded'), ('check_result', 'batch_prepared'),
  ('clock', 'book_opened'), ('clock', 'clock_set'),
  ('confirmed_reading', 'statement_imported'),
  ('contribution', 'contribution_recorded'),
  ('cooling_off_end', 'cooling_off_ended'),
  ('correction', 'application_corrected'),
  ('credential', 'user_added'), ('credential', 'user_reset'), ('credential', 'user_disabled'), ('credential', 'credentials_set'),
  ('document', 'document_added'), ('document', 'message_received'),
  ('exchange_rate', 'rate_recorded'),
  ('fund', 'fund_opened'), ('fund', 'bank_account_opened'),
  ('grant', 'approved'),
  ('hand_over', 'batch_handed_over'),
  ('hold', 'hold_set'), ('hold', 'payee_recorded'), ('hold', 'checks_run'), ('hold', 'batch_prepared'), ('hold', 'list_taken_in'), ('hold', 'application_received'), ('hold', 'same_person_found'),
  ('information_request', 'information_requested'),
  ('instalment', 'approved'),
  ('institution', 'institution_registered'),
  ('intake', 'list_taken_in'),
  ('left_out', 'batch_prepared'),
  ('match', 'matches_made'), ('match', 'match_made'), ('match', 'break_resolved'),
  ('match_contribution', 'matches_made'), ('match_contribution', 'match_made'), ('match_contribution', 'break_resolved'),
  ('match_entry', 'matches_made'), ('match_entry', 'match_made'), ('match_entry', 'break_resolved'),
  ('match_line', 'matches_made'), ('match_line', 'match_made'), ('match_line', 'break_resolved'),
  ('match_payout', 'matches_made'), ('match_payout', 'match_made'), ('match_payout', 'break_resolved'),
  ('match_transfer', 'match_made'), ('match_transfer', 'break_resolved'), ('transfer', 'match_made'), ('transfer', 'break_resolved'),
  ('message', 'message_received'),
  ('payee', 'application_received'), ('payee', 'list_taken_in'), ('payee', 'application_corrected'), ('payee', 'payee_recorded'),
  ('payee_approval', 'payee_approved'),
  ('payee_change', 'payee_recorded'),
  ('payment_file', 'payment_file_made'),
  ('payout', 'batch_prepared'),
  ('closing', 'closing_drawn_up'), ('parking', 'closing_approved'), ('period', 'period_drawn_up'), ('period_lock', 'period_approved'),
  ('person', 'book_opened'), ('person', 'user_added'),
  ('programme', 'programme_versioned'), ('programme_version', 'programme_versioned'),
  ('recommendation', 'recommended'), ('recommended_instalment', 'recommended'),
  ('reconciliation', 'reconciled'),
  ('refusal', 'refused'),
  ('release', 'batch_released'),
  ('reply', 'message_answered'),
  ('resolution', 'break_resolved'), ('resolution', 'message_answered'),
  ('role_grant', 'book_opened'), ('role_grant', 'user_added'), ('role_grant', 'user_roles_changed'), ('role_grant', 'user_disabled'),
  ('screening_entry', 'screening_list_imported'), ('screening_list', 'screening_list_imported'),
  ('settings', 'book_opened'), ('settings', 'settings_changed'),
  ('shortfall', 'matches_made'), ('shortfall', 'match_made'), ('shortfall', 'break_resolved'),
  ('slip', 'slips_made'),
  ('spelling_removal', 'spelling_removed'),
  ('statement', 'statement_imported'),
  ('student', 'application_received'), ('student', 'list_taken_in'),
  ('student_code', 'application_received'), ('student_code', 'list_taken_in'), ('student_code', 'code_issued'),
  ('student_version', 'application_received'), ('student_version', 'list_taken_in'), ('student_version', 'application_corrected'),
  ('token', 'token_created'), ('token_revocation', 'token_revoked'), ('token_revocation', 'user_disabled'),
  ('withdrawal', 'withdrawn'), ('withdrawal', 'same_person_found');

-- Ids ascend and an event's rows are the last of their tables, so the last row of each table tells whether the event wrote to it.
CREATE VIEW last_row(table_name, event_seq) AS
  SELECT 'account', (SELECT event_seq FROM "account" ORDER BY id DESC LIMIT 1)
  UNION ALL SELECT 'agent_number', (SELECT event_seq FROM "agent_number" ORDER BY id DESC LIMIT 1)
  UNION ALL SELECT 'application', (SELECT event_seq FROM "application" ORDER BY id DESC LIMIT 1)
  UNION ALL SELECT 'application_version', (SELECT event_seq FROM "application_version" ORDER BY id DESC LIMIT 1)
  UNION ALL SELECT 'approval', (SELECT event_seq FROM "approval" ORDER BY id DESC LIMIT 1)
  UNION ALL SELECT 'bank_account', (SELECT event_seq FROM "bank_account" ORDER BY id DESC LIMIT 1)
  UNION ALL SELECT 'bank_rejection', (SELECT event_seq FROM "bank_rejection" ORDER BY id DESC LIMIT 1)
  UNION ALL SELECT 'bank_report', (SELECT event_seq FROM "bank_report" ORDER BY id DESC LIMIT 1)
  UNION ALL SELECT 'batch', (SELECT event_seq FROM "batch" ORDER BY id DESC LIMIT 1)
  UNION ALL SELECT 'blanked', (SELECT event_seq FROM "blanked" ORDER BY id DESC LIMIT 1)
  UNION ALL SELECT 'blocking', (SELECT event_seq FROM "blocking" ORDER BY id DESC LIMIT 1)
  UNION ALL SELECT 'blocking_line', (SELECT event_seq FROM "blocking_line" ORDER BY id DESC LIMIT 1)
  UNION ALL SELECT 'book_key', (SELECT event_seq FROM "book_key" ORDER BY id DESC LIMIT 1)
  UNION ALL SELECT 'break', (SELECT event_seq FROM "break" ORDER BY id DESC LIMIT 1)
  UNION ALL SELECT 'brought_back', (SELECT event_seq FROM "brought_back" ORDER BY id DESC LIMIT 1)
  UNION ALL SELECT 'cancellation', (SELECT event_seq FROM "cancellation" ORDER BY id DESC LIMIT 1)
  UNION ALL SELECT 'check_result', (SELECT event_seq FROM "check_result" ORDER BY id DESC LIMIT 1)
  UNION ALL SELECT 'clock', (SELECT event_seq FROM "clock" ORDER BY id DESC LIMIT 1)
  UNION ALL SELECT 'confirmed_reading', (SELECT event_seq FROM "confirmed_reading" ORDER BY id DESC LIMIT 1)
  UNION ALL SELECT 'contribution', (SELECT event_seq FROM "contribution" ORDER BY id DESC LIMIT 1)
  UNION ALL SELECT 'cooling_off_end', (SELECT event_seq FROM "cooling_off_end" ORDER BY id DESC LIMIT 1)
  UNION ALL SELECT 'correction', (SELECT event_seq FROM "correction" ORDER BY id DESC LIMIT 1)
  UNION ALL SELECT 'credential', (SELECT event_seq FROM "credential" ORDER BY id DESC LIMIT 1)
  UNION ALL SELECT 'document', (SELECT event_seq FROM "document" ORDER BY id DESC LIMIT 1)
  UNION ALL SELECT 'entry', (SELECT event_seq FROM "entry" ORDER BY id DESC LIMIT 1)
  UNION ALL SELECT 'exchange_rate', (SELECT event_seq FROM "exchange_rate" ORDER BY id DESC LIMIT 1)
  UNION ALL SELECT 'fund', (SELECT event_seq FROM "fund" ORDER BY id DESC LIMIT 1)
  UNION ALL SELECT 'grant', (SELECT event_seq FROM "grant" ORDER BY id DESC LIMIT 1)
  UNION ALL SELECT 'hand_over', (SELECT event_seq FROM "hand_over" ORDER BY id DESC LIMIT 1)
  UNION ALL SELECT 'hold', (SELECT event_seq FROM "hold" ORDER BY id DESC LIMIT 1)
  UNION ALL SELECT 'information_request', (SELECT event_seq FROM "information_request" ORDER BY id DESC LIMIT 1)
  UNION ALL SELECT 'instalment', (SELECT event_seq FROM "instalment" ORDER BY id DESC LIMIT 1)
  UNION ALL SELECT 'institution', (SELECT event_seq FROM "institution" ORDER BY id DESC LIMIT 1)
  UNION ALL SELECT 'intake', (SELECT event_seq FROM "intake" ORDER BY id DESC LIMIT 1)
  UNION ALL SELECT 'left_out', (SELECT event_seq FROM "left_out" ORDER BY id DESC LIMIT 1)
  UNION ALL SELECT 'match', (SELECT event_seq FROM "match" ORDER BY id DESC LIMIT 1)
  UNION ALL SELECT 'match_contribution', (SELECT event_seq FROM "match_contribution" ORDER BY id DESC LIMIT 1)
  UNION ALL SELECT 'match_entry', (SELECT event_seq FROM "match_entry" ORDER BY id DESC LIMIT 1)
  UNION ALL SELECT 'match_line', (SELECT event_seq FROM "match_line" ORDER BY id DESC LIMIT 1)
  UNION ALL SELECT 'match_payout', (SELECT event_seq FROM "match_payout" ORDER BY id DESC LIMIT 1)
  UNION ALL SELECT 'match_transfer', (SELECT event_seq FROM "match_transfer" ORDER BY id DESC LIMIT 1)
  UNION ALL SELECT 'message', (SELECT event_seq FROM "message" ORDER BY id DESC LIMIT 1)
  UNION ALL SELECT 'missing_money', (SELECT event_seq FROM "missing_money" ORDER BY id DESC LIMIT 1)
  UNION ALL SELECT 'paid_once', (SELECT event_seq FROM "paid_once" ORDER BY id DESC LIMIT 1)
  UNION ALL SELECT 'note', (SELECT event_seq FROM "note" ORDER BY id DESC LIMIT 1)
  UNION ALL SELECT 'payee', (SELECT event_seq FROM "payee" ORDER BY id DESC LIMIT 1)
  UNION ALL SELECT 'payee_approval', (SELECT event_seq FROM "payee_approval" ORDER BY id DESC LIMIT 1)
  UNION ALL SELECT 'payee_change', (SELECT event_seq FROM "payee_change" ORDER BY id DESC LIMIT 1)
  UNION ALL SELECT 'payment_file', (SELECT event_seq FROM "payment_file" ORDER BY id DESC LIMIT 1)
  UNION ALL SELECT 'payout', (SELECT event_seq FROM "payout" ORDER BY id DESC LIMIT 1)
  UNION ALL SELECT 'closing', (SELECT event_seq FROM "closing" ORDER BY id DESC LIMIT 1)
  UNION ALL SELECT 'parking', (SELECT event_seq FROM "parking" ORDER BY id DESC LIMIT 1)
  UNION ALL SELECT 'period', (SELECT event_seq FROM "period" ORDER BY id DESC LIMIT 1)
  UNION ALL SELECT 'period_lock', (SELECT event_seq FROM "period_lock" ORDER BY id DESC LIMIT 1)
  UNION ALL SELECT 'person', (SELECT event_seq FROM "person" ORDER BY id DESC LIMIT 1)
  UNION ALL SELECT 'posting', (SELECT event_seq FROM "posting" ORDER BY id DESC LIMIT 1)
  UNION ALL SELECT 'programme', (SELECT event_seq FROM "programme" ORDER BY id DESC LIMIT 1)
  UNION ALL SELECT 'programme_version', (SELECT event_seq FROM "programme_version" ORDER BY id DESC LIMIT 1)
  UNION ALL SELECT 'recommendation', (SELECT event_seq FROM "recommendation" ORDER BY id DESC LIMIT 1)
  UNION ALL SELECT 'recommended_instalment', (SELECT event_seq FROM "recommended_instalment" ORDER BY id DESC LIMIT 1)
  UNION ALL SELECT 'reconciliation', (SELECT event_seq FROM "reconciliation" ORDER BY id DESC LIMIT 1)
  UNION ALL SELECT 'refusal', (SELECT event_seq FROM "refusal" ORDER BY id DESC LIMIT 1)
  UNION ALL SELECT 'release', (SELECT event_seq FROM "release" ORDER BY id DESC LIMIT 1)
  UNION ALL SELECT 'reply', (SELECT event_seq FROM "reply" ORDER BY id DESC LIMIT 1)
  UNION ALL SELECT 'resolution', (SELECT event_seq FROM "resolution" ORDER BY id DESC LIMIT 1)
  UNION ALL SELECT 'role_grant', (SELECT event_seq FROM "role_grant" ORDER BY id DESC LIMIT 1)
  UNION ALL SELECT 'screening_entry', (SELECT event_seq FROM "screening_entry" ORDER BY id DESC LIMIT 1)
  UNION ALL SELECT 'screening_list', (SELECT event_seq FROM "screening_list" ORDER BY id DESC LIMIT 1)
  UNION ALL SELECT 'settings', (SELECT event_seq FROM "settings" ORDER BY id DESC LIMIT 1)
  UNION ALL SELECT 'shortfall', (SELECT event_seq FROM "shortfall" ORDER BY id DESC LIMIT 1)
  UNION ALL SELECT 'slip', (SELECT event_seq FROM "slip" ORDER BY id DESC LIMIT 1)
  UNION ALL SELECT 'spelling_removal', (SELECT event_seq FROM "spelling_removal" ORDER BY id DESC LIMIT 1)
  UNION ALL SELECT 'statement', (SELECT max(event_seq) FROM "statement")
  UNION ALL SELECT 'step', (SELECT event_seq FROM "step" ORDER BY id DESC LIMIT 1)
  UNION ALL SELECT 'student', (SELECT event_seq FROM "student" ORDER BY id DESC LIMIT 1)
  UNION ALL SELECT 'student_code', (SELECT event_seq FROM "student_code" ORDER BY id DESC LIMIT 1)
  UNION ALL SELECT 'student_version', (SELECT event_seq FROM "student_version" ORDER BY id DESC LIMIT 1)
  UNION ALL SELECT 'token', (SELECT event_seq FROM "token" ORDER BY id DESC LIMIT 1)
  UNION ALL SELECT 'token_revocation', (SELECT event_seq FROM "token_revocation" ORDER BY id DESC LIMIT 1)
  UNION ALL SELECT 'transfer', (SELECT event_seq FROM "transfer" ORDER BY id DESC LIMIT 1)
  UNION ALL SELECT 'withdrawal', (SELECT event_seq FROM "withdrawal" ORDER BY id DESC LIMIT 1);

CREATE TRIGGER seal_writers BEFORE INSERT ON seal BEGIN
  SELECT RAISE(ABORT, 'seal: the event wrote a table that its kind does not write') WHERE EXISTS(
    SELECT table_name FROM last_row WHERE event_seq = NEW.event_seq
    EXCEPT SELECT table_name FROM writer WHERE event_kind = (SELECT kind FROM event WHERE seq = NEW.event_seq)
    EXCEPT VALUES ('account'), ('entry'), ('note'), ('posting'), ('step'));
END;
