/** Length where a second factor stands beside the password, and where it stands alone (OWASP ASVS 5.0, 6.2). */
export const SHORTEST_WITH_FACTOR = 12
export const SHORTEST_ALONE = 15
const LONGEST = 200

/** Texts that stand in every list of known passwords, and what is near at hand here; a password that is made of them alone is refused. */
const COMMON =
  'password passwort parol parola sifre qwerty qwertz asdfgh zxcvbn letmein welcome admin administrator iloveyou monkey dragon football baseball sunshine princess master shadow superman batman trustno secret changeme default login hello whatever starwars michael jordan ashgabat ashkhabad asgabat istanbul ankara moscow turkmenistan turkiye tideover ministry student students embassy finance approver releaser auditor officer iom'.split(
    ' ',
  )

/** Why a password is not taken, as a code; undefined where it is. There are no rules of composition. */
export function passwordFault(password: string, email: string, hasFactor: boolean): 'too_short' | 'too_long' | 'too_common' | undefined {
  const letters = [...password.normalize('NFKC')]
  if (letters.length < (hasFactor ? SHORTEST_WITH_FACTOR : SHORTEST_ALONE)) return 'too_short'
  if (letters.length > LONGEST) return 'too_long'
  return isCommon(password.normalize('NFKC').toLowerCase(), email.toLowerCase()) ? 'too_common' : undefined
}

/** Is there nothing left of it without known words, the person's address, repetitions and runs of neighbours? */
function isCommon(password: string, email: string): boolean {
  const own = email.split(/[@.+_-]/).filter((part) => part.length > 3)
  let rest = password
  for (const word of [...COMMON, ...own].sort((a, b) => b.length - a.length)) rest = rest.replaceAll(word, '')
  const letters = [...rest].filter((letter, n, all) => !isNeighbour(all[n - 1], letter))
  return new Set(letters).size < FEWEST_LETTERS
}

const FEWEST_LETTERS = 5

/** The same again, or the one after or before it: `aaaa`, `1234`, `dcba`. */
function isNeighbour(before: string | undefined, letter: string): boolean {
  return before !== undefined && Math.abs((before.codePointAt(0) ?? 0) - (letter.codePointAt(0) ?? 0)) <= 1
}

/** Who decides or touches money signs in with a second factor. */
const WITH_FACTOR: readonly string[] = ['approver', 'finance', 'releaser', 'admin']

export const needsFactor = (roles: readonly string[]): boolean => roles.some((role) => WITH_FACTOR.includes(role))
