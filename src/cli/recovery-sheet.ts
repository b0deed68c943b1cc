import { createHash } from 'node:crypto'

/** Syllables of the check words, easy to say over a telephone. */
const SYLLABLES = ['ba', 'de', 'fi', 'go', 'hu', 'ka', 'le', 'mi', 'no', 'pu', 'ra', 'se', 'ti', 'vo', 'wu', 'ze']

/** Three syllables from 12 bits of the digest of a line: a line that was copied wrongly has another word in 4,095 cases of 4,096. */
function checkWord(line: string): string {
  const digest = createHash('sha256').update(line).digest()
  const bits = digest.readUInt16BE(0)
  return [bits & 15, (bits >> 4) & 15, (bits >> 8) & 15].map((n) => SYLLABLES[n]).join('')
}

/** The key in lines of four groups of four digits. */
const linesOf = (master: Uint8Array): string[] => (Buffer.from(master).toString('hex').match(/.{16}/g) ?? []).map((line) => line.replace(/(.{4})(?=.)/g, '$1 '))

/** One word a line, in the order of the lines. */
export const checkWords = (master: Uint8Array): string[] => linesOf(master).map((line, n) => checkWord(`${n + 1} ${line}`))

/** The sheet that is printed once and kept elsewhere: the master key in lines of four groups, each with its check word. */
export function recoverySheet(master: Uint8Array, db: string, keyFile: string): string {
  const words = checkWords(master)
  return [
    'RECOVERY SHEET: print it, keep it away from this machine, and show it to nobody.',
    `Book ${db}, master key in ${keyFile}.`,
    'Without this key the names, accounts and codes in the book are lost for good. A backup of the book does not hold it.',
    '',
    ...linesOf(master).map((line, n) => `  ${n + 1}   ${line}   ${words[n] ?? ''}`),
    '',
    'To use it: write the 64 digits, without blanks and words, into the key file. The word at the end of a line tells whether the',
    'line was copied rightly: "tideover key check" shows the four words again.',
  ].join('\n')
}
