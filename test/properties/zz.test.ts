import { it } from 'vitest'
import { LifeWorld, makeTemplate } from './life-world.ts'
it('x', async () => {
  const t = await makeTemplate(); const w = new LifeWorld(t)
  const day = w.today
  w.booked.B.push({ day, minor: -30000, text: 'EFT TOABCDEFGHJK00', name: '', account: '', ref: 'D1' })
  console.log(JSON.stringify(await w.must('finance', '/bank-accounts/B/statements?mode=import', w.statement('B'))))
  w.booked.B.push({ day, minor: 30000, text: 'GELEN HAVALE', name: '', account: '', ref: 'D2' })
  console.log(JSON.stringify(await w.must('finance', '/bank-accounts/B/statements?mode=import', w.statement('B'))))
  console.log(JSON.stringify(await w.get('/bank-accounts/B/lines')))
  console.log(JSON.stringify(await w.get('/bank-accounts/B/reconciliation-statement')))
})
