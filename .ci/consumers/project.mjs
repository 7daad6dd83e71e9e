// A project outside the repository that installs tarballs, and what a developer does in it: compile and run.
import { execFile } from "node:child_process"
import { access, cp, mkdir, readFile, readdir, writeFile } from "node:fs/promises"
import { basename, join } from "node:path"
import { promisify } from "node:util"

const run = promisify(execFile)
const compiler = join(import.meta.dirname, "compile.mjs")
const browser = join(import.meta.dirname, "browser.mjs")

/** The oldest Node that the packages say they need. On other systems it is not to be had as a package. */
const oldest = { package: `node-${process.platform}-${process.arch}`, version: "22.18.0" }

/** Fails where peers do not agree with each other, as `npm install` would. */
const workspace = `strictPeerDependencies: true
autoInstallPeers: false
engineStrict: true
nodeVersion: ${oldest.version}
allowBuilds: { esbuild: false }
`

/** Installs the tarballs beside the versions of other packages that the repository has. */
export const install = async (root, packed) => {
  const { devDependencies, optionalDependencies } = JSON.parse(await readFile("package.json", "utf8"))
  const others = ["effect", "@effect/vitest", "@types/node", "typescript", "vite", "vitest"]
  const folders = ["docs", ...examples.map((name) => join("examples", name))]
  const ofExamples = await Promise.all(
    folders.map(async (folder) => JSON.parse(await readFile(join(folder, "package.json"), "utf8")))
  )
  const taken = ofExamples.flatMap((one) => Object.entries({ ...one.devDependencies, ...one.dependencies }))
  const manifest = {
    name: "consumer",
    private: true,
    type: "module",
    dependencies: Object.fromEntries([
      ...packed.map(({ name, tarball }) => [name, `file:${tarball}`]),
      ...taken.filter(([name]) => !name.startsWith("@lantoa/")),
      ...others.map((name) => [name, devDependencies[name]])
    ]),
    optionalDependencies: oldest.package in optionalDependencies ? { [oldest.package]: oldest.version } : {}
  }
  await mkdir(root)
  await writeFile(join(root, "package.json"), JSON.stringify(manifest))
  await writeFile(join(root, "pnpm-workspace.yaml"), workspace)
  await run("pnpm", ["install", "--prefer-offline"], { cwd: root })
}

/** The examples that anybody may copy, which print the same wherever they are. */
export const examples = ["campaigns", "other-country", "projection", "province-outlook", "reorganisation"]

/** The programs that are to run, by name: those of `examples/consumers`, and what the README shows first. */
export const programs = async (root) => {
  const names = (await readdir("examples/consumers")).filter((name) => name.endsWith(".ts"))
  for (const name of names) await cp(join("examples/consumers", name), join(root, name))
  for (const name of examples) {
    const filter = (path) => !/\/(?:node_modules|test)$/.test(path)
    await cp(join("examples", name), join(root, name), { recursive: true, filter })
  }
  const [, shown] = /^```ts[^\n]*\n(.*?)^```$/ms.exec(await readFile("README.md", "utf8"))
  await writeFile(join(root, "readme.ts"), shown)
  return [...names.map((name) => basename(name, ".ts")).filter((name) => name !== "office"), "readme"]
}

const fileOf = (name) => (examples.includes(name) ? `${name}/main.ts` : `${name}.ts`)

/** How projects find modules, and what JavaScript has there. The declarations of effect want those of the web, or not to be checked. */
const nodenext = { moduleResolution: "nodenext", module: "nodenext", target: "es2025", lib: ["es2025", "dom"] }
const unchecked = { ...nodenext, lib: ["es2025"] }
const bundler = { moduleResolution: "bundler", module: "esnext", target: "es2022" }

const jobsIn = (checked, skipping, names, types) =>
  [checked, skipping].map((setting, index) => ({
    names,
    files: names.map(fileOf),
    options: {
      strict: true,
      noEmit: true,
      allowImportingTsExtensions: true,
      skipLibCheck: index === 1,
      types,
      ...setting
    }
  }))

/**
 * What is compiled, a list for each process: everything as Node finds modules, what is no example as bundlers do, and for browsers what
 * runs there; with the declarations of packages and without.
 */
export const jobsOf = (names, inBrowsers) => {
  const onNode = names.filter((name) => !inBrowsers.includes(name))
  const isNoExample = (name) => !examples.includes(name)
  return [
    jobsIn(nodenext, unchecked, onNode, ["node"]),
    [...jobsIn(bundler, bundler, onNode.filter(isNoExample), ["node"]), ...jobsIn(bundler, bundler, inBrowsers, [])]
  ]
}

/** Compiles jobs. Tells `add` of each program that does not compile; all of them fail with a package that does not. */
export const compile = async (root, jobs, add) => {
  const given = JSON.stringify(jobs.map(({ files, options }) => ({ files, options })))
  const { stdout } = await run(process.execPath, [compiler, root, given], { maxBuffer: 1e8 })
  for (const [index, found] of JSON.parse(stdout).entries()) {
    const { names, options } = jobs[index]
    const { lib = ["as it is"], moduleResolution, skipLibCheck } = options
    const where = `${moduleResolution}, skipLibCheck ${skipLibCheck}, lib ${lib.join(" + ")}`
    const isIn = (name) => (text) => text.startsWith(examples.includes(name) ? `${name}/` : `${name}.ts`)
    const others = found.filter((text) => !names.some((name) => isIn(name)(text)))
    for (const name of names) add(name, where, [...found.filter(isIn(name)), ...others])
  }
}

/** The Nodes to run programs with: the oldest where it could be installed, and the one that runs this. */
export const nodes = async (root) => {
  const old = join(root, "node_modules", oldest.package, "bin/node")
  const here = { node: process.execPath, version: process.versions.node }
  const isThere = await access(old).then(
    () => true,
    () => false
  )
  if (!isThere)
    console.error(`SKIPPED: Node ${oldest.version} could not be installed, programs run on ${here.version} only`)
  return isThere ? [{ node: old, version: oldest.version }, here] : [here]
}

/** What a program promises to print: `console.log(…) // => this`, and lines of `// => …` below. */
const promised = (text) =>
  text
    .split("\n")
    .filter((line) => /^\s*\/\/ => /.test(line) || line.includes("console.log"))
    .flatMap((line) => /\/\/ => (.*)$/.exec(line)?.[1] ?? [])
    .join("\n")

/** What is wrong when a program runs, if anything; `bundle` is what became of it for a browser. */
export const ran = async (root, name, node, bundle) => {
  const isExample = examples.includes(name)
  const expected = isExample
    ? await readFile(join("examples", name, "expected.en.txt"), "utf8")
    : promised(await readFile(join(root, fileOf(name)), "utf8"))
  const command = bundle === undefined ? [fileOf(name), ...(isExample ? ["--lang", "en"] : [])] : [browser, bundle]
  return run(node, command, { cwd: root }).then(
    ({ stdout }) =>
      stdout.trim() === expected.trim() ? [] : [`promised ${expected.trim()}\n but printed ${stdout.trim()}`],
    (error) => [error.stderr || error.message]
  )
}
