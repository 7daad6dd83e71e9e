/** Small true worlds of turns: a province, districts, communes, and each of them tells some months, quarters or totals. */
import { chances } from "../../../oracle/test/changes.ts"
import { below, commune, edge, type Figure, figure, form, province, query } from "./documents.ts"
import type { Scenario } from "./Scenario.ts"

const months = ["2025-01", "2025-02", "2025-03"]
const periods: { readonly [period: string]: ReadonlyArray<string> } = {
  ...Object.fromEntries(months.map((month) => [month, [month]])),
  "2025-01/2025-02": months.slice(0, 2),
  "2025-Q1": months
}

/** The world of a number; the same number is the same world. All its figures are true of it. */
export const nested = (seed: number): Scenario => {
  const chance = chances(seed)
  const pick = <A>(list: ReadonlyArray<A>): A => list[Math.floor(chance() * list.length)]!
  const own = pick(["no", "no", "may", "always"])
  const districts = pick([[], ["d", "e"]])
  const communes = ["a", "b", "c"]
  const parents = new Map([
    ...communes.map((id, index) => [id, districts[Math.min(index, districts.length - 1)] ?? "p"] as const),
    ...districts.map((id) => [id, "p"] as const)
  ])
  const units = ["p", ...districts, ...communes]
  const isBelow = (unit: string, above: string): boolean =>
    unit === above || (parents.has(unit) && isBelow(parents.get(unit)!, above))
  const truth = new Map(
    units.flatMap((unit) =>
      months.map((month) => {
        // Bodies above act themselves now and then, also where nobody expects it.
        const some = communes.includes(unit) || chance() < 0.5
        return [`${unit} ${month}`, some ? Math.floor(chance() * 20) : 0] as const
      })
    )
  )
  const said = (unit: string, period: string): number => {
    const counted = own === "always" ? [unit] : units.filter((one) => isBelow(one, unit))
    return counted
      .flatMap((one) => periods[period]!.map((month) => truth.get(`${one} ${month}`)!))
      .reduce((a, b) => a + b, 0)
  }
  const early = { knownAt: "2025-03-20T00:00:00Z" }
  const figures = units.flatMap((unit): ReadonlyArray<Figure> => {
    const isCommune = communes.includes(unit)
    const told = months.filter(() => chance() < (isCommune ? 0.8 : 0.3))
    const longer = Object.keys(periods)
      .slice(3)
      .filter(() => chance() < 0.15)
    return [...told, ...longer].map((period) => {
      const value = said(unit, period)
      // What was sent before the end, or "more than" as its source says it, is less than all.
      if (period === "2025-Q1" && chance() < 0.3) return figure(unit, period, Math.floor(value * chance()), early)
      return figure(unit, period, value > 0 && chance() < 0.1 ? `>= ${Math.floor(value * chance())}` : value)
    })
  })
  const base = province({ communes, measures: [below({ own })] }, chance() < 0.7 ? { forms: [form("month")] } : {})
  const [state] = base.hierarchies!
  const level = { id: "district", name: { vi: "huyện", en: "district" }, complete: true }
  const [top, ...lower] = state!.levels
  const documents = {
    ...base,
    units: [...base.units!, ...districts.map(commune)],
    hierarchies: [
      {
        ...state!,
        levels: districts.length === 0 ? state!.levels : [top!, level, ...lower],
        edges: [
          { unit: "p", level: "province" },
          ...districts.map((id) => edge(id, { level: "district" })),
          ...communes.map((id) => edge(id, { parent: parents.get(id) }))
        ]
      }
    ]
  }
  return {
    title: `world ${seed}`,
    documents,
    commits: [figures],
    asks: [{ query: query(units, Object.keys(periods)), gives: {} }]
  }
}
