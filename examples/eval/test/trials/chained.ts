/** Units that came of others more than once, while another one went from one province to the other. */
import { edge, figure, measure, target, text } from "../support/documents.ts"
import type { Scenario } from "../support/Scenario.ts"
import { merge, provinces } from "./together.ts"
import { finding } from "./world.ts"

const [february, march, april, may, june] = ["2025-02-01", "2025-03-01", "2025-04-01", "2025-05-01", "2025-06-01"]

/** Commune c went from q to p in February. Those of `from` became x in April, and x was renamed y in May. */
const chain = (...from: ReadonlyArray<string>): Scenario["documents"] => ({
  ...provinces(
    [
      ...from.map((id) => edge(id, { to: april })),
      edge("c", { parent: "q", to: february }),
      edge("c", { from: february }),
      edge("d", { parent: "q" }),
      edge("x", { from: april, to: may }),
      edge("y", { from: may })
    ],
    [merge(april, from, "x"), merge(may, ["x"], "y")]
  ),
  targets: [target(">=", 5, "2025-03", { scope: { _tag: "Unit", unit: "c", hierarchy: "state" } })]
})

const alone = (from: ReadonlyArray<string>): Scenario => ({
  ...finding(
    `what one commune told before ${from.join(" and ")} came under another name twice is no figure of who moved`,
    chain(...from),
    [figure("a", "2025-03", 8)],
    [["c", "p", "q", "n"], ["2025-03"]],
    {
      "c 2025-03": { value: null },
      "p 2025-03": { value: ">= 8", reported: 8 },
      "q 2025-03": { value: null },
      "n 2025-03": { value: ">= 8", reported: 8 }
    }
  ),
  judges: [{ asOf: "2026-03-01", status: "unmeasurable" }]
})

const all = [
  figure("a", "2025-03", 8),
  figure("b", "2025-03", 2),
  figure("c", "2025-03", 3),
  figure("d", "2025-03", 1),
  figure("p", "2025-Q1", 40)
]

/** Commune a of q was renamed x in March and y in June; b went from p to q in February. */
const renamed = provinces(
  [
    edge("a", { parent: "q", to: march }),
    edge("b", { to: february }),
    edge("b", { parent: "q", from: february }),
    edge("c", { parent: "q" }),
    edge("d"),
    edge("x", { parent: "q", from: march, to: june }),
    edge("y", { parent: "q", from: june })
  ],
  [merge(march, ["a"], "x"), merge(june, ["x"], "y")]
)

/** Commune a was in q for nine days of April; in May it and d became x. */
const returned = provinces(
  [
    edge("a", { to: april }),
    edge("a", { parent: "q", from: april, to: "2025-04-10" }),
    edge("a", { from: "2025-04-10", to: may }),
    edge("c", { parent: "q" }),
    edge("d", { to: may }),
    edge("x", { from: may })
  ],
  [merge(may, ["a", "d"], "x")],
  measure({ own: "may" })
)

export const chained: ReadonlyArray<Scenario> = [
  alone(["a"]),
  alone(["a", "b"]),
  finding(
    "a province adds up what all communes told before two of them came under another name twice",
    chain("a", "b"),
    all,
    [["n", "p", "q"], ["2025-03"]],
    {
      "n 2025-03": { value: 14, reported: 14 },
      "p 2025-03": { value: 13, reported: 13, text: text("13 lượt", "13 turns") },
      "q 2025-03": { value: 1, reported: 1 }
    }
  ),
  finding(
    "what a commune renamed twice told later is no most of what it did before",
    renamed,
    [
      figure(["a", "c"], "2025-02", 9),
      figure("b", "2025-01/2025-02", 9),
      figure("d", "2025-02/2025-04", 17),
      figure("d", "2025-03/2025-05", 9),
      figure(["c", "d"], "2025-H1", "[47, 51]")
    ],
    [["n"], ["2025-01/2025-02"]],
    { "n 2025-01/2025-02": { holds: 1000, lower: 17 } }
  ),
  finding(
    "a commune that went, came back and was merged may have done all of both provinces",
    returned,
    [figure("q", "2025-04", 18), figure(["p", "q"], "2025-04", 35)],
    [["a"], ["2025-04"]],
    { "a 2025-04": { holds: 35 } }
  )
]
