import { it } from 'vitest'
import { fullBook } from '/work/main/test/support/full-book.ts'
import { verify } from '/work/main/src/store/verify/verify.ts'
it('x', async () => {
  const w = await fullBook()
  const v = w.book.read((r) => verify(r))
  console.log(JSON.stringify({ ...v, tables: v.tables.length }, null, 1))
  console.log(w.book.read(r => r.one('select * from seal where event_seq=1')))
})
