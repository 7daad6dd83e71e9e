// Packs a package as it would be published, and asks publint and attw about the tarball.
import { execFile } from "node:child_process"
import { readFile } from "node:fs/promises"
import { join } from "node:path"
import { promisify } from "node:util"
import { publint } from "publint"
import { formatMessage } from "publint/utils"

const run = promisify(execFile)

/** The tarball of `packages/<folder>` in `to`, its package.json and how many bytes it has. */
export const pack = async (folder, to) => {
  const tarball = join(to, `${folder}.tgz`)
  await run("pnpm", ["pack", "--out", tarball], { cwd: join("packages", folder) })
  const contents = await readFile(tarball)
  const manifest = JSON.parse(await readFile(join("packages", folder, "package.json"), "utf8"))
  return { folder, tarball, contents, name: manifest.name, node: manifest.engines.node }
}

/** What is wrong with a tarball, one text a complaint. */
export const complaints = async ({ tarball, contents }) => {
  const { buffer, byteOffset, byteLength } = contents
  const lint = await publint({ strict: true, pack: { tarball: buffer.slice(byteOffset, byteOffset + byteLength) } })
  const types = await run("attw", [tarball, "--profile", "esm-only"]).then(
    () => [],
    (error) => [error.stdout || error.message]
  )
  return [...lint.messages.map((message) => formatMessage(message, lint.pkg)), ...types]
}
