import { createHash } from 'node:crypto'
import type { FileCommand } from '../commands/file-command.ts'
import { jsonOf } from './json-body.ts'
import { type HttpProblemCode, httpProblem } from './problem.ts'

const MIB = 1024 * 1024
const JSON_MOST = MIB
/** A body is given up when nothing comes for so long, or when it is not whole after so long (a file has longer: 256 MiB at 1 MiB/s). */
const IDLE_MS = 15_000
const JSON_MS = 30_000
const FILE_MS = 290_000
/** So much of a body that is too large is still taken off the line and thrown away, so that its sender gets to read the answer. */
const DISCARDED_MOST = 256 * MIB

export interface Body {
  readonly bytes: Uint8Array
  /** SHA-256 of the bytes, taken while they came: of a large file at its end it would hold up everybody else. */
  readonly sha256: string
  readonly contentType: string
  readonly json: unknown
}

/** How long a body may take; tests are less patient. */
export interface Patience {
  readonly idleMs: number
  readonly jsonMs: number
  readonly fileMs: number
}

export const PATIENCE: Patience = { idleMs: IDLE_MS, jsonMs: JSON_MS, fileMs: FILE_MS }

/** Reads a body up to its limit; JSON unless `file` takes it as it is. A refusal comes as a response. */
export async function readBody(request: Request, file: FileCommand | undefined, patience: Patience): Promise<Body | Response> {
  const contentType = (request.headers.get('Content-Type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  const most = file?.mostBytes ?? JSON_MOST
  const read = await readBytes(request, most, { idleMs: patience.idleMs, wholeMs: file ? patience.fileMs : patience.jsonMs })
  if (typeof read === 'string') return httpProblem(read, BODY_WORDS[read](most))
  const { bytes, sha256 } = read
  if (file) {
    if (file.types && !file.types.includes(contentType)) return httpProblem('media_type_not_taken', `Send the file as ${file.types.join(' or ')}.`)
    return { bytes, sha256, contentType, json: undefined }
  }
  if (bytes.length === 0) return { bytes, sha256, contentType, json: {} }
  const json = jsonOf(bytes)
  if (json instanceof Response) return json
  if (contentType !== 'application/json') return httpProblem('media_type_not_taken', 'Send the body as application/json.')
  return { bytes, sha256, contentType, json: json.value }
}

type Unread = Extract<HttpProblemCode, 'too_large' | 'body_too_slow' | 'body_incomplete'>

const BODY_WORDS: Readonly<Record<Unread, (most: number) => string>> = {
  too_large: (most) => `The body is larger than ${Math.floor(most / MIB)} MiB. Send it in parts.`,
  body_too_slow: () => 'The body did not come in time. Send it again over a better line, or in parts.',
  body_incomplete: () => 'The body broke off before its end. Send it again.',
}

interface Bytes {
  readonly bytes: Uint8Array
  readonly sha256: string
}

async function readBytes(request: Request, most: number, times: { readonly idleMs: number; readonly wholeMs: number }): Promise<Bytes | Unread> {
  const length = request.headers.get('Content-Length') ?? ''
  const announced = /^\d{1,12}$/.test(length) ? Number(length) : 0
  if (announced > most) return 'too_large'
  if (!request.body) return { bytes: new Uint8Array(), sha256: createHash('sha256').digest('hex') }
  const reader: ReadableStreamDefaultReader<Uint8Array> = request.body.getReader()
  const late = { told: false }
  const giveUp = () => {
    late.told = true
    void reader.cancel().catch(() => undefined)
  }
  const idle = setTimeout(giveUp, times.idleMs)
  const whole = setTimeout(giveUp, times.wholeMs)
  try {
    const bytes = await collect(reader, most, announced, () => idle.refresh())
    return late.told ? 'body_too_slow' : bytes
  } catch {
    return late.told ? 'body_too_slow' : 'body_incomplete'
  } finally {
    clearTimeout(idle)
    clearTimeout(whole)
  }
}

/** All bytes of a body, in one piece from the start where its length was announced: a file of 256 MiB is not held twice. */
async function collect(reader: ReadableStreamDefaultReader<Uint8Array>, most: number, announced: number, alive: () => void): Promise<Bytes | 'too_large'> {
  const digest = createHash('sha256')
  const piece = Buffer.allocUnsafe(announced)
  const chunks: Uint8Array[] = []
  let size = 0
  let placed = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    alive()
    if (size <= most) {
      digest.update(value)
      if (size + value.length <= announced) {
        piece.set(value, size)
        placed = size + value.length
      } else chunks.push(value)
    }
    size += value.length
    if (size > most + DISCARDED_MOST) {
      void reader.cancel().catch(() => undefined)
      break
    }
  }
  if (size > most) return 'too_large'
  return { bytes: chunks.length === 0 ? piece.subarray(0, placed) : Buffer.concat([piece.subarray(0, placed), ...chunks]), sha256: digest.digest('hex') }
}

/** What an idempotency key is bound to: method, path, query and body. */
export const requestText = (method: string, url: URL, { sha256 }: Body): string => `${method} ${url.pathname}${url.search} ${sha256}`
