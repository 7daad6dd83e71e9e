/** Questions about boundaries, and where the figures of units go for them. @internal */
import * as Day from "../../Day.ts"
import type { Problem } from "../../Problem.ts"
import type * as Succession from "../../Succession.ts"
import type { Weight } from "./lineage.ts"
import * as Placing from "./placing.ts"
import type { Placement } from "./placing.ts"
import { levelIndex, lineage, remembered, type Territory, tree } from "./territory.ts"
import { problemsOf } from "./weights.ts"

export type { Placement, Weight }

/**
 * On which boundaries a figure is read: those of its own time, or those of a day.
 *
 * `basis` says of what a moved share is a share: of the people (the default), of the area, or of what is counted. `weights`
 * gives shares that the law leaves open ("một phần", "phần còn lại"). A figure of which an unknown part would go somewhere
 * is a bound there; with `strict` it is refused instead.
 *
 * @category models
 * @since 0.1.0
 */
export type Boundaries =
  | "as reported"
  | {
      readonly asOf: Day.Day
      readonly basis?: Succession.Basis
      readonly weights?: ReadonlyArray<Weight>
      readonly strict?: boolean
    }

/** What {@link placer} needs to know of a question. @category models @since 0.1.0 */
export interface Question {
  readonly hierarchy: string
  readonly boundaries: Boundaries
  /** The units whose values are asked for; their order numbers the groups. */
  readonly groups: ReadonlyArray<string>
}

/**
 * Where the figures of a unit go. A unit's placements are disjoint in time for a whole unit; where it was divided there is
 * one for each group that got something. A figure dated before its unit began or after it ended counts as of the nearest
 * day of its life. Groups that are not there on the day asked for get nothing.
 *
 * @category placing
 * @since 0.1.0
 */
export const placer = (territory: Territory, question: Question): ((unit: string) => ReadonlyArray<Placement>) => {
  const { boundaries, groups, hierarchy } = question
  return remembered(territory, JSON.stringify([hierarchy, boundaries, groups]), () => {
    const columns = tree(territory, hierarchy)
    const place =
      boundaries === "as reported"
        ? Placing.asReported(columns, groups)
        : Placing.asOf(
            columns,
            lineage(territory, hierarchy),
            Day.toEpoch(boundaries.asOf),
            weighing(boundaries),
            groups
          )
    const known: Array<ReadonlyArray<Placement> | undefined> = []
    return (unit) => {
      const key = columns.keys.get(unit)
      return key === undefined ? [] : (known[key] ??= place(key))
    }
  })
}

export const weighing = (asked: {
  readonly basis?: Succession.Basis
  readonly weights?: ReadonlyArray<Weight>
}): Placing.Weighing => ({ basis: asked.basis ?? "population", weights: asked.weights ?? [] })

/**
 * The units of a level whose figures could reach a question's groups only as an unknown part, with the group: what a
 * strict reading refuses, and for which weights would have to be found.
 *
 * @category placing
 * @since 0.1.0
 */
export const unknownShares = (
  territory: Territory,
  question: Question & { readonly level: string }
): ReadonlyArray<{ readonly unit: string; readonly group: string }> => {
  const columns = tree(territory, question.hierarchy)
  const level = levelIndex(territory, question.hierarchy, question.level)
  const place = placer(territory, question)
  return columns.ids.flatMap((unit) =>
    place(unit)
      .filter((placement) => placement.level === level && Number.isNaN(placement.weight))
      .map((placement) => ({ unit, group: question.groups[placement.group]! }))
  )
}

/**
 * What is wrong with the weights of a question: shares outside [0, 1], that exceed a whole or leave some of it to nobody,
 * given twice, between units between which nothing moved, or against what the law says.
 *
 * @category checks
 * @since 0.1.0
 */
export const checkWeights = (territory: Territory, hierarchy: string, boundaries: Boundaries): ReadonlyArray<Problem> =>
  boundaries === "as reported" || boundaries.weights === undefined
    ? []
    : problemsOf(
        boundaries.weights,
        boundaries.basis ?? "population",
        tree(territory, hierarchy),
        lineage(territory, hierarchy)
      )
