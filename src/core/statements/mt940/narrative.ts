/** What :86: tells of a movement in words. */
export interface Told {
  readonly narrative: string
  readonly counterparty?: string
  readonly account?: string
  readonly endToEndId?: string
  readonly returnReason?: string
}

/** German and Polish banks: three digits of the kind of payment, then fields ?NN (other marks instead of ? occur). */
const STRUCTURED = /^(\d{3})([?<>@~^$+])(?=\d\d)/
const WIDTH_OF_FIELD = 27
const WIDTH_OF_LINE = 65
const SEPA = /(?:^|\s)?(EREF|KREF|MREF|CRED|DEBT|COAM|OAMT|SVWZ|ABWA|ABWE|IBAN|BIC|PURP|RREF)[+:]/g
const SLASHED = [
  'TRTP',
  'IBAN',
  'BIC',
  'NAME',
  'REMI',
  'EREF',
  'MARF',
  'CSID',
  'ORDP',
  'BENM',
  'ADDR',
  'ISDT',
  'PREF',
  'RTRN',
  'ACCW',
  'CNTP',
  'ULTC',
  'ULTB',
  'ULTD',
  'PURP',
  'SVCL',
  'KREF',
  'TXT',
  'ID',
]
const SLASH = new RegExp(`/(${SLASHED.join('|')})/`, 'g')
const NONE = /^(?:NOTPROVIDED|NONREF|NICHT ANGEGEBEN)?$/i
const IBAN = /^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/

/** Reads :86:, whichever of the banks' habits it follows; text of none of them is the narrative as it stands. */
export function readNarrative(lines: readonly string[]): Told {
  const [first = ''] = lines
  const structured = STRUCTURED.exec(first)
  if (structured) return fieldsTold(lines.join(''), structured[2] ?? '?')
  const slashes = first.match(SLASH)
  if (first.startsWith('/') && slashes) return slashedTold(joined(lines, WIDTH_OF_LINE))
  const text = joined(lines, WIDTH_OF_LINE).replace(/\s+/g, ' ').trim()
  return sepaTold(text) ?? { narrative: text }
}

/** Pieces of one text: a piece of full width was cut and goes on; a shorter one ends where its words end. */
function joined(pieces: readonly string[], width: number): string {
  let made = ''
  for (const [n, piece] of pieces.entries()) made += n === 0 || (pieces[n - 1]?.length ?? 0) >= width ? piece : ` ${piece}`
  return made
}

function fieldsTold(text: string, mark: string): Told {
  const fields = text
    .slice(3)
    .split(mark)
    .reduce<[string, string][]>((all, part) => {
      const last = all.at(-1)
      // The mark can also stand in a text.
      if (/^\d\d/.test(part)) all.push([part.slice(0, 2), part.slice(2)])
      else if (last && part !== '') last[1] += mark + part
      return all
    }, [])
  const of = (...keys: readonly string[]): readonly string[] =>
    fields.filter(([key]) => keys.some((one) => (one.length === 1 ? key.startsWith(one) : key === one))).map(([, value]) => value)
  const body = joined(of('2', '60', '61', '62', '63'), WIDTH_OF_FIELD)
    .replace(/\s+/g, ' ')
    .trim()
  const told = sepaTold(body) ?? { narrative: body }
  const name = joined(of('32', '33'), WIDTH_OF_FIELD).trim()
  const number = (field: string) => of(field).join('').replace(/\s/g, '')
  // Polish banks have the whole number beside that within the other bank.
  const account = IBAN.test(number('38')) ? number('38') : number('31')
  const narrative = told.narrative || of('00').join(' ').trim()
  return {
    ...told,
    narrative,
    ...(name === '' ? {} : { counterparty: name }),
    ...(account === '' || /^0+$/.test(account) ? {} : { account }),
  }
}

/** SEPA's own fields within the text: EREF+ and the like. */
function sepaTold(text: string): Told | undefined {
  const marks = [...text.matchAll(SEPA)]
  if (marks.length === 0) return undefined
  const values = new Map<string, string>()
  for (const [n, mark] of marks.entries()) {
    const value = text.slice(mark.index + mark[0].length, marks[n + 1]?.index).trim()
    if (!values.has(mark[1] ?? '')) values.set(mark[1] ?? '', value)
  }
  const before = text.slice(0, marks[0]?.index).trim()
  const id = [values.get('EREF'), values.get('KREF')].find((value) => value !== undefined && !NONE.test(value))
  const words = [before, values.get('SVWZ') ?? ''].filter((part) => part !== '').join(' ')
  const account = values.get('IBAN')?.replace(/\s/g, '')
  return {
    narrative: words === '' ? text : words,
    ...(id === undefined ? {} : { endToEndId: id.replace(/\s/g, '') }),
    ...(account === undefined || !IBAN.test(account) ? {} : { account }),
  }
}

/** Dutch banks: /KEY/value/KEY/value. */
function slashedTold(text: string): Told {
  const marks = [...text.matchAll(SLASH)]
  const values = new Map<string, string>()
  for (const [n, mark] of marks.entries()) {
    const value = text
      .slice(mark.index + mark[0].length, marks[n + 1]?.index)
      .replace(/\s+/g, ' ')
      // The end of a field that has parts (/EREF/value//CNTP/) is no letter of its value.
      .replace(/\/+$/, '')
      .trim()
    if (value !== '' && !values.has(mark[1] ?? '')) values.set(mark[1] ?? '', value)
  }
  const party = (values.get('CNTP') ?? '').split('/')
  const name = values.get('NAME') ?? party[2]
  const account = (values.get('IBAN') ?? party[0] ?? '').replace(/\s/g, '')
  const remittance = (values.get('REMI') ?? values.get('TXT') ?? '').replace(/^(?:USTD|STRD)\/\/?/, '')
  const id = values.get('EREF')
  const reason = values.get('RTRN')
  const words = remittance === '' ? text.replace(/\s+/g, ' ').trim() : remittance
  return {
    narrative: reason === undefined ? words : `${words} ${reason}`,
    ...(name ? { counterparty: name } : {}),
    ...(account === '' ? {} : { account }),
    ...(id === undefined || NONE.test(id) ? {} : { endToEndId: id.replace(/\s/g, '') }),
    ...(reason === undefined ? {} : { returnReason: reason }),
  }
}
