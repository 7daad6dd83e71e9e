/** Whether documents agree with each other: every disagreement, with its place and its remedy. @internal */
import * as Cohort from "../../Cohort.ts"
import * as CountBasis from "../../CountBasis.ts"
import * as Documents from "../../Documents.ts"
import { type Problem, renderPath } from "../../Problem.ts"
import * as Measure from "../../Measure.ts"
import { checkHierarchy } from "./checkHierarchy.ts"
import { checkIndicators } from "./checkIndicators.ts"
import { objections } from "./checkMeasure.ts"
import { checkReferences } from "./checkReferences.ts"
import { knownIds } from "./ids.ts"
import { checkSpans } from "./checkSpans.ts"
import { checkSuccessions } from "./checkSuccessions.ts"
import { cycles, type Graph, renderCycle } from "./cycles.ts"
import { collect, type Path, type Report } from "./problems.ts"

/** Ids that occur twice; `seen` may hold ids of another list in the same name space. */
const unique = (
  report: Report,
  keys: ReadonlyArray<string>,
  path: Path,
  last: ReadonlyArray<string> = ["id"],
  seen: Map<string, string> = new Map()
): void =>
  keys.forEach((key, index) => {
    const here = renderPath([...path, index])
    const first = seen.get(key)
    if (first === undefined) seen.set(key, here)
    else
      report(
        "duplicate-id",
        [...path, index, ...last],
        `the id "${key}" is taken by ${first}: give one of them another`
      )
  })

/** Ids of others that a list names twice. */
const once = (report: Report, list: ReadonlyArray<string>, path: Path): void =>
  list.forEach((id, index) => {
    if (list.indexOf(id) < index) report("duplicate-id", [...path, index], `"${id}" is named twice: name each once`)
  })

const idsOf = (list: ReadonlyArray<{ readonly id: string }>): ReadonlyArray<string> => list.map((one) => one.id)

/** What every model knows may be worded anew, but not made into something else. */
const standards = (documents: Documents.Documents, report: Report): void => {
  const taken = (kind: Documents.Kind, index: number, id: string, by: string) =>
    report("duplicate-id", [kind, index, "id"], `the id "${id}" is taken by the standard ${by}: give yours another`)
  documents.bases.forEach(({ id, kind }, index) => {
    const known = Object.values(CountBasis.standard).find((one) => one.id === id)
    if (known !== undefined && known.kind !== kind) taken("bases", index, id, `basis of kind "${known.kind}"`)
  })
  documents.measures.forEach(({ id, basis, accumulation }, index) => {
    const known = Measure.population
    if (id === known.id && (basis !== known.basis || accumulation !== known.accumulation)) {
      taken("measures", index, id, `measure of ${known.accumulation} and basis "${known.basis}"`)
    }
  })
}

const duplicates = (documents: Documents.Documents, report: Report): void => {
  const places = new Map<string, string>()
  for (const kind of Documents.kinds) {
    if (kind === "memberships") unique(report, documents[kind].map(Documents.key), [kind], [])
    else if (kind === "units" || kind === "organisations")
      unique(report, idsOf(documents[kind]), [kind], ["id"], places)
    else unique(report, idsOf(documents[kind]), [kind])
  }
  standards(documents, report)
  documents.hierarchies.forEach((one, h) => unique(report, idsOf(one.levels), ["hierarchies", h, "levels"]))
  documents.dimensions.forEach((one, d) => unique(report, idsOf(one.members), ["dimensions", d, "members"]))
  documents.measures.forEach((one, m) => once(report, one.dimensions, ["measures", m, "dimensions"]))
  documents.forms.forEach((one, f) => once(report, one.measures, ["forms", f, "measures"]))
  documents.activities.forEach((one, a) => {
    for (const key of ["places", "teams", "organisations", "cohorts"] as const)
      once(report, one[key], ["activities", a, key])
  })
  documents.campaigns.forEach((one, c) => {
    for (const list of ["solutions", "waves", "models", "events", "enumerations"] as const) {
      unique(report, idsOf(one[list]), ["campaigns", c, list])
    }
    one.solutions.forEach((group, s) => unique(report, idsOf(group.tasks), ["campaigns", c, "solutions", s, "tasks"]))
  })
}

const circles = (
  report: Report,
  kind: Documents.Kind,
  field: string,
  graph: Graph,
  say: (cycle: string) => string
): void => {
  const places = new Map([...graph.keys()].map((id, index) => [id, index]))
  for (const cycle of cycles(graph)) report("cycle", [kind, places.get(cycle[0]!)!, field], say(renderCycle(cycle)))
}

/** Somebody who would have to be in two cohorts that share nobody. */
const contradictions = (cohorts: ReadonlyArray<Cohort.Cohort>, report: Report): void => {
  const { isWithin } = Cohort.lattice(cohorts)
  cohorts.forEach((cohort, c) =>
    cohort.apartFrom.forEach((other, index) => {
      const both = cohorts.find((one) => isWithin(one.id, cohort.id) && isWithin(one.id, other))
      if (both === undefined) return
      report(
        "contradiction",
        ["cohorts", c, "apartFrom", index],
        cohort.id === other
          ? `"${other}" is said to share nobody with itself: drop the fact`
          : `"${cohort.id}" and "${other}" are said to share nobody, yet "${both.id}" lies within both: drop one of these facts`
      )
    })
  )
}

/** Measures of bases that the documents define; those of standard bases were checked where they were made. */
const laws = (documents: Documents.Documents, report: Report): void => {
  const kinds = new Map(documents.bases.map(({ id, kind }) => [id, kind]))
  for (const { id } of Object.values(CountBasis.standard)) kinds.delete(id)
  documents.measures.forEach((measure, m) => {
    const kind = kinds.get(measure.basis)
    for (const { path, message } of kind === undefined ? [] : objections(kind, measure)) {
      report("illegal-additivity", ["measures", m, ...path], message)
    }
  })
}

/** All problems: ids that clash or name nothing, then what must not be computed, then dates, then trees, then graphs. */
export const check = (documents: Documents.Documents): ReadonlyArray<Problem> =>
  collect((tell) => {
    const said = new Set<string>()
    const report: Report = (code, path, message) => {
      said.add(renderPath(path))
      tell(code, path, message)
    }
    const known = knownIds(documents)
    duplicates(documents, report)
    laws(documents, report)
    checkReferences(documents, known, report)
    checkIndicators(documents, said, report)
    checkSpans(documents, report)
    documents.hierarchies.forEach((hierarchy, h) =>
      checkHierarchy(hierarchy, known["unit or organisation"], ["hierarchies", h], report)
    )
    checkSuccessions(documents, known["unit or organisation"], report)
    const graph = <A extends { readonly id: string }>(list: ReadonlyArray<A>, to: (one: A) => ReadonlyArray<string>) =>
      new Map(list.map((one) => [one.id, to(one)]))
    circles(
      report,
      "directives",
      "basis",
      graph(documents.directives, (one) => one.basis),
      (cycle) => `directives rest on each other, ${cycle}: a document rests on earlier ones only; drop one of these`
    )
    circles(
      report,
      "cohorts",
      "within",
      graph(documents.cohorts, (one) => one.within),
      (cycle) =>
        `cohorts lie within each other, ${cycle}: they would be one and the same; keep one, or drop one of these facts`
    )
    circles(
      report,
      "targets",
      "rescopes",
      graph(documents.targets, (one) => (one.rescopes === undefined ? [] : [one.rescopes])),
      (cycle) => `targets re-scope each other, ${cycle}: a target re-scopes an earlier one; drop one of these`
    )
    contradictions(documents.cohorts, report)
  })
