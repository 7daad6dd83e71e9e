// Writes the declarations of all packages from one program beside the modules that tsup made: those of tsc, a file a module, less
// what is `@internal` of a public module. Types are checked by `pnpm run types`; this complains of what cannot be written only.
import { basename, dirname, join, relative } from "node:path"
import ts from "typescript"

const root = join(import.meta.dirname, "..")
const config = ts.getParsedCommandLineOfConfigFile(join(root, "tsconfig.build.json"), undefined, {
  ...ts.sys,
  onUnRecoverableConfigFileDiagnostic: (diagnostic) => {
    throw new Error(String(diagnostic.messageText))
  }
})
const program = ts.createProgram(config.fileNames, config.options)

/** `src/Unit.ts`, whose exports anyone may import. */
const isPublic = (name) => basename(dirname(name)) === "src"

/** Maps name the source beside which tsc believes that it writes. */
const pointed = (text, from, source) => {
  const map = JSON.parse(text)
  return JSON.stringify({
    ...map,
    sources: map.sources.map((name) => join(relative(dirname(from), dirname(source)), basename(name)))
  })
}

/** What becomes of `core/src/Unit.ts` lies in `core/dist`. */
const write = (name, text) => {
  const to = name.replace("/src/", "/dist/")
  ts.sys.writeFile(to, name.endsWith(".map") ? pointed(text, to, name) : text)
}

const files = config.fileNames.map((name) => program.getSourceFile(name))
const diagnostics = files.flatMap((file) => {
  // What lies deeper is hidden as a whole, and what is public is declared by means of it.
  config.options.stripInternal = isPublic(file.fileName)
  return program.emit(file, write, undefined, true).diagnostics
})
if (diagnostics.length > 0) {
  console.log(ts.formatDiagnostics(diagnostics, ts.createCompilerHost(config.options)))
  process.exitCode = 1
}
