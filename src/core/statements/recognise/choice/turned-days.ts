import { say } from '../../../said/say.ts'
import { type Column, dateAt } from '../columns/columns.ts'
import type { Lines } from '../lines/lines.ts'
import type { Objection } from './objections.ts'

const DAYS = ['booked', 'date', 'value'] as const
const couldBeDays = ({ name, roles }: Column): boolean => name === '' || DAYS.some((role) => roles.has(role))

/**
 * Days in another form than most of their column: a program took days for months where it could. No balance holds a day, and what these were, another day of the row does not tell.
 */
export const turnedDays = ({ columns }: Lines): readonly Objection[] =>
  columns.flatMap((column) => {
    const rows = column.spoilt?.kind === 'date' && couldBeDays(column) ? column.spoilt.rows : []
    return rows.some((row) => dateAt(column, row) !== undefined) ? rows.map((row) => ({ row, column, reason: say.othersAreDates })) : []
  })
