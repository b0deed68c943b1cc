import type Database from 'better-sqlite3'

interface Column {
  readonly name: string
}

/**
 * The triggers that every fact table has, made from one text: append only, ids ascending, nothing added to a sealed
 * event, nothing replaced, an erasable value only blanked by an event that names it. What is particular to a table
 * stands in the migrations by hand.
 */
export function protect(db: Database.Database): void {
  const declared = db.prepare('SELECT name, kind FROM declared ORDER BY name').all() as { name: string; kind: string }[]
  for (const { name, kind } of declared) {
    if (kind === 'fact' && name !== 'event' && name !== 'seal') db.exec(appendOnly(db, name) + noChange(db, name))
    if (kind === 'staged_fact') db.exec(noChange(db, name, false))
  }
}

function appendOnly(db: Database.Database, table: string): string {
  const taken = uniqueKeys(db, table).map((columns) => {
    const same = columns.map((c) => `${c} = NEW.${c}`).join(' AND ')
    return `  SELECT RAISE(ABORT, '${table}: exists') WHERE EXISTS(SELECT 1 FROM "${table}" WHERE ${same});\n`
  })
  return `CREATE TRIGGER ${table}_append BEFORE INSERT ON "${table}" BEGIN
  SELECT guard();
${taken.join('')}  SELECT RAISE(ABORT, '${table}: its event is not the last, or is sealed') WHERE NEW.event_seq IS NOT (SELECT max(seq) FROM event)
    OR EXISTS(SELECT 1 FROM seal WHERE event_seq = NEW.event_seq);
${digests(db, table)}END;
CREATE TRIGGER ${table}_ascending AFTER INSERT ON "${table}" BEGIN
  SELECT RAISE(ABORT, '${table}: ids ascend, as far as a number holds them') WHERE ${ascends(table)} OR NEW.id > 9007199254740991;
END;
`
}

/** A statement has its import's number, and of two imports the later can be published first. */
const ascends = (table: string): string => (table === 'statement' ? 'NEW.id < 1' : `NEW.id IS NOT (SELECT max(id) FROM "${table}")`)

/** A value that can be erased is told to the chain by its digest: both, or neither. */
function digests(db: Database.Database, table: string): string {
  return erasableColumns(db, table)
    .map((c) => `  SELECT RAISE(ABORT, '${table}: ${c} and its digest go together') WHERE (NEW.${c} IS NULL) <> (NEW.${c}_sha256 IS NULL);\n`)
    .join('')
}

function noChange(db: Database.Database, table: string, andDelete = true): string {
  const erasable = erasableColumns(db, table)
  const kept = columnsOf(db, table)
    .filter((c) => !erasable.includes(c))
    .map((c) => `NEW.${c} IS OLD.${c}`)
  const blanked = erasable.map(
    (
      c,
    ) => `(NEW.${c} IS OLD.${c} OR NEW.${c} IS NULL AND EXISTS(SELECT 1 FROM blanked b WHERE b.table_name = '${table}' AND b.row_id = OLD.id AND b.column_name = '${c}'
      AND b.event_seq = (SELECT max(seq) FROM event) AND NOT EXISTS(SELECT 1 FROM seal WHERE event_seq = b.event_seq)))`,
  )
  const allowed = erasable.length > 0 ? ` WHERE NOT (${[...kept, ...blanked].join(' AND ')})` : ''
  const update = `CREATE TRIGGER ${table}_no_update BEFORE UPDATE ON "${table}" BEGIN SELECT guard(); SELECT RAISE(ABORT, '${table}: append only')${allowed}; END;\n`
  return andDelete
    ? `${update}CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON "${table}" BEGIN SELECT guard(); SELECT RAISE(ABORT, '${table}: append only'); END;\n`
    : update
}

/** Columns of a table in its order. */
export const columnsOf = (db: Database.Database, table: string): string[] => (db.pragma(`table_info("${table}")`) as Column[]).map((c) => c.name)

/** Columns whose value stands beside its SHA-256 and may be blanked. */
export function erasableColumns(db: Database.Database, table: string): string[] {
  const columns = columnsOf(db, table)
  return columns.filter((c) => columns.includes(`${c}_sha256`))
}

/** Column lists of every unique key: INSERT OR REPLACE removes rows without asking delete triggers, so each is asked before. */
function uniqueKeys(db: Database.Database, table: string): string[][] {
  const indexes = (db.pragma(`index_list("${table}")`) as { name: string; unique: number }[]).filter((i) => i.unique === 1)
  return [['id'], ...indexes.map((i) => (db.pragma(`index_info("${i.name}")`) as Column[]).map((c) => c.name))]
}
