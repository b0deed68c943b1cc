-- Spellings of payees that the engine learns: from matches that a person confirmed (match, by = 'person'), never stored a second time. One that is to be learnt
-- no more is removed; the match stays.

CREATE INDEX match_taught ON match(id) WHERE by = 'person' AND kind = 'settlement';

CREATE TABLE spelling_removal(
  id INTEGER PRIMARY KEY,
  event_seq INTEGER NOT NULL REFERENCES event(seq),
  match INTEGER NOT NULL REFERENCES match(id)
) STRICT;
CREATE UNIQUE INDEX spelling_removal_match ON spelling_removal(match);
CREATE INDEX spelling_removal_event ON spelling_removal(event_seq);

CREATE TRIGGER spelling_removal_rules BEFORE INSERT ON spelling_removal BEGIN
  SELECT RAISE(ABORT, 'spelling_removal: not of a settlement that a person confirmed') WHERE NOT EXISTS(
    SELECT 1 FROM match WHERE id = NEW.match AND by = 'person' AND kind = 'settlement');
  SELECT RAISE(ABORT, 'spelling_removal: it was removed already') WHERE EXISTS(SELECT 1 FROM spelling_removal WHERE match = NEW.match);
END;
CREATE TRIGGER seal_spelling_removals BEFORE INSERT ON seal WHEN (SELECT kind FROM event WHERE seq = NEW.event_seq) = 'spelling_removed' BEGIN
  SELECT RAISE(ABORT, 'seal: one spelling is removed at a time') WHERE (SELECT count(*) FROM spelling_removal WHERE event_seq = NEW.event_seq) <> 1;
END;
