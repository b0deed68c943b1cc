import { describe, expect, it } from 'vitest'
import { readNarrative } from '../../src/core/statements/mt940/narrative.ts'
import { readBankFile } from '../../src/statements/read-bank-file.ts'

const NUMBER = 'PL61109010140000071219812874'

describe('fields of :86: behind three digits', () => {
  const fields = (mark: string, more = '') =>
    ['020', '00PRZELEW', '20Czynsz za marzec', '27ul. Polna 1', '3010901014', '310000071219812874', '32Anna Kowalska', `38${NUMBER}`].join(mark) + more

  it.each(['?', '~', '<', '^'])('are told by %s', (mark) => {
    expect(readNarrative([fields(mark)])).toEqual({ narrative: 'Czynsz za marzec ul. Polna 1', counterparty: 'Anna Kowalska', account: NUMBER })
  })

  it('have the account within the bank where no whole number stands', () => {
    expect(readNarrative([fields('<').replace(NUMBER, '')])).toMatchObject({ account: '0000071219812874' })
  })

  it('keep a mark within a text', () => {
    expect(readNarrative([fields('<', '<60fee <5 zł')])).toMatchObject({ narrative: 'Czynsz za marzec ul. Polna 1 fee <5 zł' })
  })
})

describe('fields of :86: with slashes', () => {
  it('end where the next begins, whatever slashes stand between', () => {
    expect(readNarrative(['/EREF/TO-77//CNTP/NL08INGB0000001234/INGBNL2A/A. Jansen///REMI/USTD//Rent of March/'])).toEqual({
      ...{ narrative: 'Rent of March', counterparty: 'A. Jansen', account: 'NL08INGB0000001234', endToEndId: 'TO-77' },
    })
  })

  it('keep slashes within their values', () => {
    expect(readNarrative(['/EREF/2026/03/17/NAME/A. Jansen/REMI/Invoice 1/2'])).toMatchObject({ endToEndId: '2026/03/17', narrative: 'Invoice 1/2' })
  })
})

describe('a column of names of the other side’s account', () => {
  it('is the name, and not the account', async () => {
    const rows = [
      ['Tarih', 'Açıklama', 'Karşı Hesap Adı', 'Tutar', 'Bakiye'],
      ['02.03.2026', 'EFT', 'Ayşe Demir', '-10,00', '90,00'],
      ['03.03.2026', 'Havale', 'Ali Yılmaz', '-30,00', '60,00'],
      ['05.03.2026', 'EFT', 'Ayşe Demir', '20,00', '80,00'],
    ]
    const file = Buffer.from(rows.map((row) => `${row.join(';')}\r\n`).join(''))
    const { readings } = await readBankFile(file, { account: { currency: 'TRY' }, today: '2026-11-29' })
    expect(readings.map(({ statement }) => statement.lines.map(({ counterparty }) => counterparty))).toEqual([['Ayşe Demir', 'Ali Yılmaz', 'Ayşe Demir']])
  })
})
