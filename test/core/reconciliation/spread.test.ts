import { describe, expect, it } from 'vitest'
import { spread } from '../../../src/core/reconciliation/spread.ts'

describe('spread', () => {
  it.each([
    ['one after the other where they part alike', [-300, -600], [300, 600], [[[0, -300]], [[1, -600]]]],
    [
      'a payout over two lines',
      [-400, -500],
      [300, 300, 300],
      [
        [[0, -300]],
        [
          [0, -100],
          [1, -200],
        ],
        [[1, -300]],
      ],
    ],
    [
      'a payout over three lines',
      [-100, -100, -700],
      [900],
      [
        [
          [0, -100],
          [1, -100],
          [2, -700],
        ],
      ],
    ],
    [
      'money that comes back',
      [250, 350],
      [300, 300],
      [
        [
          [0, 250],
          [1, 50],
        ],
        [[1, 300]],
      ],
    ],
  ])('takes %s', (_, lines, amounts, parts) => {
    expect(spread(lines, amounts).map((of) => of.map(({ line, minor }) => [line, minor]))).toEqual(parts)
  })
})
