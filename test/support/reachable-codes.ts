import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { PROBLEMS } from '../../src/core/problem.ts'

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../..')
const ROUTE_FILES = /src\/http\/(routes|api\/[\w-]+)\.ts$/
const ACTS = ['command', 'file', 'download', 'open', 'query']

/** A route as its table's text has it, and every refusal code that its command or query can reach. */
export interface Reached {
  readonly name: string
  readonly codes: ReadonlySet<string>
}

/**
 * Every code that a route's command or query can come to, read from the source: from the route's entry through every function, constant and
 * method of `src` that is named on the way. It takes what can be reached for what can happen: it finds too much rather than too little.
 */
export function reachableCodes(): readonly Reached[] {
  const walk = new Walk(programOf())
  return walk.routes().map(({ name, act }) => ({ name, codes: walk.codesFrom(act) }))
}

function programOf(): ts.Program {
  const read = ts.readConfigFile(join(ROOT, 'tsconfig.json'), ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent(read.config, ts.sys, ROOT)
  return ts.createProgram([join(ROOT, 'src/http/routes.ts')], { ...options, noEmit: true })
}

class Walk {
  readonly #program: ts.Program
  readonly #checker: ts.TypeChecker
  /** For each declaration: codes that stand in it, declarations that it names. */
  readonly #seen = new Map<ts.Node, { readonly codes: readonly string[]; readonly names: readonly ts.Node[] }>()

  constructor(program: ts.Program) {
    this.#program = program
    this.#checker = program.getTypeChecker()
  }

  routes(): { readonly name: string; readonly act: ts.Node }[] {
    const found: { readonly name: string; readonly act: ts.Node }[] = []
    const look = (node: ts.Node): void => {
      const route = ts.isObjectLiteralExpression(node) ? routeOf(node) : undefined
      if (route) found.push(route)
      else ts.forEachChild(node, look)
    }
    for (const file of this.#program.getSourceFiles()) if (ROUTE_FILES.test(file.fileName)) look(file)
    return found
  }

  codesFrom(start: ts.Node): ReadonlySet<string> {
    const codes = new Set<string>()
    const visited = new Set<ts.Node>()
    const due = [start]
    for (let node = due.pop(); node; node = due.pop()) {
      if (visited.has(node)) continue
      visited.add(node)
      const part = this.#partOf(node)
      for (const code of part.codes) codes.add(code)
      due.push(...part.names)
    }
    return codes
  }

  #partOf(start: ts.Node) {
    const known = this.#seen.get(start)
    if (known) return known
    const codes: string[] = []
    const names: ts.Node[] = []
    const look = (node: ts.Node): void => {
      if (ts.isTypeNode(node) || isDeclaration(node, 'refuses')) return
      if (ts.isStringLiteral(node) || ts.isIdentifier(node)) codes.push(...this.#givenBy(node))
      if (ts.isIdentifier(node)) names.push(...this.#declarationsOf(node))
      ts.forEachChild(node, look)
    }
    look(start)
    const part = { codes, names }
    this.#seen.set(start, part)
    return part
  }

  /** The codes that a text or a value is, where a code of ours is asked for: a break's kind or a fault of the books can have the same name. */
  #givenBy(node: ts.StringLiteral | ts.Identifier): readonly string[] {
    if (isCompared(node)) return []
    if (ts.isStringLiteral(node) && isIssueCode(node)) return [node.text]
    if (this.#codesOf(this.#checker.getContextualType(node)).length === 0) return []
    const codes = this.#codesOf(this.#checker.getTypeAtLocation(node))
    return codes.length < Object.keys(PROBLEMS).length ? codes : []
  }

  /** The codes that a type consists of; none where it allows anything else. */
  #codesOf(type: ts.Type | undefined): readonly string[] {
    const asked = (type?.isUnion() ? type.types : type ? [type] : []).filter(({ flags }) => !(flags & ts.TypeFlags.Undefined))
    const choices = asked.map((choice) => (choice.isStringLiteral() ? choice.value : ''))
    return choices.every((choice) => choice in PROBLEMS) ? choices : []
  }

  #declarationsOf(name: ts.Identifier): ts.Node[] {
    const symbol = ts.isShorthandPropertyAssignment(name.parent)
      ? this.#checker.getShorthandAssignmentValueSymbol(name.parent)
      : this.#checker.getSymbolAtLocation(name)
    const meant = symbol && symbol.flags & ts.SymbolFlags.Alias ? this.#checker.getAliasedSymbol(symbol) : symbol
    return (meant?.declarations ?? []).filter((declaration) => isOwn(declaration) && hasBody(declaration))
  }
}

function routeOf(node: ts.ObjectLiteralExpression): { readonly name: string; readonly act: ts.Node } | undefined {
  const values = new Map(
    node.properties.filter(ts.isPropertyAssignment).map((property) => [ts.isIdentifier(property.name) ? property.name.text : '', property.initializer]),
  )
  const [method, path] = [values.get('method'), values.get('path')]
  const act = ACTS.map((word) => values.get(word)).find((value) => value !== undefined)
  return method && path && act && ts.isStringLiteral(method) && ts.isStringLiteral(path) ? { name: `${method.text} ${path.text}`, act } : undefined
}

/** Nothing in the store refuses, but for a key that was used before, which a route's form declares. */
function isOwn(node: ts.Node): boolean {
  const file = relative(join(ROOT, 'src'), node.getSourceFile().fileName)
  return !file.startsWith('..') && !file.startsWith('store/')
}

/** `params: { code: … }` of an issue that a schema raises. */
const isIssueCode = ({ parent }: ts.Node): boolean => isDeclaration(parent, 'code') && isDeclaration(parent.parent.parent, 'params')

/** What can do something: not a type, a parameter or a member of an interface. */
const hasBody = (node: ts.Node): boolean =>
  ts.isFunctionDeclaration(node) ||
  ts.isMethodDeclaration(node) ||
  ts.isGetAccessorDeclaration(node) ||
  ts.isClassDeclaration(node) ||
  ts.isPropertyAssignment(node) ||
  ts.isPropertyDeclaration(node) ||
  (ts.isVariableDeclaration(node) && node.initializer !== undefined)

const isDeclaration = (node: ts.Node, name: string): boolean => ts.isPropertyAssignment(node) && ts.isIdentifier(node.name) && node.name.text === name

/** A code that something is compared with is not given. */
const isCompared = ({ parent }: ts.Node): boolean => ts.isBinaryExpression(parent) || ts.isCaseClause(parent)
