/** Whether weights given by a user fit the moves they speak of. @internal */
import type { Problem } from "../../LantoaError.ts"
import type * as Succession from "../../Succession.ts"
import type { Weight } from "./lineage.ts"

const slack = 1e-9

const problem = (index: number, code: string, message: string): Problem => ({
  code,
  path: ["boundaries", "weights", index],
  message
})

/** Every problem, with the index of its weight. */
export const problemsOf = (
  weights: ReadonlyArray<Weight>,
  basis: Succession.Basis,
  events: ReadonlyArray<Succession.Succession>
): ReadonlyArray<Problem> => {
  const moves = new Map<string, { readonly date: string; readonly share: Succession.Share }>()
  for (const { date, moves: own } of events) {
    for (const { from, shares, to } of own) {
      const share = shares[basis] ?? shares.population
      moves.set(`${from}>${to}`, { date, share }).set(`${to}>${from}`, { date, share: "part" })
    }
  }
  const sums = new Map<string, number>()
  return weights.flatMap(({ from, share, to }, index) => {
    const pair = `from "${from}" to "${to}"`
    if (!(share >= 0 && share <= 1)) {
      return [problem(index, "invalid", `the share ${pair} is ${share}; give a number from 0 to 1`)]
    }
    const move = moves.get(`${from}>${to}`)
    if (move === undefined) {
      return [problem(index, "unknown-move", `nothing moved ${pair}; check both units, or remove this weight`)]
    }
    if ((move.share === "whole" && share !== 1) || (move.share === "none" && share !== 0)) {
      return [
        problem(index, "contradiction", `the law moves ${move.share} of it ${pair}, not ${share}; remove this weight`)
      ]
    }
    const key = `${from}@${move.date}`
    const sum = (sums.get(key) ?? 0) + share
    sums.set(key, sum)
    return sum > 1 + slack
      ? [problem(index, "too-much", `the shares of "${from}" on ${move.date} add up to ${sum}; they must not exceed 1`)]
      : []
  })
}
