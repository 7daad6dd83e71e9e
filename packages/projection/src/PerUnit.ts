/**
 * Per-unit targets: "every district holds at least two", "80 % of communes reach 60 %".
 *
 * @since 0.1.0
 */
import { Quantity, type Text } from "@lantoa/core"
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
 * How the units go together. `joint`: path `i` of every unit belongs to one draw of the world, as paths reconciled
 * over a hierarchy do. `independent`: what happens in one unit says nothing about another, which is seldom true of a
 * campaign and makes "every unit" look less likely, and the share surer, than they are.
 *
 * @category models
 * @since 0.1.0
 */
export type Dependence = "joint" | "independent"

/**
 * The odds over units.
 *
 * @category models
 * @since 0.1.0
 */
export interface PerUnit {
  readonly dependence: Dependence
  /** The assumption in words, to be printed next to the figures that need it. */
  readonly assumption: Text.Text
  /** The probability of each unit, in the order given. */
  readonly probabilities: Float64Array
  /** The expected share of units that meet the target; it does not depend on the assumption. */
  readonly expectedShare: number
  /** `P(every unit meets it)`, under the assumption. */
  readonly every: number
  /** What `every` can be at all, whatever the dependence (Fréchet's bounds). */
  readonly everyRange: { readonly lower: number; readonly upper: number }
  /** `P(at least k units meet it)` for k = 0 to the number of units, under the assumption. */
  readonly atLeast: Float64Array
}

/**
 * The odds that the milestone is met, unit by unit and over all. Units without evidence, or whose figures allow no
 * answer, are named in the reason; they are never counted as met or missed.
 *
 * @category constructors
 * @since 0.1.0
 */
export const of = (
  units: ReadonlyArray<UnitEvidence>,
  milestone: Attainment.Milestone,
  dependence: Dependence
): Answer.Answer<PerUnit> => {
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
  if (dependence === "joint" && rows.some((row) => row.length !== draws)) {
    return Answer.unknown({ _tag: "DrawsDiffer" })
  }
  const probabilities = Float64Array.from(rows, (row) => row.reduce((sum, is) => sum + is, 0) / row.length)
  const counts = dependence === "joint" ? countTogether(rows, draws) : countApart(probabilities)
  const sum = probabilities.reduce((total, p) => total + p, 0)
  return Answer.known({
    dependence,
    assumption: assumptions[dependence],
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

const assumptions: { readonly [dependence in Dependence]: Text.Text } = {
  joint: {
    vi: "Các đơn vị được mô phỏng cùng nhau: đường thứ i của mọi đơn vị thuộc cùng một kịch bản.",
    en: "Units are simulated together: path i of every unit belongs to the same draw."
  },
  independent: {
    vi: "Giả định các đơn vị độc lập với nhau; thực tế chúng thường cùng tăng, cùng giảm.",
    en: "Units are assumed independent of each other; in practice they tend to rise and fall together."
  }
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

/** The Poisson binomial distribution, one unit added at a time. */
const countApart = (probabilities: Float64Array): Float64Array => {
  const counts = new Float64Array(probabilities.length + 1)
  counts[0] = 1
  probabilities.forEach((p, unit) => {
    for (let k = unit + 1; k > 0; k--) counts[k] = (counts[k] as number) * (1 - p) + (counts[k - 1] as number) * p
    counts[0] = (counts[0] as number) * (1 - p)
  })
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
