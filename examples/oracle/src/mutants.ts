/** Faults planted on purpose in a copy of the sources: does the oracle find each? */
import { spawn } from "node:child_process"
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"

/** In `file`, the one place that reads `find` comes to read `replace`. */
interface Edit {
  readonly file: string
  readonly find: string
  readonly replace: string
}

/** A fault: an edit, and another where two places keep it out. */
export interface Mutant extends Edit {
  readonly name: string
  readonly also?: Edit
  /** Whether it is looked for by countries, and not by offices. */
  readonly by?: "countries"
}

const root = fileURLToPath(new URL("../../..", import.meta.url))
const cellsEach = 5000
const countriesEach = 12

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
const oracle = (home: string, seed: number, by?: Mutant["by"]): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const much = by === undefined ? ["--count", "--cells", String(cellsEach), "--seconds", "600"] : ["--countries", String(countriesEach)] // prettier-ignore
    const options = ["--json", ...much, "--seed", String(seed)]
    const child = spawn(process.execPath, ["examples/oracle/main.ts", ...options], {
      cwd: home,
      stdio: ["ignore", "pipe", "ignore"]
    })
    let out = ""
    child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString()))
    child.on("error", reject)
    child.on("close", (code) => resolve({ code, out }))
  })

type Faults = Readonly<Record<string, number>>

/** How often each fault was counted; `undefined` where the copy does not run. */
const faultsOf = ({ out }: Ended): Faults | undefined => {
  const [line = ""] = out.split("\n")
  return line.startsWith("{") ? (JSON.parse(line) as { readonly faults: Faults }).faults : undefined
}

const editsOf = (mutant: Mutant): ReadonlyArray<Edit> => [mutant, ...(mutant.also === undefined ? [] : [mutant.also])]

/** The text with the edit in it; `undefined` where the place is not there, or there twice. */
const edited = (text: string, { find, replace }: Edit): string | undefined => {
  const parts = text.split(find)
  return parts.length === 2 ? parts.join(replace) : undefined
}

/** The places that are gone, or are there twice: their mutants would say nothing about the oracle. */
export const misplaced = async (
  mutants: ReadonlyArray<Mutant>,
  home = root
): Promise<ReadonlyArray<{ readonly name: string; readonly file: string }>> => {
  const edits = mutants.flatMap((mutant) => editsOf(mutant).map((edit) => ({ edit, name: mutant.name })))
  const texts = await Promise.all(edits.map(({ edit }) => readFile(join(home, edit.file), "utf8").catch(() => "")))
  return edits.flatMap(({ edit, name }, index) =>
    edited(texts[index]!, edit) === undefined ? [{ name, file: edit.file }] : []
  )
}

/** Plants a fault in a copy of the sources; what it gives takes it out again. */
const plant = async (home: string, mutant: Mutant): Promise<() => Promise<void>> => {
  const sound = new Map<string, string>()
  for (const edit of editsOf(mutant)) {
    const path = join(home, edit.file)
    const text = await readFile(path, "utf8")
    if (!sound.has(path)) sound.set(path, text)
    await writeFile(path, edited(text, edit)!)
  }
  return async () => {
    for (const [path, text] of sound) await writeFile(path, text)
  }
}

/** All of mutants.json. */
export const all = async (): Promise<ReadonlyArray<Mutant>> =>
  JSON.parse(await readFile(new URL("../mutants.json", import.meta.url), "utf8")) as ReadonlyArray<Mutant>

/** What became of a mutant. One that does not run says nothing about the oracle. */
type Fate = "found" | "NOT FOUND" | "does not run"

/** Whether something is complained of that the sound sources are not blamed for. */
const isWorse = (faults: Faults, sound: Faults): boolean =>
  Object.entries(faults).some(([fault, count]) => count > (sound[fault] ?? 0))

export const run = async (options: {
  readonly only: string
  readonly json: boolean
  readonly print: (text: string) => void
}): Promise<number> => {
  const mutants = (await all()).filter((mutant) => mutant.name.includes(options.only))
  const lost = await misplaced(mutants)
  if (lost.length > 0) {
    for (const { file, name } of lost) {
      process.stderr.write(`"${name}": its text is not in ${file}, or is there twice; correct mutants.json\n`)
    }
    return 2
  }
  const home = await copy()
  const results: Array<{ readonly name: string; readonly fate: Fate; readonly faults: Faults | undefined }> = []
  const note = (name: string, fate: Fate, faults?: Faults): void => {
    results.push({ name, fate, faults })
    if (!options.json) options.print(`${fate.padEnd(14)} ${name} ${JSON.stringify(faults ?? {})}`)
  }
  const sound = { ...faultsOf(await oracle(home, 1)) }
  if (!options.json) options.print(`without any mutant: ${JSON.stringify(sound)}`)
  try {
    for (const mutant of mutants) {
      const mend = await plant(home, mutant)
      const faults = faultsOf(await oracle(home, 1, mutant.by))
      await mend()
      note(mutant.name, faults === undefined ? "does not run" : isWorse(faults, sound) ? "found" : "NOT FOUND", faults)
    }
  } finally {
    await rm(home, { recursive: true, force: true })
  }
  const found = results.filter((result) => result.fate === "found").length
  const summary = { mutants: mutants.length, found, sound, results }
  options.print(options.json ? JSON.stringify(summary) : `${found} of ${mutants.length} found`)
  return found === mutants.length ? 0 : 1
}
