import { BenchBook } from '../../src/bench/bench-book.ts'
import { openDatabase } from '../../src/store/database.ts'
const b = new BenchBook('/dev/shm', Date.now)
for (let i=0;i<1000;i++) b.contribute()
const db = openDatabase(b.folder + '/book.db')
const triggers = db.prepare("SELECT name, sql FROM sqlite_schema WHERE type='trigger' AND tbl_name = 'seal' ").all() as any[]
const last = db.prepare('SELECT * FROM seal ORDER BY 1 DESC LIMIT 1').get() as any
const time = () => { const ins = db.prepare('INSERT INTO seal VALUES(?,?,?,?,?)'); const ts: number[] = []
 for (let i=0;i<60;i++){ db.exec('SAVEPOINT t'); const s=performance.now(); try { ins.run(last.event_seq,last.prev_hash,last.hash,last.body,last.mark) } catch(e) { if(i===0) console.log(String(e)) } ts.push(performance.now()-s); db.exec('ROLLBACK TO t') } return ts.sort((a,b)=>a-b)[30]! }
db.pragma('foreign_keys=OFF'); db.exec('BEGIN')
db.exec('DROP TRIGGER seal_no_delete'); db.exec('DELETE FROM seal WHERE event_seq='+last.event_seq)
console.log('all', time())
for (const t of triggers) { if (t.name==='seal_no_delete'||t.name==='seal_no_update') continue; db.exec('SAVEPOINT d'); db.exec('DROP TRIGGER '+t.name); console.log(t.name.padEnd(25), time().toFixed(3)); db.exec('ROLLBACK TO d') }
db.exec('ROLLBACK'); db.close(); b.remove()
