/** Makes a failing case small: one cell, and no figure or document without which it still fails. @internal */
import * as Atlas from "./atlas.ts"
import type { Ask, Case, CommitJson, DocumentsJson } from "./case.ts"
import * as Judge from "./judge.ts"
import type { Office } from "./office.ts"

/** The cell of a query in which it fails, and how. */
export interface Failing {
  readonly query: number
  readonly unit: string
  readonly period: string
  readonly fault: Judge.Fault
}

/** Whether a case whose figures are all true still fails so in its one cell. */
const fails = async (office: Office, ask: Ask, asked: Case, fault: Judge.Fault): Promise<boolean> => {
  const atlas = Atlas.make(asked.documents)
  if (fault !== "crossed" && !Judge.truthful(atlas, asked, office.truth)) return false
  const [expectation] = Judge.expect(atlas, asked, office.truth)[0]!
  const answered = await ask(asked)
  const [cells] = answered.answers
  if (answered.commits.some((text) => text !== "ok") || typeof cells !== "object" || expectation === undefined)
    return false
  return Judge.compare(cells[0]!, expectation).faults.includes(fault)
}

/** Leaves out ever smaller runs of a list while `still` holds. */
const fewer = async <A>(
  list: ReadonlyArray<A>,
  still: (left: ReadonlyArray<A>) => Promise<boolean>
): Promise<ReadonlyArray<A>> => {
  let kept = list
  for (let size = Math.ceil(kept.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < kept.length;) {
      const without = [...kept.slice(0, at), ...kept.slice(at + size)]
      if (await still(without)) kept = without
      else at += size
    }
  }
  return kept
}

const write = (commits: ReadonlyArray<CommitJson>): Case["commits"] =>
  commits.filter((commit) => commit.figures.length + commit.filings.length + commit.withdrawals.length > 0)

/** Documents that nothing left in a case speaks of. */
const named = (asked: Case): DocumentsJson => {
  const { documents } = asked
  const indicators = documents.indicators.filter((one) => asked.queries.some((query) => query.indicator === one.id))
  const used = new Set([
    ...indicators.flatMap((one) => Judge.measuresOf(one.expression)),
    ...asked.commits.flatMap((commit) => commit.figures.map((figure) => figure.measure))
  ])
  const forms = documents.forms.filter((form) => form.measures.some((id) => used.has(id)))
  for (const form of forms) for (const id of form.measures) used.add(id)
  return { ...documents, indicators, forms, measures: documents.measures.filter((measure) => used.has(measure.id)) }
}

/** What was answered in the one cell of a small case, and what was expected. */
export const said = async (office: Office, ask: Ask, asked: Case): Promise<string> => {
  const atlas = Atlas.make(asked.documents)
  const [expected] = Judge.expect(atlas, asked, office.truth)[0]!
  const [cells] = (await ask(asked)).answers
  const cell = typeof cells === "string" ? cells : cells![0]
  return `${JSON.stringify(cell)}, expected ${Judge.describe(expected)}`
}

/** The smallest case found. */
export const make = async (office: Office, ask: Ask, failing: Failing): Promise<Case> => {
  const { fault, period, query, unit } = failing
  const one = office.case.queries[query]!
  let found: Case = { ...office.case, queries: [{ ...one, units: [unit], periods: [period] }] }
  const attempt = async (next: Case): Promise<boolean> => {
    const worse = await fails(office, ask, next, fault).catch(() => false)
    if (worse) found = next
    return worse
  }
  if (!(await attempt(found))) return office.case
  const atlas = Atlas.make(found.documents)
  const indicator = found.documents.indicators.find((each) => each.id === one.indicator)!
  const measures = Judge.measuresOf(indicator.expression)
  const forms = atlas.documents.forms.filter((each) => each.measures.some((measure) => measures.includes(measure)))
  const ours = new Set([...measures, ...forms.flatMap((form) => form.measures)])
  await attempt({
    ...found,
    commits: write(
      found.commits.map((commit) => ({
        ...commit,
        figures: commit.figures.filter((figure) => ours.has(figure.measure)),
        filings: commit.filings.filter((filing) => forms.some(({ id }) => id === filing.form))
      }))
    )
  })
  for (const index of found.commits.keys()) {
    for (const list of ["withdrawals", "filings", "figures"] as const) {
      const before = found.commits
      await fewer(before[index]![list] as ReadonlyArray<unknown>, (left) =>
        attempt({ ...found, commits: found.commits.with(index, { ...found.commits[index]!, [list]: left }) })
      )
    }
  }
  await attempt({ ...found, commits: write(found.commits) })
  await attempt({ ...found, documents: named(found) })
  for (const list of ["activities", "cohorts", "dimensions", "teams"] as const)
    await attempt({ ...found, documents: { ...found.documents, [list]: [] } })
  return { ...found, id: `${office.case.id}: ${fault}` }
}
