import type { LineSeen, PayoutSeen } from '../../../src/core/reconciliation/seen.ts'
import { addDays } from '../../../src/core/time/dates.ts'
import { type Chance, chance, iban } from './world.ts'

/** What a line really is: the payouts that it settles or brings back, or something that no match may say. */
export interface Truth {
  readonly kind: 'settlement' | 'return' | 'nothing'
  readonly payout?: number
}

/** Payouts, a bank's lines with every noise, and what each line really is. */
export interface SimulatedYear {
  readonly payouts: readonly PayoutSeen[]
  readonly lines: readonly LineSeen[]
  readonly truth: ReadonlyMap<number, Truth>
  /** Lines with an intact or folded reference, the right amount and nothing that contradicts: all of these must match. */
  readonly plain: ReadonlySet<number>
  readonly coveredThrough: string
}

const GIVEN = ['Merdan', 'Aýgül', 'Serdar', 'Jeren', 'Maksat', 'Ogulgerek', 'Döwlet', 'Läle', 'Batyr', 'Gülşat', 'Kerim', 'Bahar', 'Ýazmyrat', 'Şirin']
const FAMILY = ['Amanow', 'Annaýew', 'Berdiýew', 'Orazow', 'Hojaýew', 'Nuryýew', 'Taganow', 'Saparow', 'Gurbanow', 'Meredow', 'Ataýew', 'Çaryýew']
const AMOUNTS = [300_000, 300_000, 300_000, 300_000, 150_000, 60_000]
const START = '2020-03-02'
const WEEKS = 20

export function simulateYear(count: number, seed: number): SimulatedYear {
  const draw = chance(seed)
  const book = new Book(draw)
  const batches = Array.from({ length: WEEKS }, (_, week) => ({ id: week + 1, reference: draw.reference(), releasedOn: addDays(START, week * 7) }))
  const payouts = Array.from({ length: count }, (_, n) => paid(draw, n + 1, batches[n % WEEKS] ?? batches[0]))
  for (const payout of payouts) book.carryOut(payout)
  for (let n = 0; n < count / 8; n++) book.stranger(draw.pick(payouts))
  return { payouts, lines: draw.shuffled(book.lines), truth: book.truth, plain: book.plain, coveredThrough: addDays(START, WEEKS * 7 + 60) }
}

function paid(draw: Chance, id: number, batch: { id: number; reference: string; releasedOn: string } | undefined): PayoutSeen {
  // One student in thirty is paid twice, and one account in forty is a sibling's too
  const student = draw.below(30) === 0 && id > 40 ? id - 40 : id
  const account = draw.below(40) === 0 && student > 1 ? student - 1 : student
  const named = chance(student)
  return {
    id,
    reference: draw.reference(),
    minor: draw.pick(AMOUNTS),
    state: 'instructed',
    releasedOn: batch?.releasedOn ?? START,
    grant: student,
    payee: `s${student}`,
    payeeName: `${named.pick(GIVEN)} ${named.pick(FAMILY)}`,
    payeeAccount: iban(account),
    batch: batch?.id ?? 0,
    batchReference: batch?.reference ?? '',
    paidAgain: false,
    duplicateOpen: false,
  }
}

class Book {
  readonly lines: LineSeen[] = []
  readonly truth = new Map<number, Truth>()
  readonly plain = new Set<number>()
  private readonly draw: Chance

  constructor(draw: Chance) {
    this.draw = draw
  }

  private add(line: Omit<LineSeen, 'id'>, truth: Truth, plain = false): void {
    const id = this.lines.length + 1
    this.lines.push({ ...line, id })
    this.truth.set(id, truth)
    if (plain) this.plain.add(id)
  }

  /** A bank with columns for name and account, or with everything in its text. */
  private shaped(payout: PayoutSeen, text: string, columns: boolean, over: Partial<LineSeen> = {}): Omit<LineSeen, 'id'> {
    const bookedOn = addDays(payout.releasedOn, this.draw.below(4))
    const known = columns
      ? { counterparty: payout.payeeName.toUpperCase(), ...(payout.payeeAccount === undefined ? {} : { counterpartyAccount: payout.payeeAccount }) }
      : {}
    return { bookedOn, minor: -payout.minor, narrative: columns ? text : `${text} ${payout.payeeName}`, ...known, ...over }
  }

  carryOut(payout: PayoutSeen): void {
    const roll = this.draw.below(100)
    const settles: Truth = { kind: 'settlement', payout: payout.id }
    const columns = this.draw.below(2) === 0
    const { reference } = payout
    if (roll < 70) this.add(this.shaped(payout, spelled(this.draw, reference), columns), settles, true)
    else if (roll < 75) this.add(this.shaped(payout, `EFT ${slip(this.draw, reference)}`, columns), settles)
    else if (roll < 78) this.add(this.shaped(payout, `EFT ${cut(this.draw, reference)}`, columns), settles)
    else if (roll < 82) this.add(this.shaped(payout, 'EFT', columns), settles)
    else if (roll < 84)
      this.add(this.shaped(payout, 'EFT', true, { counterpartyAccount: `TR33${'*'.repeat(18)}${(payout.payeeAccount ?? '').slice(-4)}` }), settles)
    else if (roll < 86)
      this.add(this.shaped(payout, reference, true, { counterparty: 'Ogulnabat Rejepowa', counterpartyAccount: payout.payeeAccount ?? '' }), {
        kind: 'nothing',
      })
    else if (roll < 88) this.add(this.shaped(payout, reference, true, { counterpartyAccount: iban(900_000 + payout.id) }), { kind: 'nothing' })
    else if (roll < 90) this.add(this.shaped(payout, reference, columns, { minor: -payout.minor + 1 + this.draw.below(900) }), { kind: 'nothing' })
    else if (roll < 93) for (let n = 0; n < 2; n++) this.add(this.shaped(payout, spelled(this.draw, reference), columns), settles)
    else if (roll < 98) this.returned(payout, columns)
    // The rest never left
    if (roll < 84 && this.draw.below(12) === 0) this.otherProgramme(payout)
  }

  /** Another programme pays the same student the same sum on the same account, and shows no reference. */
  private otherProgramme(payout: PayoutSeen): void {
    const bookedOn = addDays(payout.releasedOn, this.draw.below(20))
    this.add(
      { bookedOn, minor: -payout.minor, narrative: 'MAAS ODEMESI', counterparty: payout.payeeName, counterpartyAccount: payout.payeeAccount ?? '' },
      { kind: 'nothing' },
    )
  }

  private returned(payout: PayoutSeen, columns: boolean): void {
    const out = this.shaped(payout, payout.reference, columns)
    this.add(out, { kind: 'settlement', payout: payout.id }, true)
    const back = { bookedOn: addDays(out.bookedOn, this.draw.below(25)), minor: payout.minor }
    const comesBack: Truth = { kind: 'return', payout: payout.id }
    const roll = this.draw.below(10)
    if (roll < 6) this.add({ ...back, narrative: `IADE ${spelled(this.draw, payout.reference)}` }, comesBack, true)
    else if (roll < 8) this.add({ ...back, narrative: `IADE ${slip(this.draw, payout.reference)}` }, comesBack)
    // The student gives the money back: no return
    else
      this.add(
        { ...back, narrative: 'GELEN HAVALE', counterparty: payout.payeeName, ...(payout.payeeAccount ? { counterpartyAccount: payout.payeeAccount } : {}) },
        { kind: 'nothing' },
      )
  }

  /** Lines that are none of ours, with as much likeness as strangers have: the amount, a name, an account elsewhere, a reference of the same form. */
  stranger(like: PayoutSeen): void {
    const bookedOn = addDays(like.releasedOn, this.draw.below(20))
    const nothing: Truth = { kind: 'nothing' }
    const elsewhere = iban(800_000 + this.draw.below(90_000))
    const texts = [
      'EFT',
      `EFT ${this.draw.reference()}`,
      `EFT ${like.payeeName}`,
      `INV ${slip(this.draw, this.draw.reference())}`,
      `ODEME ${cut(this.draw, this.draw.reference())}`,
      'FAST 20201103 0000123456',
    ]
    const sign = this.draw.below(4) === 0 ? 1 : -1
    const columns = this.draw.below(2) === 0 ? { counterparty: like.payeeName, counterpartyAccount: elsewhere } : {}
    this.add({ bookedOn, minor: sign * like.minor, narrative: this.draw.pick(texts), ...columns }, nothing)
  }
}

/** As banks write a reference that they did not damage. */
function spelled(draw: Chance, reference: string): string {
  const folded = reference.replace('TO', 'T0').replace(/[01B8](?=\d?$)/g, (mark) => ({ '0': 'O', '1': 'I', B: '8', '8': 'B' })[mark] ?? mark)
  return draw.pick([
    `EFT ${reference}`,
    `eft ${reference.toLowerCase()}`,
    `/ROC/${reference.slice(0, 5)} ${reference.slice(5)}`,
    `REF:${reference.slice(0, 4)}-${reference.slice(4, 9)}-${reference.slice(9)}`,
    `0017${reference}3000`,
    `EFT ${folded}`,
    `EFT ${reference.replaceAll('B', '8')}`,
  ])
}

function slip(draw: Chance, reference: string): string {
  const place = draw.below(14)
  const mark = place < 12 ? draw.pick([...'ACEFGHKMPRTWXZ']) : String(draw.below(10))
  return draw.pick([
    reference.slice(0, place) + mark + reference.slice(place + 1),
    reference.slice(0, place) + reference.slice(place + 1),
    reference.slice(0, place) + mark + reference.slice(place),
    reference.slice(0, place) + reference.charAt(place + 1) + reference.charAt(place) + reference.slice(place + 2),
  ])
}

const cut = (draw: Chance, reference: string): string => (draw.below(2) === 0 ? reference.slice(0, 7 + draw.below(6)) : reference.slice(-7 - draw.below(6)))
