import { faultAt, problem } from '../../core/problem.ts'
import { done, type Result } from '../../core/result.ts'
import { say } from '../../core/said/say.ts'
import { zipOf } from '../../files/write-zip.ts'
import type { Book } from '../query.ts'
import { exportBooks, isBooksExport } from './books.ts'
import { donorPack } from './donor-pack.ts'

/** An export as one file for a person to keep. */
export interface ExportFile {
  readonly name: string
  readonly type: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** An export is held until it is sent: a larger one is made at the command line, piece by piece. */
const MOST_BYTES = 192 * 1024 * 1024

const ENDINGS: Readonly<Record<string, readonly [ending: string, type: string]>> = {
  hledger: ['journal', 'text/plain; charset=utf-8'],
  beancount: ['beancount', 'text/plain; charset=utf-8'],
  journal: ['csv', 'text/csv; charset=utf-8'],
  chain: ['jsonl', 'application/x-ndjson'],
  iati: ['xml', 'application/xml'],
  '360giving': ['json', 'application/json'],
}

/** The parts of an export as they come, as long as they are not too many. */
class Kept {
  readonly #parts: Buffer[] = []
  #bytes = 0

  add(piece: string | Uint8Array): void {
    this.#bytes += piece.length
    if (!this.isTooLarge) this.#parts.push(Buffer.from(piece))
  }

  get isTooLarge(): boolean {
    return this.#bytes > MOST_BYTES
  }

  bytes(): Uint8Array<ArrayBuffer> {
    return Uint8Array.from(Buffer.concat(this.#parts))
  }
}

export interface FileAsked {
  readonly fund?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
}

const present = (asked: FileAsked) => ({
  ...(asked.fund === undefined ? {} : { fund: asked.fund }),
  ...(asked.from === undefined ? {} : { from: asked.from }),
  ...(asked.to === undefined ? {} : { to: asked.to }),
})

const tooLarge = () => problem('invalid_input', say.exportTooLarge)

/** Makes an export by its name. Refuses invalid_input (no such export, too large, what a donor pack lacks), and what the export itself refuses. */
export async function exportFile(book: Book, name: string, asked: FileAsked): Promise<Result<ExportFile>> {
  if (name === 'donor-pack') return packFile(book, asked)
  if (!isBooksExport(name)) return problem('invalid_input', say.noExport(name, [...Object.keys(ENDINGS), 'donor-pack']))
  const kept = new Kept()
  const made = exportBooks(book, name, present(asked), (text) => kept.add(text))
  if (!made.ok) return made
  if (kept.isTooLarge) return tooLarge()
  const [ending, type] = ENDINGS[name] ?? ['txt', 'text/plain; charset=utf-8']
  return done({ name: `${name}.${ending}`, type, bytes: kept.bytes() })
}

async function packFile(book: Book, { fund, from, to }: FileAsked): Promise<Result<ExportFile>> {
  const missing = Object.entries({ fund, from, to }).flatMap(([pointer, value]) => (value === undefined ? [faultAt(`/${pointer}`, say.isNeeded)] : []))
  if (fund === undefined || from === undefined || to === undefined) return problem('invalid_input', say.donorPackNeeds, { errors: missing })
  const files = new Map<string, Kept>()
  const put = (path: string, pieces: Iterable<string | Uint8Array>) => {
    const kept = new Kept()
    for (const piece of pieces) kept.add(piece)
    files.set(path, kept)
  }
  const made = await donorPack(book, { fund, from, to }, put)
  if (!made.ok) return made
  if ([...files.values()].some(({ isTooLarge }) => isTooLarge)) return tooLarge()
  const folder = `donor-pack-${fund}-${from}-${to}`
  const archive = zipOf(new Map([...files].map(([path, kept]) => [`${folder}/${path}`, kept.bytes()])))
  return done({ name: `${folder}.zip`, type: 'application/zip', bytes: Uint8Array.from(archive) })
}
