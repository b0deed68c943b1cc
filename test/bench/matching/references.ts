import { seamKeys, seamProbes, withinTwoEdits } from '../../../src/core/payouts/reference.ts'
import type { Chance } from '../../core/reconciliation/world.ts'

/** Draws references as a book does: none within two edits of an earlier one. */
export class Issued {
  readonly all = new Set<string>()
  private readonly byKey = new Map<string, string[]>()
  private readonly draw: Chance

  constructor(draw: Chance) {
    this.draw = draw
  }

  next(): string {
    for (;;) {
      const reference = this.draw.reference()
      const near = seamProbes(reference).flatMap((key) => this.byKey.get(key) ?? [])
      if (near.some((other) => withinTwoEdits(reference, other))) continue
      this.all.add(reference)
      for (const key of seamKeys(reference)) {
        const known = this.byKey.get(key)
        if (known) known.push(reference)
        else this.byKey.set(key, [reference])
      }
      return reference
    }
  }

  /** One that checks and that nobody here issued. */
  foreign(): string {
    for (;;) {
      const reference = this.draw.reference()
      if (!this.all.has(reference)) return reference
    }
  }
}

const WORDS = ['EFT', 'HAVALE', 'Перевод', 'ПЛАТЕЖ', 'TRANSFER', '转账', '/ROC/', 'FAST ODEME', 'SWIFT MT103']
const BEFORE = ['', '0017', '20201103 ', 'REF:', 'NO ']

const around = (draw: Chance, reference: string): string => `${draw.pick(WORDS)} ${draw.pick(BEFORE)}${reference}`.trim()

/** Nothing lost: as it stands, in small letters, with separators, glued to digits. */
export const INTACT: Readonly<Record<string, (draw: Chance, reference: string) => string>> = {
  plain: around,
  'small letters': (draw, reference) => around(draw, reference.toLowerCase()),
  blanks: (draw, reference) => {
    const [a, b] = [3 + draw.below(3), 8 + draw.below(3)]
    return `${draw.pick(WORDS)} ${reference.slice(0, a)} ${reference.slice(a, b)} ${reference.slice(b)}`
  },
  separators: (draw, reference) => {
    const mark = draw.pick(['-', '/', '.', ' - '])
    return `${draw.pick(WORDS)} REF ${reference.slice(0, 4)}${mark}${reference.slice(4, 8)}${mark}${reference.slice(8)}`
  },
  'glued to digits': (draw, reference) => `${1_000 + draw.below(9_000)}${reference}${3_000 + draw.below(999)}`,
}

/** Letters and digits of like shape exchanged. */
export const FOLDED: Readonly<Record<string, (draw: Chance, reference: string) => string>> = {
  'O to 0': (draw, reference) => around(draw, `T0${reference.slice(2)}`),
  'digits to letters': (draw, reference) =>
    around(draw, `${reference.slice(0, 12)}${reference.slice(12).replace(/[018]/g, (mark) => ({ 0: 'O', 1: 'I', 8: 'B' })[mark] ?? mark)}`),
  'B to 8': (draw, reference) => around(draw, `${reference.slice(0, 12).replaceAll('B', '8')}${reference.slice(12)}`),
}

/** Kept out of tuning. */
export const UNSEEN: Readonly<Record<string, (draw: Chance, reference: string) => string>> = {
  'a line break inside': (_, reference) => `TRANSFER STUDENT AID ${reference.slice(0, 9)}\n${reference.slice(9)}`,
  'Cyrillic look-alikes': (draw, reference) => around(draw, reference.replaceAll('T', 'Т').replaceAll('O', 'О').replaceAll('A', 'А').replaceAll('K', 'К')),
  'full-width letters': (draw, reference) => around(draw, [...reference].map((mark) => String.fromCharCode(mark.charCodeAt(0) + 0xfee0)).join('')),
  'glued to a word': (_, reference) => `AIDPAYMENT${reference}STUDENT`,
}

const LETTERS = [...'ABCDEFGHJKMNPQRSTUVWXYZ']

function edited(draw: Chance, text: string): string {
  const place = 2 + draw.below(Math.max(1, text.length - 3))
  const isDigit = /\d/.test(text.charAt(place))
  const mark = isDigit ? String(draw.below(10)) : draw.pick(LETTERS)
  return draw.pick([
    text.slice(0, place) + mark + text.slice(place + 1),
    text.slice(0, place) + text.slice(place + 1),
    text.slice(0, place) + mark + text.slice(place),
    text.slice(0, place) + text.charAt(place + 1) + text.charAt(place) + text.slice(place + 2),
  ])
}

/** One edit; never a text from which the reference can still be read whole. */
export function oneEdit(draw: Chance, reference: string): string {
  for (;;) {
    const text = edited(draw, reference)
    if (!text.includes(reference)) return around(draw, text)
  }
}

export function twoEdits(draw: Chance, reference: string): string {
  for (;;) {
    const text = edited(draw, edited(draw, reference))
    if (!text.includes(reference) && text !== reference) return around(draw, text)
  }
}

/** Cut to seven characters or more, from either end. */
export function cut(draw: Chance, reference: string): string {
  const length = 7 + draw.below(6)
  return around(draw, draw.below(2) === 0 ? reference.slice(0, length) : reference.slice(-length))
}
