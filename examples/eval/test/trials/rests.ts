/** What whole units say beyond those below them goes on with them: a level higher, and on the boundaries of another day. */
import { below, commune, edge, figure, figures, measure, province, sexes, text } from "../support/documents.ts"
import type { Scenario } from "../support/Scenario.ts"
import { finding } from "./world.ts"

const day = "2025-03-01"
const before = { boundaries: { asOf: "2025-02-01" } }
const after = { boundaries: { asOf: day } }

/** A tree of which all levels are complete. */
const tree = (
  units: ReadonlyArray<string>,
  levels: ReadonlyArray<string>,
  edges: ReadonlyArray<object>,
  measures: Parameters<typeof province>[0]["measures"]
): Scenario["documents"] => {
  const documents = province({ communes: [], measures })
  const all = levels.map((id) => ({ id, name: { vi: id, en: id }, complete: true }))
  const hierarchies: ReadonlyArray<object> = [{ ...documents.hierarchies![0]!, levels: all, edges }]
  return { ...documents, units: units.map(commune), hierarchies } as Scenario["documents"]
}

/** Provinces p and q became r; the communes a of p and e of q go on. */
const joined = (own: "no" | "may" | "always"): Scenario["documents"] => ({
  ...tree(
    ["p", "q", "r", "a", "e"],
    ["province", "commune"],
    [
      { unit: "p", level: "province", to: day },
      { unit: "q", level: "province", to: day },
      { unit: "r", level: "province", from: day },
      edge("a", { to: day }),
      edge("a", { parent: "r", from: day }),
      edge("e", { parent: "q", to: day }),
      edge("e", { parent: "r", from: day })
    ],
    [measure({ own })]
  ),
  successions: [
    {
      id: "s",
      kind: "merge",
      date: day,
      hierarchy: "state",
      moves: ["p", "q"].map((from) => ({ from, to: "r", shares: { population: "whole", count: "whole" } }))
    }
  ]
})

/** District d of province p, which ended; its communes a and b go on below p. */
const ended = (fields: object = {}): Scenario["documents"] =>
  tree(
    ["p", "d", "a", "b"],
    ["province", "district", "commune"],
    [
      { unit: "p", level: "province" },
      { unit: "d", parent: "p", level: "district", to: day },
      ...["a", "b"].flatMap((id) => [edge(id, { parent: "d", to: day }), edge(id, { from: day })])
    ],
    [below(fields)]
  )

const march = figures("2025-03", { a: 7, e: 5 })
const january = figures("2025-01", { a: 7, b: 5 })
const former = [["p", "q"], ["2025-03"], before] as const

const provinces: ReadonlyArray<Scenario> = [
  finding(
    "what a new province does itself is of one of the former ones, nobody knows of which",
    joined("may"),
    [...march, figure("r", "2025-03", 100)],
    former,
    { "p 2025-03": { value: "[7, 95]", reported: 7 }, "q 2025-03": { value: "[5, 93]", reported: 5 } }
  ),
  finding("so it is where it told nothing", joined("may"), march, former, {
    "p 2025-03": { value: ">= 7", reported: 7 },
    "q 2025-03": { value: ">= 5", reported: 5 }
  }),
  finding(
    "so it is where its figure is what it does itself",
    joined("always"),
    [...figures("2025-03", { a: 7, e: 5, r: 100 })],
    former,
    { "p 2025-03": { value: "[7, 107]", reported: 7 }, "q 2025-03": { value: "[5, 105]", reported: 5 } }
  ),
  ...(["no", "may"] as const).map((own) =>
    finding(
      `what a former province said beyond its communes is a rest in the new one: own ${own}`,
      joined(own),
      figures("2025-01", { a: 43, e: 12, p: 50, q: 12 }),
      [["r"], ["2025-01"], after],
      { "r 2025-01": { value: 62, reported: 62 } }
    )
  ),
  finding(
    "what a new province says beyond its communes is named",
    joined("may"),
    figures("2025-03", { a: 7, e: 5, r: 100 }),
    [["r"], ["2025-03"]],
    {
      "r 2025-03": {
        value: 100,
        text: text("100 lượt: các commune 12, còn lại 88", "100 turns: communes 12, rest 88")
      }
    }
  ),
  finding(
    "and communes that say more than it contradict it",
    joined("no"),
    figures("2025-01", { a: 43, e: 12, p: 40 }),
    [["r"], ["2025-01"], after],
    { "r 2025-01": { value: "[52, 55]", reported: 52 } }
  ),
  finding("where it does nothing itself, each is its communes", joined("no"), march, former, {
    "p 2025-03": { value: 7, reported: 7 },
    "q 2025-03": { value: 5, reported: 5 }
  })
]

const districts: ReadonlyArray<Scenario> = [{}, { basis: "person" }].flatMap((fields) =>
  [{}, before, after].map((more) =>
    finding(
      `a district's rest is a rest in its province: ${JSON.stringify({ ...fields, ...more })}`,
      ended(fields),
      [...january, figure("d", "2025-01", 100)],
      ["boundaries" in more && more === after ? ["p"] : ["p", "d"], ["2025-01"], more],
      {
        "p 2025-01": { value: 100, reported: 100 },
        ...(more === after ? {} : { "d 2025-01": { value: 100, reported: 100 } })
      }
    )
  )
)

const [half, seven, july] = ["2025-H1", "2025-01/2025-07", "2025-07"] as const
const three = ["a", "b", "c"] as const
/** A province and its three communes, which are all there are. */
const whole = (fields: object = {}): Scenario["documents"] => province({ measures: [below(fields)] })
/** The province says 60 more of six months than its communes, and goes on to seven. */
const goingOn = [figure("p", half, 600), figure("p", seven, 720), ...three.map((id) => figure(id, half, 180))]
const derived = text("120 lượt (suy ra: 720 − 600)", "120 turns (derived: 720 − 600)")

export const rests: ReadonlyArray<Scenario> = [
  finding(
    "a rest that a whole leaves beside its parts contradicts nothing: what follows from the whole follows",
    whole(),
    goingOn,
    [["p"], [half, july, seven]],
    {
      [`p ${half}`]: { value: 600, text: text("600 lượt: các xã 540, còn lại 60", "600 turns: communes 540, rest 60") },
      [`p ${july}`]: { value: 120, reported: 120, text: derived },
      [`p ${seven}`]: { value: 720 }
    }
  ),
  finding("so it does where the whole is trusted", whole({ trust: "whole" }), goingOn, [["p"], [july]], {
    [`p ${july}`]: { value: 120, reported: 120, text: derived }
  }),
  finding(
    "and where the rest lies beside groups",
    province({ measures: [below({ dimensions: ["sex"] })] }, sexes),
    [
      figure("a", half, 600),
      figure("a", seven, 720),
      figure("a", half, 300, { breakdown: { sex: "m" } }),
      figure("a", half, 240, { breakdown: { sex: "f" } })
    ],
    [["a"], [july]],
    { [`a ${july}`]: { value: 120, reported: 120, text: derived } }
  ),
  finding(
    "what a whole leaves to one that is silent is no more than that, where it left a rest beside all of them before",
    whole(),
    [...goingOn, figure("a", july, 50), figure("b", july, 50)],
    [["c"], [july, seven]],
    { [`c ${july}`]: { value: 20, reported: 20 }, [`c ${seven}`]: { value: "[200, 260]", reported: 200 } }
  ),
  ...provinces,
  ...districts,
  finding(
    "communes that say more than their district contradict it, and nothing else",
    ended(),
    [...figures("2025-01", { a: 70, b: 50 }), figure("d", "2025-01", 100)],
    [["p"], ["2025-01"]],
    { "p 2025-01": { value: "[100, 120]", reported: 100 } }
  ),
  finding(
    "a month of the district above its communes' quarter is no contradiction in the quarter of its province",
    ended(),
    [...figures("2025-Q1", { a: 7, b: 5 }), figure("d", "2025-01", 100)],
    [["p"], ["2025-01"]],
    { "p 2025-01": { value: 100, reported: 100 } }
  )
]
