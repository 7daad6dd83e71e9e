/** What follows for one box is carried on to those around it, over places, over days and over both. */
import { below, commune, edge, figure, figures, merged, province, reform } from "../support/documents.ts"
import type { Scenario } from "../support/Scenario.ts"
import { finding } from "./world.ts"

const three = province({ measures: [below()] })

/** Communes a and b, together n since the reform, and z of another province. */
const beside = (): Scenario["documents"] => {
  const documents = merged({ measures: [below()] })
  const [state] = documents.hierarchies!
  return {
    ...documents,
    units: [...documents.units!, commune("r"), commune("z")],
    hierarchies: [
      {
        ...state!,
        edges: [...state!.edges!, { unit: "r", level: "province" }, edge("z", { parent: "r" })]
      }
    ]
  }
}

/** Provinces of a and b that became p on the day of the reform; a and b go on. */
const joined = (): Scenario["documents"] => {
  const documents = province({ communes: ["a", "b"], measures: [below()] })
  const [state] = documents.hierarchies!
  const old = ["x", "y"] as const
  return {
    ...documents,
    units: [...documents.units!, ...old.map(commune)],
    hierarchies: [
      {
        ...state!,
        edges: [
          { unit: "p", level: "province", from: reform },
          ...old.map((unit) => ({ unit, level: "province", to: reform })),
          ...["a", "b"].flatMap((unit, index) => [
            edge(unit, { parent: old[index], to: reform }),
            edge(unit, { from: reform })
          ])
        ]
      }
    ],
    successions: [
      {
        id: "reform",
        kind: "merge",
        date: reform,
        hierarchy: "state",
        moves: old.map((from) => ({ from, to: "p" }))
      }
    ]
  }
}

export const onwards: ReadonlyArray<Scenario> = [
  finding(
    "a province's month holds what its quarter leaves to a commune's month",
    three,
    [
      figure("p", "2025-Q1", 78),
      ...figures("2025-01", { a: 11, c: 17 }),
      ...figures("2025-02", { a: 9 }),
      ...figures("2025-03", { a: 14, c: 0 }),
      figure("b", "2025-Q1", 16)
    ],
    [["p", "c"], ["2025-02"]],
    { "c 2025-02": { value: 11, reported: 11 }, "p 2025-02": { value: "[20, 36]", reported: 20 } }
  ),
  finding(
    "a commune's quarter holds the month that a set leaves to it",
    three,
    [figure(["a", "b"], "2025-03", 8), figure("b", "2025-03", 4)],
    [["a"], ["2025-03", "2025-Q1"]],
    { "a 2025-03": { value: 4 }, "a 2025-Q1": { value: ">= 4", reported: 4 } }
  ),
  finding(
    "a province's only commune is what the province is, beside a set of units of two provinces",
    beside(),
    [figure("p", "2025-Q3", 24), figure(["n", "z"], "2025-Q3", 33)],
    [["n", "z", "r"], ["2025-Q3"]],
    { "n 2025-Q3": { value: 24 }, "z 2025-Q3": { value: 9 }, "r 2025-Q3": { value: 9 } }
  ),
  finding(
    "so it is over the days on which it came of others",
    beside(),
    [figure("p", "2025", 24), figure(["n", "z"], "2025", 33)],
    [["n", "z"], ["2025"]],
    { "n 2025": { value: 24 }, "z 2025": { value: 9 } }
  ),
  finding(
    "a province's figure of days before it began leaves nothing sure to the days of its communes since",
    joined(),
    [figure("p", "2025-05/2025-08", 40), figure("a", "2025-05/2025-08", 20), figure("b", "2025-07/2025-08", 5)],
    [
      ["a", "b"],
      ["2025-07", "2025-07/2025-08", "2025-05/2025-06"]
    ],
    {
      "a 2025-07": { value: "[0, 20]" },
      "a 2025-07/2025-08": { value: "[0, 20]" },
      "a 2025-05/2025-06": { value: "[0, 20]" },
      "b 2025-07": { value: "[0, 5]" },
      "b 2025-07/2025-08": { value: 5 },
      "b 2025-05/2025-06": { value: 15 }
    }
  )
]
