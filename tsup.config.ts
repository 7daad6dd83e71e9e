import { defineConfig } from "tsup"

export default defineConfig({
  entry: ["src/index.ts"],
  format: "esm",
  platform: "neutral",
  target: "es2024",
  dts: true,
  sourcemap: true,
  clean: true,
  // `sqlite` is no module of Node's; `node:sqlite` is.
  removeNodeProtocol: false,
  silent: true,
  external: [/^node:/, /^@lantoa\//, /^effect/]
})
