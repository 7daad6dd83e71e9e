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
/** The number of a commune of today: its own, or that of which a former one became a part. */
export const communeOf = (unit: string): number => Number.parseInt(unit.slice(1), 10)
export const months = (over: string): ReadonlyArray<Period.Period> => Period.split(Period.from(over), "month")

/** When communes were merged, where there is a reorganisation. */
export const reform = "2025-07-01"

/** The two communes of which one of today was made. */
const former = (unit: string): ReadonlyArray<string> => [`${unit}a`, `${unit}b`]
export const formerCommunes: ReadonlyArray<string> = named("c", communes).flatMap(former)

/** The documents of the country before and after each of its communes was made of two. */
export const reorganised = (): Documents.Encoded => {
  const { hierarchies, units, ...others } = documents("flow")
  const [state] = hierarchies!
  const edges = state!.edges!.flatMap((edge) =>
    edge.level === "province"
      ? [edge]
      : [{ ...edge, from: reform }, ...former(edge.unit).map((unit) => ({ ...edge, unit, to: reform }))]
  )
  return {
    ...others,
    units: [...units!, ...formerCommunes.map((id) => ({ id, names: [{ name: text(id) }] as const }))],
    hierarchies: [{ ...state!, edges }],
    successions: [
      {
        id: "reform",
        kind: "merge",
        date: reform,
        hierarchy: "state",
        moves: named("c", communes).flatMap((to) => former(to).map((from) => ({ from, to })))
      }
    ]
  }
}

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

/** The same as columns, by these communes. */
export const columns = (
  periods: ReadonlyArray<Period.Period>,
  of = measures,
  by: ReadonlyArray<string> = named("c", communes)
): Figures.Figures => {
  const length = periods.length * by.length * of.length
  const ints = (code: (row: number) => number) => Int32Array.from({ length }, (_, row) => code(row))
  const lower = Float64Array.from(
    { length },
    (_, row) => ((Math.floor(row / of.length) % by.length) * 7 + (row % of.length)) % 50
  )
  return {
    length,
    texts: {
      measures: of,
      periods,
      units: by.map((unit) => [unit]),
      categories: [{ cohorts: [], breakdown: [] }],
      teams: [],
      activities: [],
      reporters: []
    },
    measure: ints((row) => row % of.length),
    period: ints((row) => Math.floor(row / of.length / by.length)),
    units: ints((row) => Math.floor(row / of.length) % by.length),
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
