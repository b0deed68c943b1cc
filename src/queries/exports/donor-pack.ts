import { createHash } from 'node:crypto'
import { notFound, problem } from '../../core/problem.ts'
import { done, type Result } from '../../core/result.ts'
import { say } from '../../core/said/say.ts'
import { isDate } from '../../core/time/dates.ts'
import { bankAccountsOfFund, firstDayOfFund } from '../../store/exports.ts'
import { type Fund, fundByCode } from '../../store/funds.ts'
import { type Head, head } from '../../store/ledger.ts'
import type { Read } from '../../store/read.ts'
import type { Book } from '../query.ts'
import { reportCsv, reportJson, reportWorkbook } from '../reports/report-files.ts'
import { askReport, type MarkedReport } from '../reports/reports.ts'
import { anchorFileText } from '../verification.ts'
import { chainExport } from './chain.ts'
import { packReadme } from './donor-pack-readme.ts'
import { payoutList } from './payout-list.ts'

/** `from` absent: with the first day on which the fund's money was booked; `to` absent: today. */
export interface PackAsked {
  readonly fund: string
  readonly from?: string | undefined
  readonly to?: string | undefined
}

interface Period {
  readonly from: string
  readonly to: string
}

/** Puts a file into the pack's folder, piece by piece. `path`: within the folder, with slashes. */
export type PutFile = (path: string, pieces: Iterable<string | Uint8Array>) => void

interface PackedFile {
  readonly path: string
  readonly bytes: number
  readonly sha256: string
}

export interface DonorPack {
  readonly fund: string
  readonly from: string
  readonly to: string
  readonly head: Head
  readonly files: readonly PackedFile[]
}

/** Keeps length and hash of every file on its way into the folder. */
class Packing {
  readonly files: PackedFile[] = []
  readonly #put: PutFile

  constructor(put: PutFile) {
    this.#put = put
  }

  add(path: string, ...pieces: readonly (string | Uint8Array)[]): void {
    this.stream(path, pieces)
  }

  stream(path: string, pieces: Iterable<string | Uint8Array>): void {
    const hash = createHash('sha256')
    let bytes = 0
    const seen = function* (): Generator<Uint8Array> {
      for (const piece of pieces) {
        const buffer = Buffer.from(piece)
        hash.update(buffer)
        bytes += buffer.length
        yield buffer
      }
    }
    this.#put(path, seen())
    this.files.push({ path, bytes, sha256: hash.digest('hex') })
  }
}

/**
 * What a donor gets of a fund and a period, as the files of one folder: figures, payouts without whose they are, reconciliation statements, the
 * chain with its anchor, how to verify, and a manifest with the SHA-256 of each. All of it from one view of the book. Refuses date_invalid,
 * invalid_input (a period that ends before it begins), not_found.
 */
export async function donorPack(book: Book, asked: PackAsked, put: PutFile): Promise<Result<DonorPack>> {
  const wrong = [asked.from, asked.to].find((date) => date !== undefined && !isDate(date))
  if (wrong !== undefined) return problem('date_invalid', say.noDay(wrong))
  const packing = new Packing(put)
  const gathered = book.read((read) => {
    const fund = fundByCode(read, asked.fund)
    if (!fund) return notFound(say.noFund, asked.fund)
    const to = asked.to ?? read.today
    const from = asked.from ?? firstDayOfFund(read, fund) ?? to
    return to < from ? problem('invalid_input', say.periodBackwards(to, from)) : gather(book, read, fund, { from, to }, packing)
  })
  if (!gathered.ok) return gathered
  const { report, readme, of, madeAt } = gathered.value
  packing.add('figures.xlsx', await reportWorkbook(report))
  packing.add('README.txt', readme)
  const files = packing.files.toSorted((a, b) => (a.path < b.path ? -1 : 1))
  packing.add('manifest.json', `${JSON.stringify({ tideover: 'donor pack 1', ...of, madeAt, files }, null, 2)}\n`)
  const sums = [...files, ...packing.files.slice(-1)].map(({ path, sha256 }) => `${sha256}  ${path}\n`)
  packing.add('SHA256SUMS', ...sums)
  return done({ ...of, files: packing.files })
}

interface Gathered {
  readonly report: MarkedReport
  readonly readme: string
  readonly of: Omit<DonorPack, 'files'>
  readonly madeAt: string
}

function gather(book: Book, read: Read, fund: Fund, { from, to }: Period, packing: Packing): Result<Gathered> {
  const asked = (name: string, options: Readonly<Record<string, string>>): Result<MarkedReport> =>
    askReport(book, name, { options, asker: { roles: ['auditor'] } }) ?? notFound(say.noReport, name)
  const report = asked('fund', { fund: fund.code, from, to })
  if (!report.ok) return report
  packing.add('figures.json', reportJson(report.value))
  packing.add('figures.csv', reportCsv(report.value))
  const payouts = payoutList(read, fund, from, to)
  packing.add('payouts.json', payouts.json)
  packing.add('payouts.csv', payouts.csv)
  const accounts = bankAccountsOfFund(read, fund)
  for (const account of accounts) {
    const statement = asked('reconciliation', { account, 'as-of': to })
    if (!statement.ok) return statement
    packing.add(`reconciliation/${account}.json`, reportJson(statement.value))
    packing.add(`reconciliation/${account}.csv`, reportCsv(statement.value))
  }
  packing.stream('chain.jsonl', chainExport(read))
  packing.add('anchor.json', anchorFileText(book))
  const of = { fund: fund.code, from, to, head: head(read) }
  const readme = packReadme({ ...of, name: fund.name, accounts, payouts: payouts.count, madeAt: read.at })
  return done({ report: report.value, readme, of, madeAt: read.at })
}
