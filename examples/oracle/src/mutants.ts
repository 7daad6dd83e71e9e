/** Faults planted on purpose in a copy of the sources: does the oracle find each? */
import { spawn } from "node:child_process"
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"

/** A fault: in `file`, the one place that reads `find` comes to read `replace`. */
export interface Mutant {
  readonly name: string
  readonly file: string
  readonly find: string
  readonly replace: string
}

const root = fileURLToPath(new URL("../../..", import.meta.url))
const cellsEach = 5000

/** A copy of the sources that finds its packages in itself and everything else where it was. */
const copy = async (): Promise<string> => {
  const home = await mkdtemp(join(tmpdir(), "lantoa-mutants-"))
  const modules = join(home, "node_modules")
  await mkdir(join(modules, "@lantoa"), { recursive: true })
  for (const name of await readdir(join(root, "packages"))) {
    const from = join(root, "packages", name)
    const to = join(home, "packages", name)
    await cp(join(from, "src"), join(to, "src"), { recursive: true })
    await cp(join(from, "package.json"), join(to, "package.json"))
    await symlink(to, join(modules, "@lantoa", name))
  }
  await cp(join(root, "examples/oracle"), join(home, "examples/oracle"), {
    recursive: true,
    filter: (path) => !path.includes("node_modules")
  })
  for (const name of await readdir(join(root, "node_modules"))) {
    if (!name.startsWith(".") && name !== "@lantoa")
      await symlink(join(root, "node_modules", name), join(modules, name))
  }
  return home
}

interface Ended {
  readonly code: number | null
  readonly out: string
}

/** Runs the oracle of a copy. */
const oracle = (home: string, seed: number): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      ["examples/oracle/main.ts", "--json", "--cells", String(cellsEach), "--seconds", "300", "--seed", String(seed)],
      { cwd: home, stdio: ["ignore", "pipe", "ignore"] }
    )
    let out = ""
    child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString()))
    child.on("error", reject)
    child.on("close", (code) => resolve({ code, out }))
  })

/** The text with the fault in it; throws where the place is not there, or there twice. */
const planted = (text: string, { file, find, name, replace }: Mutant): string => {
  const parts = text.split(find)
  if (parts.length !== 2)
    throw new Error(`mutant "${name}": ${file} reads ${JSON.stringify(find)} ${parts.length - 1} times, not once`)
  return parts.join(replace)
}

export const run = async (options: {
  readonly only: string
  readonly json: boolean
  readonly print: (text: string) => void
}): Promise<number> => {
  const all = JSON.parse(await readFile(new URL("../mutants.json", import.meta.url), "utf8")) as ReadonlyArray<Mutant>
  const mutants = all.filter((mutant) => mutant.name.includes(options.only))
  const home = await copy()
  const results: Array<{ readonly name: string; readonly found: boolean; readonly faults: unknown }> = []
  try {
    const sound = await oracle(home, 1)
    if (sound.code !== 0) {
      options.print(`without any mutant the oracle already complains:\n${sound.out}`)
      return 1
    }
    for (const mutant of mutants) {
      const path = join(home, mutant.file)
      const text = await readFile(path, "utf8")
      await writeFile(path, planted(text, mutant))
      const { code, out } = await oracle(home, 1)
      await writeFile(path, text)
      const [line = ""] = out.split("\n")
      // A mutant that cannot even run says nothing about the oracle.
      const faults = line.startsWith("{")
        ? (JSON.parse(line) as { readonly faults: unknown }).faults
        : "it does not run"
      results.push({ name: mutant.name, found: code === 1 && line.startsWith("{"), faults })
      const last = results.at(-1)!
      if (!options.json)
        options.print(`${last.found ? "found    " : "NOT FOUND"} ${mutant.name} ${JSON.stringify(faults)}`)
    }
  } finally {
    await rm(home, { recursive: true, force: true })
  }
  const found = results.filter((result) => result.found).length
  options.print(
    options.json ? JSON.stringify({ mutants: mutants.length, found, results }) : `${found} of ${mutants.length} found`
  )
  return found === mutants.length ? 0 : 1
}
