/**
 * A model: documents that agree with each other, indexed and ready to be asked.
 *
 * @since 0.1.0
 */
import * as Result from "effect/Result"
import type * as Campaign from "./Campaign.ts"
import * as Cohort from "./Cohort.ts"
import * as CountBasis from "./CountBasis.ts"
import type * as Day from "./Day.ts"
import type * as Directive from "./Directive.ts"
import type * as Dimension from "./Dimension.ts"
import * as Documents from "./Documents.ts"
import * as Figures from "./Figures.ts"
import type * as Form from "./Form.ts"
import type * as Indicator from "./Indicator.ts"
import { check } from "./internal/check/checkModel.ts"
import * as filed from "./internal/check/checkFilings.ts"
import * as figures from "./internal/check/checkFigures.ts"
import { misshapen } from "./internal/check/shape.ts"
import { DocumentError, type Problem } from "./Problem.ts"
import * as Locale from "./Locale.ts"
import * as Measure from "./Measure.ts"
import type * as Observation from "./Observation.ts"
import type * as Organisation from "./Organisation.ts"
import type { Filing } from "./Store.ts"
import type * as Target from "./Target.ts"
import * as Team from "./Team.ts"
import * as Territory from "./Territory.ts"
import type * as Unit from "./Unit.ts"

/**
 * Documents by id, with the territory and the lattice of cohorts they make.
 *
 * @category models
 * @since 0.1.0
 */
export interface Model {
  readonly documents: Documents.Documents
  readonly bases: ReadonlyMap<string, CountBasis.CountBasis>
  readonly cohorts: ReadonlyMap<string, Cohort.Cohort>
  readonly dimensions: ReadonlyMap<string, Dimension.Dimension>
  /** Measures with what may be done with them decided by the kind of their basis. */
  readonly measures: ReadonlyMap<string, Measure.Resolved>
  readonly indicators: ReadonlyMap<string, Indicator.Indicator>
  /** Places and organisations: both are units of some hierarchy. */
  readonly units: ReadonlyMap<string, Unit.Unit | Organisation.Organisation>
  readonly directives: ReadonlyMap<string, Directive.Directive>
  readonly forms: ReadonlyMap<string, Form.Form>
  readonly teams: ReadonlyMap<string, Team.Team>
  readonly campaigns: ReadonlyMap<string, Campaign.Campaign>
  readonly targets: ReadonlyMap<string, Target.Target>
  readonly territory: Territory.Territory
  readonly lattice: Cohort.Lattice
  /** Definitions of programs that these documents have no place for, by id, and why they were set aside. */
  readonly aside?: ReadonlyMap<string, string>
}

const byId = <A extends { readonly id: string }>(documents: ReadonlyArray<A>): ReadonlyMap<string, A> =>
  new Map(documents.map((document) => [document.id, document]))

/**
 * Makes a model of documents, or says everything that is wrong with them: ids that are unknown or clash, measures
 * that add what may not be added, indicators that must not be computed, cycles in a hierarchy, a basis graph or a lattice,
 * validities that overlap. `locale` says how names of units are written, for look-ups.
 *
 * @example
 * ```ts
 * import { Documents, Problem, Model } from "@lantoa/core"
 * import { Result } from "effect"
 *
 * const documents = Documents.from({
 *   measures: [
 *     {
 *       id: "trained",
 *       title: { vi: "Lượt tập huấn", en: "Turns of training" },
 *       basis: "turns",
 *       accumulation: "flow",
 *       additivity: { time: "additive" }
 *     }
 *   ]
 * })
 * const problems = Result.getOrThrow(Result.flip(Model.make(documents))).problems
 * problems.map(Problem.renderProblem)
 * // => [ 'measures[0].basis: there is no count basis "turns"; did you mean "turn"?' ]
 * ```
 *
 * @category constructors
 * @since 0.1.0
 */
export const make = (
  documents: Documents.Documents,
  locale: Locale.Locale = Locale.plain
): Result.Result<Model, DocumentError> => {
  const shape = misshapen(documents, Documents.kinds)
  const problems = shape.length > 0 ? shape : check(documents)
  if (problems.length > 0) {
    return Result.fail(
      new DocumentError({ subject: "Documents", problems: problems as readonly [Problem, ...Array<Problem>] })
    )
  }
  const bases = byId([...Object.values(CountBasis.standard), ...documents.bases])
  return Result.succeed({
    documents,
    bases,
    dimensions: byId(documents.dimensions),
    forms: byId(documents.forms),
    cohorts: byId(documents.cohorts),
    measures: byId(
      [Measure.population, ...documents.measures].map((one) => Measure.resolve(one, bases.get(one.basis)))
    ),
    indicators: byId(documents.indicators),
    units: byId([...documents.units, ...documents.organisations]),
    directives: byId(documents.directives),
    teams: byId(documents.teams),
    campaigns: byId(documents.campaigns),
    targets: byId(documents.targets),
    territory: Territory.make(
      documents.hierarchies,
      documents.successions,
      documents.units,
      documents.organisations,
      locale
    ),
    lattice: Cohort.lattice(documents.cohorts)
  })
}

/**
 * Everything that is wrong with figures in the eyes of a model; no problem, no entry. Codes: `unknown-id` (measure, unit,
 * reporter, cohort, team, activity, directive, member of a dimension), `unknown-dimension` (a figure breaks down only by
 * dimensions of its measure; one left out is its total), `duplicate-id` (a member named twice), `out-of-range` (no possible value lies in the measure's range), `fraction` (part of
 * something of which there are only whole ones), `known-too-early` (before the period begins), `not-alive` (a unit has no edge in
 * any hierarchy on the period's last day), `other-host` (a team's figure names neither its host in that period, nor what that was
 * or became, nor a unit above). Paths start with the figure's place in the list.
 *
 * @example
 * ```ts
 * import { Documents, Model, Observation } from "@lantoa/core"
 * import { Result } from "effect"
 *
 * const model = Result.getOrThrow(Model.make(Documents.empty))
 * const figure = Observation.from({
 *   id: "o1",
 *   measure: "trained",
 *   units: ["vn"],
 *   period: "2025-03",
 *   value: "> 550",
 *   knownAt: "2025-04-01T00:00:00Z"
 * })
 * Model.checkObservations(model, [figure]).map((problem) => problem.path) // => [ [ 0, 'measure' ], [ 0, 'units', 0 ] ]
 * ```
 *
 * @category validation
 * @since 0.1.0
 */
export const checkObservations = (
  model: Model,
  observations: ReadonlyArray<Observation.Observation>
): ReadonlyArray<Problem> => checkFigures(model, Figures.fromObservations(observations))

/** As {@link checkObservations}, of figures in columns. @category validation @since 0.1.0 */
export const checkFigures: (model: Model, figures: Figures.Figures) => ReadonlyArray<Problem> = figures.checkFigures

/**
 * Everything that is wrong with filings in the eyes of a model: `unknown-id` (form, reporter), `other-period` (none of the
 * form's, or out of its dates), `other-reporter` (not one of those that file it). Paths start with the filing's place.
 *
 * @category validation
 * @since 0.1.0
 */
export const checkFilings: (model: Model, filings: ReadonlyArray<Filing>) => ReadonlyArray<Problem> = filed.checkFilings

export { unitName } from "./internal/unitName.ts"

/** The unit that hosts a team on a day, as documents say. @category getters @since 0.1.0 */
export const hostOf: (team: Team.Team, day: Day.Day) => string = Team.hostOn

/** All units that ever hosted a team. @category getters @since 0.1.0 */
export const hostsOf: (team: Team.Team) => ReadonlyArray<string> = Team.hosts
