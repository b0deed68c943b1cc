import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'

export const newReference = (): string => randomUUID().slice(0, 8)

/** What a page that refuses tells the person, to be told on; it stands in the log beside what was asked: never what was sent, nor an address, in which anything can stand. */
export function referenceOf(context: Context, status: number): string {
  const reference = newReference()
  console.error(`refused ${reference}: ${context.req.method} ${status}`)
  return reference
}
