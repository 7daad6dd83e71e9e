// Packs the packages, installs the tarballs in a project outside the repository, and compiles, runs and weighs there what a
// stranger would write. Prints a line a package and a consumer, `--json` as JSON; fails where one is not ok.
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { program, weigh } from "./consumers/bundle.mjs"
import { hovered } from "./consumers/hovers.mjs"
import { complaints, pack } from "./consumers/packed.mjs"
import { paged, verified } from "./consumers/pages.mjs"
import { compile, examples, install, jobsOf, nodes, programs, ran } from "./consumers/project.mjs"
import { surface } from "./consumers/surface.mjs"

const isJson = process.argv.includes("--json")

const report = ({ problems = [], ...line }) => {
  const ok = problems.length === 0 && (line.ok ?? true)
  if (!ok) process.exitCode = 1
  const shown = Object.entries(line).filter(([key]) => key !== "ok")
  console.log(
    isJson
      ? JSON.stringify({ ...line, ok, ...(ok ? {} : { problems }) })
      : [
          ok ? "✓" : "✗",
          ...shown.map(([key, value]) => `${key} ${Array.isArray(value) ? value.join(", ") : value}`),
          ...problems
        ].join("  ")
  )
}

/** Does things two at a time: there are two cores. */
const paired = async (list, each) => {
  const results = []
  const queue = list.entries()
  const work = async () => {
    for (const [index, item] of queue) results[index] = await each(item)
  }
  await Promise.all([work(), work()])
  return results
}

const scratch = await mkdtemp(join(tmpdir(), "lantoa-consumers-"))
const root = join(scratch, "project")
const inBrowsers = ["browser"]

try {
  const folders = (await readdir("packages", { withFileTypes: true }))
    .filter((one) => one.isDirectory())
    .map(({ name }) => name)
  const packing = pack(folders, scratch)
  const surfaced = surface(folders)
  const packed = await packing
  await install(root, packed)
  const names = [...(await programs(root)), "surface", ...examples]
  await writeFile(join(root, "surface.ts"), surfaced)
  const pages = await paged(root)

  const problems = new Map(names.map((name) => [name, []]))
  const add = (name, where, found) => problems.get(name).push(...found.map((text) => `${where}: ${text}`))
  const runs = await nodes(root)
  // Examples run on a newer Node whenever somebody starts them.
  const nodesOf = (name) => (examples.includes(name) ? runs.slice(0, 1) : runs)
  const versionsOf = (some) => some.map(({ version }) => version)
  const run = (name) => (node) => async () => add(name, `Node ${node.version}`, await ran(root, name, node.node))
  const bundle = (name) => async () => {
    const file = join(root, `${name}.bundle.js`)
    const found = await program(root, `${name}.ts`).then(
      (code) => writeFile(file, code).then(() => ran(root, name, process.execPath, file)),
      (error) => [error.message]
    )
    add(name, "bundled for a browser", found)
  }
  const check = (one) => async () =>
    report({ package: one.name, bytes: one.contents.byteLength, node: one.node, problems: await complaints(one) })
  const show = async () => {
    const { snippets, problems: found } = await verified(root, pages, runs)
    report({ consumer: "pages", nodes: versionsOf(runs), pages: pages.length, snippets, problems: found })
  }
  await paired(
    [
      ...jobsOf(names, inBrowsers).map((jobs) => () => compile(root, jobs, add)),
      show,
      ...names.flatMap((name) => nodesOf(name).map(run(name))),
      ...inBrowsers.map(bundle),
      async () => add("hovers", "in an editor", hovered(root, "hovers")),
      ...packed.map(check),
      async () => {
        for (const weighed of await weigh(root)) report(weighed)
      }
    ],
    (task) => task()
  )
  for (const name of names) report({ consumer: name, nodes: versionsOf(nodesOf(name)), problems: problems.get(name) })
} finally {
  await rm(scratch, { recursive: true })
}
