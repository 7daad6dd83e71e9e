/** The situations of offices, each with its answer and its sentence. */
import { assert, describe, it } from "@effect/vitest"
import { bounds } from "./situations/bounds.ts"
import { cohortsAndDimensions } from "./situations/cohorts.ts"
import { places } from "./situations/places.ts"
import { silence } from "./situations/silence.ts"
import { stocks } from "./situations/stocks.ts"
import { time } from "./situations/time.ts"
import { mismatches, type Scenario } from "./support/Scenario.ts"

const sections: { readonly [name: string]: ReadonlyArray<Scenario> } = {
  places: places,
  time: time,
  stocks: stocks,
  "bounds, contradictions, corrections": bounds,
  "cohorts, dimensions, measures": cohortsAndDimensions,
  silence: silence
}

for (const [name, scenarios] of Object.entries(sections)) {
  describe(name, () => {
    for (const scenario of scenarios) {
      it(scenario.title, async () => assert.deepStrictEqual(await mismatches(scenario), []))
    }
  })
}

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
