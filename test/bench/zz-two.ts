import { bulkPosting } from '../../src/bench/bulk-posting.ts'
import { oneCommand } from '../../src/bench/one-command.ts'
import { figureText } from '../../src/bench/bench.ts'
for (const f of oneCommand('/tmp', Date.now, 5)) console.log(figureText(f))
console.log(figureText(bulkPosting('/tmp', Date.now, 9)))
