/** F3: stocks and people over a merger. */
import {
  below,
  commune,
  edge,
  figure,
  figures,
  form,
  merged,
  of,
  province,
  reform,
  text
} from "../support/documents.ts"
import type { Scenario } from "../support/Scenario.ts"
import { finding, measureOf, people, stock } from "./world.ts"

const stocks = [figure("a", "2025-06", 100), figure("b", "2025-06", 50), figure("n", "2025-12", 160)]
const boundaries = { asOf: "2025-12-31" }
const right = { average: 155, max: 160, min: 150, first: 150 }
const halves = [figure("a", "2025-H1", 100), figure("b", "2025-H1", 50), figure("n", "2025-H2", 160)]
const [man, woman] = [
  { id: "man", title: text("Nam", "Male") },
  { id: "woman", title: text("Nữ", "Female") }
]
const silent = merged({ complete: false, measures: [stock()] })
const mean = { id: "mean", title: text("Bình quân", "Mean"), expression: of("m"), onMerge: "mean" as const }
const youth = { id: "y", name: text("thanh niên", "youth") }
const regular = merged({ measures: [stock({ own: "no" })] }, { forms: [form("half")] })

/** Provinces p1 and p2 became pp; their communes a and b live on, and c of the one and d of the other became k. */
const provinces = (own: "no" | "may" = "no", more: object = {}): Scenario["documents"] => {
  const documents = province({ communes: ["a", "b", "c", "d", "k", "p1", "p2", "pp"], measures: [below({ own })] })
  const state = documents.hierarchies![0]!
  const moved = (unit: string, parent: string) => [
    edge(unit, { parent, to: reform }),
    edge(unit, { parent: "pp", from: reform })
  ]
  const merge = (id: string, from: ReadonlyArray<string>, to: string) => ({
    id,
    kind: "merge",
    date: reform,
    hierarchy: "state",
    moves: from.map((one) => ({ from: one, to }))
  })
  return {
    ...documents,
    hierarchies: [
      {
        ...state,
        edges: [
          { unit: "p1", level: "province", to: reform },
          { unit: "p2", level: "province", to: reform },
          { unit: "pp", level: "province", from: reform },
          ...moved("a", "p1"),
          ...moved("b", "p2"),
          edge("c", { parent: "p1", to: reform }),
          edge("d", { parent: "p2", to: reform }),
          edge("k", { parent: "pp", from: reform })
        ]
      }
    ],
    successions: [merge("provinces", ["p1", "p2"], "pp"), merge("communes", ["c", "d"], "k")],
    ...more
  } as Scenario["documents"]
}
const year = [figure("a", "2025", 40), figure("b", "2025", 25), figure("k", "2025", 7)]

/** Province p with communes a and b that became k; their hamlets x and y stayed. */
const hamlets = (): Scenario["documents"] => {
  const documents = merged({ measures: [below()] })
  const state = documents.hierarchies![0]!
  const hamlet = (unit: string, parent: string) => [
    { unit, parent, level: "hamlet", to: reform },
    { unit, parent: "n", level: "hamlet", from: reform }
  ]
  return {
    ...documents,
    units: [...documents.units!, ...["x", "y"].map(commune)],
    hierarchies: [
      {
        ...state,
        levels: [state.levels[0], ...state.levels.slice(1).map((one) => ({ ...one, complete: true }))],
        edges: [...state.edges!, ...hamlet("x", "a"), ...hamlet("y", "b")]
      }
    ]
  } as Scenario["documents"]
}

/** District d with communes a, b and c, of which a and b became n of the province when the district ended. */
const district = ((): Scenario["documents"] => {
  const documents = province({ communes: ["d", "a", "b", "c", "n"], measures: [below()] })
  const [state] = documents.hierarchies!
  const [top, ...levels] = state!.levels!
  const until = (unit: string) => edge(unit, { parent: "d", to: reform })
  return {
    ...documents,
    hierarchies: [
      {
        ...state!,
        levels: [top!, { id: "district", name: text("huyện", "district"), complete: true }, ...levels],
        edges: [
          { unit: "p", level: "province" },
          edge("d", { level: "district", to: reform }),
          ...["a", "b", "c"].map(until),
          ...["n", "c"].map((unit) => edge(unit, { from: reform }))
        ]
      }
    ],
    successions: [
      {
        id: "reform",
        kind: "merge",
        date: reform,
        hierarchy: "state",
        moves: ["a", "b"].map((from) => ({ from, to: "n" }))
      }
    ]
  }
})()

export const mergers: ReadonlyArray<Scenario> = [
  finding(
    "a stock under a former code that is newer than what the new unit told is not in that",
    merged(
      { parents: ["a", "b"], measures: [stock({ basis: "account", own: "no" })] },
      { forms: [form("month", { due: 10 })] }
    ),
    [figure("n", "2025-08", 20), figure("a", "2025-08", 4), figure("a", "2025-09", 5)],
    [
      ["p", "n"],
      ["2025-08", "2025-09", "2025-Q3"]
    ],
    Object.fromEntries(
      ["p", "n"].flatMap((unit) => [
        [
          `${unit} 2025-08`,
          {
            value: 20,
            text: text("20 tài khoản (gồm 4 theo mã xã cũ)", "20 accounts (4 under a former code)")
          }
        ],
        [
          `${unit} 2025-Q3`,
          {
            value: 20,
            text: text(
              "20 tài khoản (số ngày 31/8; gồm 4 theo mã xã cũ); mới hơn: 1 xã 5",
              "20 accounts (as of 31 August; 4 under a former code); newer: 1 commune 5"
            )
          }
        ],
        [
          `${unit} 2025-09`,
          {
            value: 20,
            text: text(
              "20 tài khoản (số ngày 31/8); mới hơn: 1 xã 5",
              "20 accounts (as of 31 August); newer: 1 commune 5"
            )
          }
        ]
      ])
    )
  ),
  ...Object.entries(right).flatMap(([time, value]) => [
    finding(
      `F3: ${time} of a stock over a merger does not exclude what is true`,
      silent,
      stocks,
      [["p", "n"], ["2025"], { expression: of("m", { along: { time } }), boundaries }],
      { "p 2025": { holds: value }, "n 2025": { holds: value } }
    ),
    finding(
      `F3: ${time} of a stock over a merger is that of the units that became one, where a form gives the rhythm`,
      regular,
      stocks,
      [["p", "n"], ["2025"], { expression: of("m", { along: { time } }), boundaries }],
      { "p 2025": { value }, "n 2025": { value } }
    )
  ]),
  finding(
    "F3: people of both halves of a year are not added, and silence stays open",
    merged({ complete: false, measures: [people] }),
    halves,
    [["p"], ["2025"]],
    { "p 2025": { value: ">= 160", reported: 160 } }
  ),
  finding(
    "F3: people of both halves of a year lie between the larger half and the sum",
    merged({ measures: [measureOf({ basis: "person", additivity: { time: "overlapping" } })] }),
    halves,
    [["p"], ["2025"]],
    { "p 2025": { value: "[160, 310]", reported: 160 } }
  ),
  ...[{}, { boundaries }, { boundaries: { asOf: reform } }].flatMap((more) => {
    const where = "boundaries" in more ? `on the boundaries of ${more.boundaries!.asOf}` : "as reported"
    return [
      finding(
        `a year's figures of communes whose provinces became one within it are the new one's, ${where}`,
        provinces(),
        year,
        [["pp"], ["2025"], more],
        { "pp 2025": { value: 72, reported: 72, silent: [] } }
      ),
      finding(
        `figures of halves and of the year add up over a merger of provinces, ${where}`,
        provinces(),
        [
          figure("a", "2025", 40),
          figure("b", "2025-H1", 20),
          figure("b", "2025-H2", 5),
          figure("c", "2025-H1", 3),
          figure("d", "2025-H1", 2),
          figure("k", "2025-H2", 2)
        ],
        [["pp"], ["2025"], more],
        { "pp 2025": { value: 72 } }
      ),
      finding(
        `of provinces that may act themselves, a year of their communes is a least, ${where}`,
        provinces("may"),
        year,
        [["pp"], ["2025"], more],
        { "pp 2025": { value: ">= 72" } }
      ),
      finding(
        `a year's figures of hamlets whose communes became one are the commune's and the province's, ${where}`,
        hamlets(),
        [figure("x", "2025", 40), figure("y", "2025", 25)],
        [["n", "p"], ["2025"], more],
        { "n 2025": { value: 65 }, "p 2025": { value: 65 } }
      )
    ]
  }),
  {
    title: "a target on a merged province is met by a year's figures of its communes",
    documents: provinces("no", {
      targets: [
        {
          id: "t",
          title: text("Chỉ tiêu", "Target"),
          indicator: "m",
          scope: { _tag: "Unit", unit: "pp", hierarchy: "state" },
          comparator: ">=",
          threshold: 72,
          deadline: { _tag: "Stated", period: "2025" },
          modality: "minimum",
          source: { title: "KH" }
        }
      ]
    }),
    commits: [year],
    judges: [{ asOf: "2025-12-31", status: "met" }]
  },
  finding(
    "a quarter's figure under a code that ended within it is of the days before",
    merged({ measures: [below()] }),
    [figure("a", "2025-05/2025-07", 25), figure("b", "2025-05/2025-07", 0), figure("n", "2025-07", 12)],
    [["p"], ["2025-05/2025-06", "2025-07", "2025-05/2025-07"]],
    {
      "p 2025-05/2025-06": { value: 25, text: text("25 lượt", "25 turns") },
      "p 2025-07": { value: 12, text: text("12 lượt", "12 turns") },
      "p 2025-05/2025-07": { value: 37, text: text("37 lượt", "37 turns") }
    },
    /^(?![^]*former code)[^]*25 · Commune A · May to July 2025/
  ),
  finding(
    "one of days since it ended is the heir's, under a former code",
    merged({ measures: [below()] }),
    [figure("a", "2025-08", 25), figure("n", "2025-08", 40)],
    [["p"], ["2025-08"]],
    { "p 2025-08": { value: 40, text: text("40 lượt (gồm 25 theo mã xã cũ)", "40 turns (25 under a former code)") } }
  ),
  finding(
    "of a year the months of what a commune was made of count with its own",
    merged({ measures: [below()] }, { forms: [form("month")] }),
    [
      ...["01", "02", "03", "04", "05"].flatMap((month) => [
        figure("a", `2025-${month}`, 10),
        figure("b", `2025-${month}`, 5)
      ]),
      figure("a", "2025-06", 10),
      ...["07", "08", "09", "10"].map((month) => figure("n", `2025-${month}`, 20))
    ],
    [["n"], ["2025", "2025-H2"]],
    {
      // Of June only one of the two told.
      "n 2025": {
        reported: 165,
        silent: ["b 2025-06", "n 2025-11", "n 2025-12"],
        text: text("165 lượt (1/3 xã đã báo cáo đủ, 2 xã một phần)", "165 turns (1 of 3 communes in full, 2 in part)")
      },
      "n 2025-H2": { reported: 80, text: text("80 lượt (mới có 4/6 tháng)", "80 turns (4 of 6 months)") }
    }
  ),
  finding(
    "what became one held no more than the district in which all of it lay",
    district,
    [figure("d", "2025-H1", 600), figure("n", "2025-H2", 60)],
    [["n"], ["2025-H1", "2025"], { boundaries }],
    { "n 2025-H1": { value: "[0, 600]" }, "n 2025": { value: "[60, 660]", reported: 60 } }
  ),
  finding(
    "and held what others in it leave",
    district,
    [figure("d", "2025-H1", 600), figure("c", "2025-H1", 100)],
    [["n"], ["2025-H1"], { boundaries }],
    { "n 2025-H1": { value: 500, text: text("500 lượt (suy ra: 600 − 100)", "500 turns (derived: 600 − 100)") } }
  ),
  finding(
    "what follows for the communes that it was made of came in of a commune's year, as it does of its province",
    merged(
      { measures: [below({ basis: "person", once: true, dimensions: ["sex"] })] },
      { dimensions: [{ id: "sex", title: text("Giới tính", "Sex"), members: [man, woman] }] }
    ),
    [
      ...figures("2025-H1", { a: 24, b: 24 }),
      ...figures("2025-H1", { a: 6, b: 6 }, { breakdown: { sex: "woman" } }),
      figure("n", "2025-H2", 54)
    ],
    [["n", "p"], ["2025"], { expression: of("m", { where: { sex: "man" } }) }],
    { "n 2025": { value: "[36, 90]", reported: 36 }, "p 2025": { value: "[36, 90]", reported: 36 } }
  ),
  finding(
    "what came later under a former code is in the heir's, and not perhaps",
    merged({ measures: [below()] }),
    [
      figure("n", "2025-08", 75, { knownAt: "2025-09-04T00:00:00Z" }),
      figure("a", "2025-08", 30, { knownAt: "2025-09-06T00:00:00Z" })
    ],
    [["n", "p"], ["2025-08"]],
    {
      "n 2025-08": { value: 75, text: text("75 lượt (gồm 30 theo mã xã cũ)", "75 turns (30 under a former code)") },
      "p 2025-08": { value: 75, text: text("75 lượt (gồm 30 theo mã xã cũ)", "75 turns (30 under a former code)") }
    },
    /^(?![^]*came later)[^]*30 · Commune A · August 2025/
  ),
  finding(
    "a mean of merged communes of which one is silent says of whom there is no figure",
    merged({ measures: [below()] }, { indicators: [mean] }),
    [figure("a", "2025-02", 8)],
    [["n"], ["2025-02"], { indicator: "mean", boundaries }],
    {
      "n 2025-02": {
        reason: "no-figures",
        silent: ["b 2025-02"],
        text: text("Xã B: chưa có số liệu “Số liệu”", 'Commune B: no figure of "Figures" was reported')
      }
    }
  ),
  finding(
    "a number of some alone that nobody told is none of theirs, and others may have been told",
    province({ communes: ["a"], measures: [below(), below({ id: "d" })] }, { cohorts: [youth] }),
    [figure("a", "2025-02", 8, { cohorts: ["y"] }), figure("a", "2025-02", 24, { measure: "d" })],
    [["a"], ["2025-02"], { expression: { _tag: "Divide", left: of("m"), right: of("d") }, by: { cohorts: ["y"] } }],
    {
      "a 2025-02": {
        reason: "no-figures",
        text: text("chưa có số liệu “Số liệu (thanh niên)”", 'no figure of "Figures (youth)" was reported')
      }
    }
  )
]
