import { catalogue, allows } from './format.ts'
import { isHeldOut, measured } from './measure.ts'
import { VARIANTS } from './variants.ts'
const [only = '', which = '', show = ''] = process.argv.slice(2)
const held = process.env['HELD'] === '1'
const tally: Record<string, Record<string, number>> = {}
const wrongs: string[] = []
const seeds = Number(process.env['SEEDS'] ?? 1)
import { invented } from './invented.ts'
for (const format of process.env['INV'] ? invented().map((f) => process.env['INV'] === 'nb' ? { ...f, header: f.header!.filter((_, n) => f.columns[n]!.role !== 'balance'), columns: f.columns.filter((c) => c.role !== 'balance') } : f) : catalogue()) {
  if (format.container !== 'csv' || (!process.env['INV'] && isHeldOut(format) !== held)) continue
  if (only && !format.id.includes(only)) continue
  for (const variant of VARIANTS) {
    if (which && !variant.name.includes(which)) continue
    for (let seed = 1; seed <= seeds; seed += 1)
    for (const count of [25, 8, 5]) for (const telling of [true, false]) {
      const m = measured({ format, count, telling, variant, seed: seed * 1000 + count, habit: (process.env['HABIT'] ?? 'usual') as 'usual' })
      if (!m) continue
      const key = variant.name === 'plain' ? `plain ${m.proof} ${count} ${telling ? 'telling' : 'neutral'}` : variant.name
      tally[key] ??= {}
      tally[key][m.outcome] = (tally[key][m.outcome] ?? 0) + 1
      const bad = m.outcome === 'wrong' || (variant.name === 'plain' && (m.outcome === 'refused' || m.outcome === 'later' || (!!process.env['INV'] && telling && m.outcome === 'first' && count === 25)|| m.outcome === 'without'|| (m.proof !== 'none' && m.outcome !== 'proof' && count === 25)))
      if (bad || (show && m.outcome === show)) wrongs.push(`${format.id} ${variant.name} ${count} ${telling} ${m.outcome} ${m.read.readings.map((r) => `${r.proof} ${r.amountStyle} ${r.dateFormat} ${r.statement.lines.length} ${r.form?.amounts}`).join(' | ')} ${m.reason}`)
      if (show === 'file') { console.log(new TextDecoder(format.encoding.replace('-bom','')).decode(m.file)); console.log(m.outcome, m.reason) }
    }
  }
}
for (const w of wrongs) console.log(w.slice(0, 300))
for (const [k, v] of Object.entries(tally)) console.log(k.padEnd(48), JSON.stringify(v))
