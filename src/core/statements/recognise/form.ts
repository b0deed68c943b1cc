import type { RecognisedForm } from '../statement.ts'

/**
 * How the header of a file differs from that of a reading that was confirmed for the account, in words; undefined where it is the same, or of another export
 * altogether (fewer than half of its names).
 */
export function headerChange(saved: RecognisedForm, now: RecognisedForm): string | undefined {
  if (saved.header.length === now.header.length && saved.header.every((name, place) => name === now.header[place])) return undefined
  const gone = saved.header.filter((name) => !now.header.includes(name))
  const added = now.header.filter((name) => !saved.header.includes(name))
  if (gone.length * 2 > saved.header.length) return undefined
  const said = [...(gone.length > 0 ? [`gone: ${gone.join(', ')}`] : []), ...(added.length > 0 ? [`new: ${added.join(', ')}`] : [])]
  return said.length > 0 ? said.join('; ') : 'its columns stand in another order'
}
