/**
 * Projections: from dated figures and a target to everything that `Outlook`, `Attainment` and `Fan` ask for.
 *
 * @since 0.1.0
 */
import type { Model, Reading, Target } from "@lantoa/core"
import * as families from "./internal/outlook/hierarchy.ts"
import type { Point } from "./internal/outlook/history.ts"
import * as project from "./internal/outlook/project.ts"
import * as questions from "./internal/outlook/questions.ts"
import * as strict from "./internal/outlook/strict.ts"

export type { Feast } from "./internal/outlook/calendar.ts"
export type { Point } from "./internal/outlook/history.ts"
export type { Options, Projection } from "./internal/outlook/project.ts"
export type { QuestionOptions, TargetOptions } from "./internal/outlook/questions.ts"
export type { Hierarchy, HierarchyOptions, Node } from "./internal/outlook/hierarchy.ts"

/**
 * Prepares a projection: the series on its grid, the forecast, the paths and the target, ready for `Outlook.make`,
 * `Fan.svg` and `Attainment`.
 *
 * Carries its own back-test; where intervals held far less of the past of this very series than they said, they are widened,
 * with a caveat that says by how much. A figure reported as "more than 75" enters the series as 75, with a caveat that says so,
 * for a forecast needs a point; whether a target is met or was met in time is decided by "more than 75" itself. Throws
 * a `DocumentError` when figures are not of one length of period, or two are of the same period.
 *
 * @category constructors
 * @since 0.1.0
 */
export const from = (options: project.Options): project.Projection => {
  strict.ofFrom(options)
  return project.from(options)
}

/** Readings of one unit as a history. @category constructors @since 0.1.0 */
export const history: (readings: ReadonlyArray<Reading.Reading>) => ReadonlyArray<Point> = questions.history

/**
 * A projection for each question that a target asks, one for itself and one for each milestone, by the same `Target.question`
 * that an assessment starts from: what is judged there is what is projected here, and a deadline that has passed has the same
 * verdict.
 *
 * `readings` are those of each question's indicator for its unit, in any order; those of periods that are not over on `asOf`
 * are left out. Throws a `PlanError` for a target that cannot be asked about, and a `DocumentError` for readings of something
 * else, and for a target about each unit: those are projected unit by unit, by `Outlook.of`.
 *
 * @category constructors
 * @since 0.1.0
 */
export const ofTarget: (
  model: Model.Model,
  target: Target.Target,
  readings: ReadonlyArray<Reading.Reading>,
  options: questions.TargetOptions
) => ReadonlyArray<project.Projection> = questions.ofTarget

/** A projection of one question that a target asks, as {@link ofTarget} makes them of all. @category constructors @since 0.1.0 */
export const ofQuestion: typeof questions.ofQuestion = questions.ofUnit

/**
 * Prepares the projection of a share for a whole and its parts, so that their futures add up: from readings of numerator
 * and denominator (on the boundaries of one day) to reconciled inputs for `Outlook`, `Fan`, `PerUnit` (`joint`).
 *
 * Each unit's share is forecast apart; the weighting is the best on the units' own past; the paths are joined with the
 * correlation that the errors of the past show; numerators are reconciled path by path with denominators that go on as they went.
 * The back-test of each input is that of the forecast made to add up, where there were origins from which all units could be
 * forecast; it knows the weighting and the newest denominators. Throws a `DocumentError` for figures that do
 * not fit and a `ReconciliationError` for units that form no tree.
 *
 * @category constructors
 * @since 0.1.0
 */
export const hierarchy: (options: families.HierarchyOptions) => families.Hierarchy = families.hierarchy

/**
 * The medians of one step ahead as numerators, before and after they are made to add up with official figures that stay
 * as they are: `official` has the figure of each unit that has one, by id. Throws a `ReconciliationError` where official
 * figures contradict each other or a denominator.
 *
 * @category constructors
 * @since 0.1.0
 */
export const withOfficialFigures: (
  self: families.Hierarchy,
  step: number,
  official?: Readonly<Record<string, number>>
) => { readonly before: Float64Array; readonly after: Float64Array } = families.withOfficialFigures
