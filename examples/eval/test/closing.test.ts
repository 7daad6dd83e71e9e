/** What closing a target settles, and what stays as open as it is. */
import { assert, describe, it } from "@effect/vitest"
import { below, figure, figures, form, of, province, target, text } from "./support/documents.ts"
import { closed, closing, eachCommune, judged, type Promised, quarter, sessions } from "./support/judged.ts"
import { mismatches, type Scenario } from "./support/Scenario.ts"

/** What is open for another reason than silence stays so after closing. */
const stillOpen: ReadonlyArray<Scenario> = (
  [
    ["a bound", { a: "[90, 120]" }, "từ 90 đến 120"],
    ["a source's own words", { a: ">= 95" }, "ít nhất 95"],
    ["a stock's bound", { a: "[90, 120]" }, "từ 90 đến 120", { accumulation: "stock", basis: "team" }]
  ] as const
).map(([title, values, known, more]) =>
  judged(
    `closed, with ${title}`,
    [">=", 100, closing],
    values,
    {
      asOf: closed,
      status: "unmeasurable",
      because: text(`Chưa kết luận: số liệu chỉ biết là ${known}`, "Undecided: the figure is only known as")
    },
    [below(more), "quarter"]
  )
)

/** A closed target of the quarter, over figures that came by other ways than each commune's own line. */
const closedOver = (
  title: string,
  promised: Promised,
  figures: ReadonlyArray<ReturnType<typeof figure>>,
  more: object = {}
): Scenario => ({
  title: `closed, with ${title}`,
  documents: province(
    { measures: [below(), { ...below(), id: "n" }] },
    {
      indicators: [
        { id: "m", title: text("m", "m"), expression: of("m") },
        { id: "per", title: text("per", "per"), expression: sessions },
        {
          id: "less",
          title: text("less", "less"),
          expression: { _tag: "Subtract", left: of("m"), right: of("n") }
        }
      ],
      targets: [target(promised[0], promised[1], quarter, { ...closing, ...promised[2] })],
      teams: [{ id: "t", name: text("Tổ T", "Team T"), kind: "digital", host: "a" }],
      ...more
    }
  ),
  commits: [figures],
  judges: [{ asOf: closed, status: "unmeasurable", because: text("Chưa kết luận", "Undecided") }]
})

const byOtherWays: ReadonlyArray<Scenario> = [
  closedOver("a set's bound in one month", [">=", 12], [figure(["a", "b", "c"], "2025-01", "[10, 40]")]),
  closedOver("a team's bound", [">=", 10], [figure("a", "2025-01", "[5, 20]", { team: "t" })]),
  closedOver(
    "a set's figure known early",
    [">=", 12],
    [figure(["a", "b", "c"], "2025-01", 10, { knownAt: "2025-01-20T00:00:00+07:00" })]
  ),
  closedOver(
    "a silent denominator, which as nothing would raise the ratio",
    [">=", 0.4, { indicator: "per" }],
    [...figures(quarter, { a: 10, b: 10 }), figure("a", quarter, 20, { measure: "n" })]
  ),
  closedOver(
    "a silent subtrahend, which as nothing would raise the difference",
    [">=", 12, { indicator: "less" }],
    [...figures(quarter, { a: 10, b: 10, c: 0 }), figure("a", quarter, 5, { measure: "n" })]
  )
]

const settledByClosing: ReadonlyArray<Scenario> = [
  judged(
    "closed, where nobody reported",
    [">=", 100, closing],
    {},
    {
      asOf: closed,
      status: "notMet",
      because: text("Không đạt: 0/100 (chốt 01/5", "Not met: 0/100 (closed 1 May")
    }
  ),
  judged(
    "closed, where nothing is what was asked for",
    [">=", 5, { ...eachCommune, ...closing, tolerance: 5 }],
    { a: 10, b: 7 },
    { asOf: closed, status: "met", because: text("Đạt: 100%/100%", "Met: 100%/100%") }
  ),
  {
    ...judged(
      "closed, with a figure that was asked for and is not known",
      [">=", 100, closing],
      {},
      {
        asOf: closed,
        status: "unmeasurable",
        because: text("Chưa kết luận", "Undecided")
      }
    ),
    commits: [[figure("a", quarter, null), figure("b", quarter, 50)]]
  },
  {
    ...judged(
      "closed, with a figure of some of those counted",
      [">=", 100, closing],
      {},
      {
        asOf: closed,
        status: "unmeasurable",
        because: text("Chưa kết luận", "Undecided")
      }
    ),
    documents: province(
      { measures: [below()] },
      {
        forms: [form("quarter")],
        targets: [target(">=", 100, quarter, closing)],
        cohorts: [{ id: "youth", name: text("thanh niên", "youth") }]
      }
    ),
    commits: [[figure("a", quarter, 90, { cohorts: ["youth"] })]]
  }
]

const sets = {
  "what stays open after closing": stillOpen,
  "what stays open by other ways": byOtherWays,
  "what closing settles": settledByClosing
}
for (const [name, list] of Object.entries(sets)) {
  describe(name, () => {
    for (const scenario of list) {
      it(scenario.title, async () => assert.deepStrictEqual(await mismatches(scenario), []))
    }
  })
}
