import { raw } from 'hono/html'
import type { Slip, SlipFrame } from '../../commands/documents/download-slips.ts'
import { SLIP_WORDS } from './words.ts'

/** The page is kept and printed without us, so its style stands in it. */
const STYLE = `body{font:10pt/1.35 system-ui,sans-serif;color:#000;margin:1cm}
h1{font-size:13pt}article{border:1px dashed #000;break-inside:avoid;margin:0 0 .6cm;padding:.4cm}
.to{border-bottom:1px dotted #000;margin:0 0 .25cm;padding-bottom:.15cm}.code{font:bold 17pt ui-monospace,monospace;letter-spacing:.08em;margin:.1cm 0}
p{margin:.12cm 0}@media print{h1{break-before:page}h1:first-of-type{break-before:auto}}`

/** Slips to print and cut, those of one country and list together. The upper line, with the name, is for who hands them out. */
function SlipsPage({ slips, frame }: { readonly slips: readonly Slip[]; readonly frame: SlipFrame }) {
  const groups = grouped(slips)
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>Slips</title>
        <style>{raw(STYLE)}</style>
      </head>
      <body>
        {groups.size === 0 ? <Nobody /> : null}
        {[...groups].map(([title, of]) => (
          <section>
            <h1>
              {title}: {of.length}
            </h1>
            {of.map((slip) => (
              <OneSlip slip={slip} frame={frame} />
            ))}
          </section>
        ))}
      </body>
    </html>
  )
}

/** For who hands them out: the file has the languages of the console side by side. */
function Nobody() {
  return (
    <>
      <p>There is no new student without a slip.</p>
      <p lang="ru">Новых студентов без талона нет.</p>
    </>
  )
}

function grouped(slips: readonly Slip[]): Map<string, Slip[]> {
  const groups = new Map<string, Slip[]>()
  for (const slip of slips) {
    const title = slip.source === '' ? slip.hostCountry : `${slip.hostCountry}, ${slip.source}`
    groups.set(title, [...(groups.get(title) ?? []), slip])
  }
  return groups
}

function OneSlip({ slip, frame }: { readonly slip: Slip; readonly frame: SlipFrame }) {
  return (
    <article>
      <p class="to">
        {slip.name} · {slip.caseNumber}
      </p>
      <p>{SLIP_WORDS.map(({ code }) => code).join(' · ')}</p>
      <p class="code">{slip.code}</p>
      {SLIP_WORDS.map(({ language, text, giver }) => (
        <p lang={language}>{text(frame.address, frame.contact ?? giver)}</p>
      ))}
    </article>
  )
}

export const slipsPage = (slips: readonly Slip[], frame: SlipFrame): string => `<!doctype html>${SlipsPage({ slips, frame }).toString()}`

/** The words of each language, for a table. */
export const slipTexts = ({ address, contact }: SlipFrame): ReadonlyArray<readonly [string, string]> =>
  SLIP_WORDS.map(({ language, text, giver }) => [language, text(address, contact ?? giver)])
