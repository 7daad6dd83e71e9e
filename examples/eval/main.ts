/**
 * Answers cases of documents, figures and questions: a JSON line in, a JSON line out.
 *
 *   pnpm run eval --json < cases.jsonl
 */
import { createInterface } from "node:readline"
import { parseArgs } from "node:util"
import * as Door from "./src/Door.ts"

const usage = `pnpm run eval --json < cases.jsonl

Reads a case a line from standard input and writes its answer as a line of JSON:

  { "id", "documents", "commits"?, "queries"?, "assess"?, "explain"?, "stores"? }
  { "id", "error"?, "commits", "answers", "assessments", "explanations"? }

  documents  documents in their JSON form, or a list of them put in order, each { "knownAt", … }
  commits    lists of figures, or { "figures"?, "filings"?, "withdrawals"?, "documents"?, "knownAt"? }
  queries    questions, { "indicator", "hierarchy", "units", "periods", … }
  assess     targets to judge, { "target", "options": { "asOf" } }
  explain    true to have every reading explained
  stores     "memory", "sqlite" (both when not said), and "postgres" where LANTOA_PG_URL names a database

docs/guides/eval.md describes every field.
`

const read = (): { readonly json: boolean; readonly help: boolean } => {
  const { values } = parseArgs({
    options: { json: { type: "boolean", default: false }, help: { type: "boolean", default: false } }
  })
  return values
}

const main = async (): Promise<number> => {
  const { json, help } = read()
  if (help) {
    process.stdout.write(usage)
    return 0
  }
  if (!json) {
    process.stderr.write(`say --json: there is no other form yet.\n\n${usage}`)
    return 2
  }
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    if (line.trim() !== "") process.stdout.write(`${JSON.stringify(await Door.answer(line))}\n`)
  }
  return 0
}

process.exitCode = await main()
