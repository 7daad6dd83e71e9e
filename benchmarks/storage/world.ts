/** The country that the measurements are about: 34 provinces, 3,321 communes, ten measures that communes report by months. */
import { type Documents, Figures, Instant, type Observation, Period } from "@lantoa/core"

export const provinces = 34
export const communes = 3321
export const knownAt = "2026-01-01T00:00:00Z"

const text = (name: string) => ({ vi: name, en: name })
export const named = (prefix: string, count: number): ReadonlyArray<string> =>
  Array.from({ length: count }, (_, index) => `${prefix}${index}`)
export const measures: ReadonlyArray<string> = named("m", 10)
export const hostOf = (commune: number): number => commune % provinces
export const months = (over: string): ReadonlyArray<Period.Period> => Period.split(Period.from(over), "month")

/** The documents of the country; its measures are flows, or stocks that hold until they are counted again. */
export const documents = (accumulation: "flow" | "stock"): Documents.Encoded => ({
  units: [...named("p", provinces), ...named("c", communes)].map((id) => ({ id, names: [{ name: text(id) }] })),
  hierarchies: [
    {
      id: "state",
      name: text("state"),
      levels: [
        { id: "province", name: text("province"), complete: true },
        { id: "commune", name: text("commune"), complete: true }
      ],
      edges: [
        ...named("p", provinces).map((unit) => ({ unit, level: "province" })),
        ...named("c", communes).map((unit, index) => ({ unit, parent: `p${hostOf(index)}`, level: "commune" }))
      ]
    }
  ],
  measures: measures.map((id) =>
    accumulation === "flow"
      ? { id, title: text(id), basis: "turn", accumulation, own: "no" }
      : { id, title: text(id), basis: "account", accumulation, own: "no", missing: { carry: "forever" } }
  ),
  indicators: measures.map((id) => ({ id, title: text(id), expression: { _tag: "Measure", measure: id } }))
})

/** A figure a commune, measure and month, in that order within a month, for so many of the measures. */
export const figures = (periods: ReadonlyArray<Period.Period>, of = measures): ReadonlyArray<Observation.Encoded> =>
  periods.flatMap((period) =>
    named("c", communes).flatMap((unit, c) =>
      of.map((measure, m) => ({ measure, units: [unit], period, value: (c * 7 + m) % 50, knownAt }))
    )
  )

/** The same as columns. */
export const columns = (periods: ReadonlyArray<Period.Period>, of = measures): Figures.Figures => {
  const length = periods.length * communes * of.length
  const ints = (code: (row: number) => number) => Int32Array.from({ length }, (_, row) => code(row))
  const lower = Float64Array.from(
    { length },
    (_, row) => ((Math.floor(row / of.length) % communes) * 7 + (row % of.length)) % 50
  )
  return {
    length,
    texts: {
      measures: of,
      periods,
      units: named("c", communes).map((unit) => [unit]),
      categories: [{ cohorts: [], breakdown: [] }],
      teams: [],
      activities: [],
      reporters: []
    },
    measure: ints((row) => row % of.length),
    period: ints((row) => Math.floor(row / of.length / communes)),
    units: ints((row) => Math.floor(row / of.length) % communes),
    category: ints(() => 0),
    team: ints(() => -1),
    activity: ints(() => -1),
    reporter: ints(() => -1),
    lower,
    upper: lower.slice(),
    flags: new Uint8Array(length),
    knownAt: new Float64Array(length).fill(Instant.toMillis(knownAt)),
    ids: []
  }
}
