import type { Column } from '../columns/columns.ts'
import { flagsOf } from '../columns/flags.ts'
import type { Lines } from '../lines/lines.ts'
import { cellsAgainst, type Objection } from './objections.ts'

const MONEY = ['amount', 'debit', 'credit', 'balance', 'net'] as const

/**
 * Cells behind the sample that keep a file from being read as its sample can be: an amount that is damaged there makes its column no amounts, a flag that says something else
 * no flag, and what is left to be read by would leave the truth out.
 */
export function lateCells({ columns }: Lines, columnsAt: (places: ReadonlySet<number>) => readonly Column[]): readonly Objection[] {
  const flags = new Set(flagsOf(columns).map(({ column }) => column.place))
  const isSought = ({ place, roles, isNumber }: Column) => flags.has(place) || (isNumber && MONEY.some((role) => roles.has(role)))
  const places = new Set(columns.filter(isSought).map(({ place }) => place))
  return places.size === 0 ? [] : cellsAgainst(columnsAt(places).filter(({ place }) => places.has(place)))
}
