// Packs each package as it would be published and asks publint and attw about the tarball; loads what was built. Quiet unless they complain.
import { execFile } from "node:child_process"
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { promisify } from "node:util"
import { publint } from "publint"
import { formatMessage } from "publint/utils"

const run = promisify(execFile)

/** What is wrong with the package in `folder`, one text a complaint. */
const complaints = async (folder, tarball) => {
  const pkg = JSON.parse(await readFile(join(folder, "package.json"), "utf8"))
  await run("pnpm", ["pack", "--out", tarball], { cwd: folder })
  const { buffer: contents, byteOffset, byteLength } = await readFile(tarball)
  const lint = await publint({ strict: true, pack: { tarball: contents.slice(byteOffset, byteOffset + byteLength) } })
  const types = await run("attw", [tarball, "--profile", "esm-only"]).then(
    () => [],
    (error) => [error.stdout || error.message]
  )
  // Neither of the two runs the code: an import that exists nowhere passes both.
  const modules = (await readdir(join(folder, "dist"))).filter((name) => name.endsWith(".js"))
  const loads = await Promise.all(
    modules.map((entry) =>
      import(pathToFileURL(join(folder, "dist", entry)).href).then(
        () => [],
        (error) => [`${entry} does not load: ${error.message}`]
      )
    )
  )
  return {
    line: `${pkg.name} ${(byteLength / 1024).toFixed(1)} kB packed`,
    problems: [...lint.messages.map((message) => formatMessage(message, lint.pkg)), ...types, ...loads.flat()]
  }
}

const scratch = await mkdtemp(join(tmpdir(), "lantoa-pack-"))
const queue = (await readdir("packages", { withFileTypes: true })).filter((entry) => entry.isDirectory())

const work = async () => {
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const { line, problems } = await complaints(join("packages", next.name), join(scratch, `${next.name}.tgz`))
    console.log(problems.length === 0 ? line : `${line}\n${problems.join("\n")}`)
    if (problems.length > 0) process.exitCode = 1
  }
}

try {
  await Promise.all([work(), work()])
} finally {
  await rm(scratch, { recursive: true })
}
