import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { writeDelimited } from '../../src/files/safe-cell.ts'
import { readList } from '../../src/intake/read-list.ts'
import { asText, dateCell, encoded, HEADERS, numberCell, studentRow, TITLES, workbook } from './lists.ts'

async function read(bytes: Uint8Array) {
  const list = await readList(bytes)
  if (!list.ok) throw new Error(list.problem.detail)
  return list.value
}

const readText = (rows: readonly (readonly string[])[], delimiter = ';') => read(Buffer.from(asText(rows, delimiter)))
const places = (problems: readonly { line: number; column: string }[]) => problems.map(({ line, column }) => `${line} ${column}`)

/** The problems of one student's row with these cells, as `column: reason`. */
async function faultsOf(over: Readonly<Record<string, string>>) {
  const columns = [...HEADERS, ...Object.keys(over).filter((column) => !HEADERS.includes(column))]
  const row = studentRow(1, over)
  const { problems } = await readText([columns, columns.map((column, place) => row[place] ?? over[column] ?? '')])
  return problems.map(({ column, reason }) => `${column}: ${reason}`)
}

async function applicationOf(over: Readonly<Record<string, string>>) {
  const columns = [...HEADERS, ...Object.keys(over).filter((column) => !HEADERS.includes(column))]
  const row = studentRow(1, over)
  const { rows, problems } = await readText([columns, columns.map((column, place) => row[place] ?? over[column] ?? '')])
  expect(problems).toEqual([])
  return rows[0]?.application
}

const refusal = async (bytes: Uint8Array) => {
  const list = await readList(bytes)
  return list.ok ? 'was read' : `${list.problem.code} ${list.problem.detail}`
}

describe('readList', () => {
  const students = Array.from({ length: 10 }, (_, n) => studentRow(n, { city: 'Анкара' }))
  const dotted = students.map((row) => row.map((cell, place) => (HEADERS[place] === 'birthDate' ? cell.split('-').reverse().join('.') : cell)))
  const forms: ReadonlyArray<readonly [name: string, bytes: Buffer, delimiter: string, encoding: string]> = [
    ['comma, UTF-8', encoded(asText([HEADERS, ...students], ','), 'utf-8'), ',', 'utf-8'],
    ['semicolon, UTF-8 with mark', encoded(asText([HEADERS, ...students], ';'), 'utf-8-bom'), ';', 'utf-8-bom'],
    ['TAB, UTF-16', encoded(asText([HEADERS, ...students], '\t'), 'utf-16le'), '\t', 'utf-16le-bom'],
    ['TAB, UTF-16 big-endian', encoded(asText([HEADERS, ...students], '\t'), 'utf-16be'), '\t', 'utf-16be-bom'],
    ['semicolon, windows-1251', encoded(asText([HEADERS, ...students], ';'), 'windows-1251'), ';', 'windows-1251'],
    ['bar, UTF-8', encoded(asText([HEADERS, ...students], '|'), 'utf-8'), '|', 'utf-8'],
    ...['ru', 'tr', 'tk'].map((language) => [language, encoded(asText([TITLES[language] ?? [], ...dotted], ';'), 'utf-8'), ';', 'utf-8'] as const),
    [
      'XLSX',
      workbook([HEADERS, ...students.map((row) => row.map((cell, place) => (HEADERS[place] === 'birthDate' ? dateCell(cell) : cell)))]),
      'xlsx',
      'utf-8',
    ],
  ]

  it.each(forms)('reads %s alike', async (_, bytes, delimiter, encoding) => {
    const list = await read(bytes)
    expect(list.problems).toEqual([])
    expect([list.delimiter, list.encoding]).toEqual([delimiter, encoding])
    expect(list.rows.map(({ line }) => line)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
    expect(list.rows.map(({ application }) => application)).toEqual((await readText([HEADERS, ...students])).rows.map(({ application }) => application))
  })

  it('gives the members of an application', async () => {
    expect((await readText([HEADERS, studentRow(0, { city: 'Анкара', iban: 'tr33 0006 1005 1978 6457 8413 26' })])).rows[0]?.application).toEqual({
      student: {
        familyName: 'Annayewa',
        givenName: 'Jeren',
        birthDate: '2000-03-01',
        nationality: 'TM',
        passportNumber: 'A1000003',
        email: 's0@example.org',
        phone: '+905321000000',
      },
      hostCountry: 'TR',
      city: 'Анкара',
      institution: 'Ankara Universitesi',
      payee: { name: 'Jeren Annayewa', relation: 'self', way: 'account', iban: 'tr33 0006 1005 1978 6457 8413 26', bank: 'Is Bankasi', currency: 'TRY' },
    })
  })

  it('tells every problem at once, with line, column and cell as written', async () => {
    const rows = Array.from({ length: 12 }, (_, n) => studentRow(n))
    const wrong: ReadonlyArray<readonly [number, string, string]> = [
      [1, 'birthDate', ''],
      [3, 'iban', `${studentRow(3)[11]?.slice(0, -1)}x`],
      [5, 'nationality', 'Turkmenistan'],
      [7, 'familyName', '=1+1'],
      [9, 'birthDate', '2001-02-30'],
      [9, 'hostCountry', 'Турция'],
    ]
    for (const [row, column, value] of wrong) rows[row]?.splice(HEADERS.indexOf(column), 1, value)
    const list = await readText([HEADERS, ...rows])
    expect(list.problems.map(({ line, column, value }) => [line - 2, column, value])).toEqual(wrong)
    expect(list.rows.filter(({ application }) => application).length).toBe(7)
    expect(list.problems.find(({ column }) => column === 'nationality')?.reason).toContain('TM')
    expect(list.problems.find(({ column }) => column === 'hostCountry')?.reason).toContain('TR')
  })

  it('names the header as written, also for a cell that is missing', async () => {
    const { problems } = await readText([
      [' ФАМИЛИЯ: ', 'имя *', 'Дата  рождения', 'Страна пребывания', 'Гражданство'],
      ['Аннаева', 'Айна', '', 'TR', 'Туркменистан'],
      ['Аннаева', 'Айна'],
    ])
    expect(places(problems)).toEqual(['2 Дата  рождения', '2 Гражданство', '3 Дата  рождения', '3 Страна пребывания'])
  })

  it.each([
    ['birthDate', ['30.02.2001', '2001-13-01', '01/02/2001', '2001', '36526', '1.2.99', '12.2001', '2001-1-1', '31.04.2000', '1899-12-31', '2200-01-01']],
    ['nationality', ['TKM', 'Туркменистан', 'XX', 'T', 'ТМ', 'EU', 'UK', 'ß', 'ﬁ']],
    ['hostCountry', ['Ankara', 'TUR', '']],
    ['sex', ['Q', 'FM', '1', 'К', 'constructor', '__proto__']],
    ['email', ['a', 'a@b', '@example.org', 'a b@example.org', 'a@exam ple.org', 'a@b@c.de', '=a()']],
    ['phone', ['phone', '12', '+90 532 abc', '1'.repeat(16), '++905321000000']],
    ['familyName', ['=1+1', '+x', '-x', '@x', ' =x', "'=1+1", '＝x', '\u200b=x', '123', '-']],
    ['givenName', ['=HYPERLINK("http://x")', '', 'x'.repeat(501), 'A\u202eB']],
    ['payeeName', ['@SUM(A1)', '7']],
    ['iban', ['TR', 'TR330006100519786457841327', 'XX330006100519786457841326', '=1']],
    ['accountNumber', ['1']],
    ['bic', ['ISB', 'ISBKTRISXX']],
    ['payeeCurrency', ['TL', 'US', '', 'constructor']],
    ['payeeRelation', ['friend', 'uncle']],
    ['payeeWay', ['hand']],
    ['consentOn', ['yes', '31.11.2020']],
    ['requestedCurrency', ['TRY']],
    ['requestedAmount', ['300']],
  ])('refuses what is no %s', async (column, values) => {
    for (const value of values) {
      const aside = column === 'accountNumber' ? { iban: '' } : {}
      const faults = await faultsOf({ ...aside, [column]: value })
      const told = column === 'requestedCurrency' ? 'requestedAmount' : column === 'requestedAmount' ? 'requestedCurrency' : column
      expect(faults.length, `${column} ${value}`).toBe(1)
      expect(faults[0], value).toContain(`${told}: `)
    }
  })

  it('reads the forms of dates, codes, words and amounts that people write', async () => {
    expect(await applicationOf({ birthDate: '5.3.2001', nationality: ' tm ', sex: 'ж', consentOn: '20.10.2020' })).toMatchObject({
      student: { birthDate: '2001-03-05', nationality: 'TM', sex: 'F' },
      consentOn: '2020-10-20',
    })
    for (const [word, sex] of Object.entries({ F: 'F', m: 'M', X: 'X', Ж: 'F', М: 'M', K: 'F', E: 'M', Kadın: 'F', ERKEK: 'M', мужской: 'M', Zenan: 'F' })) {
      expect((await applicationOf({ sex: word }))?.student.sex).toBe(sex)
    }
    const amounts: ReadonlyArray<readonly [string, string, number]> = [
      ['300', 'USD', 30_000],
      ['300.5', 'usd', 30_050],
      ['300,50', 'TRY', 30_050],
      ['300', 'JPY', 300],
      ['0.01', 'EUR', 1],
      ['12', 'KWD', 12_000],
    ]
    for (const [requestedAmount, requestedCurrency, minor] of amounts) {
      expect((await applicationOf({ requestedAmount, requestedCurrency }))?.requested).toEqual({ minor, currency: requestedCurrency.toUpperCase() })
    }
    for (const requestedAmount of ['1,234', '1.234', '1 000', '-5', '0', '3.5.', '300.5 USD', '=300', '99999999999999999', '1e3']) {
      expect((await faultsOf({ requestedAmount, requestedCurrency: 'USD' }))[0], requestedAmount).toContain('requestedAmount: ')
    }
    expect((await faultsOf({ requestedAmount: '1.5', requestedCurrency: 'JPY' })).length).toBe(1)
    expect((await applicationOf({ familyName: '"  Garly \u00a0 \u200bÝewa\n"' }))?.student.familyName).toBe('Garly Ýewa')
    expect((await applicationOf({ familyName: 'Y\u0301ewa' }))?.student.familyName).toBe('Ýewa')
    expect((await applicationOf({ phone: "'+905321000001" }))?.student.phone).toBe('+905321000001')
  })

  it('takes the student for the payee where only an account is given', async () => {
    expect((await applicationOf({ payeeName: '' }))?.payee).toMatchObject({ name: 'Jeren Annayewa', relation: 'self', way: 'account' })
    expect((await applicationOf({ payeeName: 'Aman Annayew', payeeRelation: 'Parent' }))?.payee).toMatchObject({ name: 'Aman Annayew', relation: 'parent' })
    expect(await faultsOf({ payeeName: '', payeeRelation: 'sibling' })).toEqual([expect.stringContaining('payeeName: Missing')])
  })

  it('takes a bare name for no payee, a way to collect for one where the student is', async () => {
    expect((await applicationOf({ iban: '', payeeCurrency: '' }))?.payee).toBeUndefined()
    expect((await applicationOf({ iban: '', payeeWay: 'pickup' }))?.payee).toMatchObject({
      way: 'pickup',
      country: 'TR',
      city: 'Ankara',
      phone: '+905321000001',
      currency: 'TRY',
    })
    expect(await faultsOf({ iban: '', payeeWay: 'cash', payeeCurrency: '' })).toEqual([expect.stringContaining('payeeCurrency: Missing')])
  })

  it('checks a Russian account against its BIK, and leaves a missing BIK to the check', async () => {
    const rouble = { iban: '', payeeCurrency: 'RUB', bank: 'Банк' }
    expect(await faultsOf({ ...rouble, accountNumber: '40817810099910004312', routingCode: '044525225' })).toEqual([expect.stringContaining('accountNumber: ')])
    expect((await applicationOf({ ...rouble, accountNumber: '40817810099910004312' }))?.payee).toMatchObject({
      accountNumber: '40817810099910004312',
      currency: 'RUB',
    })
  })

  it('counts what is missing and not required as no problem', async () => {
    const list = await readText([
      ['familyName', 'givenName', 'birthDate', 'hostCountry'],
      ['Аннаева', 'Айна', '2000-01-01', 'TR'],
    ])
    expect(list.problems).toEqual([])
    expect(list.rows[0]?.application).toEqual({ student: { familyName: 'Аннаева', givenName: 'Айна', birthDate: '2000-01-01' }, hostCountry: 'TR' })
  })

  it('names the headers that are accepted for a column that is missing', async () => {
    const list = await readText([
      ['Soyadı', 'Doğum tarihi'],
      ['Annayewa', '2000-01-01'],
    ])
    expect(places(list.problems)).toEqual(['1 givenName', '1 hostCountry'])
    expect(list.problems[0]?.reason).toContain('givenName, Имя, Adı, Ady')
    expect(list.headerProblems.length).toBe(2)
    expect(list.rows.every(({ application }) => application === undefined)).toBe(true)
  })

  it('refuses two columns of one meaning, and keeps unknown ones', async () => {
    const twice = await readText([
      [...HEADERS, 'Soyadı', 'Notes'],
      [...studentRow(1), 'Annayewa', 'x'],
    ])
    expect(places(twice.problems)).toEqual(['1 Soyadı'])
    const unknown = await readText([
      ['№', ...HEADERS, 'Notes'],
      ['1', ...studentRow(1), '=1+1\u0001'.slice(0, 4)],
    ])
    expect(unknown.problems).toEqual([])
    expect(unknown.rows[0]?.cells.at(-1)).toBe('=1+1')
    expect(unknown.headers).toEqual(['№', ...HEADERS, 'Notes'])
  })

  it('refuses values under no header', async () => {
    const { problems } = await readText([HEADERS, [...studentRow(1), '', 'moved'], [...studentRow(2), '', ''], [...studentRow(3)]])
    expect(places(problems)).toEqual([`2 column ${HEADERS.length + 2}`])
  })

  it('leaves blank lines out and counts the lines of the file', async () => {
    const text = `\r\n${HEADERS.join(';')}\r\n;;;\r\n${studentRow(1, { city: '"Ankara\nMerkez"' }).join(';')}\r\n\r\n${studentRow(2, { birthDate: '' }).join(';')}`
    const list = await read(Buffer.from(text))
    expect(list.rows.map(({ line }) => line)).toEqual([4, 7])
    expect(places(list.problems)).toEqual(['7 birthDate'])
    expect(list.rows[0]?.application?.city).toBe('Ankara Merkez')
  })

  it('names the cell of a number that a workbook has lost digits of, and tells it once', async () => {
    const row = studentRow(1).map((cell, place) =>
      HEADERS[place] === 'passportNumber' ? numberCell('1.23E+19') : HEADERS[place] === 'phone' ? numberCell('905321000001') : cell,
    )
    const list = await read(workbook([HEADERS, row]))
    expect(places(list.problems)).toEqual(['2 passportNumber'])
    expect(list.problems[0]?.reason).toContain('Cell E2')
    const currency = studentRow(1).map((cell, place) => (HEADERS[place] === 'payeeCurrency' ? { xml: '<c r="@" t="e"><v>#REF!</v></c>' } : cell))
    expect(places((await read(workbook([HEADERS, currency]))).problems)).toEqual(['2 payeeCurrency'])
  })

  it('tells halves of letters, control characters and lost letters that a workbook hides in escapes', async () => {
    const list = await read(
      workbook([HEADERS, ...['_xD800_', '_x0000_', '_x0007_', '\ufffd'].map((hidden, n) => studentRow(n, { givenName: `Jeren${hidden}x` }))]),
    )
    expect(places(list.problems)).toEqual(['2 givenName', '3 givenName', '4 givenName', '5 givenName'])
    expect(JSON.stringify(list.problems)).not.toMatch(/\\ud800/i)
  })

  it('tells a cell that cannot be read once, not as missing too', async () => {
    expect(await faultsOf({ requestedAmount: '5', requestedCurrency: 'dollars' })).toEqual([expect.stringContaining('requestedCurrency: No currency')])
    expect(await faultsOf({ payeeName: '=1', payeeRelation: 'parent', payeeCurrency: 'TL' })).toEqual([
      expect.stringContaining('payeeName: A name'),
      expect.stringContaining('payeeCurrency: No currency'),
    ])
  })

  it('finds the list among sheets of notes, and refuses lists on two sheets', async () => {
    const table = [HEADERS, studentRow(1)]
    expect((await read(workbook([['Read me']], table))).rows.length).toBe(1)
    expect(await refusal(workbook(table, [HEADERS, studentRow(2)]))).toMatch(/^list_unreadable .*S1, S2/)
  })

  it('finds the header of a workbook below its title, and nowhere else', async () => {
    const groups = HEADERS.map((_, place) => (place === 0 ? 'Студент' : place === 5 ? 'Получатель' : ''))
    const above = [['Список студентов'], ['Посольство', '№ 5'], groups]
    const list = await read(workbook([...above, HEADERS, studentRow(1), studentRow(2, { birthDate: '1.2' })]))
    expect([list.headerProblems, list.headers, list.rows.map(({ line }) => line)]).toEqual([[], HEADERS, [5, 6]])
    expect(places(list.problems)).toEqual(['6 birthDate'])
    expect((await read(workbook([['Read me']], [['List'], HEADERS, studentRow(1)]))).rows.length).toBe(1)
    expect(await refusal(workbook([['List'], HEADERS, studentRow(1)], [HEADERS, studentRow(2)]))).toMatch(/^list_unreadable .*S1, S2/)
    // Without one of the columns, too far down, or below another header it is none
    const short = HEADERS.filter((title) => title !== 'hostCountry')
    const far = Array.from({ length: 21 }, () => ['x'])
    for (const rows of [
      [['List'], short, studentRow(1)],
      [...far, HEADERS, studentRow(1)],
      [short, HEADERS, studentRow(1)],
    ])
      expect((await read(workbook(rows))).headerProblems.map(({ line, column }) => `${line} ${column}`)).toContain('1 hostCountry')
  })

  it('goes by the content, not by a name', async () => {
    const python = "import sys,zipfile,io;b=io.BytesIO();z=zipfile.ZipFile(b,'w');z.writestr('a.txt','x');z.close();sys.stdout.buffer.write(b.getvalue())"
    expect(await refusal(execFileSync('python3', ['-c', python]))).toContain('not a workbook')
    expect(await refusal(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]))).toContain('XLSX')
  })

  it('refuses what is no list', async () => {
    const head = `${HEADERS.join(';')}\n`
    expect(await refusal(Buffer.from(''))).toMatch(/^list_unreadable/)
    for (const nobody of [' \n \n', head, `${head};;;\n\n`]) expect(await refusal(Buffer.from(nobody))).toContain('empty')
    expect(await refusal(Buffer.from(`${head}a\0b`))).toContain('Line 2')
    expect(await refusal(Buffer.from(`${head}"a;b;c\nd;e;f\n`))).toContain('Line 2')
    expect(await refusal(Buffer.from(head + `${studentRow(1).join(';')}\n`.repeat(20_001)))).toContain('20000')
    expect(await refusal(Buffer.from(`${Array.from({ length: 201 }, (_, n) => `h${n}`).join(';')}\n`))).toContain('200')
    expect(await refusal(Buffer.from(head + `${studentRow(1).join(';')}\n`.repeat(20_000)))).toBe('was read')
  })

  it.each([
    ['lines', 'a\n'.repeat(4_000_000)],
    ['line ends of one kind', '\r'.repeat(8_000_000)],
    ['delimiters', ';'.repeat(8_000_000)],
    ['quotes', '"'.repeat(2_000_000)],
    ['one word', 'Ж'.repeat(4_000_000)],
    ['blanks', `${' '.repeat(8_000_000)}x`],
  ])('is done with millions of %s', async (_, text) => {
    for (const list of [Buffer.from(`${HEADERS.join(';')}\n${text}`), encoded(`${HEADERS.join(';')};№\n${text}`, 'windows-1251')]) {
      const told = await readList(list)
      expect(told.ok && told.value.problems.length === 0).toBe(false)
    }
  })

  it('refuses a list that two encodings read differently with equal right', async () => {
    expect(await refusal(encoded(asText([HEADERS, studentRow(1, { city: 'Beşik' })], ';'), 'windows-1254'))).toMatch(/list_unreadable.*windows-125/)
    expect((await read(encoded(asText([HEADERS, studentRow(1, { city: 'İzmir', givenName: 'Ayşe' })], ';'), 'windows-1254'))).encoding).toBe('windows-1254')
  })
})

const WORDS: Readonly<Record<string, readonly string[]>> = {
  en: ['Annayewa', 'Jeren', 'Orazow', 'Ankara', 'State University'],
  ru: ['Аннаева', 'Огулджерен', 'Бердыев', 'Санкт-Петербург', 'Ёлкина', 'МГУ', 'Київ', 'Университет'],
  tr: ['Yıldız', 'Ayşegül', 'Çağrı', 'İstanbul', 'Öğrenci', 'Kadın', 'Işık', 'Şahin'],
  tk: ['Annaýewa', 'Döwlet', 'Aýşirin', 'Şohrat', 'Begenç', 'Aşgabat', 'Hudaýberdiýew', 'Gözel', 'Aýžemal', 'Atasynyň'],
}
const LEGACY: Readonly<Record<string, readonly string[]>> = {
  en: ['utf-16le-plain'],
  ru: ['windows-1251'],
  tr: ['windows-1254', 'utf-16le-plain'],
  tk: ['windows-1250', 'utf-16le-plain'],
}
const WIDE = ['utf-8', 'utf-8-bom', 'utf-16le', 'utf-16be']

const LIST = fc.constantFrom('en', 'ru', 'tr', 'tk').chain((language) => {
  const word = fc.constantFrom(...(WORDS[language] ?? []))
  const name = fc.tuple(word, word).map((words) => words.join(' '))
  const city = fc.tuple(name, fc.constantFrom('', ' (A;B)', ', 2', ' "C"', ' | x', '\tD')).map((parts) => parts.join(''))
  const student = fc.record({ familyName: name, givenName: word, city, institution: name })
  return fc.record({
    language: fc.constant(language),
    titles: fc.constantFrom('en', language),
    students: fc.array(student, { minLength: 6, maxLength: 30 }),
    delimiter: fc.constantFrom(';', ',', '\t', '|'),
    encoding: fc.constantFrom(...WIDE, ...(LEGACY[language] ?? [])),
    order: fc.shuffledSubarray(
      HEADERS.map((_, place) => place),
      { minLength: HEADERS.length },
    ),
  })
})

describe('readList, for random lists', () => {
  it('reads every language, delimiter, encoding and order of columns alike', async () => {
    await fc.assert(
      fc.asyncProperty(LIST, async ({ titles, students, delimiter, encoding, order }) => {
        const arranged = (cells: readonly string[]) => order.map((place) => cells[place] ?? '')
        const rows = students.map((student, n) => studentRow(n, student))
        const list = await read(encoded(writeDelimited([arranged(TITLES[titles] ?? []), ...rows.map(arranged)], delimiter), encoding))
        expect(list.problems).toEqual([])
        expect(list.delimiter).toBe(delimiter)
        const seen = list.rows.map(({ application }) => [
          application?.student.familyName,
          application?.student.givenName,
          application?.city,
          application?.institution,
        ])
        expect(seen).toEqual(students.map(({ familyName, givenName, city, institution }) => [familyName, givenName, city.replace(/\s+/g, ' '), institution]))
      }),
      { numRuns: 300 },
    )
  })

  it('never throws on random bytes', async () => {
    const starts = ['', 'PK\x03\x04', '\xef\xbb\xbf', '\xff\xfe', '\xfe\xff', '"', 'familyName;givenName;birthDate;hostCountry\n'].map((start) =>
      Buffer.from(start, 'latin1'),
    )
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 2048 }), async (start, bytes) => {
        const list = await readList(Buffer.concat([start, bytes]))
        if (!list.ok) expect(list.problem.code).toBe('list_unreadable')
      }),
      { numRuns: 500 },
    )
  })

  it('never throws on random text and cells', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(fc.string({ unit: 'binary', maxLength: 20 }), { maxLength: 6 }), { maxLength: 8 }), async (rows) => {
        for (const bytes of [Buffer.from(asText([HEADERS, ...rows], ';')), Buffer.from(asText(rows, ',')), workbook([HEADERS, ...rows])]) {
          const list = await readList(bytes)
          if (!list.ok) expect(list.problem.code).toBe('list_unreadable')
        }
      }),
      { numRuns: 300 },
    )
  })
})
