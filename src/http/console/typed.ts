import { timingSafeEqual } from 'node:crypto'
import type { Context } from 'hono'
import { BrokenForm } from '../broken-form.ts'
import type { Typed } from './screen.ts'

/** A form's fields as trimmed text, and its files. Throws BrokenForm. */
export async function typedIn(context: Context): Promise<Typed> {
  const sent = await context.req.parseBody({ all: true }).catch(() => {
    throw new BrokenForm('The body is no form.')
  })
  const one: Record<string, string> = {}
  const all: Record<string, string[]> = {}
  const files: Record<string, File> = {}
  for (const [name, value] of Object.entries(sent))
    for (const part of Array.isArray(value) ? value : [value]) {
      if (typeof part !== 'string') {
        if (part.size > 0) files[name] = part
        continue
      }
      one[name] = part.trim()
      all[name] = [...(all[name] ?? []), part.trim()]
    }
  return { one, all, files }
}

/** Are two texts the same, told in the same time whatever they are? */
export function isSame(a: string, b: string): boolean {
  const [one, other] = [Buffer.from(a), Buffer.from(b)]
  return one.length === other.length && timingSafeEqual(one, other)
}
