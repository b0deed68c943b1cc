import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BankWorld } from './bank-world.ts'
import type { Answer, Json } from './cases-world.ts'

const IMPORT = '/bank-accounts/B/statements?mode=import'

describe('a line that a later export tells otherwise', () => {
  let w: BankWorld
  beforeEach(async () => {
    w = new BankWorld()
    await w.found()
  })
  afterEach(() => w.close())

  const file = (header: string, rows: readonly string[]) => `${[header, ...rows].join('\n')}\n`
  const take = async (text: string, more = ''): Promise<Answer> => {
    const first = await w.call('finance', 'POST', `${IMPORT}${more}`, undefined, { raw: text, kind: 'text/csv' })
    if (first.body.code !== 'reading_not_confirmed') return first
    return w.call('finance', 'POST', `${IMPORT}&reading=1${more}`, undefined, { raw: text, kind: 'text/csv' })
  }
  const taken = async (text: string, more = ''): Promise<Json> => {
    const answer = await take(text, more)
    expect(answer.status, JSON.stringify(answer.body)).toBe(201)
    return answer.body
  }

  const KINDS = 'Tarih;Tür;Açıklama;Tutar'
  const day = (n: number) => `${String(n).padStart(2, '0')}.10.2020`

  it('is the same line where a word stands on every row of the one file, and on some of the other', async () => {
    const rows = [`${day(14)};Havale;Kira Ekim;-500,00`, `${day(15)};Havale;Yurt 12;-75,50`, `${day(16)};Kart;Market;-20,25`, `${day(19)};Havale;Burs;900,00`]
    expect(await taken(file(KINDS, rows))).toMatchObject({ added: 4 })
    expect(await taken(file(KINDS, rows.slice(0, 2)))).toMatchObject({ added: 0, known: 2 })
    expect(await taken(file(KINDS, [...rows.slice(1, 2), ...rows.slice(3)]))).toMatchObject({ added: 0, known: 2 })
  })

  it('is the same line under another number of its row', async () => {
    const texts = [`${day(14)};Kira Ekim;-500,00`, `${day(15)};Yurt ücreti;-75,50`, `${day(16)};Market;-20,25`, `${day(19)};Burs;900,00`]
    const numbered = (rows: readonly string[]) =>
      file(
        'Sıra;Tarih;Açıklama;Tutar',
        rows.map((row, n) => `${n + 1};${row}`),
      )
    expect(await taken(numbered(texts))).toMatchObject({ added: 4 })
    expect(await taken(numbered([...texts].reverse()))).toMatchObject({ added: 0, known: 4 })
    expect(await taken(numbered(texts.slice(2)))).toMatchObject({ added: 0, known: 2 })
  })

  const PLAIN = 'Tarih;Açıklama;Tutar'
  const around = [`${day(13)};Burs;900,00`, `${day(20)};Banka masrafı;-1,50`]
  const between = (row: string) => file(PLAIN, [around[0] ?? '', row, around[1] ?? ''])

  it('of a day that both files have whole is no new line, and is shown as changed unless it only lacks words', async () => {
    expect(await taken(between(`${day(15)};EFT Merdan Ataýew;-500,00`))).toMatchObject({ added: 3 })
    expect(await taken(between(`${day(15)};EFT Merdan Ataýew Konya şubesi;-500,00`))).toMatchObject({ added: 0, known: 3, conflicts: 0 })
    expect(await w.breaks()).toEqual([])
    expect(await taken(between(`${day(15)};Giden havale Jeren Orazowa;-500,00`))).toMatchObject({ added: 0, known: 2, conflicts: 1 })
    expect((await w.breaks()).map(({ kind }) => kind)).toEqual(['line_changed'])
  })

  it('of a day that a file has in part is asked about where the texts are alike, and new where they are not', async () => {
    expect(await taken(file(PLAIN, [`${day(13)};Burs Ekim;900,00`, `${day(15)};EFT Merdan Ataýew Konya;-500,00`]))).toMatchObject({ added: 2 })
    const more = (text: string) => file(PLAIN, [`${day(15)};${text};-500,00`, `${day(19)};Banka masrafı;-1,50`])
    expect(await taken(more('EFT Jeren Orazowa Bursa'))).toMatchObject({ added: 2 })
    const alike = more('EFT Merdan Ataýew Konya 2')
    const { body } = await take(alike)
    expect(body).toMatchObject({ status: 409, code: 'overlap_unclear', overlaps: [{ day: '2020-10-15', equalLines: 1 }] })
    expect(await taken(alike, '&overlap=same')).toMatchObject({ added: 0, known: 2 })
    expect(await taken(alike, '&overlap=new')).toMatchObject({ added: 1, known: 1 })
    expect((await w.open()).filter(({ bookedOn }) => bookedOn === '2020-10-15')).toHaveLength(3)
  })

  it('with the same balance after it is known, though its file has the day in part', async () => {
    const header = 'Tarih;Açıklama;Tutar;Bakiye'
    expect(await taken(file(header, [`${day(13)};Burs;900,00;900,00`, `${day(15)};EFT Merdan Ataýew;-500,00;400,00`]))).toMatchObject({ added: 2 })
    const later = [`${day(15)};EFT Merdan Ataýew Konya;-500,00;400,00`, `${day(19)};Banka masrafı;-1,50;398,50`, `${day(20)};Burs;10,00;408,50`]
    expect(await taken(file(header, later))).toMatchObject({ added: 2, known: 1 })
  })
})
