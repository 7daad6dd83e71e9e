/** Figures that contradict each other in some days of a question: there and above, the value spans both. */
import {
  below,
  edge,
  figure,
  figures,
  form,
  merged,
  province,
  sexes,
  target,
  team,
  text
} from "../support/documents.ts"
import type { Expected, Judged, Scenario } from "../support/Scenario.ts"
import { finding } from "./world.ts"

const people = below({ basis: "person" })
const turns = below()
const feb = "2025-02"
const both = "2025-01/2025-02"
const q1 = "2025-Q1"

/** Commune a says more of February than its province, and commune b told the quarter. */
const disputed = [figure("p", feb, 27), figure("a", feb, 39), figure("b", q1, 5)]
/** Commune a says more of a quarter than of the half year that holds it. */
const running = [figure("a", q1, 100), figure("a", "2025-H1", 90)]
const two = (measure = people, more = {}) => province({ communes: ["a", "b"], measures: [measure] }, more)

const judged = (
  title: string,
  [comparator, threshold]: readonly ["<=" | ">=", number],
  [unit, period]: readonly [unit: string, period: string],
  documents: Scenario["documents"],
  commit: ReadonlyArray<ReturnType<typeof figure>>,
  judge: Omit<Judged, "asOf">
): Scenario => ({
  title,
  documents: {
    ...documents,
    targets: [target(comparator, threshold, period, { scope: { _tag: "Unit", unit, hierarchy: "state" } })]
  } as Scenario["documents"],
  commits: [commit],
  judges: [{ asOf: "2026-02-01", ...judge }]
})

/** The figures of one team that says more of a month than of the months around it. */
const ofTeam = (...more: ReadonlyArray<ReturnType<typeof figure>>) => [
  figure("c", feb, 14, { team: "tc" }),
  figure("c", both, 10, { team: "tc" }),
  ...more
]
const hosted = province({ communes: ["c"], measures: [people] }, { teams: [team("tc", "c")] })

const open = (reported: number): Expected => ({ value: `>= ${reported}`, reported })

/** The same province under a nation, beside commune d of another. */
const nation = (): Scenario["documents"] => {
  const documents = two()
  const state = documents.hierarchies![0]!
  const [province_, ...communes] = documents.units!
  const named = (id: string) => ({ id, names: [{ name: text(id.toUpperCase()) }] })
  return {
    ...documents,
    units: [province_!, ...communes, named("n"), named("q"), named("d")],
    hierarchies: [
      {
        ...state,
        levels: [{ id: "nation", name: text("nước", "nation") }, ...state.levels],
        edges: [
          { unit: "n", level: "nation" },
          edge("p", { parent: "n", level: "province" }),
          edge("q", { parent: "n", level: "province" }),
          edge("a"),
          edge("b"),
          edge("d", { parent: "q" })
        ]
      }
    ]
  } as Scenario["documents"]
}

export const doubted: ReadonlyArray<Scenario> = [
  finding(
    "a month of people in doubt is in doubt in its quarter, though a commune told the quarter",
    two(),
    disputed,
    [["p"], [q1]],
    {
      "p 2025-Q1": open(27)
    }
  ),
  finding("so is one of turns", two(turns), disputed, [["p"], [q1]], { "p 2025-Q1": open(27) }),
  finding(
    "so it is a level higher",
    nation(),
    [figure("n", feb, 27), figure("a", feb, 39), figure("d", q1, 5)],
    [["n"], [q1]],
    { "n 2025-Q1": open(27) }
  ),
  finding(
    "what a commune told of the quarter stands beside it",
    two(),
    [...disputed.slice(0, 2), figure("b", q1, 100)],
    [["p"], [q1]],
    { "p 2025-Q1": open(100) }
  ),
  judged("and a floor that only one side reaches is undecided", [">=", 30], ["p", q1], two(), disputed, {
    status: "unmeasurable"
  }),
  judged("as is a limit that only one side passes", ["<=", 30], ["p", q1], two(), disputed, { status: "unmeasurable" }),
  finding(
    "a commune whose quarter is in doubt is so in the province that told a month",
    two(),
    [figure("a", "2025-01", 34), figure("a", q1, 12), figure("p", feb, 6)],
    [["p", "a"], [q1]],
    { "p 2025-Q1": open(12), "a 2025-Q1": open(12) }
  ),
  finding(
    "a team that contradicts itself does so in its host, which told a longer period",
    hosted,
    ofTeam(figure("c", q1, 11)),
    [["c"], [both]],
    { [`c ${both}`]: open(10) }
  ),
  judged(
    "and both sides do not meet what only one does",
    [">=", 12],
    ["c", both],
    hosted,
    ofTeam(figure("c", q1, 11)),
    { status: "unmeasurable" }
  ),
  finding("what else is asked makes no difference", hosted, ofTeam(figure("c", "2025-03", 3)), [["c"], [both, q1]], {
    [`c ${both}`]: open(10),
    "c 2025-Q1": open(10)
  }),
  finding(
    "a merger makes none either",
    merged({ measures: [people] }),
    [figure("a", "2025-05", 16), figure("b", "2025-05", 41), figure("b", "2025-05/2025-06", 25)],
    [["p"], ["2025-05/2025-06"]],
    { "p 2025-05/2025-06": open(41) }
  ),
  ...[turns, people].map((measure) =>
    finding(
      `quarters of all communes that nobody contradicts decide beside a month in doubt: ${measure.basis}`,
      two(measure),
      [...disputed, figure("a", q1, 50)],
      [["p"], [q1]],
      { "p 2025-Q1": { value: 55, reported: 55 } }
    )
  ),
  ...[turns, people].map((measure) =>
    finding(
      `what a quarter leaves to a month in doubt does not settle it: ${measure.basis}`,
      two(measure),
      [
        figure("p", q1, 22),
        figure("p", "2025-01", 12),
        figure("p", feb, 5),
        ...figures("2025-03", { p: 4, a: 5, b: 0 })
      ],
      [["p"], ["2025-03"]],
      { "p 2025-03": { value: "[4, 5]", reported: 4 } }
    )
  ),
  finding(
    "who said at least is not said to have said a number",
    two(turns),
    [figure("a", feb, 30), figure("a", feb, ">= 40", { reporter: "p" })],
    [["a"], [feb]],
    {
      "a 2025-02": {
        text: text("xã báo 30, tỉnh báo ít nhất 40; cần đối chiếu", "commune 30, province at least 40; reconcile")
      }
    }
  ),
  finding(
    "nor who said more than one",
    two(turns),
    [figure("a", feb, 30), figure("a", feb, "> 40", { reporter: "p" })],
    [["a"], [feb]],
    {
      "a 2025-02": {
        text: text("xã báo 30, tỉnh báo hơn 40; cần đối chiếu", "commune 30, province more than 40; reconcile")
      }
    }
  ),
  finding(
    "a part that said at least is told so beside its whole",
    two(turns),
    [figure("p", feb, 30), figure("a", feb, ">= 40")],
    [["p"], [feb]],
    {
      "p 2025-02": {
        text: text(
          "tỉnh báo 30, riêng Xã A ít nhất 40; cần đối chiếu",
          "province 30, Commune A alone at least 40; reconcile"
        )
      }
    }
  ),
  ...[undefined, "whole", "parts"].map((trust) =>
    finding(
      `what came in is the same whoever is trusted where nobody contradicts: ${trust ?? "nobody"}`,
      two(below({ basis: "person", dimensions: ["sex"], ...(trust === undefined ? {} : { trust }) }), {
        ...sexes
      }),
      [
        figure("a", both, 6, { breakdown: { sex: "f" } }),
        figure("a", q1, 17, { breakdown: { sex: "m" } }),
        figure("a", "2025-03", 9, { breakdown: { sex: "m" } })
      ],
      [["a"], [both]],
      { [`a ${both}`]: { lower: 14, reported: 6 } }
    )
  ),
  finding(
    "a contradiction of more days leaves those within it open above as well, and nobody there is silent",
    two(turns),
    [...running, figure("b", "2025-Q2", 5)],
    [["p"], ["2025-Q2", "2025-04"]],
    {
      "p 2025-Q2": {
        value: ">= 5",
        silent: [],
        caveat: /Commune A.*reconcile/,
        text: text(
          "5 lượt (1/2 xã có số; cần đối chiếu: Xã A)",
          "5 turns (1 of 2 communes with a figure; reconcile: Commune A)"
        )
      },
      "p 2025-04": {
        reason: "contradiction",
        silent: [],
        caveat: /Commune A.*reconcile/,
        text: text(
          "chưa suy ra được số liệu “Số liệu”: số liệu của Xã A không khớp nhau, cần đối chiếu",
          '"Figures" does not follow: figures of Commune A contradict each other; reconcile'
        )
      }
    }
  ),
  finding(
    "a contradiction of more days leaves open nothing that others decide",
    two(turns),
    [...running, figure("p", "2025-Q2", 40)],
    [["p"], ["2025-Q2"]],
    { "p 2025-Q2": { value: 40, silent: [] } }
  ),
  ...["2026-02-01", "2025-12-05"].map((knownAt) =>
    finding(
      `nor takes it anything from what figures of its province alone leave to other days: a year known on ${knownAt}`,
      two(turns),
      [...running, figure("p", "2025-H1", 300), figure("p", "2025", 700, { knownAt })],
      [["p"], ["2025-H1", "2025-H2"]],
      {
        "p 2025-H1": { value: 300, reported: 300 },
        "p 2025-H2": { value: knownAt < "2026" ? ">= 400" : 400, reported: 400 }
      }
    )
  ),
  finding(
    "what is in doubt is taken off nothing",
    two(turns),
    [...running, figure("p", "2025", 700)],
    [["p"], ["2025-H2"]],
    { "p 2025-H2": { value: "[0, 700]", reported: null } }
  ),
  judged(
    "who is silent does not decide where a contradiction leaves others open",
    [">=", 30],
    ["p", "2025-Q2"],
    province({ communes: ["a", "b", "c"], measures: [turns] }),
    [...running, figure("b", "2025-Q2", 5)],
    {
      status: "unmeasurable",
      because: text(
        "Chưa kết luận: 5 lượt (1/3 xã đã báo cáo; cần đối chiếu: Xã A), chỉ tiêu ít nhất 30; 1 xã chưa báo cáo",
        "Undecided: 5 turns (1 of 3 communes; reconcile: Commune A); the target is at least 30; 1 silent"
      )
    }
  ),
  judged(
    "nor is who contradicts itself called silent where a form asks for shorter periods",
    [">=", 30],
    ["p", "2025-Q2"],
    province({ communes: ["a", "b", "c"], measures: [turns] }, { forms: [form("month")] }),
    [...running, figure("b", "2025-Q2", 5)],
    {
      status: "unmeasurable",
      because: text(
        "Chưa kết luận: 5 lượt (1/3 xã có số; 1 xã chưa báo cáo; cần đối chiếu: Xã A), chỉ tiêu ít nhất 30",
        "Undecided: 5 turns (1 of 3 communes with a figure; 1 silent; reconcile: Commune A); the target is at least 30"
      )
    }
  )
]
