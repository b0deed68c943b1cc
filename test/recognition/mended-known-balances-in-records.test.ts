import { describe, expect, it } from 'vitest'
import { read, told } from './told.ts'

const seen = (rows: readonly string[]) => {
  const of = read(rows)
  return [of.verdict, ...(of.problems.length > 0 ? of.problems.map(({ line, said }) => `${line} ${said.as}`) : told(of))].flat()
}

describe('two balances of which only their days tell which is the first', () => {
  const above = '020\tLikutisPR\t20260307\t220.63'
  const below = '020\tLikutisPB\t20260313\t230.63'
  const lines = ['010\t\t20260307\t12.00\tD\tR1\ta', '010\t\t20260309\t30.00\tC\tR2\tb', '010\t\t20260311\t5.00\tD\tR3\tc', '010\t\t20260313\t3.00\tD\tR4\td']

  it('are the opening and the closing in either order of the lines', () => {
    const amounts = ['2026-03-07 -1200', '2026-03-09 3000', '2026-03-11 -500', '2026-03-13 -300']
    expect(seen([above, ...lines, below])).toEqual(['proof', ...amounts])
    expect(seen([above, ...[...lines].reverse(), below])).toEqual(['proof', ...[...amounts].reverse()])
    expect(seen([below, ...[...lines].reverse(), above])).toEqual(['proof', ...[...amounts].reverse()])
  })

  it('must be met all the same', () => {
    expect(seen([above, ...[...lines].reverse().slice(1), below])[0]).toBe('refusal')
    expect(seen([above, ...lines, below.replace('230', '231')])[0]).toBe('refusal')
  })
})

describe('records of several kinds', () => {
  const head = ['0,8310012345,BRANCH,0,,,0,0', 'OPEN,0,,216653.13,OPEN BALANCE,,0,0']
  const lines = ['HIST,20251005,,763.00,,a,,', 'HIST,20251007,,-300.54,,b,,', 'HIST,20251008,,25.92,,c,,']
  const amounts = ['2025-10-05 76300', '2025-10-07 -30054', '2025-10-08 2592']
  const close = 'CLOSE,0,,217141.51,CLOSE BALANCE,,0,0'

  it('have their balance before the label, where a bare 0 stands behind it', () => {
    expect(seen([...head, '', ...lines, close])).toEqual(['proof', ...amounts])
    expect(seen([...head, ...lines, '', close])).toEqual(['proof', ...amounts])
    expect(seen([...head, ...lines.map((row) => `${row},Q`), close])).toEqual(['proof', ...amounts])
    expect(seen([...head, '', ...lines, close.replace('141', '142')])[0]).toBe('refusal')
  })

  it('are known by two lines of one kind', () => {
    expect(seen([...head, ...lines.slice(0, 2), close.replace('217141.51', '217115.59')])).toEqual(['proof', ...amounts.slice(0, 2)])
  })

  it('are not where one row alone has another kind: its date may be damaged', () => {
    expect(seen(['HIST,20251005,,763.00,a', 'HIST,20251007,,-300.54,b', 'CARD,2025x1008,,25.92,c'])[0]).toBe('refusal')
  })
})
