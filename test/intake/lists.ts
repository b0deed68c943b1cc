import { crc32, deflateRawSync } from 'node:zlib'

export const HEADERS =
  'familyName givenName birthDate nationality passportNumber email phone hostCountry city institution payeeName iban bank payeeCurrency'.split(' ')
export const TITLES: Readonly<Record<string, readonly string[]>> = {
  en: HEADERS,
  ru: 'Фамилия|Имя|Дата рождения|Гражданство|Номер паспорта|Электронная почта|Телефон|Страна пребывания|Город|Учебное заведение|Получатель|IBAN|Банк|Валюта'.split(
    '|',
  ),
  tr: 'Soyadı|Adı|Doğum tarihi|Uyruğu|Pasaport no|E-posta|Telefon|Ülke|Şehir|Okul|Alıcı|IBAN|Banka|Para birimi'.split('|'),
  tk: 'Familiýasy|Ady|Doglan senesi|Raýatlygy|Pasport belgisi|E-poçta|Telefon|Ýurt|Şäher|Okuw mekdebi|Alyjy|IBAN|Bank|Walýuta'.split('|'),
}

/** A Turkish IBAN whose check digits fit. */
function turkishIban(account: number): string {
  const bban = `000640${String(account).padStart(16, '0')}`
  const rest = Number(BigInt(`${bban}292700`) % 97n)
  return `TR${String(98 - rest).padStart(2, '0')}${bban}`
}

/** A student's row under HEADERS; `over` replaces cells. */
export function studentRow(n: number, over: Readonly<Record<string, string>> = {}): string[] {
  const cells: Readonly<Record<string, string>> = {
    familyName: 'Annayewa',
    givenName: 'Jeren',
    birthDate: `2000-03-${String((n % 28) + 1).padStart(2, '0')}`,
    nationality: 'TM',
    passportNumber: `A${1_000_003 + n}`,
    email: `s${n}@example.org`,
    phone: `+90532${1_000_000 + n}`,
    hostCountry: 'TR',
    city: 'Ankara',
    institution: 'Ankara Universitesi',
    payeeName: 'Jeren Annayewa',
    iban: turkishIban(10 ** 12 + n),
    bank: 'Is Bankasi',
    payeeCurrency: 'TRY',
    ...over,
  }
  return HEADERS.map((header) => cells[header] ?? '')
}

export const asText = (rows: readonly (readonly string[])[], delimiter: string): string => rows.map((row) => `${row.join(delimiter)}\r\n`).join('')

/** Text as bytes; an encoding of one byte a letter through the decoder's own table. */
export function encoded(text: string, encoding: string): Buffer {
  if (encoding === 'utf-8') return Buffer.from(text)
  if (encoding === 'utf-8-bom') return Buffer.from(`\ufeff${text}`)
  if (encoding === 'utf-16le') return Buffer.from(`\ufeff${text}`, 'utf16le')
  if (encoding === 'utf-16le-plain') return Buffer.from(text, 'utf16le')
  if (encoding === 'utf-16be') return Buffer.from(`\ufeff${text}`, 'utf16le').swap16()
  const letters = new TextDecoder(encoding).decode(Uint8Array.from({ length: 256 }, (_, byte) => byte))
  return Buffer.from(
    [...text].map((letter) => {
      const byte = letters.indexOf(letter)
      if (byte < 0) throw new Error(`${letter} is not in ${encoding}`)
      return byte
    }),
  )
}

/** A file of an archive; `declared` says another unpacked size than it has. */
export interface Packed {
  readonly name: string
  readonly content: string | Buffer
  readonly declared?: number
  readonly stored?: boolean
  readonly encrypted?: boolean
}

/** A ZIP archive as other programs write it. */
export function zipped(files: readonly Packed[]): Buffer {
  const locals: Buffer[] = []
  const entries: Buffer[] = []
  let offset = 0
  for (const { name, content, declared, stored = false, encrypted = false } of files) {
    const packed = stored ? Buffer.from(content) : deflateRawSync(content)
    const size = declared ?? Buffer.byteLength(content)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(stored ? 0 : 8, 8)
    local.writeUInt32LE(crc32(content), 14)
    local.writeUInt32LE(packed.length, 18)
    local.writeUInt32LE(size, 22)
    local.writeUInt16LE(Buffer.byteLength(name), 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(encrypted ? 1 : 0, 8)
    entry.writeUInt16LE(stored ? 0 : 8, 10)
    entry.writeUInt32LE(crc32(content), 16)
    entry.writeUInt32LE(packed.length, 20)
    entry.writeUInt32LE(size, 24)
    entry.writeUInt16LE(Buffer.byteLength(name), 28)
    entry.writeUInt32LE(offset, 42)
    locals.push(local, Buffer.from(name), packed)
    entries.push(entry, Buffer.from(name))
    offset += 30 + Buffer.byteLength(name) + packed.length
  }
  const directory = Buffer.concat(entries)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(files.length, 8)
  end.writeUInt16LE(files.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, directory, end])
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const letters = (column: number): string => (column < 26 ? '' : letters(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26))

/** A cell of a sheet: text, or XML of its own with the address put for `@`. */
export type SheetCell = string | { readonly xml: string }
export const dateCell = (date: string): SheetCell => ({ xml: `<c r="@" s="1"><v>${Date.parse(date) / 86_400_000 + 25_569}</v></c>` })
export const numberCell = (number: string): SheetCell => ({ xml: `<c r="@"><v>${number}</v></c>` })

export function sheetXml(rows: readonly (readonly SheetCell[])[], first = 1): string {
  const cellXml = (cell: SheetCell, address: string): string =>
    typeof cell === 'string' ? `<c r="${address}" t="inlineStr"><is><t>${escaped(cell)}</t></is></c>` : cell.xml.replaceAll('@', address)
  const rowXml = (cells: readonly SheetCell[], line: number): string =>
    `<row r="${line}">${cells.map((cell, column) => cellXml(cell, `${letters(column)}${line}`)).join('')}</row>`
  return `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows.map((cells, index) => rowXml(cells, index + first)).join('')}</sheetData></worksheet>`
}

/** The parts of the smallest workbook with these sheets. Style 1 is a date (format 14). */
export function workbookParts(sheets: readonly string[], properties = ''): Packed[] {
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const relationships = 'http://schemas.openxmlformats.org/package/2006/relationships'
  return [
    {
      name: 'xl/workbook.xml',
      content: `<workbook xmlns="${main}" xmlns:r="${office}">${properties}<sheets>${sheets.map((_, n) => `<sheet name="S${n + 1}" sheetId="${n + 1}" r:id="r${n + 1}"/>`).join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `<Relationships xmlns="${relationships}">${sheets.map((_, n) => `<Relationship Id="r${n + 1}" Type="${office}/worksheet" Target="worksheets/sheet${n + 1}.xml"/>`).join('')}<Relationship Id="r99" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    },
    {
      name: 'xl/styles.xml',
      content: `<styleSheet xmlns="${main}"><cellXfs count="2"><xf numFmtId="0" xfId="0"/><xf numFmtId="14" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    },
    ...sheets.map((content, n) => ({ name: `xl/worksheets/sheet${n + 1}.xml`, content })),
  ]
}

export const workbook = (...sheets: readonly (readonly (readonly SheetCell[])[])[]): Buffer => zipped(workbookParts(sheets.map((rows) => sheetXml(rows))))
