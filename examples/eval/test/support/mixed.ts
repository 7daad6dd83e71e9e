/** Small worlds of all that meets in one office: two ends of a ratio, trust, two reporters, teams that end, blank forms, weeks. */
import { chances } from "../../../oracle/test/changes.ts"
import { below, commune, edge, type Figure, figure, form, of, province, team, text } from "./documents.ts"

const months = ["2025-01", "2025-02", "2025-03"]
const communes = ["a", "b", "c"]
const known = "2026-01-05T00:00:00Z"

/** A world with what is asked of it; what is far away is told by a commune of another province. */
export interface World {
  readonly documents: object
  readonly figures: ReadonlyArray<Figure>
  readonly filings: ReadonlyArray<object>
  readonly far: ReadonlyArray<Figure>
  readonly query: object
}

/** The world of a number; the same number is the same world. */
export const mixed = (seed: number): World => {
  const chance = chances(seed)
  const pick = <A>(list: ReadonlyArray<A>): A => list[Math.floor(chance() * list.length)]!
  const accumulation = chance() < 0.25 ? { accumulation: "stock", basis: "team" } : {}
  const own = pick(["no", "no", "may", "always"])
  const fields = {
    ...accumulation,
    own,
    ...pick([{}, {}, { trust: "whole" }, { trust: "parts" }]),
    ...pick([{}, { reports: ["teams"] }])
  }
  const measures = [below(fields), below({ ...fields, id: "d" })]
  const every = pick([undefined, "month", "month", "quarter", "week"] as const)
  const by = chance() < 0.3 ? { by: { teams: "all" } } : {}
  const base = province(
    { communes, measures },
    {
      teams: [team("t1", "a", { to: "2025-02-16" }), team("t2", "a"), team("t3", "b", { from: "2025-01-10" })],
      cohorts: [{ id: "youth", name: text("thanh niên", "youth") }],
      ...(every === undefined ? {} : { forms: [form(every, { measures: ["m", "d"], ...by })] })
    }
  )
  const [state] = base.hierarchies!
  const documents = {
    ...base,
    units: [...base.units!, commune("r"), commune("z")],
    hierarchies: [
      { ...state!, edges: [...state!.edges!, { unit: "r", level: "province" }, edge("z", { parent: "r" })] }
    ]
  }
  const [left, right] = [of("m"), of("d")]
  const expression = pick([
    left,
    left,
    { _tag: "Ratio", numerator: left, denominator: right },
    { _tag: "Divide", left, right },
    { _tag: "Subtract", left, right }
  ] as const)
  const weeks = every === "week" ? ["2025-W02", "2025-W05", "2025-W08", "2025-W10"] : []
  const value = () => pick([0, 1, 3, 7, 12, ">= 4", "[2, 9]", null])
  const one = (index: number) => {
    const [unit, by] = pick([
      [pick(communes), {}],
      [pick(communes), {}],
      ["a", { team: pick(["t1", "t2"]) }],
      ["b", { team: "t3" }],
      ["p", {}],
      [pick(communes), { reporter: "p" }]
    ] as const)
    const period = pick([...months, ...months, "2025-Q1", ...weeks])
    return figure(unit, period, value(), { id: `f${index}`, measure: pick(["m", "m", "d"]), ...by })
  }
  const boxes = new Map<string, Figure>()
  for (let index = 0; index < 12; index++) {
    const found = one(index)
    const { measure, period, reporter, team: by, units } = found
    boxes.set(JSON.stringify([measure, units, period, by, reporter]), found)
  }
  const reporters = "by" in by ? ["t1", "t2", "t3"] : communes
  const filings =
    every === "month" || every === "quarter"
      ? reporters.flatMap((reporter) => {
          const period = every === "month" ? pick(months) : "2025-Q1"
          const isThere = reporter !== "t1" || period !== "2025-03"
          return isThere && chance() < 0.4 ? [{ form: "form", reporter, period, knownAt: known }] : []
        })
      : []
  const far = ["2025-01", "2025-05", "2025-W03", "2025"].map((period, index) =>
    figure("z", period, 5, {
      id: `far${index}`,
      measure: pick(["m", "d"]),
      ...(index === 0 ? { cohorts: ["youth"] } : {})
    })
  )
  const indicator = { id: "own", title: text("Chỉ số", "Indicator"), expression }
  const closed = chance() < 0.25 ? { silent: "zero" } : {}
  return { documents, figures: [...boxes.values()], filings, far, query: { indicator, hierarchy: "state", ...closed } }
}
