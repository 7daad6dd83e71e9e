// Packs the packages, installs the tarballs in a project outside the repository, and compiles, runs and weighs there what a
// stranger would write. Prints a line a package and a consumer, `--json` as JSON; fails where one is not ok.
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { program, weigh } from "./consumers/bundle.mjs"
import { hovered } from "./consumers/hovers.mjs"
import { complaints, pack } from "./consumers/packed.mjs"
import { compiled, examples, install, nodes, programs, ran, settings } from "./consumers/project.mjs"
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
  const packed = await paired(folders, (folder) => pack(folder, scratch))
  await install(root, packed)
  const names = [...(await programs(root)), "surface", ...examples]
  await writeFile(join(root, "surface.ts"), surface(folders))

  const problems = new Map(names.map((name) => [name, []]))
  const add = (name, where, found) => problems.get(name).push(...found.map((text) => `${where}: ${text}`))
  const compile = (list, types, setting) => async () => {
    const found = await compiled(root, list, { ...setting, types })
    for (const [name, texts] of found)
      add(name, `${setting.moduleResolution}, skipLibCheck ${setting.skipLibCheck}`, texts)
  }
  const runs = await nodes(root)
  const onNode = names.filter((name) => !inBrowsers.includes(name))
  const isNoExample = (name) => !examples.includes(name)
  // Examples run on a newer Node whenever somebody starts them.
  const nodesOf = (name) => (examples.includes(name) ? runs.slice(0, 1) : runs)
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
  await paired(
    [
      ...settings.flatMap((setting) =>
        setting.moduleResolution === "bundler"
          ? [compile(onNode.filter(isNoExample), ["node"], setting), compile(inBrowsers, [], setting)]
          : [compile(onNode, ["node"], setting)]
      ),
      ...names.flatMap((name) => nodesOf(name).map(run(name))),
      ...inBrowsers.map(bundle),
      async () => add("hovers", "in an editor", hovered(root, "hovers")),
      ...packed.map(check)
    ],
    (task) => task()
  )
  for (const name of names)
    report({ consumer: name, nodes: nodesOf(name).map(({ version }) => version), problems: problems.get(name) })
  for (const weighed of await weigh(root)) report(weighed)
} finally {
  await rm(scratch, { recursive: true })
}
