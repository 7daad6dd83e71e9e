/** Scenarios as tests: each must hold in every store. */
import { assert, describe, it } from "@effect/vitest"
import { mismatches, type Scenario } from "./Scenario.ts"

export const holds = (name: string, scenarios: ReadonlyArray<Scenario>): void => {
  describe(name, () => {
    for (const scenario of scenarios) {
      it(scenario.title, async () => assert.deepStrictEqual(await mismatches(scenario), []))
    }
  })
}
