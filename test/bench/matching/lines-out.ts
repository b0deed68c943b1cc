import type { LineSeen, PayoutSeen } from '../../../src/core/reconciliation/seen.ts'
import { addDays } from '../../../src/core/time/dates.ts'
import type { Chance } from '../../core/reconciliation/world.ts'
import { masked, newAccount, printedTail, printedWhole } from './accounts.ts'
import { arrangedName, damagedName, fullName, withPatronymic } from './names.ts'
import { cut, FOLDED, INTACT, type Issued, oneEdit, twoEdits, UNSEEN } from './references.ts'
import { NO_EVIDENCE, SAME_WORDS } from './truth.ts'

/** Fees of the schedule. */
export const FEES = { outgoing: [250, 1_050], returned: [500] } as const

/** What a noise is made from. */
export interface Making {
  readonly draw: Chance
  readonly issued: Issued
  readonly payout: PayoutSeen
}

export type Draw = (of: Making) => Omit<LineSeen, 'id'>
type Over = Partial<Omit<LineSeen, 'id'>>

/** A line for a payout, some days after its release. */
function lineOf({ draw, payout }: Making, narrative: string, over: Over = {}): Omit<LineSeen, 'id'> {
  const late = draw.below(100) < 90 ? draw.below(4) : draw.below(9)
  return { bookedOn: addDays(payout.releasedOn, late), minor: -payout.minor, narrative, ...over }
}

const BANKS = ['EFT', 'HAVALE', 'Перевод средств', 'PAYMENT', '付款', 'GIDEN FAST', '']

const accountOf = ({ payout }: Making): string => payout.payeeAccount ?? ''

/** A bank with columns for name and account, with one of them, or with everything in its text. */
function columns(of: Making): Over {
  const { draw, payout } = of
  return draw.pick<() => Over>([
    () => ({ counterparty: arrangedName(draw, payout.payeeName), counterpartyAccount: printedWhole(draw, accountOf(of)) }),
    () => ({ counterparty: arrangedName(draw, payout.payeeName), counterpartyAccount: masked(draw, accountOf(of)) }),
    () => ({ counterparty: arrangedName(draw, payout.payeeName) }),
    () => ({ counterpartyAccount: printedWhole(draw, accountOf(of)) }),
    () => ({ counterparty: 'TURKIYE IS BANKASI A.S.' }),
    () => ({}),
  ])()
}

const withReference =
  (write: (draw: Chance, reference: string) => string): Draw =>
  (of) =>
    lineOf(of, write(of.draw, of.payout.reference), columns(of))

const bare = ({ draw }: Making): string => draw.pick(BANKS)

const named = (of: Making, name: (draw: Chance, name: string) => string, over: Over = {}): Omit<LineSeen, 'id'> => {
  const text = name(of.draw, of.payout.payeeName)
  return of.draw.below(2) === 0 ? lineOf(of, bare(of), { counterparty: text, ...over }) : lineOf(of, `${bare(of)} ${text}`, over)
}

/** Weight, trait, and how the line looks that settles the payout. */
export const SETTLING: ReadonlyArray<readonly [weight: number, trait: string, draw: Draw]> = [
  ...Object.entries(INTACT).map(([name, write]) => [70, `reference: ${name}`, withReference(write)] as const),
  ...Object.entries(FOLDED).map(([name, write]) => [40, `reference: ${name}`, withReference(write)] as const),
  ...Object.entries(UNSEEN).map(([name, write]) => [15, `reference: ${name}`, withReference(write)] as const),
  [30, 'reference in the end-to-end id', (of) => lineOf(of, bare(of), { ...columns(of), endToEndId: of.payout.reference })],
  [
    30,
    'reference, and a fee of the schedule',
    (of) => ({ ...withReference(INTACT['plain'] ?? cut)(of), minor: -of.payout.minor - of.draw.pick(FEES.outgoing) }),
  ],
  [30, 'reference one edit off', (of) => lineOf(of, oneEdit(of.draw, of.payout.reference))],
  [10, 'reference one edit off and a name', (of) => named(of, (draw, name) => `${arrangedName(draw, name)} ${oneEdit(draw, of.payout.reference)}`)],
  [20, 'reference one edit off and the whole account', (of) => lineOf(of, oneEdit(of.draw, of.payout.reference), { counterpartyAccount: accountOf(of) })],
  [15, 'reference two edits off', (of) => lineOf(of, twoEdits(of.draw, of.payout.reference))],
  [20, 'reference cut', (of) => lineOf(of, cut(of.draw, of.payout.reference))],
  [40, 'account whole', (of) => lineOf(of, bare(of), { counterpartyAccount: printedWhole(of.draw, accountOf(of)) })],
  [
    20,
    'account whole, and name',
    (of) => lineOf(of, bare(of), { counterparty: arrangedName(of.draw, of.payout.payeeName), counterpartyAccount: accountOf(of) }),
  ],
  [20, 'account, its last ten or more', (of) => lineOf(of, bare(of), { counterpartyAccount: printedTail(of.draw, accountOf(of)) })],
  [5, 'account whole, in the narrative in groups', (of) => lineOf(of, `${bare(of)} ${accountOf(of).replace(/(.{4})(?=.)/g, '$1 ')} hesabına`)],
  [10, 'account whole, in the narrative', (of) => lineOf(of, `${bare(of)} ${accountOf(of)} NOLU HESABA`)],
  [30, 'masked account and name', (of) => named(of, arrangedName, { counterpartyAccount: masked(of.draw, accountOf(of)) })],
  [
    10,
    'masked account in the narrative, and name',
    (of) => named(of, (draw, name) => `${arrangedName(draw, name)} ${'*'.repeat(8)}${accountOf(of).slice(-4)}`),
  ],
  [15, 'masked account alone', (of) => lineOf(of, bare(of), { counterpartyAccount: masked(of.draw, accountOf(of)) })],
  [30, 'name and amount', (of) => named(of, arrangedName)],
  [10, 'name damaged, and amount', (of) => named(of, damagedName)],
  [
    10,
    'name in a longer text, and amount',
    (of) => lineOf(of, `BURS ODEMESI ${of.payout.releasedOn.slice(0, 7)} / STUDENT AID FOR ${arrangedName(of.draw, of.payout.payeeName)} / KASIM`),
  ],
  [10, 'name with a patronymic, and amount', (of) => named(of, withPatronymic)],
  [10, 'name, and amount with a fee', (of) => ({ ...named(of, arrangedName), minor: -of.payout.minor - 250 })],
]

const another = (of: Making): string => {
  for (;;) {
    const name = fullName(of.draw)
    const words = of.payout.payeeName.toLowerCase().split(' ')
    if (
      !name
        .toLowerCase()
        .split(' ')
        .some((word) => words.some((mine) => mine.slice(0, 3) === word.slice(0, 3)))
    )
      return name
  }
}

/** Lines that carry a payout's reference and are to be held back. */
export const HELD: ReadonlyArray<readonly [weight: number, trait: string, draw: Draw]> = [
  [
    12,
    "reference, another person's name",
    (of) => lineOf(of, INTACT['plain']?.(of.draw, of.payout.reference) ?? '', { counterparty: arrangedName(of.draw, another(of)) }),
  ],
  [8, 'reference, another account', (of) => lineOf(of, of.payout.reference, { counterpartyAccount: newAccount(of.draw) })],
  [
    5,
    'reference, another masked account',
    (of) =>
      lineOf(of, of.payout.reference, {
        counterpartyAccount: `****${accountOf(of).slice(-4, -1)}${(Number(accountOf(of).slice(-1)) + 1 + of.draw.below(9)) % 10}`,
      }),
  ],
  [10, 'reference, another amount', (of) => lineOf(of, of.payout.reference, { ...columns(of), minor: -of.payout.minor + 1 + of.draw.below(900) })],
]

/** Lines beside those of payouts that are nobody's of this book; `payout` is one that they are like. */
export const STRANGERS: ReadonlyArray<readonly [weight: number, trait: string, draw: Draw]> = [
  [30, 'a stranger, the same amount', (of) => lineOf(of, bare(of), { counterparty: fullName(of.draw), counterpartyAccount: newAccount(of.draw) })],
  [20, 'a reference that checks, never issued', (of) => lineOf(of, `EFT ${of.issued.foreign()} ${of.draw.below(2) === 0 ? of.payout.payeeName : ''}`)],
  [10, 'a strange reference one edit off', (of) => lineOf(of, oneEdit(of.draw, of.issued.foreign()), { counterpartyAccount: accountOf(of) })],
  [10, 'a strange reference cut', (of) => lineOf(of, cut(of.draw, of.issued.foreign()))],
  [10, "a namesake's payment elsewhere", (of) => lineOf(of, bare(of), { counterparty: of.payout.payeeName, counterpartyAccount: newAccount(of.draw) })],
  [10, 'a fee of the bank', (of) => lineOf(of, of.draw.pick(['HAVALE MASRAFI', 'Комиссия за перевод', 'TRANSFER FEE', '手续费']), { minor: -250 })],
  [
    5,
    NO_EVIDENCE,
    (of) => lineOf(of, of.draw.pick(['MAAS ODEMESI', 'STIPEND', 'Стипендия']), { counterparty: of.payout.payeeName, counterpartyAccount: accountOf(of) }),
  ],
  [3, SAME_WORDS, (of) => lineOf(of, bare(of), { counterparty: of.payout.payeeName, counterpartyAccount: accountOf(of) })],
]
