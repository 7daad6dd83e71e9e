import { defineConfig } from "vitest/config"

const postgres = "packages/storage-postgres/test/**/*.test.ts"

export default defineConfig({
  test: {
    // Left alone, the runner keeps a processor free: of two it uses one.
    maxWorkers: "100%",
    // Not how fast a test must be: when one that hangs is given up, on a machine slower than ours.
    testTimeout: 240_000,
    hookTimeout: 240_000,
    projects: [
      {
        extends: true,
        test: {
          name: "lantoa",
          include: ["packages/*/test/**/*.test.ts", "examples/*/test/**/*.test.ts", "docs/test/**/*.test.ts"],
          exclude: [postgres]
        }
      },
      {
        extends: true,
        test: { name: "postgres", include: [postgres], globalSetup: ["packages/storage-postgres/test/setup.ts"] }
      }
    ]
  }
})
