import { BenchBook } from '../../src/bench/bench-book.ts'
import { statementFile } from '../../src/bench/statement-file.ts'
import { importStatement } from '../../src/commands/statements/import-statement.ts'
import { registerFunctions } from '../../src/store/functions.ts'
import { Sqlite } from '../../src/store/sqlite.ts'
import { keepMemory } from '../../src/store/memory.ts'
const b = new BenchBook('/dev/shm', Date.now)
const r = await importStatement.perform(b.book, { bytes: statementFile(20000), contentType: 'text/csv', contentTypeHeader: '', params: { code: 'BENCH-1' }, query: { mode: 'import' }, actor: b.actor, key: 'k', request: 'x' })
if (!r.ok) throw new Error(r.problem.detail)
b.book.copyTo(b.folder+'/c.db')
const db = new Sqlite(b.folder + '/c.db'); registerFunctions(db); keepMemory(db); db.pragma('foreign_keys=ON'); db.pragma('recursive_triggers=ON'); db.pragma('journal_mode=WAL'); db.pragma('temp_store=MEMORY')
const trig = db.prepare("SELECT name, sql FROM sqlite_schema WHERE type='trigger' AND tbl_name IN ('statement_line','state','lookup','statement', 'statement_import')").all() as any[]
const lines = db.prepare('SELECT * FROM statement_line').raw().all() as any[][]
const look = db.prepare("SELECT * FROM lookup WHERE table_name='statement_line' ORDER BY row_id").raw().all() as any[][]
const byRow = new Map<number, any[][]>(); for (const l of look) { byRow.set(l[2], [...(byRow.get(l[2]) ?? []), l]) }
for (const t of trig) if (/delete|update|_ends/.test(t.name)) db.exec('DROP TRIGGER '+t.name)
db.exec("DELETE FROM lookup WHERE table_name='statement_line'; DELETE FROM state WHERE noun='line'"); db.pragma('foreign_keys=OFF'); db.exec("DELETE FROM statement; DELETE FROM statement_line; UPDATE statement_import SET state='staging'"); db.pragma('foreign_keys=ON')
const time = (withLook = true) => { const i1 = db.prepare(`INSERT INTO statement_line VALUES(${lines[0]!.map(()=>'?')})`), i2 = db.prepare('INSERT INTO lookup VALUES(?,?,?)')
 db.exec('BEGIN'); const c0=process.cpuUsage(); for (const l of lines) { i1.run(...l); if (withLook) for (const x of byRow.get(l[0]) ?? []) i2.run(...x) } const c=process.cpuUsage(c0); db.exec('ROLLBACK'); return (c.user+c.system)/lines.length }
time(); const all = time(); console.log('all us/line', all, 'without lookup', time(false), 'lookups per line', look.length/lines.length)

const drop = (l: string, ...n: string[]) => { db.exec('SAVEPOINT a'); for (const x of n) db.exec(x); db.exec('RELEASE a'); console.log(l, time()) }
for (let i=0;i<6;i++) drop('ref')
b.remove()
