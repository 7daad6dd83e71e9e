/** What came in of both ends of a ratio, of units that were made of others. */
import type { Documents } from "@lantoa/core"
import { commune, edge, figure, figures, form, merged, of, province, reform, text } from "../support/documents.ts"
import type { Expected, Scenario } from "../support/Scenario.ts"
import { below, measures, monthly, ratio } from "./paired.ts"
import { finding } from "./world.ts"

const heir = merged({ measures })
/** Commune c did not change, and files nothing. */
const withSilent = (...[options, more]: Parameters<typeof merged>) => {
  const documents = merged({ ...options, parents: ["a", "b"] }, more)
  const [state] = documents.hierarchies!
  return {
    ...documents,
    units: [...documents.units!, commune("c")],
    hierarchies: [{ ...state!, edges: [...state!.edges!, edge("c")] }]
  }
}
/** Commune a was divided into b and c on the day of the reform. */
const divided = (shares: readonly [number, number] | readonly ["part", "remainder"]): Documents.Encoded => {
  const documents = province({ measures })
  const state = documents.hierarchies![0]!
  const moves = ["b", "c"].map((to, index) => ({ from: "a", to, shares: { population: shares[index]! } }))
  const edges = [
    { unit: "p", level: "province" },
    edge("a", { to: reform }),
    ...["b", "c"].map((id) => edge(id, { from: reform }))
  ]
  return {
    ...documents,
    hierarchies: [{ ...state, edges }],
    successions: [{ id: "reform", kind: "split", date: reform, hierarchy: "state", moves }]
  }
}
/** Commune a told both ends of June, its heir b both of July. */
const beforeAndAfter = [
  ...figures("2025-06", { a: 3 }),
  ...figures("2025-06", { a: 5 }, below),
  ...figures("2025-07", { b: 1 }),
  ...figures("2025-07", { b: 10 }, below)
]

/** What {@link divided} says, and communes e and g that became part of b on the same day. */
const joined = (shares: Parameters<typeof divided>[0]): Documents.Encoded => {
  const documents = divided(shares)
  const [state, event] = [documents.hierarchies![0]!, documents.successions![0]!]
  return {
    ...documents,
    measures: stocks,
    units: [...documents.units!, commune("e"), commune("g")],
    hierarchies: [{ ...state, edges: [...state.edges!, edge("e", { to: reform }), edge("g", { to: reform })] }],
    successions: [{ ...event, kind: "mixed", moves: [...event.moves!, { from: "e", to: "b" }, { from: "g", to: "b" }] }]
  }
}
const afterReform = { expression: of("m"), boundaries: { asOf: reform } } as const
/** Stocks of which both ends are asked on the boundaries after the reform, and told before it. */
const stocks = measures.map((one) => ({ ...one, accumulation: "stock" as const }))
const afterwards = { ...ratio, boundaries: { asOf: reform } }
const overOne: Expected = {
  reported: 0.5,
  reporting: 1,
  expected: 2,
  text: text("0,5 (tính trên 1/2 xã đã báo cáo)", "0.5 (over 1 of 2 communes)")
}

export const made: ReadonlyArray<Scenario> = [
  finding(
    "a merged unit's ratio of stocks is over those of which it was made that told both ends",
    merged({ measures: stocks }),
    [...figures("2025-Q1", { a: 35 }), ...figures("2025-Q1", { a: 70, b: 50 }, below)],
    [["n", "p"], ["2025-Q1"], afterwards],
    { "n 2025-Q1": overOne, "p 2025-Q1": overOne }
  ),
  finding(
    "so it is where the denominator is not known of one of them",
    merged({ measures: [stocks[0]!, { ...stocks[1]!, missing: { carry: "forever" } }] }),
    [...figures("2025-Q2", { a: 35, b: 25 }), ...figures("2024", { a: 70 }, below)],
    [["n", "p"], ["2025-Q2"], afterwards],
    { "n 2025-Q2": { reported: 0.5, expected: 2 }, "p 2025-Q2": { reported: 0.5, expected: 2 } }
  ),
  finding(
    "what is left is not said beside a unit of which only a share is in the box",
    { ...joined([0.4, 0.6]), measures, ...monthly },
    figures("2025-H1", { p: 67, a: 10, g: 7 }),
    [["b"], ["2025-H1"], afterReform],
    {
      "b 2025-H1": {
        value: 61,
        reported: 61,
        text: text(
          "61 lượt (ước tính theo tỷ lệ chia của đơn vị bị tách)",
          "61 turns (estimated by shares of a divided unit)"
        )
      }
    }
  ),
  finding(
    "who filed the form and left a line of one end blank is not silent, and has no figure of both",
    province(
      { measures: stocks.map((one) => ({ ...one, basis: "person" })) },
      { forms: [form("quarter", { measures: ["m", "d"] })] }
    ),
    [
      ...figures("2025-Q1", { a: 35, b: 20 }),
      ...figures("2025-Q1", { a: 70 }, below),
      ...figures("2025-Q3", { a: 35, b: 20, c: 30 }),
      ...figures("2025-Q3", { a: 70 }, below)
    ],
    [["p"], ["2025-Q3", "2025-Q1"], ratio],
    {
      "p 2025-Q3": {
        reported: 0.5,
        reporting: 1,
        expected: 3,
        text: text("0,5 (tính trên 1/3 xã có số)", "0.5 (over 1 of 3 communes with a figure)")
      },
      "p 2025-Q1": {
        reported: 0.5,
        reporting: 1,
        text: text(
          "0,5 (tính trên 1/3 xã có số; 1 xã chưa báo cáo)",
          "0.5 (over 1 of 3 communes with a figure; 1 silent)"
        )
      }
    }
  ),
  finding(
    "a flow by a stock is paired over what a unit was made of as well",
    merged({ measures: [measures[0]!, stocks[1]!] }),
    [...figures("2025-Q1", { a: 35 }), ...figures("2025-Q1", { a: 70, b: 50 }, below)],
    [["n", "p"], ["2025-Q1"], afterwards],
    { "n 2025-Q1": { reported: 0.5, expected: 2 }, "p 2025-Q1": { reported: 0.5, expected: 2 } }
  ),
  ...(
    [
      [0.4, 0.6],
      ["part", "remainder"]
    ] as const
  ).map((shares) =>
    finding(
      `of a divided unit an heir's pair of stocks holds the share that is known, ${shares.join(" and ")}; its province all`,
      joined(shares),
      [...figures("2025-Q1", { a: 35, e: 10 }), ...figures("2025-Q1", { a: 70, e: 50, g: 40 }, below)],
      [["b", "p"], ["2025-Q1"], afterwards],
      {
        "b 2025-Q1": { reported: shares[0] === 0.4 ? 24 / 78 : 0.2, expected: 3 },
        "p 2025-Q1": { reported: 0.375, reporting: 2, expected: 3 }
      }
    )
  ),
  finding(
    "a merged unit's ratio is over blank lines of what it was made of",
    merged({ measures }, monthly),
    [
      ...figures("2025-06", { a: 10, b: 8 }),
      ...figures("2025-06", { a: 2 }, below),
      ...figures("2025-07", { n: 12 }),
      ...figures("2025-07", { n: 3 }, below)
    ],
    [["n"], ["2025"], ratio],
    { "n 2025": { reported: 6 } }
  ),
  finding(
    "a numerator after a merger and a denominator before it are no pair",
    heir,
    [figure("n", "2025-H2", 20), figure("a", "2025-H1", 50, below)],
    [["n", "p"], ["2025"], ratio],
    { "n 2025": { reported: null }, "p 2025": { reported: null } }
  ),
  finding(
    "a merged unit's ratio is over what its parts told of both ends, and what it told itself",
    heir,
    [
      ...figures("2025-H1", { a: 10 }),
      ...figures("2025-H1", { a: 30, b: 25 }, below),
      ...figures("2025-H2", { n: 20 }),
      ...figures("2025-H2", { n: 50 }, below)
    ],
    [["n", "p"], ["2025"], ratio],
    { "n 2025": { reported: 0.375 }, "p 2025": { reported: 0.375 } }
  ),
  finding(
    "what is filed under a former code lies in what its heir filed, and is not counted again",
    withSilent({ measures }, monthly),
    [...figures("2025-08", { n: 20, a: 5 }), ...figures("2025-08", { n: 2 }, below)],
    [["p", "n"], ["2025-08", "2025-Q3"], ratio],
    {
      "p 2025-08": {
        reported: 10,
        reporting: 1,
        text: text("10 (tính trên 1/2 xã đã báo cáo)", "10 (over 1 of 2 communes)")
      },
      "n 2025-08": { value: 10 },
      "p 2025-Q3": { reported: 10 },
      "n 2025-Q3": { reported: 10 }
    }
  ),
  finding(
    "what is filed under a former code is no pair with the heir's either",
    withSilent({ measures }, monthly),
    [
      ...figures("2025-08", { n: 20, a: 5 }),
      ...figures("2025-08", { n: 2, a: 1 }, below),
      ...figures("2025-09", { a: 6 }),
      ...figures("2025-09", { a: 2 }, below)
    ],
    [["p"], ["2025-08", "2025-09", "2025-Q3"], ratio],
    { "p 2025-08": { reported: 10 }, "p 2025-09": { reported: 3 }, "p 2025-Q3": { reported: 6.5 } }
  ),
  finding(
    "nothing of a divided unit is a pair of an heir whose share nobody knows",
    divided(["part", "remainder"]),
    beforeAndAfter,
    [["b", "c", "p"], ["2025-06/2025-07", "2025"], ratio],
    {
      "b 2025-06/2025-07": { reported: 0.1 },
      "b 2025": { reported: 0.1, text: text("0,1 (theo số đã có)", "0.1 (from what came in)") },
      "c 2025-06/2025-07": { reported: null },
      "c 2025": { reported: null },
      "p 2025-06/2025-07": { reported: 4 / 15 },
      "p 2025": { reported: 4 / 15 }
    }
  ),
  finding(
    "a divided unit's pair is an heir's by its known share",
    divided([0.4, 0.6]),
    beforeAndAfter,
    [["b", "c", "p"], ["2025-06/2025-07", "2025"], { ...ratio, boundaries: { asOf: reform } }],
    {
      "b 2025-06/2025-07": { reported: 2.2 / 12 },
      "b 2025": { reported: 2.2 / 12 },
      "c 2025-06/2025-07": { reported: 0.6 },
      "c 2025": { reported: 0.6 },
      "p 2025-06/2025-07": { reported: 4 / 15 },
      "p 2025": { reported: 4 / 15 }
    }
  )
]
