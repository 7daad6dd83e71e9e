/** Offices: a true world, the reports that cover it, and what became of them. @internal */
import * as Atlas from "./atlas.ts"
import type { Blueprint } from "./blueprint.ts"
import type { Case, CommitJson, DocumentsJson, MeasureJson, QueryJson } from "./case.ts"
import * as Grids from "./grids.ts"
import * as Ground from "./ground.ts"
import type { Truth } from "./judge.ts"
import * as Ratios from "./ratios.ts"
import * as Sending from "./sending.ts"
import * as Setup from "./setup.ts"
import type * as TrueWorld from "./truth.ts"

/** @category models @since 0.1.0 */
export interface Office {
  readonly case: Case
  readonly atlas: Atlas.Atlas
  /** Counts in the boxes of the office's own figures and questions. */
  readonly truth: Truth
  readonly blueprint: Blueprint
}

const { text } = Ground

export const make = (blueprint: Blueprint, id = "office"): Office => {
  const ground = Ground.make(blueprint)
  const teams = Setup.teamsOf(blueprint, ground)
  const setups = blueprint.measures.map((plan, index) => Setup.setup(ground, teams, plan, index))
  const whole = (documents: Partial<DocumentsJson>): DocumentsJson => ({
    cohorts: [
      { id: "youth", name: text("youth") },
      { id: "members", name: text("members"), within: ["youth"] },
      { id: "elders", name: text("elders"), apartFrom: ["youth"] },
      { id: "women", name: text("women") }
    ],
    dimensions: Setup.dimensions.slice(0, 2).map(({ id, members }) => ({
      id,
      title: text(id),
      members: members.map((member) => ({ id: member, title: text(member) })) as never
    })),
    measures: setups.map((one) => one.measure),
    indicators: [],
    units: ground.units,
    hierarchies: [ground.hierarchy],
    successions: ground.successions,
    teams,
    activities: Setup.activitiesOf(ground),
    forms: [],
    targets: [],
    ...documents
  })
  const bare = Atlas.make(whole({}))
  const forms = setups.flatMap((one) => Setup.formOf(bare, one, ground.window) ?? [])
  const companions = forms.map(({ measures: [, id] }): MeasureJson => ({
    id: id!,
    title: text(id!),
    basis: "item",
    accumulation: "flow"
  }))
  const slices = (one: Setup.Setup) => [
    { id: `q-${one.measure.id}`, extra: {} },
    ...one.extras.cohorts.map((cohort) => ({ id: `q-${one.measure.id}-${cohort}`, extra: { cohort } })),
    ...(one.extras.dimension === undefined
      ? []
      : one.extras.dimension.members.map((member) => ({
          id: `q-${one.measure.id}-${member}`,
          extra: { where: { [one.extras.dimension!.id]: member } }
        })))
  ]
  const plain = setups.map((one) =>
    slices(one).map(({ extra, id }) => ({
      id,
      title: text(id),
      expression: { _tag: "Measure" as const, measure: one.measure.id, ...extra }
    }))
  )
  const ratios = Ratios.of(plain, blueprint.salt)
  const documents = whole({
    measures: [...setups.map((one) => one.measure), ...companions],
    forms,
    indicators: [...plain.flat(), ...ratios.map(({ indicator }) => indicator)]
  })
  const atlas = Atlas.make(documents)
  const counts = new Map<string, TrueWorld.Count>()
  const commits: Array<CommitJson> = []
  const queries: Array<QueryJson> = []
  const all = setups.map((one, index) => {
    const form = forms.find((form) => form.measures[0] === one.measure.id)
    const weekly = form?.every === "week"
    const asked = Grids.grids(atlas, ground, Grids.periodsOf(ground, weekly), blueprint.salt + index)
    const measured = Sending.measureFigures(atlas, ground, blueprint.salt + 31 * index, one, form, asked)
    counts.set(one.measure.id, measured.count)
    commits.push(...measured.commits)
    slices(one).forEach(({ id }, slice) => {
      // Slices of one measure take turns: each is asked about some of the boundaries.
      const turns = asked.filter((_, turn) => slice === 0 || turn % 2 === slice % 2 || asked.length === 1)
      for (const grid of turns) queries.push({ indicator: id, hierarchy: "state", ...grid })
    })
    const [now] = asked
    if (!measured.mistaken && now !== undefined && (blueprint.salt + index) % 2 === 0) {
      queries.push({
        indicator: `q-${one.measure.id}`,
        hierarchy: "state",
        ...now,
        periods: now.periods.slice(0, 2),
        asKnownAt: "2025-04-20T00:00:00Z"
      })
    }
    return asked
  })
  for (const { ends, indicator } of ratios) {
    const common = Grids.common(all[ends[0]]!, all[ends[1]]!, blueprint.salt)
    for (const grid of common) queries.push({ indicator: indicator.id, hierarchy: "state", ...grid })
  }
  const truth: Truth = (measure, box) => counts.get(measure)!(box)
  return { case: { id, documents, commits, queries }, atlas, truth, blueprint }
}
