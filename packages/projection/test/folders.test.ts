import { readdirSync, readFileSync } from "node:fs"
import { assert, describe, it } from "@effect/vitest"

const internal = new URL("../src/internal/", import.meta.url)

/** Each may use those before it. */
const folders = ["numerics", "methods", "attainment", "reconciliation", "outlook", "fan"]

describe("the folders of projection", () => {
  it("use each other downwards only, and numerics nothing", () => {
    const arrows = readdirSync(internal, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts") && file.includes("/"))
      .flatMap((file) => {
        const from = file.split("/")[0]!
        const text = readFileSync(new URL(file, internal), "utf8")
        return [...text.matchAll(/from "(\.\.\/[^"]*)"/g)].map(([, to]) => ({ file, from, to: to!.replace("../", "") }))
      })
    assert.isAbove(arrows.length, 20)
    const rank = (folder: string): number => folders.indexOf(folder)
    assert.deepStrictEqual(
      arrows.filter(({ from, to }) => rank(from) === -1 || from === "numerics" || rank(to.split("/")[0]!) > rank(from)),
      []
    )
  })
})
