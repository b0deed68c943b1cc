import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { en } from '../../src/pages/i18n/en.ts'
import { dateInWords, instantInWords, listed, moneyInWords, numberInWords } from '../../src/pages/i18n/format.ts'
import { LANGUAGES, languageOf } from '../../src/pages/i18n/language.ts'
import { plural } from '../../src/pages/i18n/plural.ts'
import { typedAmount } from '../../src/pages/i18n/typed-amount.ts'
import { wordsOf } from '../../src/pages/i18n/words.ts'

const NBSP = '\u00a0'

describe('plural', () => {
  it('counts in Russian by one, few, many and a part', () => {
    const days = (n: number) => `${n} ${plural('ru', n, { one: 'день', few: 'дня', many: 'дней', other: 'дня' })}`
    expect([1, 2, 5, 11, 21, 22, 25, 1.5].map(days)).toEqual(['1 день', '2 дня', '5 дней', '11 дней', '21 день', '22 дня', '25 дней', '1.5 дня'])
  })

  it('counts in Turkmen, Turkish and English by one and other', () => {
    const forms = { one: 'one', other: 'other' }
    for (const language of ['tk', 'tr', 'en'] as const) expect([1, 2, 5, 21].map((n) => plural(language, n, forms))).toEqual(['one', 'other', 'other', 'other'])
  })

  it('stands in sentences', () => {
    expect(wordsOf('ru').notes.wait(1)).toContain('1 минуту,')
    expect(wordsOf('ru').notes.wait(2)).toContain('2 минуты,')
    expect(wordsOf('ru').notes.wait(15)).toContain('15 минут,')
    expect(wordsOf('tk').notes.wait(15)).toContain('15 minut garaşyň')
    expect(wordsOf('tr').notes.wait(2)).toContain('2 dakika bekleyin')
    expect(en.notes.wait(1)).toContain('Wait 1 minute,')
    expect([1, 3, 5].map((usualDays) => wordsOf('ru').states.next.on_its_way({ usualDays }))).toEqual([
      'Обычно банку нужно до 1 дня.',
      'Обычно банку нужно до 3 дней.',
      'Обычно банку нужно до 5 дней.',
    ])
  })
})

describe('dates and money', () => {
  it('tell a day in words', () => {
    expect(LANGUAGES.map((language) => dateInWords(language, '2020-11-24'))).toEqual([
      '24 November 2020',
      '24 ноября 2020 года',
      '24 Kasım 2020',
      '24 noýabr 2020',
    ])
    expect(instantInWords('tk', '2021-05-03T08:15:00.000Z')).toBe('3 maý 2021, 08:15 UTC')
  })

  it('name every month as the machine does, where it knows the language', () => {
    for (const language of LANGUAGES)
      for (let month = 1; month <= 12; month += 1) {
        const date = `2020-${String(month).padStart(2, '0')}-24`
        const name = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', timeZone: 'UTC' })
          .formatToParts(new Date(date))
          .find(({ type }) => type === 'month')
        expect(dateInWords(language, date)).toContain(` ${name?.value} `)
      }
  })

  it('put the code after the amount, with the marks of the language', () => {
    const money = { amount: '1234567.50', currency: 'TRY' }
    expect(LANGUAGES.map((language) => moneyInWords(language, money))).toEqual([
      `1${NBSP}234${NBSP}567.50${NBSP}TRY`,
      `1${NBSP}234${NBSP}567,50${NBSP}TRY`,
      `1.234.567,50${NBSP}TRY`,
      `1${NBSP}234${NBSP}567,50${NBSP}TRY`,
    ])
    expect(moneyInWords('tr', { amount: '1234', currency: 'JPY' })).toBe(`1.234${NBSP}JPY`)
    expect(numberInWords('ru', '18.5')).toBe('18,5')
  })

  it('read an amount as it is typed in any of the languages, and nothing that could be two', () => {
    const read = ['1 234,5', '1.234,50', '1,234.50', `1${NBSP}234`, '1.234', '1234', '12,5', "1'234.50", '1.234.567', '0,05'].map((text) =>
      typedAmount(text, 2),
    )
    expect(read).toEqual(['1234.50', '1234.50', '1234.50', '1234.00', '1234.00', '1234.00', '12.50', '1234.50', '1234567.00', '0.05'])
    expect(['', 'x', '1,2,3', '1.23.456', '1,2345', '-5', '1,', '12.34.5', '1e5', ',5'].map((text) => typedAmount(text, 2))).toEqual(Array(10).fill(undefined))
    expect([typedAmount('1.234', 3), typedAmount('1 234', 0), typedAmount('12,5', 0)]).toEqual(['1.234', '1234', undefined])
  })

  it('list as the language does', () => {
    expect(LANGUAGES.map((language) => listed(language, ['a', 'b', 'c']))).toEqual(['a, b and c', 'a, b и c', 'a, b ve c', 'a, b we c'])
  })
})

describe('languageOf', () => {
  it('takes what was chosen, else what the browser wants most, else English', () => {
    expect(languageOf('tk', 'ru')).toBe('tk')
    expect(languageOf('xx', 'tr-TR,tr;q=0.9,en;q=0.8')).toBe('tr')
    expect(languageOf(undefined, 'de, ru;q=0.4, tk;q=0.7, en;q=0')).toBe('tk')
    expect(languageOf(undefined, 'de-DE,fr;q=0.5,*;q=0.1')).toBe('en')
    expect(languageOf(undefined, undefined)).toBe('en')
    expect(languageOf(undefined, `ru;q=x,${'tr,'.repeat(400)}`)).toBe('tr')
  })
})

/** Every text of a dictionary by its path. */
function textsOf(value: unknown, path = ''): [path: string, text: string][] {
  if (typeof value === 'string') return [[path, value]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) => textsOf(inner, `${path}/${name}`))
}

describe('the dictionaries', () => {
  const english = new Map(textsOf(en))

  it.each(['ru', 'tr', 'tk'] as const)('have every text of their own: %s', (language) => {
    const texts = textsOf(wordsOf(language))
    expect(texts.map(([path]) => path).sort()).toEqual([...english.keys()].sort())
    expect(texts.filter(([, text]) => text.trim() === '')).toEqual([])
    expect(texts.filter(([path, text]) => text === english.get(path) && path !== '/page/programme')).toEqual([])
  })

  it('are written in the letters of their languages', () => {
    const letters = { ru: /^[а-яё]+$/i, tr: /^[a-zçğıİöşüâî]+$/i, tk: /^[abçdeäfghijžklmnňoöprsştuüwyýz]+$/i } as const
    const borrowed = /^(IBAN|PDF|JPEG|PNG|HEIC|WebP|TIFF|GIF|TRY|MB|МБ|cookie)$/
    for (const language of ['ru', 'tr', 'tk'] as const) {
      const words = textsOf(wordsOf(language)).flatMap(([, text]) => text.match(/\p{L}+/gu) ?? [])
      expect(words.filter((word) => !letters[language].test(word) && !borrowed.test(word))).toEqual([])
    }
  })

  it('that are not English are named for native review', () => {
    const list = readFileSync(new URL('../../src/pages/native-review.md', import.meta.url), 'utf8')
    for (const language of ['ru', 'tr', 'tk'])
      for (const file of [`i18n/${language}.ts`, `i18n/${language}-states.ts`, `i18n/${language}-texts.ts`]) expect(list).toContain(`| ${file} |`)
  })
})
