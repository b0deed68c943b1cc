import { minorToText } from '../../src/core/money/money.ts'
import type { TrueLine, Truth } from './truth.ts'

/** A message of ISO 20022 as banks write it, from what really happened. */
export interface CamtFacts {
  readonly version: '02' | '04' | '08'
  readonly message: 'camt.052' | 'camt.053' | 'camt.054'
  readonly iban: string
  readonly currency: string
  readonly digits: number
  readonly newestFirst: boolean
  readonly prefix: string
  /** Where CLBD says something else than the lines make. */
  readonly closingBy: number
  /** Lines (by place in time) that the file does not show. */
  readonly without: readonly number[]
  /** A moment instead of a day. */
  readonly moments: boolean
  readonly balances: boolean
}

export const CAMT: CamtFacts = {
  ...{ version: '02', message: 'camt.053', iban: 'DE89370400440532013000', currency: 'EUR', digits: 2, newestFirst: true, prefix: '' },
  ...{ closingBy: 0, without: [], moments: false, balances: true },
} as const

const ROOTS = { 'camt.052': ['BkToCstmrAcctRpt', 'Rpt'], 'camt.053': ['BkToCstmrStmt', 'Stmt'], 'camt.054': ['BkToCstmrDbtCdtNtfctn', 'Ntfctn'] } as const

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** One statement of an account over the lines. */
export function camtStatement(of: CamtFacts, truth: Truth, id = '1'): string {
  const inside = ROOTS[of.message][1]
  const last = truth.lines.at(-1)?.bookedOn ?? '2026-03-31'
  const closing = truth.opening + truth.lines.reduce((sum, line) => sum + line.minor, 0) + of.closingBy
  const shown = truth.lines.map((line, n) => [n, line] as const).filter(([n]) => !of.without.includes(n))
  const entries = (of.newestFirst ? [...shown].reverse() : shown).map(([, line]) => camtEntry(of, line))
  return [
    `<${inside}><Id>${id}</Id><CreDtTm>${last}T23:59:00</CreDtTm><Acct><Id><IBAN>${of.iban}</IBAN></Id></Acct>`,
    ...(of.balances
      ? [balance(of, 'OPBD', truth.opening, truth.lines[0]?.bookedOn ?? last), balance(of, 'ITBD', 1, last), balance(of, 'CLBD', closing, last)]
      : []),
    ...entries,
    `</${inside}>`,
  ].join('\n')
}

/** The document around statements. */
export function camtDocument(of: CamtFacts, ...statements: readonly string[]): string {
  const [root] = ROOTS[of.message]
  const text = `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:${of.message}.001.${of.version}"><${root}><GrpHdr><MsgId>M1</MsgId></GrpHdr>\n${statements.join('\n')}\n</${root}></Document>\n`
  const named = of.prefix === '' ? text : text.replace(/(<\/?)(?=[A-Z])/g, `$1${of.prefix}:`).replace(' xmlns=', ` xmlns:${of.prefix}=`)
  return `<?xml version="1.0" encoding="UTF-8"?>\n${named}`
}

const side = (minor: number): string => `<CdtDbtInd>${minor < 0 ? 'DBIT' : 'CRDT'}</CdtDbtInd>`
const money = (of: CamtFacts, minor: number): string => `<Amt Ccy="${of.currency}">${minorToText(Math.abs(minor), of.digits)}</Amt>`
const balance = (of: CamtFacts, code: string, minor: number, day: string): string =>
  `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp>${money(of, minor)}${side(minor)}<Dt><Dt>${day}</Dt></Dt></Bal>`

/** An entry; `more` stands within its only transaction, `head` before its dates. */
export function camtEntry(of: CamtFacts, line: TrueLine, more = '', head = ''): string {
  const day = (name: string, on: string): string => `<${name}>${of.moments ? `<DtTm>${on}T23:30:00+01:00</DtTm>` : `<Dt>${on}</Dt>`}</${name}>`
  const status = of.version === '08' ? '<Sts><Cd>BOOK</Cd></Sts>' : '<Sts>BOOK</Sts>'
  const party = of.version === '08' ? `<Pty><Nm>${escaped(line.name)}</Nm></Pty>` : `<Nm>${escaped(line.name)}</Nm>`
  const role = line.minor < 0 ? 'Cdtr' : 'Dbtr'
  const own = `<${role === 'Cdtr' ? 'Dbtr' : 'Cdtr'}Acct><Id><IBAN>${of.iban}</IBAN></Id></${role === 'Cdtr' ? 'Dbtr' : 'Cdtr'}Acct>`
  const words = escaped(line.text).match(/.{1,20}(?:\s|$)/g) ?? [escaped(line.text)]
  const transaction = [
    `<Refs><EndToEndId>E-${line.reference}</EndToEndId></Refs>`,
    of.version === '08' ? `${money(of, line.minor)}${side(line.minor)}` : `<AmtDtls><TxAmt>${money(of, line.minor)}</TxAmt></AmtDtls>`,
    `<RltdPties><${role}>${party}</${role}><${role}Acct><Id><IBAN>${line.account}</IBAN></Id></${role}Acct>${own}</RltdPties>`,
    `<RmtInf>${words.map((word) => `<Ustrd>${word.trim()}</Ustrd>`).join('')}</RmtInf>${more}`,
  ]
  return [
    `<Ntry>${money(of, line.minor)}${side(line.minor)}${head}${status}`,
    `${day('BookgDt', line.bookedOn)}${day('ValDt', line.valueOn)}<AcctSvcrRef>${line.reference}</AcctSvcrRef>`,
    `<NtryDtls><TxDtls>${transaction.join('')}</TxDtls></NtryDtls></Ntry>`,
  ].join('\n')
}
