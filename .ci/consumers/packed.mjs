// Packs the packages as they would be published, and asks publint and attw about each tarball.
import { execFile } from "node:child_process"
import { readFile } from "node:fs/promises"
import { join } from "node:path"
import { promisify } from "node:util"
import { publint } from "publint"
import { formatMessage } from "publint/utils"

const run = promisify(execFile)

/** Every package's tarball in `to`, its package.json and how many bytes it has. */
export const pack = async (folders, to) => {
  await run("pnpm", ["--recursive", "--filter", "./packages/*", "pack", "--pack-destination", to])
  return Promise.all(
    folders.map(async (folder) => {
      const manifest = JSON.parse(await readFile(join("packages", folder, "package.json"), "utf8"))
      const tarball = join(to, `${manifest.name.replace("@", "").replace("/", "-")}-${manifest.version}.tgz`)
      return { tarball, contents: await readFile(tarball), name: manifest.name, node: manifest.engines.node }
    })
  )
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
