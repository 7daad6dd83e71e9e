/** What is written: everything follows from who writes and which of his commits it is, so that who looks knows what to find. */
import { type Documents, type Lantoa, type Observation, Period } from "@lantoa/core"

/** How many may write at once. */
export const writers = 8

const text = (name: string) => ({ vi: name, en: name })
/** After all the days there are. */
export const known = "2080-01-01T00:00:00Z"
const later = "2080-01-02T00:00:00Z"

/** Measures of figures that belong to nobody in particular; those of cohorts have one of their own. */
export const measures = ["m0", "m1", "m2", "m3"]
const unit = (writer: number): string => `u${writer}`
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index)

/** How many days a commit has to itself, and how many commits a writer makes at most. */
export const [days, commits] = [50, 800]

/** The days of all commits. */
export const everything = Period.ofDays(0, days * commits)

const measure = (id: string) => ({
  id,
  title: text(id),
  basis: "turn",
  accumulation: "flow" as const,
  own: "no" as const
})

/** What is there before anybody writes; `x.<number>.a` and `.b` are what writers quarrel about. */
export const base: Documents.Encoded = {
  measures: [...measures, "m"].map(measure),
  indicators: measures.map((id) => ({ id, title: text(id), expression: { _tag: "Measure", measure: id } })),
  units: ["p", ...numbers(writers).map(unit)].map((id) => ({ id, names: [{ name: text(id) }] })),
  hierarchies: [
    {
      id: "s",
      name: text("s"),
      levels: [
        { id: "province", name: text("province") },
        { id: "commune", name: text("commune") }
      ],
      edges: [
        { unit: "p", level: "province" },
        ...numbers(writers).map((writer) => ({ unit: unit(writer), parent: "p", level: "commune" }))
      ]
    }
  ],
  cohorts: numbers(commits / 4).flatMap((turn) =>
    ["a", "b"].map((end) => ({ id: `x.${turn * 4 + 3}.${end}`, name: text(end) }))
  )
}

const day = (commit: number, index: number) => Period.ofDays(commit * days + index, commit * days + index + 1)

/** The cohort that a commit brings along. */
export const cohortOf = (writer: number, commit: number): string => `c.${writer}.${commit}`

/** The two ends of what is quarrelled about, the one that a writer puts within the other first. */
export const quarrel = (writer: number, commit: number): readonly [within: string, around: string] => {
  const [a, b] = [`x.${commit}.a`, `x.${commit}.b`]
  return writer % 2 === 0 ? [a, b] : [b, a]
}

type Kind = "figures" | "a cohort and its figures" | "second thoughts" | "a quarrel"
const kinds: ReadonlyArray<Kind> = ["figures", "a cohort and its figures", "second thoughts", "a quarrel"]
export const kindOf = (commit: number): Kind => kinds[commit % kinds.length]!

const figures = (writer: number, commit: number): ReadonlyArray<Observation.Encoded> =>
  measures.flatMap((id, row) =>
    numbers(days).map((index) => ({
      measure: id,
      units: [unit(writer)] as const,
      period: day(commit, index),
      value: 1 + ((writer + commit + index + row) % 97),
      knownAt: known
    }))
  )

const named = (writer: number, commit: number, index: number): Observation.Encoded => ({
  id: `${writer}.${commit}.${index}`,
  measure: "m",
  units: [unit(writer)],
  period: day(commit, index),
  value: index,
  knownAt: known
})

/** A commit. Its second thoughts withdraw and correct figures of the one before. */
export const commitOf = (writer: number, commit: number): Lantoa.Commit => {
  const id = `${writer}-${commit}`
  const kind = kindOf(commit)
  if (kind === "figures") return { id, figures: figures(writer, commit) }
  if (kind === "a cohort and its figures") {
    const cohort = cohortOf(writer, commit)
    return {
      id,
      documents: { put: { cohorts: [{ id: cohort, name: text(cohort) }] }, knownAt: known },
      figures: numbers(20).map((index) => ({ ...named(writer, commit, index), cohorts: [cohort] }))
    }
  }
  if (kind === "a quarrel") {
    const [within, around] = quarrel(writer, commit)
    return {
      id,
      documents: { put: { cohorts: [{ id: within, name: text("x"), within: [around] }] }, knownAt: later }
    }
  }
  const [withdrawn, wrong] = [0, 1].map((index) => named(writer, commit - 1, index)) as [
    Observation.Encoded,
    Observation.Encoded
  ]
  const right = {
    ...wrong,
    id: `${writer}.${commit}.0`,
    cohorts: [cohortOf(writer, commit - 1)],
    value: 1000,
    knownAt: later,
    corrects: { observation: wrong.id!, reason: "counted again" }
  }
  return {
    id,
    figures: [right, ...numbers(5).map((index) => named(writer, commit, index + 1))],
    withdrawals: [{ figure: withdrawn.id!, reason: "counted twice", knownAt: later }]
  }
}
