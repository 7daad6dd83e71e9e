// What modules weigh in a browser. `root` is a folder where the packages are installed.
import { join } from "node:path"
import { brotliCompressSync } from "node:zlib"
import { build } from "vite"

const written = "virtual:written"

/** A module of which there is no file. */
const module = (text) => ({
  name: "written",
  resolveId: (id) => (id === written ? written : undefined),
  load: (id) => (id === written ? text : undefined)
})

const bundled = async (root, { input, plugins = [], external = [] }) => {
  const { output } = await build({
    root,
    configFile: false,
    logLevel: "silent",
    plugins,
    build: {
      write: false,
      modulePreload: false,
      rolldownOptions: {
        input,
        external,
        preserveEntrySignatures: "strict",
        output: { format: "es", codeSplitting: false }
      }
    }
  })
  const [{ code }] = output
  if (code.includes("__vite-browser-external")) throw new Error(`${input} takes something of Node into a browser`)
  return code
}

/** A program of `root` and all it uses, as one text for a browser. */
export const program = (root, file) => bundled(root, { input: join(root, file) })

/** What may not weigh more: bytes, compressed by Brotli. */
const bounds = [
  {
    consumer: "Quantity, beside effect",
    text: `export { Quantity } from "@lantoa/core"`,
    external: [/^effect/],
    bound: 12_000
  },
  {
    consumer: "core, projection and plugin, with effect",
    text: ["core", "projection", "plugin"].map((one) => `export * as ${one} from "@lantoa/${one}"`).join("\n"),
    bound: 241_000
  }
]

const weighed = async (root, { consumer, text, external, bound }) => {
  const code = await bundled(root, { input: written, plugins: [module(text)], external })
  const brotli = brotliCompressSync(code).byteLength
  return { consumer, ok: brotli <= bound, brotli, bound, minified: Buffer.byteLength(code) }
}

export const weigh = (root) =>
  Promise.all(
    bounds.map((one) =>
      weighed(root, one).catch(({ message }) => ({ consumer: one.consumer, ok: false, problems: [message] }))
    )
  )
