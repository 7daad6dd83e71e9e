import { assert, it } from "@effect/vitest"
import { Effect } from "effect"
import { vi } from "vitest"
import * as Door from "../../../examples/eval/src/Door.ts"
import { bounds } from "../../../examples/eval/test/situations/bounds.ts"
import { cohortsAndDimensions } from "../../../examples/eval/test/situations/cohorts.ts"
import { places } from "../../../examples/eval/test/situations/places.ts"
import { silence } from "../../../examples/eval/test/situations/silence.ts"
import { stocks } from "../../../examples/eval/test/situations/stocks.ts"
import { time } from "../../../examples/eval/test/situations/time.ts"
import { mismatches } from "../../../examples/eval/test/support/Scenario.ts"
import { onServer, postgres, query } from "./places.ts"

onServer("the situations of offices", () => {
  it("read in PostgreSQL as they must, and leave nothing there", { timeout: 180_000 }, async () => {
    vi.stubEnv("LANTOA_PG_URL", postgres)
    for (const situation of [places, time, stocks, bounds, cohortsAndDimensions, silence].flat()) {
      assert.deepStrictEqual(await mismatches(situation, ["postgres"]), [], situation.title)
    }
    const left = await Effect.runPromise(query("SELECT 1 FROM pg_namespace WHERE starts_with(nspname, 'lantoa_eval_')"))
    assert.deepStrictEqual(left, [])
  })

  it("need to be told in which database", async () => {
    vi.stubEnv("LANTOA_PG_URL", undefined)
    const { error } = await Door.answer(JSON.stringify({ id: 1, documents: {}, stores: ["postgres"] }))
    assert.match(String(error), /"postgres" needs LANTOA_PG_URL, postgres:\/\/user/)
  })
})
