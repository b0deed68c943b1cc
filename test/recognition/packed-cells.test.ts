import { describe, expect, it } from 'vitest'
import { CellPacker } from '../../src/core/statements/recognise/cells/packed-cells.ts'

const COUNT = 10_000

const packedOf = (cells: readonly string[]): readonly string[] => {
  const packer = new CellPacker()
  for (const cell of cells) packer.push(cell)
  return packer.cells()
}

const column = (of: (n: number) => string, count = COUNT) => Array.from({ length: count }, (_, n) => of(n))

describe('packed cells', () => {
  it.each([
    ['none', []],
    ['one', ['a']],
    ['a block', column((n) => String(n % 3), 1024)],
    ['few different ones', column((n) => `${String((n * 7) % 90).padStart(2, '0')}.03.2026`)],
    ['as many as are known by a number', column((n) => String(n % 1024))],
    ['one more', column((n) => String(n % 1025))],
    ['few at the beginning, and then all different', column((n) => (n < 3000 ? '' : `-${n},5`))],
    ['all different, and then few', column((n) => (n < 7000 ? String(n) : 'x'))],
    [
      'quotes, line ends, wide letters, halves of letters',
      column((n) => ['"', '\n', 'Türkmenistan', 'Жумахан', '漢\u{20000}', '\ud800', '\\', ''][n % 8] ?? ''),
    ],
  ])('are those that were pushed: %s', (_, cells) => {
    const packed = packedOf(cells)
    expect(packed.length).toBe(cells.length)
    expect([...packed]).toEqual(cells)
    expect(packed.map((cell) => cell)).toEqual(cells)
    const seen: [string, number][] = []
    packed.forEach((cell, place) => {
      seen.push([cell, place])
    })
    expect(seen).toEqual(cells.map((cell, place) => [cell, place]))
    expect(packed.every((cell, place) => cell === cells[place])).toBe(true)
    expect(packed.some((cell, place) => cell !== cells[place])).toBe(false)
    for (const place of [cells.length - 1, 0, 1023, 1024, 5000]) expect(packed[place]).toBe(cells[place])
  })
})
