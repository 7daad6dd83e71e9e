/** The situations of offices, each with its answer and its sentence. */
import { assert, describe, it } from "@effect/vitest"
import { bounds } from "./situations/bounds.ts"
import { cohortsAndDimensions } from "./situations/cohorts.ts"
import { places } from "./situations/places.ts"
import { silence } from "./situations/silence.ts"
import { stocks } from "./situations/stocks.ts"
import { time } from "./situations/time.ts"
import { holds } from "./support/holds.ts"
import type { Scenario } from "./support/Scenario.ts"

const sections: { readonly [name: string]: ReadonlyArray<Scenario> } = {
  places: places,
  time: time,
  stocks: stocks,
  "bounds, contradictions, corrections": bounds,
  "cohorts, dimensions, measures": cohortsAndDimensions,
  silence: silence
}

for (const [name, scenarios] of Object.entries(sections)) holds(name, scenarios)

describe("the situations", () => {
  it("are 54", () => {
    const numbers = Object.values(sections)
      .flat()
      .map(({ title }) => Number(/^(\d+)\. /.exec(title)?.[1]))
    assert.deepStrictEqual(
      [...new Set(numbers)],
      Array.from({ length: 54 }, (_, index) => index + 1)
    )
  })
})
