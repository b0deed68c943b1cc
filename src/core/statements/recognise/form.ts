import { type Said, say } from '../../said/say.ts'
import type { AmountStyle, Cell, RecognisedForm } from '../statement.ts'

/**
 * How the header of a file differs from that of a reading that was confirmed for the account, in words; undefined where it is the same, or of another export
 * altogether (fewer than half of its names).
 */
export function headerChange(saved: RecognisedForm, now: RecognisedForm): Said | undefined {
  if (saved.header.length === now.header.length && saved.header.every((name, place) => name === now.header[place])) return undefined
  const gone = saved.header.filter((name) => !now.header.includes(name))
  const added = now.header.filter((name) => !saved.header.includes(name))
  if (gone.length * 2 > saved.header.length) return undefined
  if (gone.length > 0 && added.length > 0) return say.headerGoneAndNew(gone, added)
  return gone.length > 0 ? say.headerGone(gone) : added.length > 0 ? say.headerNew(added) : say.headerReordered
}

/** The column by which a changed header is known: the first name that is new, else the first that is gone and of which the file says nothing. */
export function changedColumn(saved: RecognisedForm, now: RecognisedForm): Pick<Cell, 'column' | 'value'> {
  const added = now.header.find((name) => !saved.header.includes(name))
  const gone = saved.header.find((name) => !now.header.includes(name))
  return added === undefined ? { column: gone ?? '', value: '' } : { column: added, value: added }
}

/** How a file was read, as far as it is remembered. */
export interface RememberedForm {
  readonly dateFormat: string
  readonly amountStyle: AmountStyle
  readonly form?: RecognisedForm
}

/**
 * Is a reading of the form that was confirmed before? The same header, columns, order of days and side of the amounts; encoding and delimiter tell nothing of these, and a file that has only
 * whole amounts is of the form of one with decimals.
 */
export function isSameForm(saved: RememberedForm, now: RememberedForm): boolean {
  if (saved.amountStyle !== now.amountStyle) return false
  const [one, other] = [saved.form, now.form]
  if (!one || !other) return one === other && saved.dateFormat === now.dateFormat
  const same = (a: readonly (string | number)[], b: readonly (string | number)[]) => a.length === b.length && a.every((item, n) => item === b[n])
  return (
    same(one.header, other.header) &&
    one.booked === other.booked &&
    one.dateOrder === other.dateOrder &&
    same(one.amounts, other.amounts) &&
    // Beside signs the words of a flag say nothing more, and another file may have other words.
    ((one.flag === other.flag && one.paysIn === other.paysIn) || now.amountStyle !== 'flag') &&
    (one.mark === other.mark || (isDecimal(one.mark) && other.mark === 'whole'))
  )
}

const isDecimal = (mark: string): boolean => mark === '.' || mark === ','
