import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { bench, figureText } from '../../src/bench/bench.ts'
import { isHit, median, pairs, ratioOf } from '../../src/bench/figure.ts'
import { statementFile } from '../../src/bench/statement-file.ts'
import { stopwatch } from '../../src/clock.ts'
import { readStatement } from '../../src/statements/read-statement.ts'

const folder = mkdtempSync(join(tmpdir(), 'tideover-bench-test-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('bench', () => {
  it('measures every figure in runs of its own, and leaves no file behind', async () => {
    const told: string[] = []
    const report = await bench({ size: 300, folder, clock: () => Date.now(), tell: (figure) => told.push(figureText(figure)) })
    expect(report.figures.length).toBe(told.length)
    expect(report.figures.length).toBeGreaterThanOrEqual(existsSync('/dev/shm') ? 8 : 7)
    for (const figure of report.figures) {
      expect(figure.value, figure.name).toBeGreaterThan(0)
      expect(figure.hit, figure.name).toBe(isHit(figure))
      if (figure.unit === '×') expect(figure.runs, figure.name).toBeGreaterThanOrEqual(5)
    }
    expect(report.flushMs).toBeGreaterThan(0)
    expect(readdirSync(folder)).toEqual([])
    // A dozen books are made, and three threads start.
  })
})

describe('ratioOf', () => {
  it('is the median of the ratios of single runs, not the ratio of medians', () => {
    const of = pairs()
    of.subject.push(10, 2, 30)
    of.floor.push(10, 1, 10)
    expect(ratioOf(of)).toBe(2)
  })
})

describe('median', () => {
  it('is the middle one, or the mean of the two in the middle', () => {
    expect(median([9, 1, 5])).toBe(5)
    expect(median([4, 1, 2, 100])).toBe(3)
  })
})

describe('isHit', () => {
  it('takes the aim itself, and nothing above', () => {
    const figure = { name: '', unit: '×', aim: 3, runs: 5, detail: '', cost: '' } as const
    expect(isHit({ ...figure, value: 3 })).toBe(true)
    expect(isHit({ ...figure, value: 3.01 })).toBe(false)
  })
})

describe('statementFile', () => {
  it('is proven by its running balance, line by line, and the same each time', () => {
    const bytes = statementFile(500)
    const read = readStatement(bytes, { account: { number: 'TR330006100519786457841326', currency: 'USD' }, today: '2020-12-31' })
    expect(read.verdict).toBe('proof')
    expect(read.readings[0]?.proof).toBe('running_balance')
    expect(read.readings[0]?.statement.lines.length).toBe(500)
    expect(statementFile(500)).toEqual(bytes)
  })
})

describe('stopwatch', () => {
  it('goes forward', () => {
    const before = stopwatch()
    expect(stopwatch()).toBeGreaterThanOrEqual(before)
  })
})
