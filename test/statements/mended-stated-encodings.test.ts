import { describe, expect, it } from 'vitest'
import { Random } from '../../fixtures/demo/random.ts'
import { encodingOf } from '../../src/files/declared-encoding.ts'
import { readBankFile } from '../../src/statements/read-bank-file.ts'
import { encoded } from '../recognition/render.ts'
import { CAMT, camtDocument, camtStatement } from '../recognition/render-camt.ts'
import { drawTruth } from '../recognition/truth.ts'

const NAME = 'Müller & Özgül Şahin'
const account = { number: 'DE89370400440532013000', currency: 'EUR' }
const names = async (bytes: Uint8Array) => {
  const { verdict, problems, readings } = await readBankFile(bytes, { account, today: '2026-11-29' })
  return [
    verdict,
    ...problems.map(({ said }) => said.as),
    ...new Set(readings.flatMap(({ statement }) => statement.lines.map(({ counterparty }) => counterparty))),
  ]
}

const drawn = drawTruth(new Random(31), 4, true, 2)
const truth = { ...drawn, lines: drawn.lines.map((line) => ({ ...line, name: NAME })) }
const message = (encoding: string) => camtDocument(CAMT, camtStatement(CAMT, truth)).replace('UTF-8', encoding)
const page = (encoding: string) =>
  `<html><head><meta charset="${encoding}"></head><body><table>${[
    ['Buchungstag', 'Empfänger', 'Verwendungszweck', 'Betrag', 'Saldo'],
    ['02.03.2026', NAME.replace('&', '&amp;'), 'Miete', '-10,00', '90,00'],
    ['03.03.2026', NAME.replace('&', '&amp;'), 'Büro', '-30,00', '60,00'],
    ['05.03.2026', NAME.replace('&', '&amp;'), 'Bücher', '-5,00', '55,00'],
  ]
    .map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`)
    .join('')}</table></body></html>`

describe.each([
  ['a message', message],
  ['a page', page],
])('%s in UTF-8 that says otherwise', (_name, text) => {
  it.each(['windows-1252', 'ISO-8859-1', 'iso-8859-9', 'windows-1254', 'us-ascii', 'UTF-16', 'utf-16le'])('is read as it is: %s', async (encoding) => {
    expect(await names(Buffer.from(text(encoding)))).toEqual(['proof', NAME])
  })

  it.each(['windows-1254', 'iso-8859-9'])('is read as it says where it is that: %s', async (encoding) => {
    expect(await names(encoded(text(encoding), encoding) ?? new Uint8Array())).toEqual(['proof', NAME])
  })
})

describe('encodingOf', () => {
  it('believes a word that can be true', () => {
    expect(encodingOf(Buffer.from('plain'), 'ISO-8859-1')).toBe('iso-8859-1')
    expect(encodingOf(Buffer.from([0xc7, 0x6c, 0xfd]), 'windows-1254')).toBe('windows-1254')
    expect(encodingOf(Buffer.from([0xcd, 0xa8]), 'gb2312')).toBe('gb2312')
  })
})
