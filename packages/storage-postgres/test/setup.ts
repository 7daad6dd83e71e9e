/** One server for all test files: that of `LANTOA_PG_URL`, or one that is started and stopped. */
import type { TestProject } from "vitest/node"
import { make, type Server } from "./server.ts"

declare module "vitest" {
  export interface ProvidedContext {
    readonly postgres: string
  }
}

let server: Server | undefined

export const setup = async (project: TestProject): Promise<void> => {
  const given = process.env["LANTOA_PG_URL"]
  server = given === undefined ? make() : undefined
  const url = given ?? server?.url
  if (url === undefined) {
    const sentence = "There is no PostgreSQL here: install postgresql, or set LANTOA_PG_URL"
    if (process.env["CI"] === "true") throw new Error(sentence)
    project.vitest.logger.warn(`\n${sentence}. Its tests are SKIPPED.\n`)
  }
  await server?.start()
  project.provide("postgres", url ?? "")
}

export const teardown = async (): Promise<void> => server?.remove()
