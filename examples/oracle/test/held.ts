import type { Oracle } from "@lantoa/testkit"

const text = (id: string) => ({ vi: id, en: id })

/** A province of two districts, of two communes and of one, and by what each is made of others. */
const communes = { p: ["a", "b", "c"], d: ["a", "b"], e: ["c"], a: ["a"], b: ["b"], c: ["c"] } as const
type Unit = keyof typeof communes
const children: Partial<Record<Unit, ReadonlyArray<Unit>>> = { p: ["d", "e"], d: ["a", "b"], e: ["c"] }
const units = Object.keys(communes) as ReadonlyArray<Unit>

/** Months by their numbers, quarters and half a year by the months in them. */
const month = (number: number) => `2025-0${number}`
const months = [1, 2, 3, 4, 5, 6]
const stretches = new Map<string, ReadonlyArray<number>>([
  ...months.map((one) => [month(one), [one]] as const),
  ["2025-Q1", [1, 2, 3]],
  ["2025-Q2", [4, 5, 6]],
  ["2025-01/2025-02", [1, 2]],
  ["2025-02/2025-04", [2, 3, 4]],
  ["2025-H1", months]
])
const shorter = new Map<string, ReadonlyArray<string>>([
  ["2025-H1", ["2025-Q1", "2025-Q2"]],
  ["2025-Q1", months.slice(0, 3).map(month)],
  ["2025-Q2", months.slice(3).map(month)],
  ["2025-01/2025-02", months.slice(0, 2).map(month)]
])

/** What happened in a commune in a month. */
const happened = (commune: string, number: number): number => (commune.charCodeAt(0) * 5 + number * number * 7) % 11

/** What happened in some units over a stretch of days. */
export const truth = (of: ReadonlyArray<Unit>, period: string): number =>
  [...new Set(of.flatMap((unit) => communes[unit]))]
    .flatMap((commune) => stretches.get(period)!.map((number) => happened(commune, number)))
    .reduce((a, b) => a + b, 0)

/** Everything that can be told: of each unit and of some of them together, over each stretch of days. */
const tellers: ReadonlyArray<ReadonlyArray<Unit>> = [...units.map((unit) => [unit]), ["a", "b"], ["b", "c"], ["a", "e"]]
export const boxes = tellers.flatMap((of) => [...stretches.keys()].map((period) => ({ of, period })))

/** An office in which just this was told, each number of a list one figure; and all units are asked for all stretches. */
export const told = (picks: ReadonlyArray<number>): Oracle.Case => ({
  id: `told ${picks.join(" ")}`,
  documents: {
    cohorts: [],
    dimensions: [],
    successions: [],
    teams: [],
    activities: [],
    forms: [],
    targets: [],
    units: units.map((id) => ({ id, names: [{ name: text(id) }] })),
    hierarchies: [
      {
        id: "state",
        name: text("state"),
        levels: [
          { id: "province", name: text("province") },
          { id: "district", name: text("district"), complete: true },
          { id: "commune", name: text("commune"), complete: true }
        ],
        edges: units.map((unit) => {
          const parent = units.find((one) => children[one]?.includes(unit))
          return parent === undefined
            ? { unit, level: "province" }
            : { unit, parent, level: parent === "p" ? "district" : "commune" }
        })
      }
    ],
    measures: [{ id: "m", title: text("m"), basis: "turn", accumulation: "flow", own: "no" }],
    indicators: [{ id: "m", title: text("m"), expression: { _tag: "Measure", measure: "m" } }]
  },
  commits: [
    {
      figures: [...new Set(picks.map((pick) => pick % boxes.length))].map((box) => {
        const { of, period } = boxes[box]!
        return {
          id: `f-${box}`,
          measure: "m",
          units: of as [string, ...Array<string>],
          period,
          value: truth(of, period),
          knownAt: "2026-01-01T00:00:00Z"
        }
      }),
      filings: [],
      withdrawals: []
    }
  ],
  queries: [{ indicator: "m", hierarchy: "state", units, periods: [...stretches.keys()] }]
})

/** A cell, and cells that share nothing and are all there is of it. */
export interface Split {
  readonly whole: readonly [unit: Unit, period: string]
  readonly parts: ReadonlyArray<readonly [unit: Unit, period: string]>
}

/** In which ways cells are made of others: of smaller units, of fewer days, and of both at once. */
export const splits: ReadonlyArray<Split> = units.flatMap((unit) =>
  [...stretches.keys()].flatMap((period): ReadonlyArray<Split> => {
    const within = children[unit]
    const during = shorter.get(period)
    const whole = [unit, period] as const
    return [
      ...(within === undefined ? [] : [{ whole, parts: within.map((one) => [one, period] as const) }]),
      ...(during === undefined ? [] : [{ whole, parts: during.map((one) => [unit, one] as const) }]),
      ...(within === undefined || during === undefined
        ? []
        : [{ whole, parts: within.flatMap((one) => during.map((days) => [one, days] as const)) }])
    ]
  })
)
