import { describe, expect, it } from 'vitest'
import { encodeText } from '../../src/files/encode.ts'
import { readBankFile } from '../../src/statements/read-bank-file.ts'
import { linesOf } from './reading.ts'

const FILES: readonly (readonly [string, string, readonly string[]])[] = [
  ['Polish', 'PLN', ['Data księgowania;Treść;Kwota;Saldo', '02.03.2026;Opłata za wodę;-12,50;87,50', '03.03.2026;Zażółć gęślą;20,00;107,50']],
  ['Czech', 'CZK', ['Datum zaúčtování;Popis;Částka;Zůstatek', '02.03.2026;Příkaz k úhradě;-12,50;87,50', '03.03.2026;Přijatá platba Dvořák;20,00;107,50']],
  ['Hungarian', 'HUF', ['Könyvelés dátuma;Közlemény;Összeg;Egyenleg', '2026.03.02;Átutalás díja;-1250,00;8750,00', '2026.03.03;Jóváírás;2000,00;10750,00']],
  ['Croatian', 'EUR', ['Datum knjiženja;Opis plaćanja;Iznos;Stanje', '02.03.2026;Kupnja šećera;-12,50;87,50', '03.03.2026;Uplata Županić;20,00;107,50']],
  ['Romanian', 'RON', ['Data înregistrării;Detalii;Sumă;Sold', '02.03.2026;Plată factură;-12,50;87,50', '03.03.2026;Încasare;20,00;107,50']],
]

const rowsIn = (rows: readonly string[], encoding: string): Uint8Array => {
  const encoded = encodeText(`${rows.join('\r\n')}\r\n`, encoding)
  if (!('bytes' in encoded)) throw new Error(`${encoding} lacks ${encoded.missing}`)
  return encoded.bytes
}
const read = (bytes: Uint8Array, currency: string) => readBankFile(bytes, { account: { number: '8310012345', currency }, today: '2026-11-29' })

describe('the code page of DOS for central Europe', () => {
  it.each(FILES)('is told by %s words', async (_language, currency, rows) => {
    const result = await read(rowsIn(rows, 'cp852'), currency)
    expect(result.readings[0]).toMatchObject({ encoding: 'ibm852' })
    expect(linesOf(result).map(({ narrative }) => narrative)).toEqual(rows.slice(1).map((row) => row.split(';')[1]))
  })

  it.each(FILES)('is not taken for the one of Windows: %s', async (_language, currency, rows) => {
    const encoding = 'windows-1250'
    expect(
      (
        await read(
          rowsIn(
            rows.map((row) => row.replaceAll('ă', 'â')),
            encoding,
          ),
          currency,
        )
      ).readings[0]?.encoding,
    ).not.toBe('ibm852')
  })
})

describe('a byte that was damaged on the way', () => {
  it.each([
    ['a digit', '20132,50', '2\u00ff132,50'],
    ['a letter of UTF-8', 'Dvo\u00c5\u0099\u00c3\u00a1k', 'Dvo\u00c5\u0099\u00ff\u00a1k'],
  ])('is no letter of DOS: %s', async (_name, was, is) => {
    const rows = ['Data;Opis;Kwota;Saldo', '02.03.2026;Dvo\u00c5\u0099\u00c3\u00a1k;-12,50;20112,50', '03.03.2026;Nowak;20,00;20132,50']
    const text = `${rows.join('\r\n')}\r\n`.replace(was, is)
    expect(
      (
        await read(
          Uint8Array.from(text, (letter) => letter.charCodeAt(0)),
          'PLN',
        )
      ).verdict,
    ).toBe('refusal')
  })
})
