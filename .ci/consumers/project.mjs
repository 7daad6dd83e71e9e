// A project outside the repository that installs tarballs, and what a developer does in it: compile and run.
import { execFile } from "node:child_process"
import { access, cp, mkdir, readFile, readdir, writeFile } from "node:fs/promises"
import { basename, join, resolve } from "node:path"
import { promisify } from "node:util"

const run = promisify(execFile)
const tsc = resolve("node_modules/.bin/tsc")
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
  const others = ["effect", "@effect/vitest", "@types/node", "vite", "vitest"]
  const ofExamples = await Promise.all(
    examples.map(async (name) => JSON.parse(await readFile(join("examples", name, "package.json"), "utf8")))
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
export const examples = ["campaigns", "projection", "province-outlook", "reorganisation"]

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

/** How projects are set up: how modules are found, what JavaScript has, and whether declarations of packages are checked as well. */
export const settings = [
  { moduleResolution: "nodenext", module: "nodenext", target: "es2025" },
  { moduleResolution: "bundler", module: "esnext", target: "es2022" }
].flatMap((one) => [false, true].map((skipLibCheck) => ({ ...one, skipLibCheck })))

/** Compiles programs together. Gives a text for each that does not compile; all of them fail with a package that does not. */
export const compiled = async (root, names, { types, ...chosen }) => {
  const options = { strict: true, noEmit: true, allowImportingTsExtensions: true, types, ...chosen }
  const file = join(root, `tsconfig.${chosen.moduleResolution}.${chosen.skipLibCheck}.${types.length}.json`)
  await writeFile(file, JSON.stringify({ compilerOptions: options, files: names.map(fileOf) }))
  const said = await run(tsc, ["-p", file, "--pretty", "false"], { cwd: root }).then(
    () => "",
    (error) => error.stdout || error.message
  )
  const lines = said.split("\n").filter((line) => line !== "")
  const isIn = (name) => (line) => line.startsWith(examples.includes(name) ? `${name}/` : `${name}.ts`)
  const others = lines.filter((line) => !names.some((name) => isIn(name)(line)))
  return new Map(names.map((name) => [name, [...lines.filter(isIn(name)), ...others]]))
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
