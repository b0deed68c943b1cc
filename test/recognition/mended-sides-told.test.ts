import { describe, expect, it } from 'vitest'
import { sideTold } from '../../src/core/statements/recognise/words/told-sides.ts'
import { folded } from '../../src/core/statements/recognise/words/words.ts'
import { readStatement } from '../../src/statements/read-statement.ts'

/** Files whose side is told by words alone: few words must not turn all signs, and words of kinds beside signed amounts must not refuse a file. */

const read = (rows: readonly string[], currency = 'EUR') =>
  readStatement(new TextEncoder().encode(`${rows.join('\n')}\n`), { account: { number: '8310012345', currency }, today: '2026-12-31' })
const amounts = (rows: readonly string[], currency = 'EUR') => {
  const { verdict, readings, problems } = read(rows, currency)
  if (verdict === 'refusal') return [verdict, ...problems.map(({ line, said }) => `${line} ${said.as}`)]
  return [verdict, ...readings.map(({ statement }) => statement.lines.map(({ amountMinor }) => amountMinor).join(' '))]
}

const side = (text: string) => {
  const told = sideTold(folded(text))
  return told && `${told.isOut ? 'out' : 'in'}${told.isWeak ? ' (weak)' : ''}`
}

describe('sideTold', () => {
  it.each([
    'Inbetalning',
    'Bankgiroinbetalning',
    'Innbetaling fra Nora',
    'Mottatt betaling',
    'Modtaget betaling',
    'Indbetaling',
    'Pagamento ricevuto',
    'Pago recibido',
    'Transferencia a su favor',
    'Paiement reçu',
    'Otrzymana płatność',
    'Saapunut maksu',
    'Přijatá platba',
    'Prijatá platba',
    'Plată primită',
    'Gautas mokėjimas',
    'Saņemtais maksājums',
    'Saabunud makse',
    'Pembayaran diterima',
    'Получен платёж',
    'Отримано платіж',
    'Получено плащане',
    'קבלת תשלום',
    'دفعة واردة',
    'Payment received - thank you',
    'Retur køp',
    'Retur kjøp',
    'Devolución de compra',
    'Withdrawal reversal',
    'Returned card payment',
    '手续费退还',
  ])('takes %s for money in', (text) => expect(side(text)).toBe('in'))

  it.each(['Überweisung an Ana', 'Kartenzahlung', 'Utbetaling', 'Card purchase', 'Bonifico a favore di Ana', 'Chuyển tiền, rút'])(
    'takes %s for money out',
    (text) => expect(side(text)).toBe('out'),
  )

  it.each(['Betalning', 'Pagamento', 'Pago de beca', 'Płatność'])('takes %s for a payment, whichever side it is of', (text) =>
    expect(side(text)).toBe('out (weak)'),
  )

  it.each([
    'Incasso',
    'Rücklastschrift',
    'Storno Lastschrift',
    'Rücklastschriftgebühr',
    'Rejet de prélèvement',
    'Frais de rejet',
    'Gehaltszahlung an',
    'Salary payment to staff',
    'Refund to customer',
    'Returned deposit',
    'Remboursement de prêt',
    'Gutschriftsgebühr',
    'Chuyển khoản',
    'Ödeme - teşekkür ederiz',
    'Оплата от покупателя',
    'Prodotto Lotto',
    'Hotel Maastricht',
  ])('takes %s for nothing, as either side may say it', (text) => expect(side(text)).toBeUndefined())
})

describe('texts beside amounts', () => {
  const file = (header: string, texts: readonly string[], figures: readonly string[]) => [
    header,
    ...texts.map((text, n) => `2026-03-${13 + n},${text},${figures[n]}`),
  ]
  const FIVE = ['1250.50', '-310.00', '402.50', '-999.10', '-150.25']
  const TURNED = ['-1250.50', '310.00', '-402.50', '999.10', '150.25']
  const [AS_WRITTEN, OTHERWISE] = ['125050 -31000 40250 -99910 -15025', '-125050 31000 -40250 99910 15025']

  it('turn no signs by one word alone', () => {
    const texts = ['Withdrawal 8841', 'Ana 7741', 'Withdrawal 8852', 'Kim 22', 'Lee 901']
    expect(amounts(file('Date,Text,Amount', texts, FIVE))).toEqual(['proposal', OTHERWISE, AS_WRITTEN])
    // The file of an account is signed more often than one word is right.
    expect(amounts(file('Date,Account text,Amount', texts, FIVE))).toEqual(['proposal', AS_WRITTEN, OTHERWISE])
    // Nor is the plain reading alone by it, but for an account.
    const plain = texts.map((text) => text.replace('Withdrawal', 'Deposit'))
    expect(amounts(file('Date,Text,Amount', plain, FIVE))).toEqual(['proposal', AS_WRITTEN, OTHERWISE])
    expect(amounts(file('Date,Account text,Amount', plain, FIVE))).toEqual(['proposal', AS_WRITTEN])
  })

  it('turn them by several words of both ways', () => {
    const texts = ['Refund 8841', 'Purchase 7741', 'Deposit 8852', 'Withdrawal 22', 'Purchase 901']
    expect(amounts(file('Date,Text,Amount', texts, TURNED))).toEqual(['proposal', AS_WRITTEN])
    expect(amounts(file('Date,Text,Amount', texts, FIVE))).toEqual(['proposal', AS_WRITTEN])
  })

  it('leave both ways of a card by one word, and by bare payments', () => {
    const paid = ['Pago 1', 'LIDL', 'Pago 2', 'UBER', 'ZARA']
    expect(amounts(file('Date,Card,Amount', paid, TURNED))).toEqual(['proposal', AS_WRITTEN, OTHERWISE])
    expect(
      amounts(
        file(
          'Date,Card,Amount',
          paid.map((text) => text.replace('Pago', 'Payment received')),
          FIVE,
        ),
      ),
    ).toEqual(['proposal', AS_WRITTEN, OTHERWISE])
  })

  it('say nothing of wages that are paid', () => {
    const texts = ['Salary Ana', 'Grant', 'Salary Kim', 'Rent', 'Salary Lee']
    expect(
      amounts(
        file(
          'Date,Text,Amount',
          texts,
          TURNED.map((one) => (one.startsWith('-') ? one : `-${one}`)),
        ),
      ).slice(0, 2),
    ).toEqual(['proposal', '-125050 -31000 -40250 -99910 -15025'])
  })
})

describe('a column of kinds beside signed amounts', () => {
  const file = (kinds: readonly string[], figures = ['-250.00', '-310.00', '5000.00', '-2.50', '-400.00', '1234.56'], header = 'Type') => [
    `Date,${header},Description,Amount`,
    ...kinds.map((kind, n) => `2026-03-${13 + n},${kind},Item ${8000 + n},${figures[n]}`),
  ]
  const TRUE = ['proposal', '-25000 -31000 500000 -250 -40000 123456']

  it.each([
    [['Purchase', 'Withdrawal', 'Deposit', 'Fee', 'Purchase', 'Deposit']],
    [['Payment', 'Online payment', 'Deposit', 'Fee', 'Payment', 'Deposit']],
    [['Debit card', 'Direct debit', 'Credit', 'Charge', 'Direct debit', 'Credit']],
    [['Transfer', 'Payment', 'Deposit', 'Transfer', 'Transfer', 'Deposit']],
  ])('may have words that nobody knows: %j', (kinds) => expect(amounts(file(kinds))).toEqual(TRUE))

  it('may be Spanish', () => expect(amounts(file(['Transferencia', 'Cargo', 'Abono', 'Comisión', 'Cargo', 'Abono'], undefined, 'Tipo'))).toEqual(TRUE))

  it.each([
    ['a known word is against its sign', ['Purchase', 'Withdrawal', 'Withdrawal', 'Bonus', 'Purchase', 'Deposit'], undefined],
    [
      'a fee has no minus',
      ['Purchase', 'Withdrawal', 'Deposit', 'Fee', 'Purchase', 'Deposit'],
      ['-250.00', '-310.00', '5000.00', '2.50', '-400.00', '1234.56'],
    ],
    ['a word is of a state', ['Purchase', 'Withdrawal', 'Deposit', 'Declined', 'Purchase', 'Deposit'], undefined],
    ['a mark is none of a kind', ['D', 'D', 'C', 'X', 'D', 'C'], undefined],
    [
      'nothing has a minus',
      ['Purchase', 'Withdrawal', 'Deposit', 'Bonus', 'Purchase', 'Deposit'],
      ['250.00', '310.00', '5000.00', '2.50', '400.00', '1234.56'],
    ],
  ])('is refused where %s', (_, kinds, figures) => expect(amounts(file(kinds, figures))[0]).toBe('refusal'))
})

describe('amounts without a decimal mark', () => {
  const file = (figures: readonly string[], header = 'Amount') => [
    `Date,Text,${header}`,
    ...figures.map((figure, n) => `2026-03-${13 + n},Item ${8000 + n},${figure}`),
  ]
  const SIGNED = ['-20000', '-23500', '790390', '-229450', '-750', '-300']
  const [WHOLE, TURNED, MINOR] = [
    '-2000000 -2350000 79039000 -22945000 -75000 -30000',
    '2000000 2350000 -79039000 22945000 75000 30000',
    '-20000 -23500 790390 -229450 -750 -300',
  ]

  it('are whole units first where those are the rule', () => {
    expect(amounts(file(SIGNED), 'HUF')).toEqual(['proposal', WHOLE, TURNED, MINOR])
    const sided = file(
      SIGNED.map((figure) => `${figure.replace('-', '')},${figure.startsWith('-') ? 'D' : 'C'}`),
      'Amount,D/C',
    )
    expect(amounts(sided, 'INR')).toEqual(['proposal', WHOLE, MINOR])
  })

  it('show the cells that the unlikely reading reads otherwise', () => {
    const values = read(file(SIGNED), 'HUF').readings.map(({ differs }) => differs?.length)
    expect(values).toEqual([6, 6, 6])
  })

  it('are minor units first where the header or round figures say so', () => {
    expect(amounts(file(SIGNED, 'Amount (paise)'), 'INR')[1]).toBe(MINOR)
    const round = SIGNED.map((figure) => `${figure}00`)
    expect(amounts(file(round), 'RUB')[1]).toBe(round.join(' '))
    expect(amounts(file(['-200', '-300', '4000', '-500', '-100', '-200']), 'RUB')[1]).toBe('-20000 -30000 400000 -50000 -10000 -20000')
  })

  it('are refused still where parts of a unit are usual', () => expect(amounts(file(SIGNED))).toEqual(['refusal', '1 manyReadings']))
})

describe('our account in one column of the parties on every row', () => {
  const file = (texts: readonly string[], header = 'Avsender,Mottaker') => [
    `Dato,Beløp,${header},Tekst`,
    ...texts.map((text, n) => `2026-03-0${n + 1},1${n}.50,8310012345,DE1083385469656893648${n},${text}`),
  ]
  const [OUT, INTO] = ['-1050 -1150 -1250', '1050 1150 1250']

  it('tells the side alone where texts agree', () => {
    expect(amounts(file(['Payment to Ana', 'Transfer to Bo', 'Fee']))).toEqual(['proposal', OUT])
  })

  it('tells it beside the other way where texts tell nothing, and behind it where they are against', () => {
    expect(amounts(file(['a', 'b', 'c']))).toEqual(['proposal', OUT, INTO])
    expect(amounts(file(['Incoming payment Ana', 'Deposit by Bo', 'Refund of Cy']))).toEqual(['proposal', INTO, OUT])
    expect(amounts(file(['a', 'b', 'c'], 'Mottaker,Avsender'))).toEqual(['proposal', INTO, OUT])
  })
})

describe('a column of expenses alone', () => {
  it('is never read as signed alone, whatever a few texts say', () => {
    const file = ['Date,Commerçant,Dépense', '2026-04-06,PRELEVEMENT MERCI,-50.00', '2026-04-07,Remboursement Ana,20.00', '2026-04-08,LIDL,12.00']
    const [, ...readings] = amounts(file)
    expect([...readings].sort()).toEqual(['-5000 2000 1200', '5000 -2000 -1200'])
  })
})
