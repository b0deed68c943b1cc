import { readFileSync } from 'node:fs'
import { it } from 'vitest'
import { erase } from '../../src/commands/erase/erase.ts'
import { erasureSeen, remainsOf } from '../../src/store/erasure.ts'
import { unpackLookups } from '../../src/store/keys.ts'
import { BankWorld } from './bank-world.ts'

it('x', async () => {
  const w = new BankWorld()
  await w.found()
  const all = []
  for (let i = 0; i < 600; i++) all.push(await w.apply())
  for (const a of all.slice(0, 60)) await w.post('officer', `/applications/${a.id}/automatic-checks`)
  w.book.checkpoint()
  const admin = w.book.read((read) => read.value<number>("SELECT person FROM role_grant WHERE role = 'admin' ORDER BY id DESC LIMIT 1")) ?? 0
  const picked = all.filter((_, i) => i % 60 === 7 || i === 599)
  const toks: { name: string; v: Buffer }[] = []
  for (const a of picked)
    w.book.read((read) => {
      const seen = erasureSeen(read, a.caseNumber)!
      for (const { table, columns, rows } of remainsOf(read, seen.student))
        for (const r of rows)
          for (const c of columns) {
            const name = String(Reflect.get(table, Symbol.for('drizzle:Name')))
            const v = read.value<Buffer | null>(`SELECT ${c} FROM "${name}" WHERE id = ?`, r)
            if (!v) continue
            toks.push({ name: `${name}.${c}`, v })
            if (c === 'lookups')
              for (const t of unpackLookups(v))
                if ((read.value<number>('select count(*) from lookup where token=?', t) ?? 0) === 1) toks.push({ name: `${name}.token`, v: t })
          }
    })
  const before = readFileSync(w.book.file)
  console.log('present before', toks.filter((t) => before.includes(t.v)).length, toks.length)
  for (const a of picked) {
    const r = erase(w.book, { caseNumber: a.caseNumber, reason: 'x', actor: admin })
    if (!r.ok) console.log(r)
  }
  const after = readFileSync(w.book.file)
  const left = toks.filter((t) => after.includes(t.v))
  const by: Record<string, number> = {}
  for (const t of left) by[t.name] = (by[t.name] ?? 0) + 1
  console.log('left', left.length, by)
})
