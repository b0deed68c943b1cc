import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { isSaid, type Said, say } from '../../src/core/said/say.ts'
import { reasonIn, refusalIn } from '../../src/pages/console/words/said.ts'
import { saidHttpEn } from '../../src/pages/console/words/said-http-en.ts'
import { saidHttpRu } from '../../src/pages/console/words/said-http-ru.ts'

const SAID = 'src/core/said'
const WORDS = 'src/pages/console/words'
/** Of two words in a row, neither of which is a name or a code. */
const ENGLISH = /\b[a-z]{2,}(?:['’][a-z]+)? [a-z]{2,}\b/
const CYRILLIC = /[А-Яа-яЁё]/

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(folder, name))

/** The texts that stand in a source between quotes, without what is put into them; not the names of members, nor a command. */
const textsOf = (source: string): readonly string[] => {
  const code = source.replace(/^\s*(?:\/\/|\/?\*).*$/gm, '').replace(/^(?:import|} from) .*$/gm, '')
  return [...code.matchAll(/('(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`)(:?)/g)]
    .filter(([, , mark]) => mark === '')
    .map(([, text = '']) => text.replace(/\$\{[^}]*\}|«tideover [a-z]+»/g, '…'))
}

describe('the sentences of refusals', () => {
  const fixed = Object.values(say).filter((one): one is Said => isSaid(one))

  it('have a name each, and each is said somewhere', async () => {
    const dictionaries = await Promise.all(
      filesIn(SAID)
        .filter((file) => !/(?:say|values)\.ts$/.test(file))
        .map(async (file) => Object.values((await import(pathToFileURL(file).href)) as Record<string, object>).flatMap((of) => Object.keys(of))),
    )
    const names = dictionaries.flat()
    expect(names.length).toBeGreaterThan(600)
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
    expect(new Set(names)).toEqual(new Set(Object.keys(say)))
    const used = new Set(
      filesIn('src')
        .filter((file) => !file.startsWith(SAID))
        .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/\bsay\.(\w+)/g)].map(([, name]) => name)),
    )
    expect(names.filter((name) => !used.has(name))).toEqual([])
  })

  it('hold a Russian sentence where they hold an English one', () => {
    expect(fixed.length).toBeGreaterThan(200)
    expect(fixed.filter((said) => !CYRILLIC.test(reasonIn('ru', { reason: said.text, said }))).map(({ as }) => as)).toEqual([])
    const russian = readdirSync(WORDS).filter((name) => /^(?:said|checks|resemblances|reject-reasons|verify-faults).*-ru\.ts$/.test(name))
    expect(russian.length).toBeGreaterThan(20)
    const english = russian.flatMap((name) =>
      textsOf(readFileSync(join(WORDS, name), 'utf8'))
        .filter((text) => ENGLISH.test(text))
        .map((text) => `${name}: ${text}`),
    )
    expect(english).toEqual([])
  })

  it('carry their values, and sentences within them, in the language of the reader', () => {
    const said = say.expected(say.aDateAs('DD.MM.YYYY'))
    expect(said.text).toBe('Expected a date of the calendar as DD.MM.YYYY.')
    expect(reasonIn('en', { reason: said.text, said })).toBe(said.text)
    expect(reasonIn('ru', { reason: said.text, said })).toBe('Ожидается день календаря вида ДД.ММ.ГГГГ.')
    expect(reasonIn('ru', { reason: 'из страницы' })).toBe('из страницы')
  })

  it('are there for what only the line between browser and program refuses', () => {
    for (const [code, words] of Object.entries(saidHttpRu)) {
      expect(refusalIn('ru', { code, detail: 'what the API says' })).toBe(words)
      expect(words).toMatch(CYRILLIC)
      expect(refusalIn('en', { code, detail: 'what the API says' })).toBe(saidHttpEn[code as keyof typeof saidHttpEn])
    }
    expect(refusalIn('ru', { code: 'invalid_input', detail: 'уже по-русски' })).toBe('уже по-русски')
  })
})
