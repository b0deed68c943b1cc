-- Who may do what, what each event may post, and how each noun moves: fixed knowledge, read by the triggers and by the program alike.

CREATE VIEW first_state(noun, state) AS VALUES
  ('application', 'received'), ('grant', 'approved'), ('payout', 'prepared'), ('batch', 'prepared'), ('line', 'open'), ('match', 'confirmed'),
  ('break', 'open'), ('hold', 'standing'), ('fund', 'open'), ('message', 'open'), ('closing', 'drawn_up'), ('period', 'drawn_up');

-- States in which a noun may rest for ever.
CREATE VIEW end_state(noun, state) AS VALUES
  ('application', 'approved'), ('application', 'withdrawn'), ('application', 'refused'), ('grant', 'paid'), ('grant', 'cancelled'), ('payout', 'settled'), ('payout', 'returned'),
  ('payout', 'rejected'), ('payout', 'cancelled'), ('batch', 'released'), ('batch', 'cancelled'), ('batch', 'stopped'), ('line', 'matched'), ('match', 'confirmed'), ('match', 'reversed'),
  ('break', 'resolved'), ('message', 'answered'), ('hold', 'ended'), ('fund', 'open'), ('fund', 'closed'), ('closing', 'approved'), ('closing', 'replaced'), ('period', 'approved'), ('period', 'replaced');

-- event kind → role that may make it.
CREATE VIEW permit(event_kind, role) AS VALUES
  ('book_opened', 'operator'), ('clock_set', 'operator'), ('user_added', 'operator'), ('user_roles_changed', 'operator'), ('user_reset', 'operator'), ('user_disabled', 'operator'),
  ('token_created', 'operator'), ('token_revoked', 'operator'), ('key_rotated', 'operator'),
  ('user_added', 'admin'), ('user_roles_changed', 'admin'), ('user_reset', 'admin'), ('user_disabled', 'admin'), ('token_revoked', 'admin'),
  ('credentials_set', 'case_officer'), ('credentials_set', 'approver'), ('credentials_set', 'finance'), ('credentials_set', 'releaser'), ('credentials_set', 'auditor'), ('credentials_set', 'admin'),
  ('fund_opened', 'finance'), ('contribution_recorded', 'finance'), ('bank_account_opened', 'finance'), ('rate_recorded', 'finance'),
  ('set_aside', 'finance'), ('contribution_reduced', 'finance'), ('fund_closed', 'finance'), ('closing_drawn_up', 'finance'), ('closing_approved', 'releaser'), ('period_drawn_up', 'finance'), ('period_approved', 'releaser'),
  ('statement_imported', 'finance'), ('matches_made', 'finance'), ('reconciled', 'finance'), ('match_made', 'finance'), ('match_reversed', 'finance'), ('spelling_removed', 'finance'), ('break_opened', 'finance'), ('break_resolved', 'finance'), ('break_resolved', 'approver'),
  ('batch_prepared', 'finance'), ('batch_cancelled', 'finance'), ('payment_file_made', 'finance'), ('payout_rejected', 'finance'), ('payout_cancelled', 'finance'),
  ('batch_released', 'releaser'), ('batch_stopped', 'releaser'),
  ('programme_versioned', 'admin'), ('settings_changed', 'admin'), ('institution_registered', 'admin'), ('screening_list_imported', 'admin'), ('erased', 'admin'), ('erased', 'operator'), ('blocked', 'admin'), ('unblocked', 'admin'),
  ('message_received', 'student'), ('message_answered', 'case_officer'), ('message_answered', 'finance'), ('message_answered', 'auditor'),
  ('document_added', 'case_officer'), ('document_opened', 'case_officer'), ('document_opened', 'approver'), ('slips_made', 'case_officer'),
  ('application_received', 'case_officer'), ('list_taken_in', 'case_officer'), ('application_corrected', 'case_officer'), ('checks_run', 'case_officer'), ('check_recorded', 'case_officer'),
  ('information_requested', 'case_officer'), ('recommended', 'case_officer'), ('withdrawn', 'case_officer'), ('payee_recorded', 'case_officer'),
  ('approved', 'approver'), ('refused', 'approver'), ('payee_approved', 'approver'), ('grant_cancelled', 'approver'), ('cooling_off_ended', 'approver'),
  ('reopened', 'approver'), ('reopened', 'case_officer'), ('same_person_found', 'case_officer'), ('code_issued', 'case_officer'), ('personal_disclosed', 'auditor'),
  ('hold_set', 'approver'), ('hold_set', 'finance'), ('hold_set', 'releaser'), ('hold_lifted', 'approver'), ('hold_lifted', 'finance'), ('hold_lifted', 'releaser'),
  ('batch_handed_over', 'finance'), ('agent_number_recorded', 'finance'), ('bank_report_received', 'finance');

-- event kind → entry kinds that it may make. 'reversal' stands for the mirror of an earlier entry.
CREATE VIEW entry_rule(event_kind, entry_kind) AS VALUES
  ('bank_account_opened', 'account_opened'),
  ('contribution_recorded', 'contribution_recorded'), ('contribution_recorded', 'contribution_before_opening'), ('contribution_recorded', 'overspent_cleared'),
  ('approved', 'grant_approved'), ('grant_cancelled', 'grant_cancelled'), ('grant_cancelled', 'overspent_cleared'),
  ('match_reversed', 'cancellation_reversed'),
  ('batch_released', 'payout_instructed'),
  ('set_aside', 'set_aside'), ('set_aside', 'overspent_cleared'), ('closing_approved', 'unidentified_receipt'), ('closing_approved', 'unidentified_payment'),
  ('batch_stopped', 'payout_rejected'), ('payout_rejected', 'payout_rejected'), ('bank_report_received', 'payout_rejected'),
  ('break_resolved', 'payout_rejected'), ('break_resolved', 'contribution_reduced'), ('break_resolved', 'claim'),
  ('matches_made', 'payout_settled'), ('matches_made', 'payout_returned'), ('matches_made', 'bank_charge'), ('matches_made', 'contribution_received'), ('matches_made', 'reversal'),
  ('match_made', 'payout_settled'), ('match_made', 'payout_returned'), ('match_made', 'bank_charge'), ('match_made', 'contribution_received'), ('match_made', 'contribution_excess'),
  ('match_made', 'interest'), ('match_made', 'repayment'), ('match_made', 'unidentified_receipt'), ('match_made', 'unidentified_payment'), ('match_made', 'reversal'),
  ('break_resolved', 'payout_settled'), ('break_resolved', 'payout_returned'), ('break_resolved', 'bank_charge'), ('break_resolved', 'contribution_received'), ('break_resolved', 'contribution_excess'),
  ('break_resolved', 'interest'), ('break_resolved', 'repayment'), ('break_resolved', 'unidentified_receipt'), ('break_resolved', 'unidentified_payment'), ('break_resolved', 'reversal'),
  ('match_made', 'transfer'), ('match_made', 'exchange'), ('break_resolved', 'transfer'), ('break_resolved', 'exchange'),
  ('contribution_reduced', 'contribution_reduced'), ('contribution_reduced', 'overspent'),
  ('fund_closed', 'opening_carried'), ('fund_closed', 'rate_difference'), ('fund_closed', 'fund_closed'), ('fund_closed', 'overspent_cleared'),
  ('match_made', 'refund_paid'), ('match_made', 'refund_returned'), ('break_resolved', 'refund_paid'), ('break_resolved', 'refund_returned'),
  ('match_reversed', 'reversal'), ('match_reversed', 'claim'), ('match_reversed', 'payout_rejected'),
  ('match_made', 'claim_recovered'), ('break_resolved', 'claim_recovered'), ('match_made', 'receipt_sent_back'), ('break_resolved', 'receipt_sent_back'), ('break_resolved', 'loss'),
  ('match_made', 'loss_taken_back'), ('break_resolved', 'loss_taken_back'), ('match_reversed', 'loss_taken_back'),
  ('batch_stopped', 'loss_taken_back'), ('payout_rejected', 'loss_taken_back'), ('bank_report_received', 'loss_taken_back'),
  ('batch_stopped', 'paid_once'), ('payout_rejected', 'paid_once'), ('bank_report_received', 'paid_once'), ('break_resolved', 'paid_once'), ('match_reversed', 'paid_once'),
  ('batch_stopped', 'overspent_cleared'), ('payout_rejected', 'overspent_cleared'), ('bank_report_received', 'overspent_cleared'),
  ('matches_made', 'overspent'), ('matches_made', 'overspent_cleared'), ('match_made', 'overspent'), ('match_made', 'overspent_cleared'),
  ('break_resolved', 'overspent'), ('break_resolved', 'overspent_cleared'), ('match_reversed', 'overspent'), ('match_reversed', 'overspent_cleared');

-- How each noun moves: which event takes it from where to where.
CREATE VIEW transition(event_kind, noun, from_state, to_state) AS VALUES
  ('closing_drawn_up', 'closing', 'drawn_up', 'replaced'), ('closing_approved', 'closing', 'drawn_up', 'approved'),
  ('fund_closed', 'fund', 'open', 'closed'),
  ('period_drawn_up', 'period', 'drawn_up', 'replaced'), ('period_approved', 'period', 'drawn_up', 'approved'),
  ('checks_run', 'application', 'received', 'checking'), ('check_recorded', 'application', 'received', 'checking'),
  ('information_requested', 'application', 'received', 'information_needed'), ('information_requested', 'application', 'checking', 'information_needed'),
  ('application_corrected', 'application', 'received', 'checking'), ('application_corrected', 'application', 'information_needed', 'checking'), ('application_corrected', 'application', 'recommended', 'checking'),
  ('recommended', 'application', 'received', 'recommended'), ('recommended', 'application', 'checking', 'recommended'), ('recommended', 'application', 'information_needed', 'recommended'),
  ('approved', 'application', 'recommended', 'approved'), ('refused', 'application', 'recommended', 'refused'),
  ('withdrawn', 'application', 'received', 'withdrawn'), ('withdrawn', 'application', 'checking', 'withdrawn'), ('withdrawn', 'application', 'information_needed', 'withdrawn'),
  ('withdrawn', 'application', 'recommended', 'withdrawn'),
  ('same_person_found', 'application', 'received', 'withdrawn'), ('same_person_found', 'application', 'checking', 'withdrawn'), ('same_person_found', 'application', 'information_needed', 'withdrawn'),
  ('same_person_found', 'application', 'recommended', 'withdrawn'), ('reopened', 'application', 'recommended', 'checking'), ('reopened', 'application', 'refused', 'checking'),
  ('grant_cancelled', 'grant', 'approved', 'cancelled'), ('grant_cancelled', 'grant', 'paying', 'cancelled'), ('grant_cancelled', 'grant', 'paying', 'paid'),
  ('grant_cancelled', 'payout', 'prepared', 'cancelled'), ('grant_cancelled', 'batch', 'prepared', 'cancelled'),
  ('batch_released', 'batch', 'prepared', 'released'), ('batch_cancelled', 'batch', 'prepared', 'cancelled'), ('payout_cancelled', 'batch', 'prepared', 'cancelled'), ('batch_stopped', 'batch', 'released', 'stopped'),
  ('batch_released', 'payout', 'prepared', 'instructed'), ('batch_cancelled', 'payout', 'prepared', 'cancelled'), ('payout_cancelled', 'payout', 'prepared', 'cancelled'),
  ('batch_stopped', 'payout', 'instructed', 'rejected'), ('payout_rejected', 'payout', 'instructed', 'rejected'), ('break_resolved', 'payout', 'instructed', 'rejected'),
  ('matches_made', 'payout', 'instructed', 'settled'), ('match_made', 'payout', 'instructed', 'settled'), ('break_resolved', 'payout', 'instructed', 'settled'),
  ('matches_made', 'payout', 'rejected', 'settled'), ('match_made', 'payout', 'rejected', 'settled'), ('break_resolved', 'payout', 'rejected', 'settled'),
  ('matches_made', 'payout', 'settled', 'returned'), ('match_made', 'payout', 'settled', 'returned'), ('break_resolved', 'payout', 'settled', 'returned'),
  ('match_reversed', 'payout', 'settled', 'instructed'), ('match_reversed', 'payout', 'returned', 'settled'), ('match_reversed', 'payout', 'settled', 'rejected'),
  ('break_resolved', 'payout', 'settled', 'instructed'), ('break_resolved', 'payout', 'settled', 'rejected'),
  ('batch_released', 'grant', 'approved', 'paying'), ('batch_released', 'grant', 'paid', 'paying'),
  ('matches_made', 'grant', 'paying', 'paid'), ('match_made', 'grant', 'paying', 'paid'), ('break_resolved', 'grant', 'paying', 'paid'), ('match_reversed', 'grant', 'paying', 'paid'),
  ('matches_made', 'grant', 'paid', 'paying'), ('match_made', 'grant', 'paid', 'paying'), ('break_resolved', 'grant', 'paid', 'paying'), ('match_reversed', 'grant', 'paid', 'paying'),
  ('matches_made', 'line', 'open', 'matched'), ('match_made', 'line', 'open', 'matched'), ('break_resolved', 'line', 'open', 'matched'),
  ('match_reversed', 'line', 'matched', 'open'), ('match_made', 'line', 'matched', 'open'), ('break_resolved', 'line', 'matched', 'open'),
  ('match_reversed', 'match', 'confirmed', 'reversed'), ('match_made', 'match', 'confirmed', 'reversed'), ('break_resolved', 'match', 'confirmed', 'reversed'),
  ('break_resolved', 'break', 'open', 'resolved'), ('break_resolved', 'break', 'open', 'waiting'), ('break_resolved', 'break', 'waiting', 'resolved'), ('break_resolved', 'break', 'open', 'claimed'),
  ('break_resolved', 'break', 'waiting', 'claimed'), ('break_resolved', 'break', 'claimed', 'resolved'),
  ('message_received', 'message', 'open', 'answered'), ('message_answered', 'message', 'open', 'answered'), ('message_answered', 'break', 'open', 'resolved'),
  ('match_made', 'break', 'open', 'resolved'), ('match_made', 'break', 'waiting', 'resolved'), ('match_made', 'break', 'claimed', 'resolved'),
  ('matches_made', 'break', 'open', 'resolved'), ('matches_made', 'break', 'waiting', 'resolved'),
  ('bank_report_received', 'payout', 'instructed', 'rejected'), ('bank_report_received', 'break', 'open', 'resolved'), ('bank_report_received', 'break', 'waiting', 'resolved'),
  ('payout_rejected', 'break', 'open', 'resolved'), ('payout_rejected', 'break', 'waiting', 'resolved'), ('batch_stopped', 'break', 'open', 'resolved'), ('batch_stopped', 'break', 'waiting', 'resolved'),
  ('match_reversed', 'break', 'resolved', 'open'), ('break_resolved', 'break', 'resolved', 'open'), ('match_reversed', 'break', 'claimed', 'open'),
  ('match_made', 'break', 'resolved', 'claimed'), ('break_resolved', 'break', 'resolved', 'claimed'), ('match_reversed', 'break', 'resolved', 'claimed'), ('match_reversed', 'break', 'open', 'claimed'),
  ('match_reversed', 'break', 'claimed', 'resolved'), ('batch_stopped', 'break', 'claimed', 'resolved'), ('payout_rejected', 'break', 'claimed', 'resolved'), ('bank_report_received', 'break', 'claimed', 'resolved'),
  ('batch_stopped', 'break', 'resolved', 'claimed'), ('payout_rejected', 'break', 'resolved', 'claimed'), ('bank_report_received', 'break', 'resolved', 'claimed'),
  ('batch_stopped', 'grant', 'paid', 'paying'), ('payout_rejected', 'grant', 'paid', 'paying'), ('bank_report_received', 'grant', 'paid', 'paying'),
  ('match_reversed', 'break', 'waiting', 'open'), ('break_resolved', 'break', 'waiting', 'open'), ('match_reversed', 'break', 'resolved', 'waiting'),
  ('payee_approved', 'hold', 'standing', 'ended'), ('payee_recorded', 'hold', 'standing', 'ended'), ('hold_lifted', 'hold', 'standing', 'ended');

-- What can be done about a break of each kind, and by which role.
CREATE VIEW break_action(kind, action, role) AS VALUES
  ('amount_differs', 'settle_with_difference', 'finance'), ('amount_differs', 'claim_back', 'finance'), ('amount_differs', 'write_off', 'approver'),
  ('duplicate_payment', 'claim_back', 'finance'), ('duplicate_payment', 'charge', 'finance'), ('duplicate_payment', 'match', 'finance'), ('duplicate_payment', 'write_off', 'approver'),
  ('unknown_debit', 'claim_back', 'finance'), ('unknown_debit', 'charge', 'finance'), ('unknown_debit', 'match', 'finance'), ('unknown_debit', 'write_off', 'approver'),
  ('unknown_receipt', 'match', 'finance'), ('unknown_receipt', 'send_back', 'finance'),
  ('payee_differs', 'claim_back', 'finance'), ('payee_differs', 'settle', 'finance'), ('payee_differs', 'write_off', 'approver'),
  ('in_transit_too_long', 'wait', 'finance'), ('in_transit_too_long', 'reject', 'finance'),
  ('contribution_differs', 'wait', 'finance'), ('contribution_differs', 'charge', 'finance'), ('contribution_differs', 'reduce', 'finance'), ('contribution_differs', 'match', 'finance'),
  ('late_return', 'match', 'finance'), ('late_return', 'send_back', 'finance'),
  ('not_received', 'traced', 'finance'), ('not_received', 'recall', 'finance'), ('not_received', 'received', 'finance'), ('complaint', 'answered', 'auditor'),
  ('line_changed', 'explained', 'finance'), ('statement_gap', 'explained', 'finance'), ('closing_balance_differs', 'explained', 'finance');

-- Every table: fact (append-only, with event_seq and an ascending id), staged_fact, cache (made anew from facts by verify), staging.
CREATE VIEW declared(name, kind) AS VALUES
  ('closing', 'fact'), ('parking', 'fact'), ('period', 'fact'), ('transfer', 'fact'), ('match_transfer', 'fact'),
  ('account', 'fact'), ('bank_report', 'fact'), ('bank_rejection', 'fact'), ('agent_number', 'fact'), ('application', 'fact'), ('application_version', 'fact'), ('approval', 'fact'), ('balance', 'cache'), ('bank_account', 'fact'), ('batch', 'fact'),
  ('blanked', 'fact'), ('blocking', 'fact'), ('blocking_line', 'fact'), ('book_key', 'fact'), ('break', 'fact'), ('brought_back', 'fact'), ('cancellation', 'fact'), ('check_result', 'fact'), ('clock', 'fact'), ('confirmed_reading', 'fact'), ('contribution', 'fact'),
  ('cooling_off_end', 'fact'), ('correction', 'fact'), ('credential', 'fact'), ('entry', 'fact'), ('event', 'fact'), ('document', 'fact'), ('exchange_rate', 'fact'), ('fund', 'fact'), ('grant', 'fact'), ('hand_over', 'fact'),
  ('hold', 'fact'), ('information_request', 'fact'), ('instalment', 'fact'), ('institution', 'fact'), ('intake', 'fact'), ('left_out', 'fact'), ('lookup', 'cache'), ('mail', 'staging'), ('mail_place', 'staging'), ('match', 'fact'),
  ('match_contribution', 'fact'), ('match_entry', 'fact'), ('match_line', 'fact'), ('match_payout', 'fact'), ('message', 'fact'), ('missing_money', 'fact'), ('paid_once', 'fact'), ('note', 'fact'), ('payee', 'fact'), ('payee_approval', 'fact'), ('payee_change', 'fact'),
  ('payment_file', 'fact'), ('payout', 'fact'), ('period_lock', 'fact'), ('person', 'fact'), ('posting', 'fact'), ('programme', 'fact'), ('programme_version', 'fact'), ('proposal', 'staging'),
  ('recommendation', 'fact'), ('recommended_instalment', 'fact'), ('reconciliation', 'fact'), ('reference_key', 'cache'), ('refusal', 'fact'), ('release', 'fact'), ('reply', 'fact'), ('request', 'staging'),
  ('resolution', 'fact'), ('role_grant', 'fact'), ('screening_entry', 'fact'), ('screening_list', 'fact'), ('seal', 'fact'), ('settings', 'fact'), ('shortfall', 'fact'), ('slip', 'fact'), ('spelling_removal', 'fact'), ('state', 'cache'), ('statement', 'fact'),
  ('open_sum', 'cache'), ('payable', 'cache'), ('payable_sum', 'cache'), ('reckoned', 'cache'), ('tally', 'cache'),
  ('statement_import', 'staging'), ('statement_line', 'staged_fact'), ('step', 'fact'), ('student', 'fact'), ('student_code', 'fact'), ('student_version', 'fact'), ('token', 'fact'),
  ('token_revocation', 'fact'), ('turnover', 'cache'), ('withdrawal', 'fact');
