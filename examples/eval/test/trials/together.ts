/** What several units filed together, where the tree changes on more than one day. */
import type { Documents } from "@lantoa/core"
import { below, edge, figure, measure, province, text } from "../support/documents.ts"
import type { Scenario } from "../support/Scenario.ts"
import { finding } from "./world.ts"

type Edges = NonNullable<NonNullable<Documents.Encoded["hierarchies"]>[number]["edges"]>

/** Communes that became one, or one that was renamed, on a day. */
export const merge = (date: string, from: ReadonlyArray<string>, to: string) => ({
  id: to,
  kind: from.length === 1 ? "rename" : "merge",
  date,
  hierarchy: "state",
  moves: from.map((one) => ({ from: one, to }))
})

/** Provinces p and q of the nation n, whose communes are all known. */
export const provinces = (
  edges: Edges,
  successions: ReadonlyArray<object> = [],
  measured = below()
): Scenario["documents"] => {
  const communes = [...new Set(edges.map(({ unit }) => unit))]
  const documents = province({ communes: ["n", "q", ...communes], measures: [measured] })
  const state = documents.hierarchies![0]!
  const above = [
    { unit: "n", level: "nation" },
    { unit: "p", parent: "n", level: "province" },
    { unit: "q", parent: "n", level: "province" }
  ]
  return {
    ...documents,
    hierarchies: [
      {
        ...state,
        levels: [
          { id: "nation", name: text("nước", "nation") },
          ...state.levels.map((one) => ({ ...one, complete: true }))
        ],
        edges: [...above, ...edges]
      }
    ],
    successions
  } as Scenario["documents"]
}

const [march, april, may] = ["2025-03-01", "2025-04-01", "2025-05-01"]

/** Commune a went from p to q in March, c from q to p in May. */
const exchanged = provinces([
  edge("a", { to: march }),
  edge("a", { parent: "q", from: march }),
  edge("c", { parent: "q", to: may }),
  edge("c", { from: may })
])

/** Commune a went from p to q in March, and came back in May. */
const returned = provinces([
  edge("a", { to: march }),
  edge("a", { parent: "q", from: march, to: may }),
  edge("a", { from: may }),
  edge("b"),
  edge("c", { parent: "q" })
])

/** Communes c and d became y, a and b after them x; e was renamed z later on. */
const merged = provinces(
  [
    ...["c", "d"].map((id) => edge(id, { to: "2025-02-01" })),
    edge("y", { from: "2025-02-01" }),
    ...["a", "b"].map((id) => edge(id, { to: "2025-02-15" })),
    edge("x", { from: "2025-02-15" }),
    edge("e", { to: april }),
    edge("z", { from: april })
  ],
  [merge("2025-02-01", ["c", "d"], "y"), merge("2025-02-15", ["a", "b"], "x"), merge(april, ["e"], "z")]
)

/** Communes c and d of q became y in March; e came to q in April. */
const joined = provinces(
  [
    edge("e", { to: april }),
    edge("e", { parent: "q", from: april }),
    ...["c", "d"].map((id) => edge(id, { parent: "q", to: march })),
    edge("y", { parent: "q", from: march })
  ],
  [merge(march, ["c", "d"], "y")]
)
const half = [2, 5, 0, 8, 24].map((value, month) => figure("q", `2025-0${month + 1}`, value))

/** Communes a and b became x in July, c lived on. */
const july = "2025-07-01"
const made = provinces(
  [edge("a", { to: july }), edge("b", { to: july }), edge("c"), edge("x", { from: july })],
  [merge(july, ["a", "b"], "x")]
)
const summer = "2025-06/2025-08"

/** Commune b lay in p until March, and lies in q since; a in p and d in q stayed. */
const crossing = (measured = below()) =>
  provinces(
    [edge("a"), edge("b", { to: april }), edge("b", { parent: "q", from: april }), edge("d", { parent: "q" })],
    [],
    measured
  )

export const together: ReadonlyArray<Scenario> = [
  finding(
    "a province and a commune that came to lie in it are apart until then, and one after that",
    crossing(),
    [figure(["b", "q"], "2025-Q1", 23), figure("b", "2025-05", 3)],
    [["q"], ["2025-03/2025-07", "2025-H1"], { boundaries: { asOf: april } }],
    { "q 2025-03/2025-07": { value: ">= 3", reported: 3 }, "q 2025-H1": { value: ">= 26", reported: 26 } }
  ),
  finding(
    "what such two filed together ties no other days of the commune to its former province",
    crossing(),
    [figure("b", "2025-02/2025-05", 27), figure("q", "2025-02/2025-05", 51), figure(["b", "q"], "2025-02", 16)],
    [["n", "p"], ["2025-02/2025-05"]],
    { "n 2025-02/2025-05": { value: ">= 51", reported: 51 }, "p 2025-02/2025-05": { value: null } }
  ),
  finding(
    "of a stock such a commune is not counted beside the province in which it lies",
    crossing(below({ basis: "account", accumulation: "stock" })),
    [figure("q", "2025-05", 21), figure("b", "2025-05", 10), figure(["b", "q"], "2025-01", 7)],
    [["n"], ["2025-05"]],
    { "n 2025-05": { value: ">= 21", reported: 21 } }
  ),
  finding(
    "sets that lie in each other on some days are no end of parts",
    crossing(),
    [
      figure(["d", "p"], "2025-Q1", 30),
      figure("p", "2025-H1", 54),
      figure("b", "2025-01", 2),
      figure(["b", "d", "p"], "2025-06", 8)
    ],
    [["d"], ["2025-01"]],
    { "d 2025-01": { value: "[0, 28]" } }
  ),
  finding(
    "a commune that ended within a period counts until then in what it filed with one that lived on",
    made,
    [figure(["a", "c"], summer, 100), figure("c", summer, 30)],
    [["a", "p"], ["2025-06"], { boundaries: { asOf: "2025-06-30" } }],
    {
      "a 2025-06": { value: 70, text: text("70 lượt (suy ra: 100 − 30)", "70 turns (derived: 100 − 30)") },
      "p 2025-06": { value: ">= 70", reported: 70 }
    }
  ),
  finding(
    "what two communes filed for a period in which both ended is of the days until then, as if each had filed alone",
    made,
    [figure(["a", "b"], summer, 100), figure("x", "2025-07/2025-08", 40)],
    [["x"], [summer]],
    { [`x ${summer}`]: { value: 140, reported: 140 } }
  ),
  finding(
    "what was filed for a commune and one it had become, after it had ended, is of both",
    made,
    [figure(["a", "c"], "2025-07", 50), figure("c", "2025-07", 30)],
    [["x", "p"], ["2025-07"]],
    { "x 2025-07": { value: ">= 20" }, "p 2025-07": { value: ">= 50", reported: 50 } }
  ),
  finding(
    "of a commune and one that came of it, named together, nobody knows whether the days before are meant twice",
    made,
    [figure(["b", "x"], "2025-05/2025-08", 60), figure("x", "2025-05/2025-08", 60)],
    [["b"], ["2025-06"], { boundaries: { asOf: "2025-06-30" } }],
    { "b 2025-06": { value: "[0, 60]" } }
  ),
  finding(
    "what two communes filed together is counted once, whichever of them was where when",
    exchanged,
    [figure(["a", "c"], "2025-03", 5), figure("a", "2025-03", 3)],
    [["n", "p", "q"], ["2025-03", "2025-H1"], { boundaries: { asOf: "2025-03-31" } }],
    {
      "n 2025-03": { value: 5, reported: 5 },
      "n 2025-H1": { value: ">= 5", reported: 5 },
      "p 2025-03": { value: 0 },
      "p 2025-H1": { value: 0, text: text("0 lượt", "0 turns") },
      "q 2025-03": { value: 5, reported: 5, text: text("5 lượt", "5 turns") },
      "q 2025-H1": { value: ">= 5", reported: 5 }
    }
  ),
  finding(
    "what two communes filed for the months between their moves lies in the province of both, once",
    exchanged,
    [figure(["a", "c"], "2025-03/2025-05", 22), figure(["a", "c"], "2025-03", 6), figure("a", "2025-04", ">= 8")],
    [["q"], ["2025-02", "2025-04"]],
    { "q 2025-02": { value: null }, "q 2025-04": { value: "[8, 16]", text: text("từ 8 đến 16 lượt", "8 to 16 turns") } }
  ),
  finding(
    "of two communes together, one of which went and came back, what was filed since is counted once",
    returned,
    [figure(["a", "b"], "2025-Q2", 28), figure("b", "2025-04", 4), figure("b", "2025-03", 7)],
    [["n", "p"], ["2025-H1"]],
    { "n 2025-H1": { value: ">= 35", reported: 35 }, "p 2025-H1": { value: ">= 11", reported: 11 } }
  ),
  finding(
    "what two merged units filed together may be wholly one commune's on the boundaries before",
    merged,
    [figure(["x", "y"], "2025-Q2", 52), figure("z", "2025-Q2", 13)],
    [["c"], ["2025-Q2"], { boundaries: { asOf: "2025-01-01" } }],
    { "c 2025-Q2": { value: "[0, 52]" } }
  ),
  finding(
    "what a merged unit filed with one that came later may be wholly one commune's on the boundaries before",
    joined,
    [...half, figure(["e", "y"], "2025-06", 12)],
    [["c"], ["2025-H1"], { boundaries: { asOf: "2025-01-01" } }],
    { "c 2025-H1": { value: "[0, 51]" } }
  ),
  finding(
    "a province that its only commune left is all of itself from then on, once",
    provinces(
      [edge("a", { to: april }), edge("a", { parent: "q", from: april }), edge("c", { parent: "q" })],
      [],
      measure({ own: "may" })
    ),
    [figure("p", "2025-Q2", 22), figure("a", "2025-Q1", 3)],
    [["p"], ["2025-H1"], { boundaries: { asOf: "2025-01-01" } }],
    { "p 2025-H1": { value: ">= 25", reported: 25 } }
  ),
  finding(
    "beside two communes' figure nothing is counted of who left their province, on the boundaries after",
    provinces([
      edge("x", { to: april }),
      edge("x", { parent: "q", from: april, to: may }),
      edge("x", { from: may }),
      edge("b", { to: may }),
      edge("b", { parent: "q", from: may }),
      edge("c", { parent: "q" })
    ]),
    [figure(["b", "c"], "2025-03", 12), figure("x", "2025-04", 8)],
    [["p", "q"], ["2025-03", "2025-Q2"], { boundaries: { asOf: "2025-06-30" } }],
    {
      "p 2025-03": { value: null },
      "p 2025-Q2": { value: ">= 8" },
      "q 2025-03": { value: 12 },
      "q 2025-Q2": { holds: 0 }
    }
  ),
  finding(
    "what a figure of two provinces' communes leaves to the only commune of one is that province's as well",
    provinces([edge("a"), edge("c", { parent: "q" })]),
    [figure(["a", "c"], "2025-06", 5), figure("a", "2025-06", 3)],
    [["c", "q", "p", "n"], ["2025-06"]],
    {
      "c 2025-06": { value: 2, text: text("2 lượt (suy ra: 5 − 3)", "2 turns (derived: 5 − 3)") },
      "q 2025-06": { value: 2, reported: 2 },
      "p 2025-06": { value: 3 },
      "n 2025-06": { value: 5 }
    }
  ),
  finding(
    "and so it is on the boundaries before that commune was made of two",
    provinces(
      [
        edge("a"),
        ...["c", "d"].map((id) => edge(id, { parent: "q", to: march })),
        edge("y", { parent: "q", from: march })
      ],
      [merge(march, ["c", "d"], "y")]
    ),
    [figure(["a", "y"], "2025-05", 5), figure("a", "2025-05", 3)],
    [["c", "d", "q", "p"], ["2025-05"], { boundaries: { asOf: "2025-01-01" } }],
    {
      "c 2025-05": { value: "[0, 2]" },
      "d 2025-05": { value: "[0, 2]" },
      "q 2025-05": { value: 2 },
      "p 2025-05": { value: 3 }
    }
  ),
  finding(
    "a province that its only commune left is nothing from then on, whatever else is asked",
    provinces([edge("a"), edge("c", { parent: "q", to: march }), edge("c", { from: march })]),
    [figure(["a", "c"], "2025-02", 7), figure("a", "2025-03", 7), figure("c", "2025-03", 10)],
    [
      ["n", "q"],
      ["2025-03", "2025-01/2025-02"]
    ],
    {
      "n 2025-03": { value: 17, reported: 17, text: text("17 lượt", "17 turns") },
      "q 2025-03": { value: 0 },
      "n 2025-01/2025-02": { value: ">= 7" },
      "q 2025-01/2025-02": { value: null }
    }
  ),
  finding(
    "of a quarter in which there was nothing, a month is nothing, and nothing had to be worked out",
    provinces([edge("a"), edge("c", { parent: "q" })]),
    [figure("a", "2025-Q1", 0)],
    [["a"], ["2025-02"]],
    { "a 2025-02": { value: 0, text: text("0 lượt", "0 turns") } }
  )
]
