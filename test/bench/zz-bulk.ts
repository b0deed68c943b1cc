import { BenchBook } from '../../src/bench/bench-book.ts'
import { postInBulk } from '../../src/bench/bulk-posting.ts'
const b = new BenchBook('/dev/shm', Date.now)
postInBulk(b, 1000)
const c0=process.cpuUsage()
for (let i=0;i<30;i++) postInBulk(b, 1000)
const c=process.cpuUsage(c0)
console.log('cpu ms per 1000', (c.user+c.system)/30000)
b.remove()
