import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { StudentStatus } from '../../src/core/applications/states.ts'
import { LANGUAGES, type Language } from '../../src/pages/i18n/language.ts'
import { NEEDED } from '../../src/pages/i18n/states.ts'
import { wordsOf } from '../../src/pages/i18n/words.ts'
import type { ActFault } from '../../src/pages/status/act-fields.tsx'
import type { Frame } from '../../src/pages/status/layout.tsx'
import { MessagePage } from '../../src/pages/status/message-page.tsx'
import { ReadingPage } from '../../src/pages/status/reading-page.tsx'
import { StatusForm } from '../../src/pages/status/status-form.tsx'
import { StatusView } from '../../src/pages/status/status-page.tsx'
import type { CasePage } from '../../src/queries/status-case.ts'

/** Every page in every language, from made-up facts: each status in each of its forms. */

const TRY = { amount: '1234567.50', currency: 'TRY' }
const ON = '2020-11-24'

const base: Omit<CasePage, 'status' | 'facts'> = {
  caseNumber: '2020-000123',
  programme: 'P-2020',
  since: ON,
  next: 'English words of the API',
  instalments: [],
  steps: [{ what: 'received', on: ON }],
  messages: [],
  said: [],
}

const one = { nth: 1, dueOn: ON, amount: TRY }
const ordered = { amount: { amount: '99.25', currency: 'USD' }, rate: '18.5', on: ON }
const money = { amount: TRY, instalments: [{ ...one, ordered }], payeeEnding: '9321' }
const agent = { agent: 'AGT', instalments: [one], amount: TRY }
const REASONS = Object.keys(wordsOf('en').states.reasons)
const BACK = Object.keys(wordsOf('en').states.cameBack)
const of = (status: StudentStatus, facts: CasePage['facts'] = {}, more: Partial<CasePage> = {}): CasePage => ({ ...base, ...more, status, facts })

const CASES: readonly CasePage[] = [
  of('received', { by: ON }),
  of('received'),
  of('checking'),
  ...NEEDED.map((item) => of('information_needed', { by: ON }, { needed: [item] })),
  of('information_needed', {}, { needed: NEEDED }),
  of('approved', {}, money),
  of('held', {}, money),
  of('on_its_way', { usualDays: 1 }, money),
  of('on_its_way', { usualDays: 3 }, money),
  of('on_its_way', {}, money),
  of('on_its_way', { agent: 'AGT', town: 'Konya', agentNumber: 'AT-1', by: ON }, agent),
  of('on_its_way', { agent: 'AGT', collectedByOther: true, isSignedFor: true }, agent),
  of('on_its_way', { agent: 'AGT', isSignedFor: true, by: ON }, agent),
  of(
    'paid',
    { usualDays: 2, nextInstalmentOn: ON },
    {
      ...money,
      instalment: 1,
      instalments: [
        { ...one, ordered },
        { ...one, nth: 2 },
      ],
    },
  ),
  of('paid', {}, { ...money, payeeEnding: '' }),
  of('paid', { receivedTold: true }, money),
  of('paid', { receivedTold: true, isLookedFor: true }, money),
  of('paid', { rest: TRY }, money),
  of('paid', { rest: TRY, isRestHeld: true }, money),
  of('paid', { agent: 'AGT' }, agent),
  ...[...BACK, 'other', undefined].map((reason) => of('returned', {}, reason === undefined ? money : { ...money, reason })),
  of('returned', { agent: 'AGT' }, { ...agent, reason: 'other' }),
  of('returned', { isInstitutions: true }, money),
  of('returned', { isFundClosed: true }, money),
  of('rejected', {}, money),
  of('rejected', { agent: 'AGT' }, agent),
  ...[...REASONS, 'other', 'screening', undefined].map((reason) => of('cancelled', {}, reason === undefined ? money : { ...money, reason })),
  ...[...REASONS, 'other', 'screening', undefined].map((reason) => of('refused', { by: ON }, reason === undefined ? {} : { reason })),
  of('refused'),
  of('withdrawn'),
  of('withdrawn', { sameAs: '2020-000124' }),
]

const EVERY_STEP = Object.keys(wordsOf('en').states.steps).map((what) => ({ what: what as CasePage['steps'][number]['what'], on: ON, instalment: 2 }))
const SAID: CasePage['said'] = [
  { at: `${ON}T08:15:00.000Z`, from: 'office', text: '1' },
  { at: `${ON}T08:16:00.000Z`, from: 'student', received: 'less', amount: TRY },
  { at: `${ON}T08:16:00.000Z`, from: 'student', received: 'all' },
  { at: `${ON}T08:16:00.000Z`, from: 'student', received: 'no' },
  { at: `${ON}T08:17:00.000Z`, from: 'student', payee: { ending: '9321' }, documents: NEEDED },
  { at: `${ON}T08:18:00.000Z`, from: 'student', payee: {} },
]
const LONG = of(
  'paid',
  { usualDays: 2 },
  {
    ...money,
    instalments: [
      { ...one, ordered },
      { ...one, nth: 2 },
    ],
    steps: EVERY_STEP,
    said: SAID,
  },
)

const frameOf = (language: Language): Frame => ({
  styleHref: '/style.css?v=0',
  testClock: `${ON}T08:15:00.000Z`,
  language,
  words: wordsOf(language),
  path: '/status',
})
const shown = (language: Language, cases: readonly CasePage[], more: { readonly contact?: string; readonly fault?: ActFault } = {}): string =>
  String(
    StatusView({
      frame: frameOf(language),
      contact: more.contact,
      page: { at: `${ON}T08:15:00.000Z`, cases },
      ticket: 'T1',
      ...(more.fault ? { fault: more.fault } : {}),
    }),
  )

const WAYS = [
  { contact: undefined, complaints: undefined },
  { contact: 'c@1.tm', complaints: 'a@1.tm, +90 312 000 00 00' },
]

/** Every page but the opened one. */
function otherPages(language: Language): string[] {
  const [frame, words] = [frameOf(language), wordsOf(language)]
  const { missing, tooLarge, foreign, busy, broken, sent, wait, tries } = words.notes
  const done = [words.answer.done, words.receipt.done, words.review.done, words.write.done]
  const notes = [
    missing,
    tooLarge,
    foreign,
    busy,
    broken,
    ...done.map((said) => ({ title: sent, words: said })),
    ...[1, 2, 15].map((n) => ({ title: tries, words: wait(n) })),
  ]
  const faults = [words.lookup.codeFault, words.lookup.miss, words.lookup.late].map((said) => [
    { field: 'code' as const, words: said },
    { field: 'birthYear' as const, words: words.lookup.yearFault },
  ])
  const facts = [
    { contact: undefined, complaints: undefined, keeper: undefined, years: 1 },
    { contact: 'c@1.tm', complaints: 'a@1.tm', keeper: '№', years: 7 },
  ]
  return [
    ...notes.flatMap((note) => [words.notes.toForm, words.notes.toStatus].map((back) => String(MessagePage({ frame, ...note, back, ways: WAYS[1] })))),
    ...[[], ...faults].flatMap((found) => WAYS.map((ways) => String(StatusForm({ frame, ways, faults: found })))),
    ...facts.flatMap((fact) => [words.help, words.privacy].map(({ title, sections }) => String(ReadingPage({ frame, title, sections: sections(fact) })))),
  ]
}

const FAULTED: readonly ActFault['act'][] = ['answer', 'received', 'review', 'message']

/** The opened page with each form at fault in every field, and refused as a whole. */
const faulty = (language: Language): string[] =>
  FAULTED.flatMap((act) => {
    const words = wordsOf(language)
    const { answer, receipt, review, write } = words
    const said = {
      answer: [answer.messageFault, answer.nameFault, answer.numberFault, answer.bankFault, answer.currencyFault, answer.fileFault, answer.fileLarge],
      received: [receipt.fault, receipt.amountFault],
      review: [review.fault],
      message: [write.aboutFault, write.messageFault],
    }[act]
    const fields = Object.fromEntries(said.map((one, place) => [`message${place}`, one]))
    return [words.refused[act], words.refused.tooMany, words.refused.other].map((all) =>
      shown(language, [LONG], { fault: { act, caseNumber: base.caseNumber, fields, all, typed: {} } }),
    )
  })

const every = (language: Language): string[] => [
  ...CASES.map((one) => shown(language, [one])),
  shown(language, [LONG, LONG]),
  shown(language, CASES, { contact: 'c@1.tm' }),
  ...faulty(language),
  ...otherPages(language),
]

/** What a reader sees: text, titles and labels; without the languages' own names. */
const textOf = (html: string): string =>
  html
    .replace(/<ul class="languages">.*?<\/ul>/gs, ' ')
    .replace(/\saria-label="([^"]*)"/g, '>$1<')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&[#\w]+;/g, ' ')
const lettersOf = (html: string): Set<string> =>
  new Set(
    textOf(html)
      .toLowerCase()
      .match(/\p{L}{3,}/gu) ?? [],
  )

describe('every page in every language', () => {
  it.each(LANGUAGES)('lacks no word: %s', (language) => {
    for (const html of every(language)) {
      expect(html).toContain(`<html lang="${language}">`)
      expect(textOf(html)).not.toMatch(/undefined|null|NaN|\[object|=>|\$\{|\.\.|: *\.|\( *\)| {2,}\S* *,,/)
      expect(html).not.toMatch(/<(h1|h2|h3|p|label|legend|button|a|summary|dt|dd|title)( [^>]*)?>\s*<\//)
      expect(html).not.toMatch(/<script|style="|<style|javascript:/)
    }
  })

  // Words that the languages have in common, codes, and what is made up above.
  const COMMON = new Set('tideover utc agt try usd iban pdf jpeg png heic webp tiff gif bank konya program form site cookie'.split(' '))

  it.each(['ru', 'tr', 'tk'] as const)('has no English left in it: %s', (language) => {
    const english = new Set(every('en').flatMap((html) => [...lettersOf(html)]))
    const left = new Set(every(language).flatMap((html) => [...lettersOf(html)].filter((word) => english.has(word) && !COMMON.has(word))))
    expect([...left]).toEqual([])
    // What would be found: a sentence of the API.
    expect([...lettersOf(`<p>${base.next}, we have your request.</p>`)].filter((word) => english.has(word) && !COMMON.has(word))).toContain('request')
  })

  it.each(LANGUAGES)('tells a hit on a screening list as any other reason: %s', (language) => {
    expect(shown(language, [of('refused', {}, { reason: 'screening' })])).toBe(shown(language, [of('refused', {}, { reason: 'other' })]))
  })

  it.each(LANGUAGES)('is small: the longest page and the style sheet, compressed, have 14 KB at most: %s', (language) => {
    const css = ['style.css', 'forms.css'].map((name) => readFileSync(new URL(`../../src/pages/${name}`, import.meta.url), 'utf8')).join('')
    const asked = of('information_needed', { by: ON }, { needed: NEEDED, ...money, steps: EVERY_STEP, said: SAID })
    const fault: ActFault = { act: 'answer', caseNumber: base.caseNumber, fields: { message: wordsOf(language).answer.messageFault }, typed: {} }
    const longest = shown(language, [asked, LONG, of('returned', {}, { ...money, steps: EVERY_STEP })], { contact: 'consular-help@example.org', fault })
    expect(Buffer.byteLength(css)).toBeLessThanOrEqual(10_240)
    expect(gzipSync(longest).length + gzipSync(css).length).toBeLessThanOrEqual(14 * 1024)
    expect(longest.match(/<link|<img|<script|src=/g)).toEqual(['<link'])
  })
})
