-- What the reports look for among millions of rows: indexes of the few that are out of the ordinary.

CREATE INDEX check_result_anew ON check_result(event_seq) WHERE decided_anew IS NOT NULL;
CREATE INDEX match_by_person ON match(event_seq) WHERE by = 'person';
CREATE INDEX step_rejected ON step(event_seq) WHERE noun = 'payout' AND from_state = 'rejected';
CREATE INDEX entry_moved ON entry(event_seq) WHERE bank_date IS NOT NULL;
CREATE INDEX event_marked ON event(seq) WHERE kind IN ('personal_disclosed', 'erased', 'settings_changed', 'programme_versioned', 'screening_list_imported', 'institution_registered');
CREATE INDEX token_event ON token(event_seq);
CREATE INDEX match_return ON match(event_seq) WHERE kind = 'return';
