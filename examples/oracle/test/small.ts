import type { Oracle } from "@lantoa/testkit"

const text = (id: string) => ({ vi: id, en: id })

/** A province of three communes that told a few figures of one thing, each [unit, period, value], and one question to ask of it. */
export const small = (
  basis: string,
  told: ReadonlyArray<readonly [unit: string, period: string, value: number | string | null]>,
  [unit, period]: readonly [string, string]
): Oracle.Case => ({
  id: "small",
  documents: {
    cohorts: [],
    dimensions: [],
    successions: [],
    teams: [],
    activities: [],
    forms: [],
    targets: [],
    units: ["p", "a", "b", "c"].map((id) => ({ id, names: [{ name: text(id) }] })),
    hierarchies: [
      {
        id: "state",
        name: text("state"),
        levels: [
          { id: "province", name: text("province") },
          { id: "commune", name: text("commune"), complete: true }
        ],
        edges: [
          { unit: "p", level: "province" },
          ...["a", "b", "c"].map((id) => ({ unit: id, parent: "p", level: "commune" }))
        ]
      }
    ],
    measures: [{ id: "m", title: text("m"), basis, accumulation: "flow", own: "no" }],
    indicators: [{ id: "m", title: text("m"), expression: { _tag: "Measure", measure: "m" } }]
  },
  commits: [
    {
      figures: told.map(([id, days, value], index) => ({
        id: `f-${index}`,
        measure: "m",
        units: [id],
        period: days,
        value,
        knownAt: "2026-01-01T00:00:00Z"
      })),
      filings: [],
      withdrawals: []
    }
  ],
  queries: [{ indicator: "m", hierarchy: "state", units: [unit], periods: [period] }]
})
