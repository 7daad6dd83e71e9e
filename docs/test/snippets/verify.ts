/**
 * Verifies snippets: type-checks them all in one program under the repository's own options, then runs them.
 */
import { fork } from "node:child_process"
import { once } from "node:events"
import { mkdirSync, rmSync, writeFileSync } from "node:fs"
import { join, resolve } from "node:path"
import ts from "typescript"
import { check } from "./promised.ts"
import type { Outcome } from "./record.ts"
import type { Snippet } from "./Snippet.ts"

const root = resolve(import.meta.dirname, "../../..")

/** On which Nodes snippets run, and how long one of them may say nothing, in milliseconds. */
interface Options {
  readonly nodes?: ReadonlyArray<{ readonly node: string; readonly version: string }>
  readonly silence?: number
}

const here = { node: process.execPath, version: process.versions.node }

interface Written {
  readonly snippet: Snippet
  readonly path: string
  readonly promised: ReadonlyArray<number>
  readonly problems: Array<string>
}

const complain = (one: Written, line: number | undefined, message: string): void => {
  one.problems.push(`${one.snippet.file}:${one.snippet.line + (line ?? 0)} ${message}`)
}

/** Writes the snippets where `@lantoa/*` and `effect` resolve as they do for whoever installs them. */
const write = (folder: string, snippets: ReadonlyArray<Snippet>): ReadonlyArray<Written> => {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  return snippets.map((snippet) => {
    const name = `${snippet.file.replaceAll(/[^A-Za-z0-9]+/g, "-").replace(/^-/, "")}-${snippet.line}.ts`
    const checked = check(snippet.text)
    const one: Written = { snippet, path: join(folder, name), promised: checked.lines, problems: [] }
    for (const message of snippet.problems) complain(one, undefined, message)
    for (const { line, message } of checked.problems) complain(one, line, message)
    writeFileSync(one.path, checked.text)
    return one
  })
}

const typeCheck = (written: ReadonlyArray<Written>): void => {
  const { config } = ts.readConfigFile(join(root, "tsconfig.json"), ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root)
  const paths = written.map(({ path }) => path)
  const program = ts.createProgram(paths, options)
  for (const one of written) {
    const source = program.getSourceFile(one.path)
    const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)]
    for (const { start, code, messageText } of found) {
      const line = start === undefined ? undefined : source?.getLineAndCharacterOfPosition(start).line
      complain(one, line, `TS${code}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`)
    }
  }
}

/** Runs `waiting` in one process until it ends or falls silent; returns how many snippets it finished and its last words. */
const runSome = async (
  node: string,
  waiting: ReadonlyArray<Written>,
  done: (outcome: Outcome) => void,
  silence: number
) => {
  const paths = waiting.map(({ path }) => path)
  const child = fork(join(import.meta.dirname, "runner.ts"), paths, {
    cwd: resolve(paths[0]!, ".."),
    execPath: node,
    // What an older Node warns of itself, whenever it does, is nothing that a snippet printed.
    execArgv: ["--no-warnings"],
    stdio: ["ignore", "ignore", "pipe", "ipc"]
  })
  let finished = 0
  let words = ""
  const stop = (): void => {
    words += `it did not end within ${silence / 1000} s`
    child.kill("SIGKILL")
  }
  let timer = setTimeout(stop, silence)
  child.stderr?.on("data", (chunk: Buffer) => (words += chunk.toString()))
  child.on("message", (outcome) => {
    clearTimeout(timer)
    timer = setTimeout(stop, silence)
    finished++
    done(outcome as Outcome)
  })
  await once(child, "close")
  clearTimeout(timer)
  return { finished, words: words.trim() }
}

const settle = (one: Written, { problems, reached }: Outcome): void => {
  for (const { line, message } of problems) complain(one, line, message)
  if (problems.length > 0) return
  for (const line of one.promised.filter((promised) => !reached.includes(promised))) {
    complain(one, line, "`// =>` was never reached, so nothing checked it")
  }
}

/** A snippet that takes its process down is blamed, and the ones after it go on in another. */
const runAll = async (node: string, written: ReadonlyArray<Written>, silence: number): Promise<void> => {
  let next = 0
  while (next < written.length) {
    const waiting = written.slice(next)
    const done = (outcome: Outcome): void =>
      settle(
        written.find(({ path }) => path === outcome.file)!,
        outcome
      )
    const { finished, words } = await runSome(node, waiting, done, silence)
    next += finished
    const culprit = waiting[finished]
    if (culprit !== undefined) {
      complain(culprit, undefined, `ended its process: ${words === "" ? "exit, or an await without end" : words}`)
      next++
    }
  }
}

/** What is wrong with each snippet, in their order, each text led by the file and line of origin. */
export const verify = async (
  name: string,
  snippets: ReadonlyArray<Snippet>,
  { nodes = [here], silence = 20_000 }: Options = {}
): Promise<ReadonlyArray<ReadonlyArray<string>>> => {
  const written = write(join(root, "docs/.snippets", name), snippets)
  typeCheck(written)
  const found = await Promise.all(
    nodes.map(async ({ node, version }) => {
      const some = written.map((one) => ({ ...one, problems: [] as Array<string> }))
      await runAll(node, some, silence)
      return some.map(({ problems }) =>
        nodes.length === 1 ? problems : problems.map((text) => `Node ${version}: ${text}`)
      )
    })
  )
  return written.map(({ problems }, index) => [...problems, ...found.flatMap((some) => some[index]!)])
}
