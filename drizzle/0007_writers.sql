-- Which event writes which table: a fact that gives authority, money or proof is written by its own command alone, and so by its roles (permit).
-- Not here: account, entry, posting and step, which entry_rule and transition hold; note, which is words about something.
CREATE VIEW writer(table_name, event_kind) AS VALUES
  ('agent_number', 'agent_number_recorded'), ('agent_number', 'statement_imported'),
  ('application', 'application_received'), ('application', 'list_taken_in'),
  ('application_version', 'application_received'), ('application_version', 'list_taken_in'), ('application_version', 'application_corrected'),
  ('approval', 'approved'),
  ('bank_account', 'bank_account_opened'),
  ('batch', 'batch_prepared'),
  ('blanked', 'erased'), ('blanked', 'key_rotated'),
  ('book_key', 'book_opened'), ('book_key', 'key_rotated'),
  ('break', 'statement_imported'), ('break', 'reconciled'), ('break', 'matches_made'), ('break', 'match_made'), ('break', 'break_resolved'),
  ('cancellation', 'grant_cancelled'),
  ('check_result', 'application_received'), ('check_result', 'list_taken_in'), ('check_result', 'application_corrected'), ('check_result', 'checks_run'), ('check_result', 'check_recorded'),
  ('clock', 'book_opened'), ('clock', 'clock_set'),
  ('confirmed_reading', 'statement_imported'),
  ('contribution', 'contribution_recorded'),
  ('cooling_off_end', 'cooling_off_ended'),
  ('correction', 'application_corrected'),
  ('credential', 'user_added'), ('credential', 'user_reset'), ('credential', 'user_disabled'), ('credential', 'credentials_set'),
  ('exchange_rate', 'rate_recorded'),
  ('fund', 'fund_opened'), ('fund', 'bank_account_opened'),
  ('grant', 'approved'),
  ('hand_over', 'batch_handed_over'),
  ('hold', 'hold_set'), ('hold', 'payee_recorded'), ('hold', 'checks_run'), ('hold', 'list_taken_in'), ('hold', 'application_received'),
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
  ('payee', 'application_received'), ('payee', 'list_taken_in'), ('payee', 'application_corrected'), ('payee', 'payee_recorded'),
  ('payee_approval', 'payee_approved'),
  ('payee_change', 'payee_recorded'),
  ('payment_file', 'payment_file_made'),
  ('payout', 'batch_prepared'),
  ('period_lock', 'period_closed'),
  ('person', 'book_opened'), ('person', 'user_added'),
  ('programme', 'programme_versioned'), ('programme_version', 'programme_versioned'),
  ('recommendation', 'recommended'), ('recommended_instalment', 'recommended'),
  ('reconciliation', 'reconciled'),
  ('refusal', 'refused'),
  ('release', 'batch_released'),
  ('resolution', 'break_resolved'),
  ('role_grant', 'book_opened'), ('role_grant', 'user_added'), ('role_grant', 'user_roles_changed'), ('role_grant', 'user_disabled'),
  ('screening_entry', 'screening_list_imported'), ('screening_list', 'screening_list_imported'),
  ('settings', 'book_opened'), ('settings', 'settings_changed'),
  ('shortfall', 'matches_made'), ('shortfall', 'match_made'), ('shortfall', 'break_resolved'),
  ('statement', 'statement_imported'),
  ('student', 'application_received'), ('student', 'list_taken_in'),
  ('student_code', 'application_received'), ('student_code', 'list_taken_in'), ('student_code', 'code_issued'),
  ('student_version', 'application_received'), ('student_version', 'list_taken_in'), ('student_version', 'application_corrected'),
  ('token', 'token_created'), ('token_revocation', 'token_revoked'), ('token_revocation', 'user_disabled'),
  ('withdrawal', 'withdrawn'), ('withdrawal', 'same_person_found');

-- Ids ascend and an event's rows are the last of their tables, so the last row of each table tells whether the event wrote to it.
CREATE VIEW last_row(table_name, id, event_seq) AS
  SELECT 'account' AS name, id, event_seq FROM "account" WHERE id = (SELECT max(id) FROM "account")
  UNION ALL SELECT 'agent_number' AS name, id, event_seq FROM "agent_number" WHERE id = (SELECT max(id) FROM "agent_number")
  UNION ALL SELECT 'application' AS name, id, event_seq FROM "application" WHERE id = (SELECT max(id) FROM "application")
  UNION ALL SELECT 'application_version' AS name, id, event_seq FROM "application_version" WHERE id = (SELECT max(id) FROM "application_version")
  UNION ALL SELECT 'approval' AS name, id, event_seq FROM "approval" WHERE id = (SELECT max(id) FROM "approval")
  UNION ALL SELECT 'bank_account' AS name, id, event_seq FROM "bank_account" WHERE id = (SELECT max(id) FROM "bank_account")
  UNION ALL SELECT 'batch' AS name, id, event_seq FROM "batch" WHERE id = (SELECT max(id) FROM "batch")
  UNION ALL SELECT 'blanked' AS name, id, event_seq FROM "blanked" WHERE id = (SELECT max(id) FROM "blanked")
  UNION ALL SELECT 'book_key' AS name, id, event_seq FROM "book_key" WHERE id = (SELECT max(id) FROM "book_key")
  UNION ALL SELECT 'break' AS name, id, event_seq FROM "break" WHERE id = (SELECT max(id) FROM "break")
  UNION ALL SELECT 'cancellation' AS name, id, event_seq FROM "cancellation" WHERE id = (SELECT max(id) FROM "cancellation")
  UNION ALL SELECT 'check_result' AS name, id, event_seq FROM "check_result" WHERE id = (SELECT max(id) FROM "check_result")
  UNION ALL SELECT 'clock' AS name, id, event_seq FROM "clock" WHERE id = (SELECT max(id) FROM "clock")
  UNION ALL SELECT 'confirmed_reading' AS name, id, event_seq FROM "confirmed_reading" WHERE id = (SELECT max(id) FROM "confirmed_reading")
  UNION ALL SELECT 'contribution' AS name, id, event_seq FROM "contribution" WHERE id = (SELECT max(id) FROM "contribution")
  UNION ALL SELECT 'cooling_off_end' AS name, id, event_seq FROM "cooling_off_end" WHERE id = (SELECT max(id) FROM "cooling_off_end")
  UNION ALL SELECT 'correction' AS name, id, event_seq FROM "correction" WHERE id = (SELECT max(id) FROM "correction")
  UNION ALL SELECT 'credential' AS name, id, event_seq FROM "credential" WHERE id = (SELECT max(id) FROM "credential")
  UNION ALL SELECT 'entry' AS name, id, event_seq FROM "entry" WHERE id = (SELECT max(id) FROM "entry")
  UNION ALL SELECT 'exchange_rate' AS name, id, event_seq FROM "exchange_rate" WHERE id = (SELECT max(id) FROM "exchange_rate")
  UNION ALL SELECT 'fund' AS name, id, event_seq FROM "fund" WHERE id = (SELECT max(id) FROM "fund")
  UNION ALL SELECT 'grant' AS name, id, event_seq FROM "grant" WHERE id = (SELECT max(id) FROM "grant")
  UNION ALL SELECT 'hand_over' AS name, id, event_seq FROM "hand_over" WHERE id = (SELECT max(id) FROM "hand_over")
  UNION ALL SELECT 'hold' AS name, id, event_seq FROM "hold" WHERE id = (SELECT max(id) FROM "hold")
  UNION ALL SELECT 'information_request' AS name, id, event_seq FROM "information_request" WHERE id = (SELECT max(id) FROM "information_request")
  UNION ALL SELECT 'instalment' AS name, id, event_seq FROM "instalment" WHERE id = (SELECT max(id) FROM "instalment")
  UNION ALL SELECT 'institution' AS name, id, event_seq FROM "institution" WHERE id = (SELECT max(id) FROM "institution")
  UNION ALL SELECT 'intake' AS name, id, event_seq FROM "intake" WHERE id = (SELECT max(id) FROM "intake")
  UNION ALL SELECT 'left_out' AS name, id, event_seq FROM "left_out" WHERE id = (SELECT max(id) FROM "left_out")
  UNION ALL SELECT 'match' AS name, id, event_seq FROM "match" WHERE id = (SELECT max(id) FROM "match")
  UNION ALL SELECT 'match_contribution' AS name, id, event_seq FROM "match_contribution" WHERE id = (SELECT max(id) FROM "match_contribution")
  UNION ALL SELECT 'match_entry' AS name, id, event_seq FROM "match_entry" WHERE id = (SELECT max(id) FROM "match_entry")
  UNION ALL SELECT 'match_line' AS name, id, event_seq FROM "match_line" WHERE id = (SELECT max(id) FROM "match_line")
  UNION ALL SELECT 'match_payout' AS name, id, event_seq FROM "match_payout" WHERE id = (SELECT max(id) FROM "match_payout")
  UNION ALL SELECT 'note' AS name, id, event_seq FROM "note" WHERE id = (SELECT max(id) FROM "note")
  UNION ALL SELECT 'payee' AS name, id, event_seq FROM "payee" WHERE id = (SELECT max(id) FROM "payee")
  UNION ALL SELECT 'payee_approval' AS name, id, event_seq FROM "payee_approval" WHERE id = (SELECT max(id) FROM "payee_approval")
  UNION ALL SELECT 'payee_change' AS name, id, event_seq FROM "payee_change" WHERE id = (SELECT max(id) FROM "payee_change")
  UNION ALL SELECT 'payment_file' AS name, id, event_seq FROM "payment_file" WHERE id = (SELECT max(id) FROM "payment_file")
  UNION ALL SELECT 'payout' AS name, id, event_seq FROM "payout" WHERE id = (SELECT max(id) FROM "payout")
  UNION ALL SELECT 'period_lock' AS name, id, event_seq FROM "period_lock" WHERE id = (SELECT max(id) FROM "period_lock")
  UNION ALL SELECT 'person' AS name, id, event_seq FROM "person" WHERE id = (SELECT max(id) FROM "person")
  UNION ALL SELECT 'posting' AS name, id, event_seq FROM "posting" WHERE id = (SELECT max(id) FROM "posting")
  UNION ALL SELECT 'programme' AS name, id, event_seq FROM "programme" WHERE id = (SELECT max(id) FROM "programme")
  UNION ALL SELECT 'programme_version' AS name, id, event_seq FROM "programme_version" WHERE id = (SELECT max(id) FROM "programme_version")
  UNION ALL SELECT 'recommendation' AS name, id, event_seq FROM "recommendation" WHERE id = (SELECT max(id) FROM "recommendation")
  UNION ALL SELECT 'recommended_instalment' AS name, id, event_seq FROM "recommended_instalment" WHERE id = (SELECT max(id) FROM "recommended_instalment")
  UNION ALL SELECT 'reconciliation' AS name, id, event_seq FROM "reconciliation" WHERE id = (SELECT max(id) FROM "reconciliation")
  UNION ALL SELECT 'refusal' AS name, id, event_seq FROM "refusal" WHERE id = (SELECT max(id) FROM "refusal")
  UNION ALL SELECT 'release' AS name, id, event_seq FROM "release" WHERE id = (SELECT max(id) FROM "release")
  UNION ALL SELECT 'resolution' AS name, id, event_seq FROM "resolution" WHERE id = (SELECT max(id) FROM "resolution")
  UNION ALL SELECT 'role_grant' AS name, id, event_seq FROM "role_grant" WHERE id = (SELECT max(id) FROM "role_grant")
  UNION ALL SELECT 'screening_entry' AS name, id, event_seq FROM "screening_entry" WHERE id = (SELECT max(id) FROM "screening_entry")
  UNION ALL SELECT 'screening_list' AS name, id, event_seq FROM "screening_list" WHERE id = (SELECT max(id) FROM "screening_list")
  UNION ALL SELECT 'settings' AS name, id, event_seq FROM "settings" WHERE id = (SELECT max(id) FROM "settings")
  UNION ALL SELECT 'shortfall' AS name, id, event_seq FROM "shortfall" WHERE id = (SELECT max(id) FROM "shortfall")
  UNION ALL SELECT 'statement' AS name, id, event_seq FROM "statement" WHERE id = (SELECT max(id) FROM "statement")
  UNION ALL SELECT 'step' AS name, id, event_seq FROM "step" WHERE id = (SELECT max(id) FROM "step")
  UNION ALL SELECT 'student' AS name, id, event_seq FROM "student" WHERE id = (SELECT max(id) FROM "student")
  UNION ALL SELECT 'student_code' AS name, id, event_seq FROM "student_code" WHERE id = (SELECT max(id) FROM "student_code")
  UNION ALL SELECT 'student_version' AS name, id, event_seq FROM "student_version" WHERE id = (SELECT max(id) FROM "student_version")
  UNION ALL SELECT 'token' AS name, id, event_seq FROM "token" WHERE id = (SELECT max(id) FROM "token")
  UNION ALL SELECT 'token_revocation' AS name, id, event_seq FROM "token_revocation" WHERE id = (SELECT max(id) FROM "token_revocation")
  UNION ALL SELECT 'withdrawal' AS name, id, event_seq FROM "withdrawal" WHERE id = (SELECT max(id) FROM "withdrawal");

CREATE TRIGGER seal_writers BEFORE INSERT ON seal BEGIN
  SELECT RAISE(ABORT, 'seal: the event wrote a table that its kind does not write') WHERE EXISTS(
    SELECT 1 FROM last_row t WHERE t.event_seq = NEW.event_seq AND t.table_name NOT IN ('account', 'entry', 'note', 'posting', 'step')
      AND NOT EXISTS(SELECT 1 FROM event e CROSS JOIN writer w ON w.event_kind = e.kind WHERE e.seq = NEW.event_seq AND w.table_name = t.table_name));
  -- Beyond 2^53 a number reads back as another one.
  SELECT RAISE(ABORT, 'seal: an id is beyond what a number holds') WHERE EXISTS(SELECT 1 FROM last_row t WHERE t.id > 9007199254740991);
END;
