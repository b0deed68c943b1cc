import ts from 'typescript'

/** A rule broken at a line (from 1) of a file. */
export interface Finding {
  readonly rule: string
  readonly path: string
  readonly line: number
}

/** A text as the rules read it: `path` from the project's root, with slashes. */
interface Source {
  readonly path: string
  readonly text: string
  readonly tree: ts.SourceFile
}

type Place = (source: Source) => readonly number[]

const FILE_LINES = 250
const FUNCTION_LINES = 60

const isCode = (path: string): boolean => /\.[cm]?[jt]sx?$/.test(path)
const lineAt = (source: Source, position: number): number => source.tree.getLineAndCharacterOfPosition(position).line + 1

/** Lines where a node of the tree is as `isBroken` says. */
const nodes = (isBroken: (node: ts.Node, source: Source) => boolean): Place => {
  return (source) => {
    const lines: number[] = []
    const visit = (node: ts.Node): void => {
      if (isBroken(node, source)) lines.push(lineAt(source, node.getStart(source.tree)))
      ts.forEachChild(node, visit)
    }
    visit(source.tree)
    return lines
  }
}

/** Lines that match, comments included. */
const lines = (pattern: RegExp): Place => {
  return ({ text }) => text.split('\n').flatMap((line, index) => (pattern.test(line) ? [index + 1] : []))
}

/** Within files of `src` whose path does not match `but`. */
const inSrc = (place: Place, but = /^$/): Place => {
  return (source) => (source.path.startsWith('src/') && !but.test(source.path) ? place(source) : [])
}

function isLongFunction(node: ts.Node, source: Source): boolean {
  if (!ts.isFunctionLike(node) || !('body' in node) || node.body === undefined) return false
  return lineAt(source, node.end) - lineAt(source, node.getStart(source.tree)) + 1 > FUNCTION_LINES
}

/** `parseFloat`, however it is reached, and a method `.toFixed`. */
const isFloatWord = (node: ts.Node): boolean => ts.isIdentifier(node) && (node.text === 'parseFloat' || node.text === 'toFixed')

const CHANCE = /^(Date\.now|Math\.random|performance\.now|process\.hrtime(\.bigint)?)$/

/** What gives another answer at each call: the clock (`new Date()`, `Date()`), chance. Named is enough: it need not be called here. */
function isClockOrChance(node: ts.Node, source: Source): boolean {
  if (ts.isPropertyAccessExpression(node)) return CHANCE.test(node.getText(source.tree).replace(/^globalThis\./, ''))
  const isMade = ts.isNewExpression(node) && (node.arguments ?? []).length === 0
  return (isMade || ts.isCallExpression(node)) && ts.isIdentifier(node.expression) && node.expression.text === 'Date'
}

function isDefaultExport(node: ts.Node): boolean {
  if (ts.isExportAssignment(node)) return true
  if (ts.isExportSpecifier(node)) return node.name.text === 'default'
  return ts.canHaveModifiers(node) && (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword)
}

const SQL =
  /^\s*(SELECT\s|WITH\s+(RECURSIVE\s+)?\w+\s+AS\s*\(|INSERT\s+(OR\s+\w+\s+)?INTO\s|UPDATE\s+\w+\s+SET\s|DELETE\s+FROM\s|(CREATE|ALTER|DROP)\s+(TABLE|INDEX|TRIGGER|VIEW)\s|PRAGMA\s)/

const isSql = (node: ts.Node): boolean => (ts.isStringLiteralLike(node) || ts.isTemplateHead(node)) && SQL.test(node.text)

const isKebab = (path: string): boolean => path.split('/').every((name) => /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)*$/.test(name))

/** Every rule by its name: the lines that break it. The last four hold wherever the project's own text stands, the others in src. */
const RULES: Readonly<Record<string, Place>> = {
  'file of at most 250 lines': inSrc(({ text }) => (text.replace(/\n$/, '').split('\n').length > FILE_LINES ? [FILE_LINES + 1] : [])),
  'function of at most 60 lines': inSrc(nodes(isLongFunction)),
  'no parseFloat, no toFixed outside core/money': inSrc(nodes(isFloatWord), /^src\/core\/money\//),
  'clock and chance in clock.ts alone': inSrc(nodes(isClockOrChance), /^src\/clock\.ts$/),
  'no any': inSrc(nodes((node) => node.kind === ts.SyntaxKind.AnyKeyword)),
  'no default export': inSrc(nodes(isDefaultExport)),
  'no enum': inSrc(nodes(ts.isEnumDeclaration)),
  'SQL in store alone': inSrc(nodes(isSql), /^src\/store\//),
  'file names in kebab-case': inSrc(({ path }) => (isKebab(path) ? [] : [1])),
  'nothing left to do': lines(/\b(TOD[O]|FIXM[E]|XX[X])\b/),
  'no silenced type error': lines(/@ts-(ignor[e]|expect-erro[r]|nochec[k])/),
  'no absolute path of one machine': lines(/(^|[\s'"`(=])(\/(home|root|tmp|work|mnt|Users)\/|[A-Z]:\\+)[\w.]/),
  'no word of how it was made': lines(
    /\b(the brie[f]|sub-?agent[s]?|this workplac[e]|shared\/desig[n]|(domain|ledger|interfaces|screens|speed|style|trust|bank)\.m[d])\b/i,
  ),
}

export const ruleNames = (): readonly string[] => Object.keys(RULES)

/** Every rule that a file of the project breaks, in the order of the rules. */
export function untidy(path: string, text: string): readonly Finding[] {
  const kind = path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
  const tree = ts.createSourceFile(path, isCode(path) ? text : '', ts.ScriptTarget.Latest, true, kind)
  const source = { path, text, tree }
  return Object.entries(RULES).flatMap(([rule, place]) => place(source).map((line) => ({ rule, path, line })))
}
