import { timingSafeEqual } from 'node:crypto'
import type { Context } from 'hono'
import type { HeldFiles } from '../../commands/statements/held-files.ts'
import { type FormField, PiecesOfFile, readForm } from '../form.ts'
import type { Came, Typed } from './screen.ts'

/** A form's fields as trimmed text, and its files. Throws BrokenForm, LargeForm. */
export async function typedIn(context: Context): Promise<Typed> {
  const fields = await readForm(context, () => new PiecesOfFile())
  const files: Record<string, File> = Object.create(null)
  for (const { name, value } of fields)
    if (typeof value !== 'string' && value.taker.bytes > 0) files[name] = new File(value.taker.pieces, value.name, { type: value.type })
  return { ...textsOf(fields), files }
}

/** The same of a form whose files go to where files are held while they come: none of them is in memory. Throws BrokenForm, LargeForm. */
export async function typedHolding(context: Context, held: HeldFiles): Promise<{ readonly typed: Typed; readonly came: readonly Came[] }> {
  const fields = await readForm(context, () => held.coming())
  const came = fields.flatMap(({ name: field, value }) =>
    typeof value === 'string' || value.taker.bytes === 0 ? [] : [{ field, name: value.name, file: value.taker }],
  )
  return { typed: { ...textsOf(fields), files: {} }, came }
}

function textsOf(fields: readonly FormField<unknown>[]): Pick<Typed, 'one' | 'all'> {
  // Without what every object has: a field may be called `constructor`
  const one: Record<string, string> = Object.create(null)
  const all: Record<string, string[]> = Object.create(null)
  for (const { name, value } of fields) {
    if (typeof value !== 'string') continue
    one[name] = value.trim()
    all[name] = [...(all[name] ?? []), value.trim()]
  }
  return { one, all }
}

/** Are two texts the same, told in the same time whatever they are? */
export function isSame(a: string, b: string): boolean {
  const [one, other] = [Buffer.from(a), Buffer.from(b)]
  return one.length === other.length && timingSafeEqual(one, other)
}
