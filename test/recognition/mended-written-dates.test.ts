import { describe, expect, it } from 'vitest'
import { dateCell } from '../../src/core/statements/recognise/cells/date-cell.ts'
import { read, told } from './told.ts'

const day = (text: string): string | undefined => dateCell(text)?.days.DMY

describe('dates as people write them', () => {
  it.each([
    ['9 de marzo de 2026', '2026-03-09'],
    ['lunes, 9 de marzo de 2026', '2026-03-09'],
    ['9 d’abril del 2026', '2026-04-09'],
    ['2026 m. kovo 9 d.', '2026-03-09'],
    ['2026. gada 9. marts', '2026-03-09'],
    ['2026. márc. 9.', '2026-03-09'],
    ['2026-Mar-09', '2026-03-09'],
    ['Mar-09-2026', '2026-03-09'],
    ['March 9th, 2026', '2026-03-09'],
    ['9 tháng 3, 2026', '2026-03-09'],
    ['ngày 9 tháng 3 năm 2026', '2026-03-09'],
    ['2 באפר׳ 2026', '2026-04-02'],
    ['9 مارس، 2026', '2026-03-09'],
    ['9 جويلية 2026', '2026-07-09'],
    ['9 მარ 2026', '2026-03-09'],
    ['9 հունիս 2026', '2026-06-09'],
    ['9 қыркүйек 2026', '2026-09-09'],
    ['9 shtator 2026', '2026-09-09'],
    ['9. jaanuar 2026', '2026-01-09'],
    ['9 Ogos 2026', '2026-08-09'],
    ['9. јул 2026', '2026-07-09'],
    ['9.3.2026 klo 14.15', '2026-03-09'],
    ['09.03.2026 um 10:15 Uhr', '2026-03-09'],
    ['09/03/2026 à 10h15', '2026-03-09'],
    ['09/03/2026 02:15:00 p. m.', '2026-03-09'],
    ['09.03.2026 в 10:15', '2026-03-09'],
    ['2026/03/09 上午10:15', '2026-03-09'],
    ['Mar 9, 2026 at 10:15 AM', '2026-03-09'],
    ['09.03.2026թ.', '2026-03-09'],
  ])('reads %s', (text, expected) => {
    expect(day(text)).toBe(expected)
  })

  it.each(['9 de marzo', 'Rent of March 2026', '2026 m. kovo', 'Invoice 12 de 2026', 'March 2026', '9 tháng 13, 2026', '30 de febrero de 2026'])(
    'takes %s for no date',
    (text) => {
      expect(dateCell(text)).toBeUndefined()
    },
  )

  it('reads a statement in which they stand', () => {
    const file = read(['Data;Aprašymas;Suma;Likutis', '2026 m. kovo 9 d.;Pervedimas;-120,50;879,50', '2026 m. balandžio 2 d.;Kortelė;-79,50;800,00'])
    expect([file.verdict, ...told(file)]).toEqual(['proof', ['2026-03-09 -12050', '2026-04-02 -7950']])
  })
})
