import { describe, expect, it } from 'vitest'
import { statusOf } from '../../src/core/statements/recognise/words/status-words.ts'
import { readStatement } from '../../src/statements/read-statement.ts'

/** A state that says that something is not done has the word of completion in it: its row moved nothing. */

const read = (rows: readonly string[], currency = 'EUR') =>
  readStatement(new TextEncoder().encode(`${rows.join('\n')}\n`), { account: { number: '8310012345', currency }, today: '2026-12-31' })
const amounts = (rows: readonly string[], currency = 'EUR') => {
  const { verdict, readings } = read(rows, currency)
  return [verdict, ...readings.map(({ statement }) => statement.lines.map(({ amountMinor }) => amountMinor).join(' '))]
}

describe('statusOf', () => {
  it.each([
    'Não concluída',
    'Não processado',
    'Teruggeboekt',
    'Ongeboekt',
    'Ubetalt',
    'Ubokført',
    'Obetald',
    'Nav izpildīts',
    'Impagado',
    'Onaylanmadı',
    'Tamamlanmadı',
    'Gerçekleştirilemedi',
    'Onaylanacak',
    'Teljesítetlen',
    'Ei hyväksytty',
    'Ei kirjattu',
    'Ei teostatud',
    'Μη ολοκληρωμένη',
    'Δεν ολοκληρώθηκε',
    'Nije izvršeno',
    'Neizvršeno',
    'Nije provedeno',
    'Ni uspešno',
    'Не е извршена',
    'I pasuksesshëm',
    '未完成',
    '未支付',
    '不成功',
    '交易未成功',
    '支付未完成',
    '未承認',
    '미완료',
    '미승인',
    '비정상',
    'לא הושלם',
    'טרם בוצע',
    'Incomplete',
    'To be paid',
    'À payer',
    'Por pagar',
    'Te betalen',
    'Bekor qilingan',
    'Rad etilgan',
    'Орындалмады',
    'Chưa thanh toán',
    'Haikufanikiwa',
  ])('takes %s for a payment that is not made', (text) => expect(statusOf(text)).toBe('pending'))

  it.each([
    'Concluída',
    'Uitgevoerd',
    'Utbetalt',
    'Utført',
    'Onaylandı',
    'Tamamlandı',
    'Bokförd på kontot',
    'Izvršeno',
    'Uplaćeno i proknjiženo',
    'Đã hoàn thành',
    '已完成',
    '完了',
    '완료',
    '정상',
    'בוצע',
    'Bajarildi',
    'Disponível',
    'Uspješno',
    'Подтверждена',
  ])('takes %s for one that is', (text) => expect(statusOf(text)).toBe('settled'))

  it.each(['À catégoriser', 'Te pagó', 'Da Vinci', 'Zu Gunsten', 'Reza Mohammadi', 'Stornierung', 'Cancellation'])('knows no state in %s', (text) =>
    expect(statusOf(text)).toBe('unknown'),
  )
})

describe('readStatement', () => {
  const table = (settled: string, other: string) => [
    'Data;Descrição;Valor;Situação',
    `27.11.2026;Pagamento a Ana;-30,00;${other}`,
    `26.11.2026;Transferência recebida de Rui;200,00;${settled}`,
    `25.11.2026;Pagamento a Rui;-45,10;${settled}`,
    `24.11.2026;Depósito de Ana;99,00;${settled}`,
  ]

  it.each([
    ['Concluída', 'Não concluída'],
    ['Efetivada', 'Não efetivada'],
    ['完成', '未完成'],
    ['Bokført', 'Ubokført'],
    ['Toteutunut', 'Ei toteutunut'],
  ])('makes no line of a row whose state is not %s but %s', (settled, other) =>
    expect(amounts(table(settled, other))).toEqual(['proposal', '20000 -4510 9900']),
  )

  it('reads an Uzbek file with a payment that was called off', () => {
    expect(amounts(table('Muvaffaqiyatli', 'Bekor qilingan'), 'UZS')).toEqual(['proposal', '20000 -4510 9900'])
  })
})
