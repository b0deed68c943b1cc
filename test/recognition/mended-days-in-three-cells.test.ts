import { describe, expect, it } from 'vitest'
import { read, told } from './told.ts'

const rows = (days: readonly string[]) => [`${days[0]};Bread;-12,50;987,50`, `${days[1]};Bus;-3,10;984,40`, `${days[2]};Grant;500,00;1484,40`]
const PROVEN = [['2026-03-02 -1250', '2026-03-03 -310', '2026-03-19 50000']]

describe('days whose parts stand in three cells', () => {
  it.each([
    ['Day;Month;Year', ['2;3;2026', '3;3;2026', '19;3;2026']],
    ['Año;Mes;Día', ['2026;03;02', '2026;03;03', '2026;03;19']],
    ['Месяц;День;Год', ['март;02;2026', 'март;03;2026', 'март;19;2026']],
    ['Ýyl;Aý;Gün', ['2026;3;2', '2026;3;3', '2026;3;19']],
  ])('are read by their names: %s', (names, days) => {
    const file = read([`${names};Text;Amount;Balance`, ...rows(days)])
    expect([file.verdict, told(file)]).toEqual(['proof', PROVEN])
  })

  it('are read with balances around them that have no day', () => {
    const file = read(['Day;Month;Year;Text;Amount;Balance', ';;;Opening balance;;1000,00', ...rows(['2;3;2026', '3;3;2026', '19;3;2026'])])
    expect([file.verdict, told(file)]).toEqual(['proof', PROVEN])
  })

  it.each([
    ['a name is missing', 'Day;No;Year', ['2;3;2026', '3;3;2026', '19;3;2026']],
    ['a name stands twice', 'Day;Month;Year;Day', ['2;3;2026;2', '3;3;2026;3', '19;3;2026;19']],
    ['a row has no whole day', 'Day;Month;Year', ['2;3;2026', '3;13;2026', '19;3;2026']],
    ['a row lacks a part', 'Day;Month;Year', ['2;3;2026', '3;;2026', '19;3;2026']],
    ['the year has two digits', 'Day;Month;Year', ['2;3;26', '3;3;26', '19;3;26']],
  ])('are none where %s', (_, names, days) => {
    expect(read([`${names};Text;Amount;Balance`, ...rows(days)]).verdict).toBe('refusal')
  })
})
