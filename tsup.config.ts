import { readdirSync } from "node:fs"
import { defineConfig, type Options } from "tsup"

/** Modules name each other by their sources; what is written beside them ends in `.js`, as long as `.ts` is. */
const rewritten = /((?:from|import)\s*\(?\s*"\.{1,2}\/[^"\n]+)\.ts"/g

/** A file a module, so that who needs one module gets that and what it imports. Declarations are `.ci/declarations.mjs`'s. */
const ofPackage = (folder: string): Options => ({
  name: folder,
  entry: [`packages/${folder}/src/**/*.ts`],
  outDir: `packages/${folder}/dist`,
  bundle: false,
  format: "esm",
  platform: "neutral",
  target: "es2024",
  sourcemap: true,
  clean: true,
  // `sqlite` is no module of Node's; `node:sqlite` is.
  removeNodeProtocol: false,
  silent: true,
  // The sources lie beside it.
  esbuildOptions: (options) => void (options.sourcesContent = false),
  plugins: [{ name: "extensions", renderChunk: (code) => ({ code: code.replace(rewritten, '$1.js"') }) }]
})

export default defineConfig(readdirSync("packages").map(ofPackage))
