/** The walls between packages: each lint rule is shown to fire, and what the rules cannot see is read from the types. */
import { spawnSync } from "node:child_process"
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync
} from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join, resolve } from "node:path"
import { assert, beforeAll, describe, it } from "@effect/vitest"
import ts from "typescript"

const root = resolve(import.meta.dirname, "../..")

/** May a module of `packages/<room>/src` import `name`? The table of rooms, as pairs. */
const arrows: ReadonlyArray<readonly [room: string, name: string, allowed: boolean]> = [
  ["core", "effect", true],
  ["core", "@lantoa/plugin", false],
  ["core", "node:fs", false],
  ["core", "fs", false],
  ["core", "../../projection/src/index.ts", false],
  ["core", "@lantoa/vietnam", false],
  ["core", "@lantoa/gazetteer", false],
  ["gazetteer", "@lantoa/core", true],
  ["gazetteer", "@lantoa/vietnam", false],
  ["gazetteer", "node:fs", false],
  ["vietnam", "@lantoa/core", true],
  ["vietnam", "@lantoa/gazetteer", true],
  ["vietnam", "@lantoa/projection", false],
  ["vietnam", "node:fs", false],
  ["projection", "@lantoa/core", true],
  ["projection", "@lantoa/vietnam", false],
  ["projection", "@lantoa/plugin", false],
  ["projection", "node:os", false],
  ["plugin", "@lantoa/core", true],
  ["plugin", "@lantoa/projection", false],
  ["plugin", "@lantoa/some-later-package", false],
  ["plugin", "node:path", false],
  ["plugin-youth-union", "@lantoa/plugin", true],
  ["plugin-youth-union", "@lantoa/core", false],
  ["plugin-youth-union", "node:fs", false],
  ["testkit", "@lantoa/plugin", true],
  ["testkit", "@lantoa/storage-sqlite", false],
  ["storage-sql", "@lantoa/core", true],
  ["storage-sql", "@lantoa/storage-sqlite", false],
  ["storage-sql", "@lantoa/projection", false],
  ["storage-sql", "node:fs", false],
  ["storage-sql", "fs", false],
  ["storage-sqlite", "@lantoa/storage-sql", true],
  ["storage-sqlite", "node:sqlite", true],
  ["storage-sqlite", "@lantoa/plugin", false],
  ["storage-postgres", "@lantoa/storage-sql", true],
  ["storage-postgres", "@lantoa/storage-sqlite", false],
  ["storage-sql", "@lantoa/storage-postgres", false],
  ["storage-duckdb", "@lantoa/storage-sql", true],
  ["storage-duckdb", "@duckdb/node-api", true],
  ["storage-duckdb", "@lantoa/storage-sqlite", false]
]

/** The forms an import takes; a wall with a hole for one of them is none. */
const forms = {
  static: (name: string) => `import * as M from "${name}"\nexport const m = M\n`,
  type: (name: string) => `import type { M } from "${name}"\nexport type N = M\n`,
  reexport: (name: string) => `export * from "${name}"\n`,
  dynamic: (name: string) => `export const m = await import("${name}")\n`
}

interface Finding {
  readonly filename: string
  readonly code: string
}

/** Lints one file an arrow and form, each in its room, under the repository's own configuration. */
const lint = (): ReadonlySet<string> => {
  const folder = mkdtempSync(join(tmpdir(), "lantoa-rooms-"))
  try {
    copyFileSync(join(root, ".oxlintrc.json"), join(folder, ".oxlintrc.json"))
    for (const [index, [room, name]] of arrows.entries()) {
      for (const [form, text] of Object.entries(forms)) {
        const file = join(folder, `packages/${room}/src/arrow${index}-${form}.ts`)
        mkdirSync(dirname(file), { recursive: true })
        writeFileSync(file, text(name))
      }
    }
    const oxlint = join(root, "node_modules/.bin/oxlint")
    const run = spawnSync(oxlint, ["--format", "json"], { cwd: folder, encoding: "utf8" })
    const { diagnostics } = JSON.parse(run.stdout) as { readonly diagnostics: ReadonlyArray<Finding> }
    const walls = /no-restricted-imports|no-nodejs-modules/
    return new Set(diagnostics.filter(({ code }) => walls.test(code)).map(({ filename }) => filename))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

describe("the table of rooms", () => {
  let stopped: ReadonlySet<string>
  beforeAll(() => {
    stopped = lint()
  })
  for (const [index, [room, name, allowed]] of arrows.entries()) {
    it(`${allowed ? "lets" : "does not let"} packages/${room} import ${name}`, () => {
      for (const form of Object.keys(forms)) {
        assert.strictEqual(stopped.has(`packages/${room}/src/arrow${index}-${form}.ts`), !allowed, form)
      }
    })
  }

  it("has a rule for every package", () => {
    const config = readFileSync(join(root, ".oxlintrc.json"), "utf8")
    const rooms = readdirSync(join(root, "packages")).filter((name) => existsSync(join(root, "packages", name, "src")))
    assert.deepStrictEqual(
      rooms.filter((room) => !config.includes(`"packages/${room}/src/**"`)),
      []
    )
  })
})

const sourcesOf = (room: string): ReadonlyArray<string> =>
  readdirSync(join(root, "packages", room, "src"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => join(root, "packages", room, "src", name))

/** A program that knows a browser's globals and none of Node's. */
const browserProgram = (files: ReadonlyArray<string>): ts.Program => {
  const { config } = ts.readConfigFile(join(root, "tsconfig.base.json"), ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root)
  return ts.createProgram([...files], { ...options, noEmit: true, types: [] })
}

/** `file:line name` for each name that effect marks unstable and `files` use. */
const unstableNames = (program: ts.Program, files: ReadonlyArray<string>): ReadonlyArray<string> => {
  const checker = program.getTypeChecker()
  const found: Array<string> = []
  const isUnstable = (node: ts.Identifier): boolean => {
    const symbol = checker.getSymbolAtLocation(node)
    if (symbol === undefined) return false
    const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
    const fromEffect = target.declarations?.some((one) =>
      one.getSourceFile().fileName.includes("/node_modules/effect/")
    )
    return (
      fromEffect === true &&
      target.getJsDocTags(checker).some(({ name, text }) => name === "stability" && text?.[0]?.text === "unstable")
    )
  }
  for (const file of files) {
    const source = program.getSourceFile(file)
    const visit = (node: ts.Node): void => {
      if (ts.isIdentifier(node) && isUnstable(node)) {
        const { line } = ts.getLineAndCharacterOfPosition(node.getSourceFile(), node.getStart())
        found.push(`${file}:${line + 1} ${node.text}`)
      }
      ts.forEachChild(node, visit)
    }
    if (source !== undefined) visit(source)
  }
  return found
}

const errorsOf = (program: ts.Program, files: ReadonlyArray<string>): ReadonlyArray<string> =>
  files.flatMap((file) =>
    program
      .getSemanticDiagnostics(program.getSourceFile(file))
      .map(({ messageText }) => `${file}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`)
  )

describe("a package for browsers", () => {
  const trespass = join(root, "packages/core/src/trespass.ts")
  const rooms = ["core", "gazetteer", "vietnam", "projection", "plugin", "plugin-youth-union"].flatMap(sourcesOf)
  /** Runs in browsers too, on Effect's `SqlClient`, which is no stable name; files are looked at behind an entry of its own. */
  const tables = sourcesOf("storage-sql").filter((file) => !file.endsWith("/FilePlace.ts"))

  const program = browserProgram([...rooms, ...tables])

  it("knows no global of Node", () => {
    assert.deepStrictEqual(errorsOf(program, [...rooms, ...tables]), [])
  })

  it("uses of effect only what is tagged stable", () => {
    assert.deepStrictEqual(unstableNames(program, rooms), [])
  })

  it("would be caught using either", () => {
    const host = ts.createCompilerHost({})
    const text = `import { Graph, Schema } from "effect"
import * as SqlClient from "effect/sql/SqlClient"
export const used = [Graph.directed, Schema.Ipv4Address, Schema.String, SqlClient.make]
export const home = process.env`
    const { getSourceFile, fileExists, readFile } = host
    host.getSourceFile = (name, options) =>
      name === trespass ? ts.createSourceFile(name, text, options) : getSourceFile(name, options)
    host.fileExists = (name) => name === trespass || fileExists(name)
    host.readFile = (name) => (name === trespass ? text : readFile(name))
    const program = ts.createProgram([trespass], browserProgram([]).getCompilerOptions(), host)
    const names = unstableNames(program, [trespass]).map((found) => found.split(" ")[1])
    assert.includeMembers(names, ["directed", "Ipv4Address", "make"])
    assert.notInclude(names, "String")
    assert.match(errorsOf(program, [trespass]).join("\n"), /'process'/)
  })
})
