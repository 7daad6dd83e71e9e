/** Dated facts: spans that hold no day, and spans that share one where they must not. @internal */
import * as Day from "../../Day.ts"
import type * as Documents from "../../Documents.ts"
import * as Period from "../../Period.ts"
import { renderSpan } from "../renderSpan.ts"
import type { Path, Report } from "./problems.ts"

/** Whether a span holds no day at all. */
export const isEmpty = (span: Day.Span): boolean =>
  span.from !== undefined && span.to !== undefined && span.from >= span.to

const start = (span: Day.Span): Day.Day => span.from ?? ""

/** The first stretch of `span` that none of `covers` holds. */
export const gap = (span: Day.Span, covers: ReadonlyArray<Day.Span>): Day.Span | undefined => {
  const order = [...covers].sort((a, b) => ((a.from ?? "") < (b.from ?? "") ? -1 : 1))
  let at = span.from ?? ""
  for (const cover of order) {
    if ((cover.from ?? "") > at) break
    if (cover.to === undefined) return undefined
    if (cover.to > at) at = cover.to
  }
  if (span.to !== undefined && at >= span.to) return undefined
  const next = order.find((cover) => (cover.from ?? "") > at)?.from
  const to = next === undefined || (span.to !== undefined && span.to < next) ? span.to : next
  return { ...(at === "" ? {} : { from: at }), ...(to === undefined ? {} : { to }) }
}

/** Pairs of neighbours in time that share a day, as indices into the list, the later one second. */
const clashes = (spans: ReadonlyArray<Day.Span>): ReadonlyArray<readonly [number, number]> => {
  if (spans.length < 2) return []
  const order = spans.map((_, index) => index).filter((index) => !isEmpty(spans[index]!))
  order.sort((a, b) => (start(spans[a]!) < start(spans[b]!) ? -1 : start(spans[a]!) > start(spans[b]!) ? 1 : a - b))
  const found: Array<readonly [number, number]> = []
  let longest = order[0]
  for (const index of order.slice(1)) {
    if (Day.overlap(spans[longest!]!, spans[index]!)) found.push([longest!, index])
    const reach = spans[longest!]!.to
    const to = spans[index]!.to
    if (reach !== undefined && (to === undefined || to > reach)) longest = index
  }
  return found
}

const empty = (report: Report, span: Day.Span, path: Path): void => {
  if (isEmpty(span)) {
    report(
      "empty-span",
      [...path, "to"],
      `ends (${span.to}) on or before the day it starts (${span.from}): "to" is the first day after; put it later, or leave it out`
    )
  }
}

/** Items with their places, grouped by a key. */
const groups = <A>(items: ReadonlyArray<A>, key: (item: A) => string): ReadonlyArray<ReadonlyArray<number>> => [
  ...Map.groupBy(items.keys(), (index) => key(items[index]!)).values()
]

/** Spans of one list that must not be empty, nor share a day with another of the same key. */
const apart = <A extends Day.Span>(
  report: Report,
  items: ReadonlyArray<A>,
  path: Path,
  key: (item: A) => string,
  what: (item: A) => string
): void => {
  items.forEach((item, index) => empty(report, item, [...path, index]))
  if (items.length < 2) return
  for (const group of groups(items, key)) {
    for (const [a, b] of clashes(group.map((index) => items[index]!))) {
      const [first, second] = [group[a]!, group[b]!]
      report(
        "overlap",
        [...path, second],
        `${what(items[second]!)} holds ${renderSpan(items[second]!)}, and at ${path.at(-1)}[${first}] another holds ${renderSpan(items[first]!)}: on a day there is one; end the earlier where the later starts`
      )
    }
  }
}

/** Every span of the documents. */
export const checkSpans = (documents: Documents.Documents, report: Report): void => {
  for (const kind of ["units", "organisations"] as const) {
    documents[kind].forEach((unit, u) => {
      apart(
        report,
        unit.names,
        [kind, u, "names"],
        () => "",
        (name) => `the name "${name.name.vi}" of "${unit.id}"`
      )
      apart(
        report,
        unit.codes,
        [kind, u, "codes"],
        (code) => code.scheme,
        (code) => `the ${code.scheme} code "${code.code}" of "${unit.id}"`
      )
    })
  }
  documents.organisations.forEach((organisation, o) =>
    apart(
      report,
      organisation.covers,
      ["organisations", o, "covers"],
      (one) => one.unit,
      (one) => `the cover of "${one.unit}" by "${organisation.id}"`
    )
  )
  documents.hierarchies.forEach((hierarchy, h) => {
    hierarchy.levels.forEach((level, l) => empty(report, level, ["hierarchies", h, "levels", l]))
    apart(
      report,
      hierarchy.edges,
      ["hierarchies", h, "edges"],
      (edge) => edge.unit,
      (edge) => `the place of "${edge.unit}" in "${hierarchy.id}"`
    )
  })
  documents.forms.forEach((form, f) => empty(report, form, ["forms", f]))
  documents.teams.forEach((team, t) => {
    empty(report, team, ["teams", t])
    apart(
      report,
      team.hosts,
      ["teams", t, "hosts"],
      () => "",
      (host) => `the host "${host.unit}" of "${team.id}"`
    )
    const missing = team.host === undefined && !isEmpty(team) ? gap(team, team.hosts) : undefined
    if (missing === undefined) return
    report(
      "gap",
      ["teams", t, "hosts"],
      `"${team.id}" has no host ${renderSpan(missing)}: add one for that time, or a host for all other days`
    )
  })
  apart(
    report,
    documents.memberships,
    ["memberships"],
    (seat) => `${seat.team} ${seat.member} ${seat.role}`,
    (seat) => `the seat of "${seat.member}" as ${seat.role} in "${seat.team}"`
  )
  documents.targets.forEach((target, t) => {
    recurring(report, target.deadline, ["targets", t, "deadline"])
    target.milestones.forEach((one, m) => recurring(report, one.deadline, ["targets", t, "milestones", m, "deadline"]))
  })
}

const recurring = (report: Report, deadline: Documents.Documents["targets"][number]["deadline"], path: Path): void => {
  if (deadline._tag !== "Recurring" || deadline.since === undefined || deadline.until === undefined) return
  if (Period.firstDay(deadline.since) > Period.lastDay(deadline.until)) {
    report(
      "empty-span",
      [...path, "until"],
      `recurs from ${deadline.since} until ${deadline.until}, which is earlier: turn them round`
    )
  }
}
