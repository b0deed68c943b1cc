import { createHash } from 'node:crypto'
import type { FileCommand } from '../commands/file-command.ts'
import { httpProblem } from './problem.ts'

const JSON_MOST = 1024 * 1024

export interface Body {
  readonly bytes: Uint8Array
  readonly contentType: string
  readonly json: unknown
}

/** Reads a body up to its limit; JSON unless `file` takes it as it is. A refusal comes as a response. */
export async function readBody(request: Request, file: FileCommand | undefined): Promise<Body | Response> {
  const contentType = (request.headers.get('Content-Type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  const most = file?.mostBytes ?? JSON_MOST
  const bytes = await readBytes(request, most)
  if (!bytes) return httpProblem('too_large', `The body is larger than ${Math.floor(most / 1024 / 1024)} MiB. Send it in parts.`)
  if (file) {
    if (file.types && !file.types.includes(contentType)) return httpProblem('media_type_not_taken', `Send the file as ${file.types.join(' or ')}.`)
    return { bytes, contentType, json: undefined }
  }
  let json: unknown = {}
  let broken = false
  if (bytes.length > 0) {
    try {
      json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    } catch {
      broken = true
    }
  }
  if (broken) return httpProblem('broken_json', 'The body is no JSON in UTF-8.')
  if (bytes.length > 0 && contentType !== 'application/json') return httpProblem('media_type_not_taken', 'Send the body as application/json.')
  return { bytes, contentType, json }
}

async function readBytes(request: Request, most: number): Promise<Uint8Array | undefined> {
  if (Number(request.headers.get('Content-Length') ?? '0') > most) return undefined
  if (!request.body) return new Uint8Array()
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.length
    if (size > most) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** What an idempotency key is bound to: method, path, query and body. */
export const requestText = (method: string, url: URL, bytes: Uint8Array): string =>
  `${method} ${url.pathname}${url.search} ${createHash('sha256').update(bytes).digest('hex')}`
