import { BenchBook } from '../../src/bench/bench-book.ts'
const b = new BenchBook('/dev/shm', Date.now)
for (let i=0;i<200;i++) b.contribute()
const c0=process.cpuUsage(); const t=performance.now()
const N=3000
for (let i=0;i<N;i++) b.contribute()
const c=process.cpuUsage(c0)
console.log(process.resourceUsage().minorPageFault, 'sys', c.system/1000/N, 'wall', (performance.now()-t)/N, 'cpu', (c.user+c.system)/1000/N)
b.remove()
