import { statementImport } from '../../src/bench/statement-import.ts'
const c0=process.cpuUsage()
for (const f of await statementImport('/dev/shm', Date.now, 1, 100000)) console.log(f.name, f.value, f.detail)
