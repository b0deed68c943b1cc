import type { Context } from 'hono'
import { BrokenForm } from './broken-form.ts'
import { type FileTaker, FormParts } from './form-parts.ts'

/** A file that came in a form, as its sender calls it. */
export interface FormFile<Taker> {
  readonly name: string
  readonly type: string
  readonly taker: Taker
}

/** A field of a form, in the order in which it came. */
export interface FormField<Taker> {
  readonly name: string
  readonly value: string | FormFile<Taker>
}

/** A file that is kept in memory while it comes. */
export class PiecesOfFile implements FileTaker {
  readonly pieces: Uint8Array<ArrayBuffer>[] = []
  bytes = 0

  take(piece: Uint8Array<ArrayBuffer>): void {
    this.pieces.push(Uint8Array.from(piece))
    this.bytes += piece.length
  }
}

const MULTIPART = 'multipart/form-data'
const URL_ENCODED = 'application/x-www-form-urlencoded'
/** RFC 2046, without what would end a quoted text. */
const BOUNDARY = /;\s*boundary=(?:"([\w'()+,./:=? -]{1,70})"|([\w'()+,./:=?-]{1,70}))\s*(?:;|$)/i

/**
 * The fields of a form; of its files each goes to a taker of its own while it comes. What says that it is no form has no fields.
 * Throws BrokenForm, LargeForm, after the takers have had what came.
 */
export async function readForm<Taker extends FileTaker>(context: Context, open: () => Taker): Promise<FormField<Taker>[]> {
  const contentType = context.req.header('Content-Type') ?? ''
  const media = contentType.split(';')[0]?.trim().toLowerCase()
  if (media === URL_ENCODED) return textsOf(await formDataOf(context.req.raw))
  if (media !== MULTIPART) return []
  const [, quoted, bare] = BOUNDARY.exec(contentType) ?? []
  const boundary = quoted ?? bare
  if (boundary === undefined || !context.req.raw.body) throw new BrokenForm('The body is no form.')
  const parts = new FormParts(boundary, open)
  await eachPiece(context.req.raw.body, (piece) => parts.take(piece))
  const rest = new Response(await parts.rest(), { headers: { 'Content-Type': `${MULTIPART}; boundary="${boundary}"` } })
  return joined(await formDataOf(rest), parts.files)
}

const formDataOf = (of: Request | Response): Promise<FormData> =>
  of.formData().catch(() => {
    throw new BrokenForm('The body is no form.')
  })

async function eachPiece(body: ReadableStream<Uint8Array>, take: (piece: Uint8Array) => Promise<void>): Promise<void> {
  const reader = body.getReader()
  for (;;) {
    const next = await reader.read().catch(() => {
      throw new BrokenForm('The body broke off.')
    })
    if (next.done) return
    await take(next.value)
  }
}

const textsOf = (form: FormData): FormField<never>[] => [...form].flatMap(([name, value]) => (typeof value === 'string' ? [{ name, value }] : []))

/** Files come in one order in the form and among what took them. */
function joined<Taker>(form: FormData, takers: readonly Taker[]): FormField<Taker>[] {
  const left = [...takers]
  const fields = [...form].map(([name, value]): FormField<Taker> => {
    if (typeof value === 'string') return { name, value }
    const taker = left.shift()
    if (taker === undefined || value.size > 0) throw new BrokenForm('A file of a form is not what took it.')
    return { name, value: { name: value.name, type: value.type, taker } }
  })
  if (left.length > 0) throw new BrokenForm('A part of a form is called a file, and is none.')
  return fields
}
