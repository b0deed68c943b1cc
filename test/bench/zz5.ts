import { BenchBook } from '../../src/bench/bench-book.ts'
import { registerFunctions } from '../../src/store/functions.ts'
import { Sqlite } from '../../src/store/sqlite.ts'
import { keepMemory } from '../../src/store/memory.ts'
const b = new BenchBook('/dev/shm', Date.now)
for (let i=0;i<100;i++) b.contribute()
b.book.copyTo(b.folder+'/c.db')
const db = new Sqlite(b.folder + '/c.db'); registerFunctions(db); keepMemory(db)
const seq = db.prepare('select max(seq) from event').pluck().get() as number
const facts = (db.prepare("select name from declared where kind='fact' and name not in ('event','seal')").pluck().all() as string[])
db.exec('CREATE TABLE t(seq INTEGER)')
const t = (label: string, sql: string) => { db.exec('DROP TRIGGER IF EXISTS tt'); db.exec(`CREATE TRIGGER tt BEFORE INSERT ON t BEGIN ${sql} END`); const s = db.prepare('INSERT INTO t VALUES(?)'); db.exec('BEGIN'); for(let i=0;i<200;i++) s.run(seq); const c0=process.cpuUsage(); for(let i=0;i<3000;i++) s.run(seq); const c=process.cpuUsage(c0); console.log(label, ((c.user+c.system)/3000).toFixed(1),'us'); db.exec('ROLLBACK') }
t('none', 'SELECT 1;')

t('seq only', `SELECT RAISE(ABORT, 'x') WHERE (SELECT count(*) FROM last_row t WHERE t.event_seq = NEW.seq) > 1000;`)
t('seq + notin', `SELECT RAISE(ABORT, 'x') WHERE (SELECT count(*) FROM last_row t WHERE t.event_seq = NEW.seq AND t.table_name NOT IN ('account', 'entry', 'note', 'posting', 'step')) > 1000;`)
t('seq + notexists', `SELECT RAISE(ABORT, 'x') WHERE EXISTS (SELECT 1 FROM last_row t WHERE t.event_seq = NEW.seq AND NOT EXISTS(SELECT 1 FROM event e CROSS JOIN writer w ON w.event_kind = e.kind WHERE e.seq = NEW.seq AND w.table_name = t.table_name) AND t.event_seq < 0);`)
t('from writer', `SELECT RAISE(ABORT, 'x') WHERE (SELECT count(*) FROM last_row t WHERE t.event_seq = NEW.seq AND t.table_name NOT IN ('account', 'entry', 'note', 'posting', 'step')) > (SELECT count(*) FROM event e CROSS JOIN writer w ON w.event_kind = e.kind CROSS JOIN last_row t WHERE e.seq = NEW.seq AND w.table_name = t.table_name AND t.event_seq = NEW.seq);`)
t('materialized', `SELECT RAISE(ABORT, 'x') WHERE EXISTS (SELECT 1 FROM (SELECT table_name FROM last_row WHERE event_seq = NEW.seq LIMIT 100) t WHERE t.table_name NOT IN ('account', 'entry', 'note', 'posting', 'step') AND NOT EXISTS(SELECT 1 FROM event e CROSS JOIN writer w ON w.event_kind = e.kind WHERE e.seq = NEW.seq AND w.table_name = t.table_name));`)
t('except', `SELECT RAISE(ABORT, 'x') WHERE EXISTS (SELECT table_name FROM last_row WHERE event_seq = NEW.seq EXCEPT SELECT w.table_name FROM writer w WHERE w.event_kind = (SELECT kind FROM event WHERE seq = NEW.seq) EXCEPT VALUES ('account'), ('entry'), ('note'), ('posting'), ('step'));`)
db.close(); b.remove()
