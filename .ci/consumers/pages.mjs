// What pages show, in a project that installed the packages: every snippet is compiled and run there, and yields what it promises.
import { execFile } from "node:child_process"
import { globSync } from "node:fs"
import { cp, mkdir, writeFile } from "node:fs/promises"
import { dirname, join } from "node:path"
import { promisify } from "node:util"

const run = promisify(execFile)

/** Pages for those who use the packages. */
const pages = ["README.md", "docs/concepts/*.md", "docs/guides/*.md", "packages/*/README.md"]

/** What their snippets stand on, and what checks them. */
const beside = ["docs/package.json", "docs/concepts/*.ts", "docs/guides/*.ts", "docs/test/snippets/*.ts"]

const options = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  target: "es2025",
  module: "nodenext",
  allowImportingTsExtensions: true,
  types: ["node"]
}

const checker = (files, nodes) => `import { readFileSync } from "node:fs"
import * as Snippet from "./docs/test/snippets/Snippet.ts"
import { verify } from "./docs/test/snippets/verify.ts"

const snippets = ${JSON.stringify(files)}.flatMap((file) => Snippet.find(file, readFileSync(file, "utf8")))
const found = await verify("pages", snippets, { nodes: ${JSON.stringify(nodes)} })
console.log(JSON.stringify({ snippets: snippets.length, problems: found.flat() }))
`

/** Copies the pages into the project. Gives their names. */
export const paged = async (root) => {
  const files = pages.flatMap((one) => globSync(one)).toSorted()
  for (const file of [...files, ...beside.flatMap((one) => globSync(one))]) {
    await mkdir(join(root, dirname(file)), { recursive: true })
    await cp(file, join(root, file))
  }
  await writeFile(join(root, "tsconfig.json"), JSON.stringify({ compilerOptions: options, files: [] }))
  return files
}

/** How many snippets there are, and what is wrong with them on any of these Nodes. */
export const verified = async (root, files, nodes) => {
  await writeFile(join(root, "pages.ts"), checker(files, nodes))
  const { stdout } = await run(process.execPath, ["pages.ts"], { cwd: root, maxBuffer: 1e8 })
  return JSON.parse(stdout)
}
