import { expect, it } from "@effect/vitest"
import { rollupSql } from "../src/internal/rollupSql.ts"

const questions = {
  "a flow, added along every axis": { time: "sum", team: "sum", cohort: "sum", place: "sum" },
  "a stock, its last figure added over places": { time: "last", team: "sum", cohort: "bounds", place: "sum" },
  "one figure and no other": { time: "only", team: "only", cohort: "only", place: "only" },
  "averages of the largest": { time: "max", team: "average", cohort: "min", place: "average" }
} as const

for (const [title, along] of Object.entries(questions)) {
  it(`is one statement: ${title}`, async () => {
    const [before, after] = rollupSql(along)
    await expect(`${before}<figures asked for>${after}\n`).toMatchFileSnapshot(
      `golden/${title.replaceAll(/[^a-z]+/g, "-")}.sql`
    )
  })
}

it("is one statement: a stock whose units may be gone", async () => {
  const [before, after] = rollupSql(questions["a stock, its last figure added over places"], true)
  await expect(`${before}<figures asked for>${after}\n`).toMatchFileSnapshot(
    "golden/a-stock-whose-units-may-be-gone.sql"
  )
})
