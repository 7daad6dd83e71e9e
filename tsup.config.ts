import { defineConfig } from "tsup"

export default defineConfig({
  entry: ["src/index.ts"],
  format: "esm",
  platform: "neutral",
  target: "es2024",
  dts: true,
  sourcemap: true,
  clean: true,
  silent: true,
  external: [/^node:/, /^@lantoa\//, /^effect/]
})
