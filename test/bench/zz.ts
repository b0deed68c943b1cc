import { postInBulk } from '../../src/bench/bulk-posting.ts'
import { BenchBook } from '../../src/bench/bench-book.ts'
import { openDatabase } from '../../src/store/database.ts'
import { registerFunctions } from '../../src/store/functions.ts'
import { Sqlite } from '../../src/store/sqlite.ts'
const b = new BenchBook('/dev/shm', Date.now)
for (let i=0;i<20;i++) b.contribute(); 0
b.book.copyTo(b.folder+'/c.db')
import { keepMemory } from '../../src/store/memory.ts'
const db = new Sqlite(b.folder + '/c.db'); registerFunctions(db); keepMemory(db); 
const triggers = db.prepare("SELECT name, sql FROM sqlite_schema WHERE type='trigger' AND tbl_name = 'seal' ").all() as any[]
const last = db.prepare('SELECT * FROM seal ORDER BY 1 DESC LIMIT 1').get() as any
const time = () => { const ins = db.prepare('INSERT INTO seal VALUES(?,?,?,?,?)'); const ts: number[] = []; const c0 = process.cpuUsage()
 db.exec('BEGIN'); for (let i=0;i<1000;i++){ db.exec('SAVEPOINT t'); const s=performance.now(); try { ins.run(last.event_seq,last.prev_hash,last.hash,last.body,last.mark) } catch(e) {  } ts.push(performance.now()-s); db.exec('ROLLBACK TO t') } db.exec('ROLLBACK'); const c = process.cpuUsage(c0); return (c.user+c.system)/1000000 }
db.pragma('foreign_keys=OFF'); 
db.exec('DROP TRIGGER seal_no_delete'); db.exec('DELETE FROM seal WHERE event_seq='+last.event_seq)
const all = time()
console.log('all', all)
time(); console.log('x', time()); for (const t of triggers) { if (t.name==='seal_no_delete'||t.name==='seal_no_update') continue; db.exec('DROP TRIGGER '+t.name); const x = time(); console.log(t.name.padEnd(25), (all-x).toFixed(3)); db.exec(t.sql) }
for (const t of triggers) if (t.name!=='seal_no_delete') db.exec('DROP TRIGGER '+t.name)
console.log('none', time())
db.close(); b.remove()
