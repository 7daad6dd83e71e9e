/**
 * Per-unit targets: "every district holds at least two", "80 % of communes reach 60 %".
 *
 * @since 0.1.0
 */
import { Quantity } from "@lantoa/core"
import * as Answer from "./Answer.ts"
import * as Attainment from "./Attainment.ts"

/**
 * A unit and what is known of it; without evidence it counts as missing.
 *
 * @category models
 * @since 0.1.0
 */
export interface UnitEvidence {
  readonly id: string
  readonly evidence?: Attainment.Evidence
}

/**
 * The odds over units. Path `i` of every unit belongs to one draw of the world, as paths reconciled over a hierarchy do; of paths
 * that were drawn apart, what happens in one unit says nothing about another, which is seldom true of a campaign and makes
 * "every unit" look less likely, and the share surer, than they are.
 *
 * @category models
 * @since 0.1.0
 */
export interface PerUnit {
  /** The probability of each unit, in the order given. */
  readonly probabilities: Float64Array
  /** The expected share of units that meet the target; it does not depend on how they go together. */
  readonly expectedShare: number
  /** `P(every unit meets it)`. */
  readonly every: number
  /** What `every` can be at all, whatever the dependence (Fréchet's bounds). */
  readonly everyRange: { readonly lower: number; readonly upper: number }
  /** `P(at least k units meet it)` for k = 0 to the number of units. */
  readonly atLeast: Float64Array
}

/**
 * The odds that the milestone is met, unit by unit and over all. Units without evidence, or whose figures allow no
 * answer, are named in the reason; they are never counted as met or missed.
 *
 * @category constructors
 * @since 0.1.0
 */
export const of = (units: ReadonlyArray<UnitEvidence>, milestone: Attainment.Milestone): Answer.Answer<PerUnit> => {
  const rows: Array<Uint8Array> = []
  const missing: Array<string> = []
  for (const { evidence, id } of units) {
    const row = evidence === undefined ? undefined : Answer.value(Attainment.outcomes(evidence, milestone))
    if (row === undefined) missing.push(id)
    else rows.push(row)
  }
  if (missing.length > 0) return Answer.unknown({ _tag: "MissingUnits", units: missing })
  const draws = rows[0]?.length
  if (draws === undefined) return Answer.unknown({ _tag: "NoData" })
  if (rows.some((row) => row.length !== draws)) return Answer.unknown({ _tag: "DrawsDiffer" })
  const probabilities = Float64Array.from(rows, (row) => row.reduce((sum, is) => sum + is, 0) / row.length)
  const counts = countTogether(rows, draws)
  const sum = probabilities.reduce((total, p) => total + p, 0)
  return Answer.known({
    probabilities,
    expectedShare: sum / rows.length,
    every: counts[rows.length] as number,
    everyRange: { lower: Math.max(0, sum - rows.length + 1), upper: probabilities.reduce((a, b) => Math.min(a, b), 1) },
    atLeast: survival(counts)
  })
}

/** `P(at least a share of the units meet it)`: 0.8 for "80 % of communes". @category getters @since 0.1.0 */
export const atLeastShare = (self: PerUnit, share: number): number => {
  const count = self.probabilities.length
  const units = self.atLeast.findIndex((_, k) => Quantity.compare(Quantity.exact(k / count), ">=", share) === true)
  return units < 0 ? 0 : (self.atLeast[units] as number)
}

const countTogether = (rows: ReadonlyArray<Uint8Array>, draws: number): Float64Array => {
  const counts = new Float64Array(rows.length + 1)
  for (let path = 0; path < draws; path++) {
    let met = 0
    for (const row of rows) met += row[path] as number
    counts[met] = (counts[met] as number) + 1 / draws
  }
  return counts
}

const survival = (counts: Float64Array): Float64Array => {
  const result = new Float64Array(counts.length)
  let sum = 0
  for (let k = counts.length - 1; k >= 0; k--) {
    sum += counts[k] as number
    result[k] = Math.min(sum, 1)
  }
  return result
}
