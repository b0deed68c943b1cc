import { readStatement } from '../statements/read-statement.ts'

/** A statement such as nobody's: its words are in most lists, and nothing in it is anybody's. */
const SAMPLE = [
  'Account statement;;;;;',
  'Opening balance;1 000,00;;;;',
  'Date;Value date;Description;Debit;Credit;Balance',
  '02.03.2020;02.03.2020;Card purchase;10,00;;990,00',
  '13.03.2020;13.03.2020;Transfer from;;25,50;1 015,50',
  '14.03.2020;14.03.2020;Fee;1,50;;1 014,00',
]
const TODAY = '2020-04-01'

/**
 * Reads a few made-up lines with and without what proves them: the lists of words become patterns, and what reads a file is compiled, before somebody waits for a file
 * of theirs. It costs the thread that stands by a tenth of a second.
 */
export function warmUp(): void {
  const bare = SAMPLE.slice(2).map((line) => line.slice(0, line.lastIndexOf(';')))
  for (const lines of [SAMPLE, bare]) readStatement(new TextEncoder().encode(`${lines.join('\n')}\n`), { account: { currency: 'EUR' }, today: TODAY })
}
