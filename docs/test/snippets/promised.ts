/**
 * What a snippet promises: `expression // => value`, or the lines that a statement prints, is made a call that checks.
 */
import ts from "typescript"

/** The rewritten text, the lines (from 0) that carry promises, and what cannot be made a check. */
export interface Checked {
  readonly text: string
  readonly lines: ReadonlyArray<number>
  readonly problems: ReadonlyArray<{ readonly line: number; readonly message: string }>
}

interface Promised {
  readonly line: number
  readonly text: string
}

interface Edit {
  readonly at: number
  readonly insert: string
}

/** The promises by the line of the statement they follow: on its own line, and in comments right below. */
const promisesOf = (lines: ReadonlyArray<string>): ReadonlyArray<Promised> => {
  const found: Array<Promised> = []
  let open: { readonly line: number; readonly texts: Array<string> } | undefined
  const close = (): void => {
    if (open !== undefined && open.texts.length > 0) found.push({ line: open.line, text: open.texts.join("\n") })
  }
  for (const [line, content] of lines.entries()) {
    const [, code = "", text] = /^(.*?)\/\/ => ?(.*)$/.exec(content) ?? []
    if (text !== undefined && code.trim() === "" && open !== undefined) {
      open.texts.push(text)
      continue
    }
    close()
    open = { line, texts: text === undefined ? [] : [text] }
  }
  close()
  return found
}

/** The outermost statement that ends on each line; of several side by side, the last. */
const statementsOf = (source: ts.SourceFile): ReadonlyMap<number, ts.Statement> => {
  const byLine = new Map<number, ts.Statement>()
  const visit = (node: ts.Node): void => {
    if (ts.isStatement(node) && !ts.isBlock(node)) {
      const { line } = source.getLineAndCharacterOfPosition(node.getEnd())
      const known = byLine.get(line)
      if (known === undefined || known.getEnd() <= node.getStart()) byLine.set(line, node)
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return byLine
}

const isConsoleCall = (node: ts.Expression): boolean =>
  ts.isCallExpression(node) && node.expression.getText().startsWith("console.")

const edits = (statement: ts.Statement, { line, text }: Promised): ReadonlyArray<Edit> => {
  const args = `${line}, ${JSON.stringify(text)}`
  if (ts.isExpressionStatement(statement) && !isConsoleCall(statement.expression)) {
    const { expression } = statement
    return [
      { at: expression.getStart(), insert: `$value(${args}, ` },
      { at: expression.getEnd(), insert: ")" }
    ]
  }
  const name = ts.isVariableStatement(statement) ? statement.declarationList.declarations.at(-1)?.name : undefined
  const call = name === undefined ? `$printed(${args})` : `$value(${args}, ${name.getText()})`
  return [{ at: statement.getEnd(), insert: `; ${call}` }]
}

/** Turns the promises of a snippet into calls; lines stay where they are. */
export const check = (text: string): Checked => {
  const promises = promisesOf(text.split("\n"))
  if (promises.length === 0) return { text, lines: [], problems: [] }
  const statements = statementsOf(ts.createSourceFile("snippet.ts", text, ts.ScriptTarget.Latest, true))
  const attached = promises.filter(({ line }) => statements.has(line))
  const changed = attached
    .flatMap((one) => edits(statements.get(one.line)!, one))
    .toSorted((a, b) => b.at - a.at)
    .reduce((before, { at, insert }) => before.slice(0, at) + insert + before.slice(at), text)
  return {
    text: `import { $printed, $value } from "../../test/snippets/record.ts"; ${changed}`,
    lines: attached.map(({ line }) => line),
    problems: promises
      .filter(({ line }) => !statements.has(line))
      .map(({ line }) => ({ line, message: "`// =>` follows no statement, so nothing checks it" }))
  }
}
