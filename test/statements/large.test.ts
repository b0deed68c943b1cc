import { describe, expect, it } from 'vitest'
import { Random } from '../../fixtures/demo/random.ts'
import { digitsOf } from '../../src/core/money/currency.ts'
import { encodingScore, LEGACY_ENCODINGS } from '../../src/core/statements/readings.ts'
import { recogniseLarge } from '../../src/core/statements/recognise/recognise-large.ts'
import { addDays } from '../../src/core/time/dates.ts'
import { parseDelimited } from '../../src/files/delimited.ts'
import { heldBytes, packedBytes } from '../../src/files/file-bytes.ts'
import { sliced } from '../../src/files/slices.ts'
import { openStatement } from '../../src/statements/open-statement.ts'
import { Watch } from '../../src/threads/watch.ts'
import type { Variant } from '../recognition/change.ts'
import { allows, catalogue, currencyOf, type Format } from '../recognition/format.ts'
import { type Sheet, sheetOf } from '../recognition/render.ts'
import { drawTruth } from '../recognition/truth.ts'
import { VARIANTS } from '../recognition/variants.ts'
import { said } from './said.ts'

/** More rows than are looked at one by one at both ends of a table. */
const COUNT = 5_000
const DAYS = 180
const TODAY = '2026-11-29'
const SLICE = 16_384
const SEED = 77_000
const EVERY = process.env['TIDEOVER_LONG'] === '1' ? 1 : 20

const FORMATS = catalogue().filter(({ container }) => container === 'csv')
const expectedOf = (format: Format) => ({ account: { number: ['8310012345', 'DE89370400440532013000'], currency: currencyOf(format) }, today: TODAY })

function sheet(format: Format, random: Random, telling: boolean): Sheet {
  const truth = drawTruth(random, COUNT, telling, digitsOf(currencyOf(format)) ?? 2)
  const dayOf = (n: number) => addDays('2026-03-02', Math.floor((n * DAYS) / COUNT))
  return sheetOf(format, { ...truth, lines: truth.lines.map((line, n) => ({ ...line, bookedOn: dayOf(n), valueOn: dayOf(n) })) })
}

/** As an import has it: packed where it is read slice by slice. */
const read = async (bytes: Uint8Array, format: Format, fromBytes: number) => {
  const file = fromBytes === 0 ? packedBytes(Uint8Array.from(bytes)) : heldBytes(bytes)
  return said(await openStatement(file, expectedOf(format), new Watch(), { fromBytes, sliceBytes: SLICE }))
}

describe('a large file of a bank that nobody described, read slice by slice', () => {
  const chosen = FORMATS.filter((_, n) => n % EVERY === 0)

  it.each(chosen.map((format, n) => [format.id, format, n] as const))('is read as it is whole, sound and damaged: %s', async (_, format, n) => {
    const variants = VARIANTS.filter((__, at) => EVERY === 1 || (at + n) % 9 === 0)
    for (const [at, variant] of variants.entries()) {
      const random = new Random(SEED + n * 100 + at)
      const file = (variant as Variant).make(sheet(format, random, (n + at) % 2 === 0), random)
      if (!file) continue
      const told = `${variant.name}, seed ${SEED + n * 100 + at}`
      expect([told, await read(file.bytes, format, 0)]).toEqual([told, await read(file.bytes, format, Number.POSITIVE_INFINITY)])
    }
  })

  it('is read as it is whole where rows at its newest end have no balance yet', async () => {
    const format = FORMATS.find(({ id }) => id === 'se-handelsbanken-account') as Format
    const variant = VARIANTS.find(({ name }) => name === 'rows without a balance at the end') as Variant
    const verdicts = new Set<string>()
    for (const seed of [1, 2, 3]) {
      const random = new Random(seed)
      const file = variant.make(sheet(format, random, true), random)?.bytes ?? new Uint8Array()
      const whole = await read(file, format, Number.POSITIVE_INFINITY)
      verdicts.add(whole.verdict)
      expect(await read(file, format, 0), String(seed)).toEqual(whole)
    }
    expect(verdicts).toContain('proof')
  })

  it('is held whole for few formats alone', () => {
    const held = chosen.filter((format, n) => {
      const file = VARIANTS[0]?.make(sheet(format, new Random(SEED + n), true), new Random(1))
      const cut = file && sliced(heldBytes(file.bytes), { encodings: LEGACY_ENCODINGS, score: encodingScore }, SLICE)
      const beginning = cut?.beginning()
      if (!cut || beginning === undefined) return true
      return recogniseLarge({ ...cut, beginning, split: parseDelimited, today: TODAY, currency: currencyOf(format) }) === undefined
    })
    expect(held.map((format) => [format.id, allows(format)]).length, held.map(({ id }) => id).join()).toBeLessThanOrEqual(chosen.length / 5)
  })
})
