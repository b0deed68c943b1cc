import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import axe from 'axe-core'
import { type Browser, chromium, type Page } from 'playwright-core'

/** TIDEOVER_CHROMIUM, else chromium on the PATH. */
function chromiumPath(): string | undefined {
  const named = process.env['TIDEOVER_CHROMIUM']
  if (named !== undefined && named !== '') return existsSync(named) ? named : undefined
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => ['chromium', 'chromium-browser'].map((name) => join(folder, name)))
    .find((file) => existsSync(file))
}

/** Undefined where there is none: then what needs a browser is skipped. */
export const CHROMIUM = chromiumPath()

export const launch = (): Promise<Browser> => chromium.launch({ executablePath: CHROMIUM ?? '', args: ['--no-sandbox', '--disable-gpu'] })

/** A folder for pictures of the pages that are looked at. */
const SHOTS = process.env['TIDEOVER_SCREENSHOTS']

interface Violation {
  readonly id: string
  readonly nodes: readonly { readonly html: string }[]
}

/** What axe finds on a page. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  const found = (await page.evaluate(
    "axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'], preload: false }).then((r) => r.violations)",
  )) as readonly Violation[]
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' ')}`)
}

/** What is not cut though its text is longer: elements within `but`, and fields of these kinds, scroll by themselves or are not seen. */
interface Apart {
  readonly but: string
  readonly fields: readonly string[]
}

/** Elements whose text is cut, or that stand beyond the right edge. */
export const cut = (page: Page, { but, fields }: Apart): Promise<string[]> =>
  page.evaluate(`[...document.querySelectorAll('body *')].filter((e) => !e.closest('${but}') && (e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).display !== 'inline' && e.clientWidth > 0 && !${JSON.stringify(fields)}.includes(e.tagName)
    || e.getBoundingClientRect().right > document.documentElement.clientWidth + 1)).map((e) => e.outerHTML.slice(0, 160))`)

/** Everything that is wrong with a page of 320 px (which is a window of 1280 px at 400 %, WCAG 1.4.10): what axe finds, what is cut, what stands beyond the edge. */
export async function faultsOn(page: Page, name: string, apart: Apart): Promise<string[]> {
  if (SHOTS !== undefined) await page.screenshot({ path: join(SHOTS, `${name.replace(/[^\w-]+/g, '_')}.png`), fullPage: true })
  const width = await page.evaluate('document.documentElement.scrollWidth')
  return [...(await violations(page)), ...(await cut(page, apart)), ...(width === 320 ? [] : [`${width} px wide`])].map((fault) => `${name}: ${fault}`)
}
