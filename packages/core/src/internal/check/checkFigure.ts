/** Whether one figure fits a model: every disagreement, with its place and its remedy. @internal */
import * as Day from "../../Day.ts"
import type * as Measure from "../../Measure.ts"
import type { Model } from "../../Model.ts"
import type * as Observation from "../../Observation.ts"
import * as Period from "../../Period.ts"
import * as Territory from "../../Territory.ts"
import { renderSpan } from "../renderSpan.ts"
import { checkHost } from "./checkHost.ts"
import { checkKnown } from "./checkKnown.ts"
import { isEmpty } from "./checkSpans.ts"
import { checkValue } from "./checkValue.ts"
import { membersOf, type Need } from "./ids.ts"
import type { Path, Report } from "./problems.ts"

/** What is asked of a model for every figure. */
export interface Index {
  readonly measures: ReadonlySet<string>
  readonly units: ReadonlySet<string>
  readonly cohorts: ReadonlySet<string>
  readonly teams: ReadonlySet<string>
  readonly activities: ReadonlySet<string>
  readonly directives: ReadonlySet<string>
  /** Members by dimension, where the list is closed. */
  readonly members: ReadonlyMap<string, ReadonlySet<string>>
  /** The spans in which a unit has an edge in some hierarchy. */
  readonly lives: ReadonlyMap<string, ReadonlyArray<Day.Span>>
  /** Units that became others, wholly or in part. */
  readonly succeeded: ReadonlySet<string>
}

/** Figures come in many small batches: what is asked of a model is gathered once. */
const indexes = new WeakMap<Model, Index>()

export const indexOf = (model: Model): Index => {
  const known = indexes.get(model)
  if (known !== undefined) return known
  const edges = model.documents.hierarchies.flatMap((hierarchy) => hierarchy.edges)
  const lived = edges.filter((edge) => !isEmpty(edge))
  const lives = Map.groupBy(lived, ({ unit }) => unit)
  const index: Index = {
    measures: new Set(model.measures.keys()),
    units: new Set(model.units.keys()),
    cohorts: new Set(model.cohorts.keys()),
    teams: new Set(model.teams.keys()),
    activities: new Set(model.documents.activities.map((activity) => activity.id)),
    directives: new Set(model.directives.keys()),
    members: membersOf(model.dimensions.values()),
    lives,
    succeeded: new Set(model.documents.successions.flatMap((one) => one.moves.map((move) => move.from)))
  }
  indexes.set(model, index)
  return index
}

/** Touching spans as one: a unit that changed its parent went on living. */
const joined = (spans: ReadonlyArray<Day.Span>): ReadonlyArray<Day.Span> => {
  const order = [...spans].sort((a, b) => ((a.from ?? "") < (b.from ?? "") ? -1 : 1))
  const found: Array<Day.Span> = []
  for (const { from, to } of order) {
    const last = found.at(-1)
    if (last === undefined || (last.to !== undefined && (from ?? "") > last.to)) {
      found.push({ ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) })
    } else if (last.to !== undefined && (to === undefined || to > last.to)) {
      found[found.length - 1] = {
        ...(last.from === undefined ? {} : { from: last.from }),
        ...(to === undefined ? {} : { to })
      }
    }
  }
  return found
}

/** Whether a unit ended and has heirs: figures under a former code are theirs. */
const isFormer = (index: Index, unit: string, spans: ReadonlyArray<Day.Span>, day: Day.Day): boolean =>
  index.succeeded.has(unit) && spans.every((span) => span.to !== undefined && span.to <= day)

/** Whether a unit may have figures of a day. */
export const isAlive = (index: Index, unit: string, day: Day.Day): boolean => {
  const spans = index.lives.get(unit)
  return spans !== undefined && (spans.some((span) => Day.within(day, span)) || isFormer(index, unit, spans, day))
}

const alive = (index: Index, unit: string, day: Day.Day, path: Path, report: Report): void => {
  if (isAlive(index, unit, day)) return
  const spans = index.lives.get(unit)
  if (spans === undefined) {
    report("not-alive", path, `"${unit}" has no edge in any hierarchy, so its figures belong nowhere: give it one`)
  } else {
    report(
      "not-alive",
      path,
      `"${unit}" does not exist on ${day}, the period's last day; it exists ${joined(spans).map(renderSpan).join(" and ")}: name the unit of that day, or correct the period`
    )
  }
}

/** A unit in a set that lies in another of it: whether it counts once or twice nobody could tell. */
const nested = (
  model: Model,
  { measure, period, units }: Observation.Observation,
  path: Path,
  report: Report
): void => {
  // Where figures leave out those below, a body and one below it share nothing.
  if (units.length < 2 || model.measures.get(measure)?.own === "always") return
  const day = Period.lastDay(period)
  for (const hierarchy of model.territory.hierarchies.keys()) {
    const snapshot = Territory.snapshotAt(model.territory, hierarchy, day)
    units.forEach((unit, u) => {
      const above = Territory.ancestors(snapshot, unit).find((one) => one !== unit && units.includes(one))
      if (above === undefined) return
      report(
        "nested-units",
        [...path, "units", u],
        `"${unit}" lies in "${above}", which is named too: name "${above}" alone, or only units that lie beside each other`
      )
    })
  }
}

/** A dimension left out is its total; of one that the model lists, a figure names members, each once. */
const breakdown = (
  measure: Measure.Resolved,
  index: Index,
  need: Need,
  observation: Observation.Observation,
  at: Path,
  report: Report
): void => {
  for (const [dimension, named] of Object.entries(observation.breakdown)) {
    const path = [...at, "breakdown", dimension]
    if (!measure.dimensions.includes(dimension)) {
      const has =
        measure.dimensions.length === 0
          ? "no dimensions"
          : `only ${measure.dimensions.map((one) => `"${one}"`).join(", ")}`
      report(
        "unknown-dimension",
        path,
        `"${measure.id}" has ${has}: leave "${dimension}" out, or add it to the measure`
      )
      continue
    }
    const several = typeof named !== "string"
    const members = index.members.get(dimension)
    const list = several ? named : [named]
    list.forEach((member, m) => {
      const here = several ? [...path, m] : path
      if (members !== undefined) need("member", members, member, here, dimension)
      if (list.indexOf(member) < m)
        report("duplicate-id", here, `the member "${member}" is named twice: name each once`)
    })
  }
}

/** Everything about a figure, in the order in which it is told. */
export const checkFigure = (
  model: Model,
  index: Index,
  need: Need,
  observation: Observation.Observation,
  path: Path,
  report: Report
): void => {
  need("measure", index.measures, observation.measure, [...path, "measure"])
  const day = Period.lastDay(observation.period)
  observation.units.forEach((unit, u) => {
    need("unit or organisation", index.units, unit, [...path, "units", u])
    if (index.units.has(unit)) alive(index, unit, day, [...path, "units", u], report)
  })
  observation.cohorts.forEach((cohort, c) => need("cohort", index.cohorts, cohort, [...path, "cohorts", c]))
  need("team", index.teams, observation.team, [...path, "team"])
  checkHost(model, observation, path, report)
  need("activity", index.activities, observation.activity, [...path, "activity"])
  need("directive", index.directives, observation.source?.directive, [...path, "source", "directive"])
  need("unit or organisation", index.units, observation.reporter, [...path, "reporter"])
  nested(model, observation, path, report)
  const measure = model.measures.get(observation.measure)
  if (measure === undefined) return
  breakdown(measure, index, need, observation, path, report)
  checkValue(model, measure, observation, path, report)
  checkKnown(measure, observation, path, report)
}
