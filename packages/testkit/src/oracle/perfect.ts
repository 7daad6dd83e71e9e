/** Somebody who knows all that figures determine, and nothing else: for tests of the oracle itself. @internal */
import * as Atlas from "./atlas.ts"
import type { Answers, Case, Cell } from "./case.ts"
import * as Judge from "./judge.ts"

/** Answers a case by the linear programme alone; where that is not to be had it says that it does not know. */
export const perfect = async (asked: Case): Promise<Answers> => ({
  commits: asked.commits.map(() => "ok"),
  assessments: [],
  answers: Judge.expect(Atlas.make(asked.documents), asked, () => 0).map((cells, index) => {
    const { periods, units } = asked.queries[index]!
    return units.flatMap((unit, row) =>
      periods.map((period, column): Cell => {
        const expected = cells[row * periods.length + column]!
        const range = expected.widest ?? expected.range
        return {
          unit,
          period,
          value: range === undefined ? null : [...range, false, range[1] === Infinity, false],
          reason: null,
          reported: null,
          silent: [...(expected.silent ?? [])].map((key) => {
            const [reporter, start, end] = key.split(" ") as [string, string, string]
            return { reporter, period: Judge.spanText(Number(start), Number(end)) }
          }),
          findings: []
        }
      })
    )
  })
})
