/** Who writes is begun again and again, and made one file first: from its sources a program takes twice as long to begin and more. */
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { build, type Plugin } from "vite"

/** Drivers stay where they are installed. */
const drivers: Plugin = {
  name: "drivers",
  enforce: "pre",
  async resolveId(id, importer) {
    if (!/^(@duckdb\/|pg$|pg-)/.test(id)) return null
    const found = await this.resolve(id, importer, { skipSelf: true })
    return found && { id: pathToFileURL(found.id).href, external: true }
  }
}

const make = async (): Promise<string> => {
  const folder = mkdtempSync(join(tmpdir(), "lantoa-torture-program-"))
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }))
  await build({
    configFile: false,
    root: import.meta.dirname,
    logLevel: "error",
    plugins: [drivers],
    ssr: { noExternal: true },
    build: { ssr: "writer.ts", outDir: folder, target: "node24" }
  })
  return join(folder, "writer.js")
}

let made: Promise<string> | undefined

/** The program that writes, in a file that is gone when this process is. */
export const writer = (): Promise<string> => (made ??= make())
