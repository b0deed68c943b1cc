import { BenchBook } from '../../src/bench/bench-book.ts'
import { postInBulk } from '../../src/bench/bulk-posting.ts'
import { registerFunctions } from '../../src/store/functions.ts'
import { rowsOfEvent } from '../../src/store/floor/rows-written.ts'
import { Sqlite } from '../../src/store/sqlite.ts'
import { keepMemory } from '../../src/store/memory.ts'
const b = new BenchBook('/dev/shm', Date.now)
b.contribute(); b.book.copyTo(b.folder+'/c.db')
const seq = postInBulk(b, 1000)
const parts = b.book.read(r => rowsOfEvent(r, seq)).filter(p => ['event','contribution','entry','posting'].includes(p.table))
const sealRow = b.book.read(r => rowsOfEvent(r, seq)).find(p => p.table==='seal')!.rows[0]!
const db = new Sqlite(b.folder + '/c.db'); registerFunctions(db); keepMemory(db); db.pragma('foreign_keys=ON'); db.pragma('recursive_triggers=ON'); db.pragma('journal_mode=WAL'); db.pragma('temp_store=MEMORY')
const order = ['event','contribution','entry','posting']
let four = false; const time = () => { const st4 = db.prepare(`INSERT INTO posting VALUES ${Array(4).fill('(?,?,?,?,?,?,?,?)').join(',')}`); const out: Record<string, number> = {}
 const st = new Map(order.concat('seal').map(t => { const w = t==='seal' ? 5 : parts.find(p=>p.table===t)!.rows[0]!.length; return [t, db.prepare(`INSERT INTO "${t}" VALUES(${Array(w).fill('?').join(',')})`)] as const }))
 for (let k=0;k<8;k++) { db.exec('BEGIN'); for (const t of order) { const p = parts.find(p=>p.table===t)!; const s=process.cpuUsage(); if (t==='posting' && four) { for (let i=0;i<p.rows.length;i+=4) st4.run(...p.rows[i]!,...p.rows[i+1]!,...p.rows[i+2]!,...p.rows[i+3]!) } else for (const r of p.rows) st.get(t)!.run(...r); const c=process.cpuUsage(s); if (k>2) out[t] = (out[t] ?? 0) + (c.user+c.system)/p.rows.length/5 } const s=process.cpuUsage(); st.get('seal')!.run(...sealRow); const c=process.cpuUsage(s); if (k>2) out['seal'] = (out['seal']??0)+(c.user+c.system)/5; db.exec('ROLLBACK') }
 return out }
time(); console.log('all', time())
four = true; console.log('four', time()); four=false; console.log(time());
b.remove()
