/** Small worlds in which communes a and b became x within the quarter, or a part of a went to b, and teams went with them. */
import { chances } from "../../../oracle/test/changes.ts"
import { below, commune, edge, type Figure, figure, form, province, team, text } from "./documents.ts"
import type { World } from "./mixed.ts"

const day = "2025-02-16"
const known = "2026-01-05T00:00:00Z"
const months = ["2025-01", "2025-02", "2025-03"]

/** The world of a number; the same number is the same world. */
export const changed = (seed: number): World & { readonly units: ReadonlyArray<string> } => {
  const chance = chances(seed)
  const pick = <A>(list: ReadonlyArray<A>): A => list[Math.floor(chance() * list.length)]!
  const isMerged = chance() < 0.7
  const units = isMerged ? ["p", "a", "b", "c", "x"] : ["p", "a", "b", "c"]
  const fields = {
    ...(chance() < 0.2 ? { accumulation: "stock", basis: "team" } : {}),
    own: pick(["no", "no", "may"]),
    ...pick([{}, { reports: ["teams"] }])
  }
  const every = pick([undefined, "month", "quarter", "week"] as const)
  const by = chance() < 0.4 ? { by: { teams: "all" } } : {}
  const base = province(
    { communes: units.slice(1), measures: [below(fields)] },
    {
      teams: [team("t1", "a"), team("t2", "a"), ...(chance() < 0.5 ? [team("t3", "b")] : [])],
      cohorts: [{ id: "youth", name: text("thanh niên", "youth") }],
      ...(every === undefined ? {} : { forms: [form(every, by)] })
    }
  )
  const [state] = base.hierarchies!
  const ended = isMerged ? { to: day } : {}
  const documents = {
    ...base,
    units: [...base.units!, commune("r"), commune("z")],
    hierarchies: [
      {
        ...state!,
        edges: [
          { unit: "p", level: "province" },
          edge("a", ended),
          edge("b", ended),
          edge("c"),
          ...(isMerged ? [edge("x", { from: day })] : []),
          { unit: "r", level: "province" },
          edge("z", { parent: "r" })
        ]
      }
    ],
    successions: [
      {
        id: "s",
        kind: isMerged ? "merge" : "part",
        date: day,
        hierarchy: "state",
        moves: isMerged
          ? ["a", "b"].map((from) => ({ from, to: "x" }))
          : [
              { from: "a", to: "a", shares: { population: "remainder" } },
              { from: "a", to: "b", shares: { population: "part" } }
            ]
      }
    ]
  }
  const weeks = every === "week" ? ["2025-W02", "2025-W05", "2025-W08", "2025-W10"] : []
  const boxes = new Map<string, Figure>()
  for (let index = 0; index < 12; index++) {
    const period = pick([...months, ...months, "2025-Q1", ...weeks])
    const isLate = period > "2025-02" && period !== "2025-W02" && period !== "2025-W05"
    const heir = isMerged && isLate ? "x" : undefined
    const [unit, more] = pick([
      ["c", {}],
      [heir ?? "a", {}],
      [heir ?? "b", {}],
      [heir ?? "a", { team: "t1" }],
      [heir ?? "a", { team: "t2" }],
      ["p", {}]
    ] as const)
    const value = pick([0, 1, 3, 7, 12, ">= 4", "[2, 9]", null])
    boxes.set(JSON.stringify([unit, period, more]), figure(unit, period, value, { id: `f${index}`, ...more }))
  }
  const reporters = "by" in by ? ["t1", "t2"] : ["c"]
  const filings =
    every === "month" || every === "quarter"
      ? reporters.flatMap((reporter) => {
          const period = every === "month" ? pick(months) : "2025-Q1"
          return chance() < 0.4 ? [{ form: "form", reporter, period, knownAt: known }] : []
        })
      : []
  const far = ["2025-01", "2025-05", "2025-W03", "2025"].map((period, index) =>
    figure("z", period, 5, { id: `far${index}`, ...(index === 0 ? { cohorts: ["youth"] } : {}) })
  )
  const boundaries = pick([{}, {}, { boundaries: { asOf: "2025-01-01" } }, { boundaries: { asOf: "2025-03-31" } }])
  return {
    documents,
    figures: [...boxes.values()],
    filings,
    far,
    units,
    query: { indicator: "m", hierarchy: "state", ...boundaries }
  }
}
