// Compiles the programs that `node compile.mjs ROOT JOBS` names, one after the other. What several of them use is read once, so
// jobs of one process must find modules in the same way. Prints a list a job: what is wrong, a text each, `FILE: what`.
import { relative } from "node:path"
import { argv } from "node:process"
import ts from "typescript"

const [, , root, jobs] = argv
const files = new Map()

const hostOf = (options) => {
  const host = ts.createCompilerHost(options)
  const read = host.getSourceFile
  host.getCurrentDirectory = () => root
  host.getSourceFile = (name, ...how) => {
    if (!files.has(name)) files.set(name, read(name, ...how))
    return files.get(name)
  }
  return host
}

const told = ({ code, file, messageText, start }) => {
  const text = `TS${code}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`
  if (file === undefined) return text
  const { line } = file.getLineAndCharacterOfPosition(start)
  return `${relative(root, file.fileName)}:${line + 1} ${text}`
}

const compiled = (job) => {
  const { options, errors } = ts.convertCompilerOptionsFromJson(job.options, root)
  const names = job.files.map((name) => `${root}/${name}`)
  return [...errors, ...ts.getPreEmitDiagnostics(ts.createProgram(names, options, hostOf(options)))].map(told)
}

console.log(JSON.stringify(JSON.parse(jobs).map(compiled)))
