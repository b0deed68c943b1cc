import { minorToText } from '../../src/core/money/money.ts'
import type { Truth } from './truth.ts'

const dotted = (day: string): string => day.split('-').reverse().join('.')
const money = (minor: number): string => minorToText(minor, 2)

export interface OneCVariant {
  readonly closingBy?: number
  readonly without?: readonly number[]
  readonly newestFirst?: boolean
}

/** A file of 1CClientBankExchange, by the keys of the catalogue's format. */
export function oneCText(truth: Truth, account: string, { closingBy = 0, without = [], newestFirst = false }: OneCVariant = {}): string {
  const sum = (wanted: (minor: number) => boolean): number => truth.lines.filter(({ minor }) => wanted(minor)).reduce((all, { minor }) => all + minor, 0)
  const [first, last] = [dotted(truth.lines[0]?.bookedOn ?? '2026-03-01'), dotted(truth.lines.at(-1)?.bookedOn ?? '2026-03-31')]
  const shown = truth.lines.filter((_, n) => !without.includes(n))
  const documents = (newestFirst ? [...shown].reverse() : shown).flatMap((line) => {
    const [payer, payee] = line.minor < 0 ? [account, line.account] : [line.account, account]
    const [payerName, payeeName] = line.minor < 0 ? ['Мы', line.name] : [line.name, 'Мы']
    return [
      ...['СекцияДокумент=Платежное поручение', `Номер=${line.reference}`, `Дата=${dotted(line.valueOn)}`, `Сумма=${money(Math.abs(line.minor))}`],
      ...[`ПлательщикСчет=${payer}`, `ДатаСписано=${line.minor < 0 ? dotted(line.bookedOn) : ''}`, `Плательщик=${payerName}`, `ПолучательСчет=${payee}`],
      ...[
        `ДатаПоступило=${line.minor < 0 ? '' : dotted(line.bookedOn)}`,
        `Получатель=${payeeName}`,
        'ВидПлатежа=',
        `НазначениеПлатежа=${line.text}`,
        'КонецДокумента',
      ],
    ]
  })
  const period = [`ДатаНачала=${first}`, `ДатаКонца=${last}`, `РасчСчет=${account}`]
  return [
    ...['1CClientBankExchange', 'ВерсияФормата=1.03', 'Кодировка=Windows', 'Отправитель=Мы', 'Получатель=', `ДатаСоздания=${last}`, 'ВремяСоздания=10:15:00'],
    ...[...period, 'СекцияРасчСчет', ...period, `НачальныйОстаток=${money(truth.opening)}`, `ВсегоПоступило=${money(sum((minor) => minor > 0))}`],
    ...[`ВсегоСписано=${money(-sum((minor) => minor < 0))}`, `КонечныйОстаток=${money(truth.opening + sum(() => true) + closingBy)}`, 'КонецРасчСчет'],
    ...[...documents, 'КонецФайла', ''],
  ].join('\r\n')
}
