/** How a line, a verdict and a refusal name what they are about: places, periods, lives, ends of a span. */
import {
  below,
  edge,
  figure,
  figures,
  form,
  merged,
  of,
  province,
  query,
  target,
  team,
  teamsReported,
  text
} from "../support/documents.ts"
import type { Scenario } from "../support/Scenario.ts"
import { merge, provinces } from "./together.ts"
import { finding } from "./world.ts"

const plain = province({ measures: [below()] })
const stocked = province(
  { measures: [teamsReported({ own: "no" }), below({ id: "d" })] },
  { forms: [form("month", { measures: ["m", "d"] })] }
)

const member = (id: string, vi: string, en: string) => ({ id, title: text(vi, en) })
const sexed = province(
  { measures: [below({ basis: "person", once: true, dimensions: ["sex"] })] },
  {
    dimensions: [
      {
        id: "sex",
        title: text("Giới tính", "Sex"),
        members: [member("male", "Nam", "Male"), member("female", "Nữ", "Female")]
      }
    ]
  }
)

export const sentences: ReadonlyArray<Scenario> = [
  finding(
    "how many units of a level there are is said by its name",
    plain,
    [],
    [["p"], ["2025"], { expression: { _tag: "Units", level: "commune" } }],
    { "p 2025": { value: 3, text: text("3 xã", "3 communes") } }
  ),
  finding(
    "of units of two levels there is none",
    plain,
    [],
    [
      ["p"],
      ["2025"],
      {
        expression: {
          _tag: "Add",
          left: { _tag: "Units", level: "commune" },
          right: { _tag: "Units", level: "province" }
        }
      }
    ],
    { "p 2025": { value: 4, text: text("4 đơn vị", "4 units") } }
  ),
  finding(
    "a ratio that lacks a stock says of which day the latest is, as the stock does",
    stocked,
    [figure("a", "2025-06", 10, { knownAt: "2025-07-03T00:00:00Z" }), figure("a", "2025-09", 2, { measure: "d" })],
    [["a", "p"], ["2025-09"], { expression: { _tag: "Ratio", numerator: of("m"), denominator: of("d") } }],
    {
      "a 2025-09": {
        text: text(
          "chưa có số liệu “Số liệu” (số gần nhất: ngày 30/6)",
          'no figure of "Figures" was reported (latest: 30 June)'
        )
      },
      "p 2025-09": {
        text: text(
          "chưa có số liệu “Số liệu” (số gần nhất: ngày 30/6)",
          'no figure of "Figures" was reported (latest: 30 June)'
        )
      }
    }
  ),
  finding(
    "so it is where the figures name the cohort that the measure counts",
    province(
      { measures: [teamsReported({ basis: "person", counts: { cohort: "y" } })] },
      { forms: [form("month")], cohorts: [{ id: "y", name: text("thanh niên", "youth") }] }
    ),
    [figure("a", "2025-06", 10, { cohorts: ["y"] })],
    [["a", "p"], ["2025-09"]],
    Object.fromEntries(
      ["a 2025-09", "p 2025-09"].map((cell) => [
        cell,
        {
          text: text(
            "chưa có số liệu “Số liệu” (số gần nhất: ngày 30/6)",
            'no figure of "Figures" was reported (latest: 30 June)'
          )
        }
      ])
    )
  ),
  {
    title: "of a province whose number is open since one commune's weeks cross the month, that commune is named",
    documents: plain,
    commits: [
      [...[1, 2, 3, 4, 5].map((week) => figure("a", `2025-W0${week}`, 10)), ...figures("2025-01", { b: 5, c: 5 })]
    ],
    asks: [
      {
        query: query(["p", "a"], ["2025-01"]),
        gives: {
          "p 2025-01": {
            text: text(
              "từ 40 đến 60 lượt (kỳ báo cáo lệch: Xã A)",
              "40 to 60 turns (reported periods cross: Commune A)"
            )
          },
          "a 2025-01": { text: text("từ 30 đến 50 lượt (kỳ báo cáo lệch)", "30 to 50 turns (reported periods cross)") }
        }
      }
    ]
  },
  finding(
    "so it is where others are silent as well",
    province({ measures: [below()] }, { forms: [form("month")] }),
    [...[1, 2, 3, 4, 5].map((week) => figure("a", `2025-W0${week}`, 10)), ...figures("2025-01", { b: 5 })],
    [["p"], ["2025-01"]],
    {
      "p 2025-01": {
        value: ">= 35",
        text: text(
          "35 lượt (2/3 xã có số; 1 xã chưa báo cáo; kỳ báo cáo lệch: Xã A)",
          "35 turns (2 of 3 communes with a figure; 1 silent; reported periods cross: Commune A)"
        )
      }
    }
  ),
  finding(
    "not where that commune told its month as well",
    province({ measures: [below()] }, { forms: [form("month")] }),
    [...[1, 2, 3, 4, 5].map((week) => figure("a", `2025-W0${week}`, 10)), ...figures("2025-01", { a: 40 })],
    [["p"], ["2025-01"]],
    { "p 2025-01": { text: text("40 lượt (1/3 xã đã báo cáo)", "40 turns (1 of 3 communes)") } }
  ),
  finding(
    "nor of a commune whose weeks are those of its reporting month, beside teams whose weeks cross the month of another",
    province(
      { measures: [below({ reports: ["teams"] })] },
      { teams: [team("t1", "a")], forms: [form("week", { by: { teams: "all" } })] }
    ),
    [
      ...[1, 2, 3, 4, 5].map((week) => figure("a", `2025-W0${week}`, 10, { team: "t1" })),
      ...figures("2025-01", { b: 5 })
    ],
    [["p", "a"], ["2025-01"]],
    {
      "p 2025-01": {
        value: ">= 35",
        text: text(
          "35 lượt (1/1 tổ đã báo cáo; 2 xã không có tổ; kỳ báo cáo lệch: Xã A)",
          "35 turns (1 of 1 team; 2 communes without a team; reported periods cross: Commune A)"
        )
      },
      "a 2025-01": {
        text: text(
          "50 lượt (tháng báo cáo: tuần tính theo ngày thứ Năm)",
          "50 turns (reporting month: a week belongs to the month of its Thursday)"
        )
      }
    }
  ),
  {
    title: "a running total of some months is called as people call it",
    documents: plain,
    commits: [
      [
        figure("a", "2025-01/2025-02", 25),
        figure("a", "2025-Q1", 45),
        figure("b", "2025-02/2025-03", 7),
        figure("b", "2025-Q1", 9)
      ]
    ],
    asks: [
      {
        query: query(["a", "b"], ["2025-Q1"]),
        gives: {
          "a 2025-Q1": {
            text: text(
              "45 lượt: 2 tháng đầu năm 2025 là 25, còn lại 20",
              "45 turns: 25 from January to February 2025, rest 20"
            )
          },
          "b 2025-Q1": {
            text: text(
              "9 lượt: từ tháng 2 đến tháng 3/2025 là 7, còn lại 2",
              "9 turns: 7 from February to March 2025, rest 2"
            )
          }
        }
      }
    ]
  },
  {
    title: "a commune that contradicts the communes it was made of is told from them",
    documents: merged({ measures: [below()] }),
    commits: [[figure("n", "2025", 80), ...figures("2025-H1", { a: 50, b: 40 })]],
    asks: [
      {
        query: query(["n"], ["2025"], { boundaries: { asOf: "2025-12-31" } }),
        gives: {
          "n 2025": {
            text: text("xã báo 80, các xã cũ cộng lại 90; cần đối chiếu", "commune 80, former communes 90; reconcile")
          }
        }
      }
    ]
  },
  finding(
    "a figure under a former code makes no other kind of units of the communes that contradict their province",
    merged({ others: ["c"], measures: [below()] }),
    [...figures("2025-Q3", { p: 90, n: 80, c: 40 }), figure("a", "2025-08", 30)],
    [["p"], ["2025-Q3"]],
    {
      "p 2025-Q3": {
        text: text("tỉnh báo 90, các xã cộng lại 120; cần đối chiếu", "province 90, communes 120; reconcile")
      }
    }
  ),
  finding(
    "of what a source says at least, told of some months, its whole leaves at most the rest",
    plain,
    [figure("p", "2025-Q1", 100), figure("a", "2025-01", ">= 6"), figure("a", "2025-02", 5)],
    [["p"], ["2025-Q1"]],
    { "p 2025-Q1": { value: 100 } },
    /at least 11 · Commune A [^]*Rest: at most 89/
  ),
  finding(
    "women of one commune are no group of their province, nor those of a month one of the quarter",
    sexed,
    [
      figure("p", "2025-Q1", 100),
      figure("a", "2025-Q1", 5, { breakdown: { sex: "female" } }),
      figure("b", "2025-Q1", ">= 6"),
      figure("b", "2025-Q2", 50),
      figure("b", "2025-04", 5, { breakdown: { sex: "female" } })
    ],
    [
      ["p", "b"],
      ["2025-Q1", "2025-Q2"]
    ],
    {
      "p 2025-Q1": { text: text("100 người", "100 people") },
      "p 2025-Q2": {},
      "b 2025-Q1": { value: "[6, 95]" },
      "b 2025-Q2": { text: text("50 người", "50 people") }
    }
  ),
  {
    title: "an end that is excluded is said to be, and what is about says so before its span",
    documents: province({ communes: ["a", "b"], measures: [below()] }),
    commits: [
      [
        figure("p", "2025-01", "< 33"),
        figure("a", "2025-01", 23),
        figure("p", "2025-02", "~ 100"),
        figure("a", "2025-02", 33)
      ]
    ],
    asks: [
      {
        query: query(["p", "b"], ["2025-01", "2025-02"]),
        gives: {
          "p 2025-01": { text: text("từ 23 đến dưới 33 lượt", "23 to less than 33 turns") },
          "b 2025-01": {},
          "p 2025-02": {},
          "b 2025-02": {
            text: text(
              "khoảng từ 57 đến 77 lượt (suy ra: khoảng 100 − 33)",
              "about 57 to 77 turns (derived: about 100 − 33)"
            )
          }
        }
      }
    ]
  },
  {
    title: "who asks before the birth or after the end of a unit is told when there was one, and whom to ask",
    documents: merged({ measures: [below()] }),
    asks: [
      {
        query: query(["n", "a"], ["2025-06", "2025-07"]),
        gives: {
          "n 2025-06": {
            reason: "not-alive",
            text: text(
              "“Xã N” không có trong hệ thống tổ chức này vào ngày 30/6/2025: chỉ có từ 01/7/2025, xem Xã A + Xã B",
              '"Commune N" does not exist in this hierarchy on 30 June 2025: only from 1 July 2025, see Commune A + Commune B'
            )
          },
          "n 2025-07": {},
          "a 2025-06": {},
          "a 2025-07": {
            text: text(
              "“Xã A” không có trong hệ thống tổ chức này vào ngày 31/7/2025: chỉ có đến 30/6/2025, xem Xã N",
              '"Commune A" does not exist in this hierarchy on 31 July 2025: only until 30 June 2025, see Commune N'
            )
          }
        }
      }
    ]
  },
  {
    title: "what is worked out of a unit that ended says until when it was, as a number of it does",
    documents: merged({ measures: [below(), below({ id: "n" })] }),
    commits: [[...figures("2025-H1", { a: 10 }), ...figures("2025-H1", { a: 20 }, { measure: "n" })]],
    asks: [
      ["Ratio", { numerator: of("m"), denominator: of("n"), per: 100 }, "50", "50"] as const,
      ["Add", { left: of("m"), right: of("n") }, "30 lượt", "30 turns"] as const
    ].map(([_tag, parts, vi, en]) => ({
      query: query(["a"], ["2025", "2025-H1"], { expression: { _tag, ...parts } as never }),
      gives: {
        "a 2025": { text: text(`${vi} (xã chỉ có đến 30/6)`, `${en} (the commune only until 30 June)`) },
        "a 2025-H1": { text: text(vi, en) }
      }
    }))
  },
  finding(
    "a share of units by quarters ends with none of them",
    plain,
    ["2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4"].flatMap((quarter) => figures(quarter, { a: 10, b: 20, c: 30 })),
    [
      ["p"],
      ["2025"],
      {
        expression: {
          _tag: "ShareOfUnits",
          level: "commune",
          of: of("m"),
          comparator: ">=",
          threshold: 10,
          per: "quarter"
        }
      }
    ],
    { "p 2025": { value: 100, text: text("100%", "100%") } }
  ),
  {
    title: "a stock is judged at the end of the period, not in it",
    documents: province({ measures: [teamsReported({ own: "no" })] }, { targets: [target(">=", 100, "2025")] }),
    commits: [figures("2025-12", { a: 30, b: 30, c: 30 })],
    judges: [
      {
        asOf: "2026-01-15",
        status: "notMet",
        because: text(
          "Không đạt: năm 2025 đạt 90 tổ, chưa đạt chỉ tiêu ít nhất 100 (hạn: năm 2025)",
          "Not met: 90 teams at the end of 2025, short of the target of at least 100 (due 2025)"
        )
      }
    ]
  },
  finding(
    "a province that lost its only commune: its own figure of less than that is no contradiction on the boundaries before",
    provinces(
      [
        edge("a", { parent: "q", to: "2025-02-15" }),
        edge("d", { to: "2025-02-15" }),
        edge("x", { from: "2025-02-15" })
      ],
      [merge("2025-02-15", ["a", "d"], "x")]
    ),
    [figure("q", "2025-Q1", "[1, 5]")],
    [["q"], ["2025-02"], { boundaries: { asOf: "2025-01-01" } }],
    {
      "q 2025-02": {
        value: null,
        reason: "no-figures",
        text: text("chưa có số liệu “Số liệu”", 'no figure of "Figures" was reported')
      }
    }
  )
]
