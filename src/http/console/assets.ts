import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { Hono } from 'hono'
import { OWN_FOLDER } from '../../own-folder.ts'
import { YEAR_SECONDS } from '../headers.ts'

/** The console's style sheet and script: where they are, by what is in them. */
export interface Assets {
  readonly styleHref: string
  readonly scriptHref: string
}

const STYLES = ['console.css', 'console-forms.css', 'console-print.css', 'match.css', 'cases.css']
const SCRIPTS = ['console.client.js', 'match.client.js']

const textOf = (names: readonly string[]): string => names.map((name) => readFileSync(new URL(`pages/console/${name}`, OWN_FOLDER), 'utf8')).join('\n')

const named = (path: string, text: string): string => `${path}?v=${createHash('sha256').update(text).digest('hex').slice(0, 12)}`

/** Both files, with an address for each that changes with what is in it. */
export function assetsOf(): { readonly assets: Assets; readonly app: Hono } {
  const [css, script] = [textOf(STYLES), textOf(SCRIPTS)]
  const app = new Hono()
  const headers = (type: string) => ({ 'Content-Type': `${type}; charset=utf-8`, 'Cache-Control': `public, max-age=${YEAR_SECONDS}, immutable` })
  app.get('/console.css', (context) => context.body(css, 200, headers('text/css')))
  app.get('/console.js', (context) => context.body(script, 200, headers('text/javascript')))
  return { assets: { styleHref: named('/console.css', css), scriptHref: named('/console.js', script) }, app }
}
