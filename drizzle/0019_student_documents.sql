-- Documents that students send on their page: with the answer to what was asked of them, in the same event, and of the kinds that were asked for.

CREATE TRIGGER document_of_student BEFORE INSERT ON document WHEN (SELECT kind FROM event WHERE seq = NEW.event_seq) = 'message_received' BEGIN
  SELECT RAISE(ABORT, 'document: a student sends it with an answer about the case') WHERE NOT EXISTS(
    SELECT 1 FROM message WHERE event_seq = NEW.event_seq AND application = NEW.application AND kind = 'answer');
  SELECT RAISE(ABORT, 'document: nothing of its kind is asked of the student') WHERE NOT EXISTS(
    SELECT 1 FROM information_request q CROSS JOIN json_each(q.items) i CROSS JOIN state s ON s.noun = 'application' AND s.subject = q.application
    WHERE q.id = (SELECT max(id) FROM information_request WHERE application = NEW.application) AND i.value = NEW.kind AND s.state = 'information_needed');
  SELECT RAISE(ABORT, 'document: a student sends 10 MiB at most') WHERE NEW.size_bytes > 10485760;
END;
