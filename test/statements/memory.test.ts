import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'

const FEW = 8_000
const MANY = 32_000

type Way = 'slices' | 'recognised' | 'whole'

/** The most that was held while a statement of so many lines was read, beside its bytes. */
async function most(lines: number, way: Way): Promise<number> {
  const script = new URL('./memory-of-reading.ts', import.meta.url).pathname
  const child = spawn(process.execPath, ['--expose-gc', '--import', 'tsx', script, String(lines), way], { stdio: ['ignore', 'pipe', 'inherit'] })
  const told = JSON.parse(await text(child.stdout)) as { readonly count: number; readonly most: number }
  expect(told.count).toBe(lines)
  return told.most
}

/** Does V8 hold the numbers of a full column bare in their array when it is made, and when balances were chained? */
async function areBare(): Promise<{ readonly made: boolean; readonly chained: boolean }> {
  const script = new URL('./memory-of-amounts.ts', import.meta.url).pathname
  const child = spawn(process.execPath, ['--allow-natives-syntax', '--import', 'tsx', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  return JSON.parse(await text(child.stdout)) as Awaited<ReturnType<typeof areBare>>
}

/** What each line more takes. */
const growth = async (way: Way): Promise<number> => ((await most(MANY, way)) - (await most(FEW, way))) / (MANY - FEW)

describe('the memory that reading a statement takes', () => {
  it('grows by some numbers a line where it is read in slices', async () => {
    // A proof needs 20 bytes of a line, in columns that double when they are full; a million lines are 60 MB at most.
    expect(await growth('slices')).toBeLessThan(60)
  })

  it('grows by what the readings say of a line where a file is recognised in slices', async () => {
    // Day, amount and balance of a line, and its cells of dates and amounts, packed.
    expect(await growth('recognised')).toBeLessThan(150)
  })

  it('holds the numbers of a full column bare, whatever gaps stand in others: as objects they take three times as much', async () => {
    expect(await areBare()).toEqual({ made: true, chained: true })
  })

  it('grows by the text and its cells where it is read whole: the control', async () => {
    expect(await growth('whole')).toBeGreaterThan(200)
  })
})
