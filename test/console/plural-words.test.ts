import { readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'

const FOLDER = resolve(import.meta.dirname, '../../src/pages/console/words')

/** What stands behind a number and does not fit it. `1 of 20 rows` is of the twenty. */
const WRONG = {
  en: {
    1: /(?<![\d\w] of |\d)\b1 (?!is\b|was\b|has\b)[a-z]+s\b|\b1 (?:are|were|have)\b/,
    2: /\b2 (?:is|was|line|payout|case|student|day|row|problem|match|question)\b/,
  },
  ru: {
    1: /(?<![\p{L}\d])1 \p{L}+(?:ов|ей|ых|их|ек|ок|ат)(?!\p{L})/u,
    2: /(?<![\p{L}\d])2 \p{L}+(?:ов|ей|ек|ок|ат)(?!\p{L})/u,
    5: /(?<![\p{L}\d])5 (?:строка|строки|дело|дела|студента?|выплата|выплаты|платёж|платежа|день|дня)(?!\p{L})/u,
  },
} as const

/** Never said of so few (a list's bound, several ways to read a file), of a range of days or of no number of things (a reading's, a case's), or right as it is (Russian animate accusative). */
const APART = /\.(?:tooMany|exportTooLong|proposalMany|as|days|discloseLead|notPossible)$|casesListRu\.importButton$/

/** What each function of one number among a dictionary's words says of it. */
function saidOf(words: unknown, name: string, count: number): readonly string[] {
  if (typeof words === 'function' && words.length === 1 && !APART.test(name))
    return [count, String(count)].flatMap((given) => {
      try {
        return [`${name}: ${String((words as (n: unknown) => unknown)(given))}`]
      } catch {
        // It takes something else than a number
        return []
      }
    })
  if (typeof words !== 'object' || words === null) return []
  return Object.entries(words).flatMap(([key, one]) => saidOf(one, `${name}.${key}`, count))
}

it.each(['en', 'ru'] as const)('words of staff’s pages agree with the numbers before them (%s)', async (language) => {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith(`-${language}.ts`) && !name.startsWith('said-'))
  expect(files.length).toBeGreaterThan(10)
  const found: string[] = []
  let said = 0
  for (const name of files)
    for (const [key, words] of Object.entries((await import(join(FOLDER, name))) as Record<string, unknown>))
      for (const [count, wrong] of Object.entries(WRONG[language]))
        for (const one of saidOf(words, `${name} ${key}`, Number(count))) {
          said += 1
          if (wrong.test(one)) found.push(one)
        }
  expect(said).toBeGreaterThan(100)
  expect(found).toEqual([])
})
