-- Who acts, and the keys. Personal data stands in erasable columns: ciphertext beside its SHA-256 (hex), which is what the chain covers.
-- Keys: a master key outside the file wraps the book key, which wraps one key per student and one per statement (src/store/keys.ts).

-- kind: operator (the command line of the machine), student (the public page), user.
CREATE TABLE person(
  id INTEGER PRIMARY KEY,
  event_seq INTEGER NOT NULL REFERENCES event(seq),
  kind TEXT NOT NULL CHECK(kind IN ('operator', 'student', 'user')),
  lookups BLOB, lookups_sha256 TEXT,
  personal BLOB, personal_sha256 TEXT
) STRICT;

-- The newest row of a person and role counts; `until` is the last day.
CREATE TABLE role_grant(
  id INTEGER PRIMARY KEY,
  event_seq INTEGER NOT NULL REFERENCES event(seq),
  person INTEGER NOT NULL REFERENCES person(id),
  role TEXT NOT NULL,
  ended INTEGER NOT NULL CHECK(ended IN (0, 1)),
  until TEXT
) STRICT;
CREATE INDEX role_grant_person ON role_grant(person, role, id);

CREATE TABLE token(
  id INTEGER PRIMARY KEY,
  event_seq INTEGER NOT NULL REFERENCES event(seq),
  person INTEGER NOT NULL REFERENCES person(id),
  hash TEXT NOT NULL UNIQUE,
  scope TEXT,
  expires TEXT
) STRICT;
CREATE INDEX token_person ON token(person);

CREATE TABLE token_revocation(
  id INTEGER PRIMARY KEY,
  event_seq INTEGER NOT NULL REFERENCES event(seq),
  token INTEGER NOT NULL UNIQUE REFERENCES token(id)
) STRICT;

-- A person's one-time sign-in, and later the digest of the credentials: the newest row counts.
CREATE TABLE credential(
  id INTEGER PRIMARY KEY,
  event_seq INTEGER NOT NULL REFERENCES event(seq),
  person INTEGER NOT NULL REFERENCES person(id),
  kind TEXT NOT NULL CHECK(kind IN ('one_time', 'digest')),
  digest TEXT NOT NULL
) STRICT;
CREATE INDEX credential_person ON credential(person, id);

-- The book key wrapped by the master key; check_value tells a wrong master key. anchor_key, in the first event: the public key (hex) that signs the book's anchors.
CREATE TABLE book_key(
  id INTEGER PRIMARY KEY,
  event_seq INTEGER NOT NULL REFERENCES event(seq),
  check_value TEXT NOT NULL,
  wrapped BLOB, wrapped_sha256 TEXT,
  anchor_key TEXT
) STRICT;

-- A test book's clock: milliseconds that it is ahead of the machine's. The first row is in the first event or never.
CREATE TABLE clock(
  id INTEGER PRIMARY KEY,
  event_seq INTEGER NOT NULL REFERENCES event(seq),
  offset_ms INTEGER NOT NULL
) STRICT;
CREATE TRIGGER clock_of_test_book BEFORE INSERT ON clock BEGIN
  SELECT RAISE(ABORT, 'clock: only a book that was made with a test clock has one') WHERE NEW.event_seq > 1 AND NOT EXISTS(SELECT 1 FROM clock WHERE event_seq = 1);
END;

CREATE TABLE settings(
  id INTEGER PRIMARY KEY,
  event_seq INTEGER NOT NULL REFERENCES event(seq),
  value TEXT NOT NULL
) STRICT;

-- A free text of a person about something (a note, a reason), encrypted; evidence is a document's hash. The student whose key encrypts it, or NULL: the book's.
CREATE TABLE note(
  id INTEGER PRIMARY KEY,
  event_seq INTEGER NOT NULL REFERENCES event(seq),
  noun TEXT NOT NULL,
  subject INTEGER NOT NULL,
  student INTEGER REFERENCES student(id),
  evidence_sha256 TEXT,
  personal BLOB, personal_sha256 TEXT
) STRICT;
CREATE INDEX note_subject ON note(noun, subject, id);
CREATE INDEX note_student ON note(student);
CREATE INDEX note_event ON note(event_seq);

-- The index of the look-ups in erasable columns: 8-byte keyed hashes → the row that holds them.
CREATE TABLE lookup(
  token BLOB NOT NULL,
  table_name TEXT NOT NULL,
  row_id INTEGER NOT NULL,
  PRIMARY KEY(token, table_name, row_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX lookup_row ON lookup(table_name, row_id);
CREATE TRIGGER lookup_insert BEFORE INSERT ON lookup BEGIN SELECT guard(); END;
CREATE TRIGGER lookup_no_update BEFORE UPDATE ON lookup BEGIN SELECT guard(); SELECT RAISE(ABORT, 'lookup: no update'); END;
CREATE TRIGGER lookup_delete BEFORE DELETE ON lookup BEGIN
  SELECT guard();
  SELECT RAISE(ABORT, 'lookup: goes away with its row''s look-ups alone') WHERE NOT EXISTS(
      SELECT 1 FROM blanked WHERE table_name = OLD.table_name AND row_id = OLD.row_id AND column_name IN ('lookups', 'evidence'))
    AND NOT (OLD.table_name = 'statement_line' AND NOT EXISTS(SELECT 1 FROM statement WHERE id = OLD.row_id / 4194304));
END;
