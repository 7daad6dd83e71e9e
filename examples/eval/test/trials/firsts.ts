/** The first week of a unit or a team, the last one of what it was made of, and a province above all of whose communes merged. */
import { Period } from "@lantoa/core"
import { below, edge, figure, form, merged, of, province, reform, target, team, text } from "../support/documents.ts"
import type { Figure } from "../support/documents.ts"
import type { Expected, Scenario } from "../support/Scenario.ts"
import { finding } from "./world.ts"

/** The weeks of the reporting month of July: the first one holds 30 June. */
const weeks = [27, 28, 29, 30, 31].map((week) => `2025-W${week}`)
const [first] = weeks as [string]
const weekly = { ...form("week"), by: { teams: "all" } as const }
const visits = (fields: object = {}) => below({ reports: ["teams"], ...fields })
const told = (id: string, unit: string, periods: ReadonlyArray<string>, value = 1): ReadonlyArray<Figure> =>
  periods.map((period) => figure(unit, period, value, { team: id }))

/** Communes a and b became n on 1 July, and their teams report by weeks. */
const joined = (...teams: ReadonlyArray<ReturnType<typeof team>>) =>
  merged({ measures: [visits()] }, { teams, forms: [weekly] })
const July = ["2025-07"]
const closed = (value: number): Expected => ({ value, reported: value, silent: [] })
const ended = { to: reform }

const weeksOfTeams: ReadonlyArray<Scenario> = [
  finding(
    "months in a row are of the weeks that they have one by one, and so is a year so far",
    province({ communes: ["a"], measures: [visits()] }, { teams: [team("t", "a")], forms: [weekly] }),
    told("t", "a", Period.split(Period.from("2024-12-30/2025-05-04"), "week")),
    [
      ["a"],
      [
        "2025-01",
        "2025-02",
        "2025-01/2025-02",
        "2025-01-01/2025-05-04",
        "2025-01-01/2025-05-02",
        "2025-01-02/2025-02-28"
      ]
    ],
    {
      "a 2025-01": { value: 5 },
      "a 2025-02": { value: 4 },
      "a 2025-01/2025-02": { value: 9 },
      "a 2025-01-01/2025-05-04": { value: 18 },
      // Nobody knows when in the last week, or the first, they came.
      "a 2025-01-01/2025-05-02": { value: "[17, 18]" },
      "a 2025-01-02/2025-02-28": { value: "[8, 9]" }
    }
  ),
  ...[
    { title: "that are there for all time", more: {} },
    { title: "that began with it", more: { from: reform } }
  ].map(({ more, title }) =>
    finding(
      `the first reporting month of a merged commune closes with its teams ${title}`,
      joined(team("t", "n", more)),
      told("t", "n", weeks),
      [
        ["n", "p"],
        ["2025-07", first]
      ],
      { "n 2025-07": closed(5), "p 2025-07": closed(5), [`n ${first}`]: closed(1), [`p ${first}`]: closed(1) }
    )
  ),
  {
    title: "a ceiling is decided in it",
    documents: {
      ...joined(team("t", "n")),
      targets: [target("<=", 5, "2025-07")]
    },
    commits: [told("t", "n", weeks)],
    judges: [
      {
        asOf: "2025-12-01",
        status: "met",
        because: text(
          "Đạt: tháng 7/2025: 5 lượt (tháng báo cáo: tuần tính theo ngày thứ Năm), chỉ tiêu không quá 5 (hạn: tháng 7/2025)",
          "Met: 5 turns (reporting month: a week belongs to the month of its Thursday) in July 2025; the target is at most 5 (due July 2025)"
        )
      }
    ]
  },
  finding(
    "on later boundaries as well",
    joined(team("t", "n")),
    told("t", "n", weeks),
    [["n", "p"], July, { boundaries: { asOf: reform } }],
    { "n 2025-07": closed(5), "p 2025-07": closed(5) }
  ),
  finding(
    "of a renamed commune",
    merged({ measures: [visits()], parents: ["a"] }, { teams: [team("t", "n")], forms: [weekly] }),
    told("t", "n", weeks),
    [["n", "p"], July],
    { "n 2025-07": closed(5), "p 2025-07": closed(5) }
  ),
  finding(
    "of teams that went into it with their communes",
    joined(team("t", "a"), team("u", "b")),
    [...told("t", "a", ["2025-W26"], 7), ...told("u", "b", ["2025-W26"], 7)].concat(
      told("t", "n", weeks),
      told("u", "n", weeks)
    ),
    [
      ["n", "p"],
      ["2025-07", "2025-W26/2025-W27"]
    ],
    {
      "n 2025-07": closed(10),
      "p 2025-07": closed(10),
      "n 2025-W26/2025-W27": closed(16),
      "p 2025-W26/2025-W27": closed(16)
    }
  ),
  finding(
    "where the communes before told of June themselves",
    joined(team("t", "n", { from: reform })),
    [figure("a", "2025-W26", 70), ...told("t", "n", weeks)],
    [
      ["n", "p"],
      ["2025-07", "2025-W26/2025-W27"]
    ],
    {
      "n 2025-07": closed(5),
      "p 2025-07": closed(5),
      "n 2025-W26/2025-W27": { value: ">= 71", reported: 71 },
      "p 2025-W26/2025-W27": { value: ">= 71", reported: 71 }
    }
  ),
  finding(
    "what teams of the communes before did on the day before is theirs to tell",
    joined(team("t", "n"), team("u", "a", ended)),
    told("t", "n", weeks),
    [["n", "p"], July],
    { "n 2025-07": { value: ">= 5", reported: 5 }, "p 2025-07": { value: ">= 5", reported: 5 } }
  ),
  finding(
    "and adds to what those of the new commune did",
    joined(team("t", "n"), team("u", "a", ended), team("v", "b", ended)),
    [...told("t", "n", weeks), ...told("u", "a", [first], 40), ...told("v", "b", [first], 2)],
    [
      ["n", "p"],
      ["2025-07", first]
    ],
    { "n 2025-07": closed(47), "p 2025-07": closed(47), [`n ${first}`]: closed(43), [`p ${first}`]: closed(43) }
  ),
  finding(
    "of people",
    merged({ measures: [visits({ basis: "person" })] }, { teams: [team("t", "n")], forms: [weekly] }),
    told("t", "n", weeks),
    [
      ["n", "p"],
      ["2025-07", first]
    ],
    {
      "n 2025-07": { value: "[1, 5]" },
      "p 2025-07": { value: "[1, 5]" },
      [`n ${first}`]: closed(1),
      [`p ${first}`]: closed(1)
    }
  ),
  finding(
    "of a ratio",
    merged(
      { measures: [visits(), { ...visits(), id: "k" }] },
      { teams: [team("t", "n")], forms: [{ ...weekly, measures: ["m", "k"] }] }
    ),
    [...told("t", "n", weeks, 3), ...told("t", "n", weeks, 2).map((one) => ({ ...one, measure: "k" }))],
    [["p"], July, { expression: { _tag: "Ratio", numerator: of("m"), denominator: of("k") } as never }],
    { "p 2025-07": { value: 1.5 } }
  ),
  finding(
    "of a share of communes",
    joined(team("t", "n")),
    told("t", "n", weeks),
    [
      ["p"],
      July,
      {
        expression: { _tag: "ShareOfUnits", of: of("m"), comparator: "<=", threshold: 5, level: "commune" } as never
      }
    ],
    { "p 2025-07": { value: 100 } }
  ),
  finding(
    "a month of weeks is one although a team began in the middle of one",
    province(
      { communes: ["a", "b"], measures: [visits()] },
      { teams: [team("t", "a", { from: reform }), team("u", "b")], forms: [weekly] }
    ),
    [...told("t", "a", weeks), ...told("u", "b", weeks)],
    [["a", "p"], July],
    {
      "a 2025-07": {
        ...closed(5),
        text: text(
          "5 lượt (tháng báo cáo: tuần tính theo ngày thứ Năm)",
          "5 turns (reporting month: a week belongs to the month of its Thursday)"
        )
      },
      "p 2025-07": closed(10)
    }
  )
]

/** District e of province p ended on 1 July, all of its communes a and b merged into n, and c into m. */
const ending = (
  fields: object,
  more: object = {},
  { moves = ["a n", "b n", "c m"], stays = [] as ReadonlyArray<string> } = {}
): Scenario["documents"] => {
  const documents = province({ communes: ["a", "b", "c", "n", "m", "d", "e"], measures: [below(fields)] }, more)
  const pairs = moves.map((move) => move.split(" ") as [from: string, to: string])
  const heirs = [...new Set(pairs.map(([, to]) => to))]
  const parent = (unit: string): string => (unit === "c" ? "d" : "e")
  return {
    ...documents,
    hierarchies: [
      {
        ...documents.hierarchies![0]!,
        levels: [
          { id: "province", name: text("tỉnh", "province") },
          { id: "district", name: text("huyện", "district"), complete: true, to: reform },
          { id: "commune", name: text("xã", "commune"), complete: true }
        ],
        edges: [
          { unit: "p", level: "province" },
          ...["d", "e"].map((unit) => ({ unit, parent: "p", level: "district", ...ended })),
          ...["a", "b", "c"].map((unit) => edge(unit, { parent: parent(unit), ...ended })),
          ...[...heirs, ...stays].map((unit) => edge(unit, { from: reform }))
        ]
      }
    ],
    successions: [
      {
        id: "act",
        kind: "merge",
        date: reform,
        hierarchy: "state",
        moves: pairs.map(([from, to]) => ({ from, to }))
      }
    ]
  } as Scenario["documents"]
}
const August = "2025-08"
const monthly = [figure("n", August, 10), figure("m", August, 20)]
const earlier = ["a", "b", "c"].map((unit) => figure(unit, "2025-01", 1))

const aboveMergers: ReadonlyArray<Scenario> = [
  ...[
    { title: "with nobody asked", more: {} },
    { title: "with a form", more: { forms: [form("month")] } }
  ].flatMap(({ more, title }) =>
    [[August], [August, "2025-01"]].map((periods) =>
      finding(
        `a province whose communes all merged as its districts ended closes ${title}, asked about ${periods.join(" and ")}`,
        ending({}, more),
        [...earlier, ...monthly],
        [["p"], periods],
        Object.fromEntries(
          periods.map((one) => [`p ${one}`, one === August ? { ...closed(30), reporting: 2, expected: 2 } : closed(3)])
        )
      )
    )
  ),
  {
    title: "a ceiling on it is decided",
    documents: { ...(ending({}) as object), targets: [target("<=", 100, August)] } as Scenario["documents"],
    commits: [[...earlier, ...monthly]],
    judges: [
      {
        asOf: "2025-12-01",
        status: "met",
        because: text(
          "Đạt: tháng 8/2025: 30 lượt, chỉ tiêu không quá 100 (hạn: tháng 8/2025)",
          "Met: 30 turns in August 2025; the target is at most 100 (due August 2025)"
        )
      }
    ]
  },
  finding("of people as well", ending({ basis: "person" }), [...earlier, ...monthly], [["p"], [August]], {
    [`p ${August}`]: closed(30)
  }),
  finding("of a stock", ending({ basis: "team", accumulation: "stock" }), [...earlier, ...monthly], [["p"], [August]], {
    [`p ${August}`]: closed(30)
  }),
  finding(
    "of a share of communes",
    ending({}),
    [...earlier, ...monthly],
    [
      ["p"],
      [August],
      { expression: { _tag: "ShareOfUnits", of: of("m"), comparator: ">=", threshold: 15, level: "commune" } as never }
    ],
    { [`p ${August}`]: { value: 50 } }
  ),
  finding(
    "a commune that did not report is who is silent",
    ending({}),
    [...earlier, figure("n", August, 10)],
    [["p"], [August]],
    { [`p ${August}`]: { value: ">= 10", reported: 10, silent: [`m ${August}`] } }
  ),
  finding(
    "all communes into one",
    ending({}, {}, { moves: ["a n", "b n", "c n"] }),
    [...earlier, figure("n", August, 10)],
    [["p"], [August, "2025-Q3"]],
    { [`p ${August}`]: closed(10), "p 2025-Q3": { value: ">= 10", reported: 10 } }
  ),
  finding(
    "with a commune that goes on",
    ending({}, {}, { moves: ["a n", "b n"], stays: ["c"] }),
    [...earlier, figure("n", August, 10), figure("c", August, 20)],
    [["p"], [August]],
    { [`p ${August}`]: closed(30) }
  )
]

export const firsts: ReadonlyArray<Scenario> = [...weeksOfTeams, ...aboveMergers]
