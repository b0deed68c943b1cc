import { describe, expect, it } from 'vitest'
import { decodeAs, decodeText } from '../../src/files/decode.ts'
import { encodeAs } from '../support/banks.ts'

const CYRILLIC = { encodings: ['windows-1254', 'windows-1251'], score: (head: string) => ['Дата', 'Сумма'].filter((word) => head.includes(word)).length }
const NONE = { encodings: [], score: () => 0 }
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const wide = (text: string, littleEndian: boolean): Uint8Array => {
  const view = new DataView(new ArrayBuffer(text.length * 2))
  for (let index = 0; index < text.length; index++) view.setUint16(index * 2, text.charCodeAt(index), littleEndian)
  return new Uint8Array(view.buffer)
}

describe('decodeAs', () => {
  it('reads the places 80 to 9F of windows-1252, which Node 20 does not', () => {
    expect(decodeAs(Uint8Array.of(0x80, 0x92, 0xe4), 'windows-1252')).toBe('€’ä')
  })

  it('refuses bytes without meaning and unknown encodings', () => {
    expect(decodeAs(Uint8Array.of(0xff), 'utf-8')).toBeUndefined()
    expect(decodeAs(Uint8Array.of(0x41), 'utf-9')).toBeUndefined()
  })
})

describe('decodeText', () => {
  it('reads Unicode with and without a byte-order mark', () => {
    const text = 'Tarih;Açıklama\n'
    expect(decodeText(utf8(text), NONE)).toEqual({ ok: true, text, encoding: 'utf-8' })
    expect(decodeText(utf8(`\ufeff${text}`), NONE)).toEqual({ ok: true, text, encoding: 'utf-8-bom' })
    for (const little of [true, false]) {
      const encoding = little ? 'utf-16le' : 'utf-16be'
      expect(decodeText(wide(text, little), NONE)).toEqual({ ok: true, text, encoding })
      expect(decodeText(wide(`\ufeff${text}`, little), NONE)).toEqual({ ok: true, text, encoding: `${encoding}-bom` })
    }
  })

  it('tells legacy encodings by what the caller knows of the text', () => {
    const text = 'Дата;Сумма\n01.11.2020;№ «ё»\n'
    expect(decodeText(encodeAs(text, 'windows-1251'), CYRILLIC)).toEqual({ ok: true, text, encoding: 'windows-1251' })
  })

  it('refuses a legacy encoding in which nothing is known', () => {
    expect(decodeText(encodeAs('ok\nДень\n', 'windows-1251'), CYRILLIC)).toMatchObject({ ok: false, fault: { line: 2, value: '\\xc4', unknownEncoding: true } })
  })

  it('takes UTF-8 with bad bytes for damage, never for a legacy encoding', () => {
    const bytes = utf8('Дата;Сумма\nвыплата\n')
    for (let at = 0; at < bytes.length; at++) {
      if ((bytes[at] ?? 0) < 0x80) continue
      const result = decodeText(
        Uint8Array.from(bytes, (byte, index) => (index === at ? 0x20 : byte)),
        { ...CYRILLIC, score: () => 1 },
      )
      expect(result).toMatchObject({ ok: false, fault: { line: at > 19 ? 2 : 1, reason: expect.stringContaining('damaged') } })
    }
    expect(decodeText(bytes.subarray(0, 5), { ...CYRILLIC, score: () => 1 })).toMatchObject({ ok: false })
    expect(decodeText(Uint8Array.of(0xef, 0xbb, 0xbf, 0x41, 0xff), CYRILLIC)).toMatchObject({ ok: false, fault: { value: '\\xff' } })
  })

  it('refuses NUL, control characters, lost letters, empty places of a code page and halves of letters', () => {
    expect(decodeText(utf8('a\nb\0c'), NONE)).toMatchObject({ ok: false, fault: { line: 2, value: '\\x00' } })
    expect(decodeText(utf8('a\u0007'), NONE)).toMatchObject({ ok: false, fault: { value: '\\u0007' } })
    expect(decodeText(utf8('a\ufffd'), NONE)).toMatchObject({ ok: false, fault: { value: '\\ufffd' } })
    expect(decodeText(Uint8Array.from([...encodeAs('Дата', 'windows-1251'), 0x98]), CYRILLIC)).toMatchObject({ ok: false, fault: { value: '\\u0098' } })
    expect(decodeText(Uint8Array.of(0xff, 0xfe, 0x41, 0x00, 0x42), NONE)).toMatchObject({ ok: false })
    expect(decodeText(Uint8Array.of(0xff, 0xfe, 0x41, 0xd8, 0x42, 0x00), NONE)).toMatchObject({ ok: false })
    expect(decodeText(new Uint8Array(), NONE)).toMatchObject({ ok: false, fault: { line: 1 } })
  })
})
