/** Who is counted in a headline: in full, in part, with a number or silent, by figures and filings of their own. */
import {
  below,
  commune,
  edge,
  figure,
  form,
  measure,
  merged,
  of,
  province,
  query,
  sexes,
  team,
  teamsReported,
  text
} from "../support/documents.ts"
import type { Scenario } from "../support/Scenario.ts"
import { finding } from "./world.ts"

const Q1 = "2025-Q1"
const [January, February, March] = ["2025-01", "2025-02", "2025-03"]
const teamForm = form("month", { id: "by-team", by: { teams: "all" } })
const both = { teams: [team("t1", "a")], forms: [form("month"), teamForm] }
const office = province({ measures: [below()] }, both)
const months = (unit: string, values: ReadonlyArray<number>, more: object = {}) =>
  values.map((value, index) => figure(unit, `2025-0${index + 1}`, value, more))
const t1 = { team: "t1" }

const ofTheirOwn: ReadonlyArray<Scenario> = [
  {
    title: "who told all and the women of each month told of the men of a quarter",
    documents: {
      ...province({ measures: [below({ basis: "person", dimensions: ["sex"] })] }, { forms: [form("month")] }),
      ...sexes
    },
    commits: [
      ["a", "b"].flatMap((unit) => [
        ...months(unit, [100, 10, 10]),
        ...months(unit, [40, 4, 4], { breakdown: { sex: "f" } })
      ])
    ],
    asks: [
      {
        query: query(["p"], [Q1], { expression: of("m", { where: { sex: "m" } }) }),
        gives: {
          "p 2025-Q1": {
            value: ">= 120",
            reported: 120,
            text: text(
              "ít nhất 120 người (có thể trùng; 2/3 xã đã báo cáo)",
              "at least 120 people (may overlap; 2 of 3 communes)"
            )
          }
        }
      }
    ]
  },
  finding(
    "a commune that reported two months of three has reported these",
    office,
    [...months("a", [100, 100]), ...months("a", [10, 10, 10], t1)],
    [["a", "p"], [Q1]],
    {
      "a 2025-Q1": {
        reported: 210,
        text: text(
          "210 lượt (1/1 tổ đã báo cáo; xã mới có 2/3 tháng)",
          "210 turns (1 of 1 team; the commune 2 of 3 months)"
        )
      },
      "p 2025-Q1": {
        text: text(
          "210 lượt (1/3 xã mới báo cáo một phần; 1/1 tổ đã báo cáo)",
          "210 turns (1 of 3 communes, in part; 1 of 1 team)"
        )
      }
    }
  ),
  finding(
    "a figure of its own that is no filing is a part as well",
    office,
    [figure("a", `${January}/${February}`, 90), ...months("a", [10, 10, 10], t1)],
    [["a"], [Q1]],
    {
      "a 2025-Q1": {
        text: text(
          "100 lượt (1/1 tổ đã báo cáo; xã mới báo cáo một phần)",
          "100 turns (1 of 1 team; the commune in part)"
        )
      }
    }
  ),
  finding(
    "what its team told is no report of the commune",
    office,
    [figure("a", January, 10, t1), figure("b", January, 5), figure("c", January, 6)],
    [["p", "a"], [January]],
    {
      "p 2025-01": {
        silent: ["a 2025-01"],
        text: text("21 lượt (2/3 xã và 1/1 tổ đã báo cáo)", "21 turns (2 of 3 communes and 1 of 1 team)")
      },
      "a 2025-01": {
        text: text(
          "10 lượt (1/1 tổ đã báo cáo; chưa có báo cáo của xã)",
          "10 turns (1 of 1 team; none from the commune)"
        )
      }
    }
  ),
  finding(
    "who filed two months of three with the line blank was not silent",
    province(
      { measures: [below({ basis: "team", once: true }), below({ id: "other" })] },
      {
        forms: [form("month", { measures: ["m", "other"] })]
      }
    ),
    [
      ...months("a", [2, 2, 2]),
      ...months("b", [1, 1], { measure: "other" }),
      ...months("c", [1, 1, 1], { measure: "other" })
    ],
    [["p"], [Q1]],
    {
      "p 2025-Q1": {
        silent: ["b 2025-03"],
        text: text("6 tổ (1/3 xã có số, 1 xã một phần)", "6 teams (1 of 3 communes with a figure, 1 in part)")
      }
    }
  )
]

const births = province(
  { measures: [below({ basis: "team", once: true }), below({ id: "other" })] },
  { forms: [form("month", { measures: ["m", "other"] })] }
)
/** Commune b filed February with the line blank, and that is no zero. */
const blank = [
  ...months("a", [2, 2, 2]),
  figure("b", January, 3),
  figure("b", February, 1, { measure: "other" }),
  figure("b", March, 1)
]
const partOfB = { text: text("4 tổ (mới có 2/3 tháng)", "4 teams (2 of 3 months)") }

const ofWhatIsUnknown: ReadonlyArray<Scenario> = [
  finding(
    "who left the line blank in one of three months has not told all, where nobody is silent",
    births,
    [...blank, ...months("c", [1, 1, 1])],
    [["p", "b"], [Q1]],
    {
      "p 2025-Q1": {
        silent: [],
        reporting: 3,
        text: text("13 tổ (2/3 xã đã báo cáo đủ, 1 xã một phần)", "13 teams (2 of 3 communes in full, 1 in part)")
      },
      "b 2025-Q1": partOfB
    }
  ),
  finding(
    "who left the line blank in one of three months has not told all, where somebody is silent",
    births,
    [...blank, ...months("c", [1, 1])],
    [
      ["p", "b"],
      [Q1, "2025-H1"]
    ],
    {
      "p 2025-Q1": {
        silent: ["c 2025-03"],
        text: text("12 tổ (1/3 xã đã báo cáo đủ, 2 xã một phần)", "12 teams (1 of 3 communes in full, 2 in part)")
      },
      "b 2025-Q1": partOfB,
      "p 2025-H1": { text: text("12 tổ (3/3 xã mới báo cáo một phần)", "12 teams (3 of 3 communes, in part)") },
      "b 2025-H1": { text: text("4 tổ (mới có 2/6 tháng)", "4 teams (2 of 6 months)") }
    }
  ),
  finding(
    "who filed one of two months as unknown has not told all",
    province({ measures: [below()] }, { forms: [form("month")] }),
    [...months("a", [10, 10, 10]), ...months("c", [20, 20, 20]), figure("b", January, 5), figure("b", February, null)],
    [["p"], [`${January}/${February}`]],
    {
      "p 2025-01/2025-02": {
        text: text("65 lượt (2/3 xã đã báo cáo đủ, 1 xã một phần)", "65 turns (2 of 3 communes in full, 1 in part)")
      }
    }
  ),
  finding(
    "whose quarter is known has told all, though a line in it was left blank",
    births,
    [...blank, ...months("c", [1, 1, 1]), figure("b", Q1, 9)],
    [["p"], [Q1]],
    { "p 2025-Q1": { value: 18, text: text("18 tổ", "18 teams") } }
  )
]

const two = [measure({ own: "no" }), measure({ id: "d", own: "no" })]
const forms = [form("month", { measures: ["m", "d"] })]
const [left, right] = [of("m"), of("d")]
const told = [...months("a", [10, 10]), ...months("a", [2, 2], { measure: "d" })]

const ofTwoMeasures: ReadonlyArray<Scenario> = [
  finding(
    "a ratio over a part of the months says so",
    province({ measures: two }, { forms }),
    told,
    [["a", "p"], [Q1], { expression: { _tag: "Ratio", numerator: left, denominator: right } }],
    {
      "a 2025-Q1": { reported: 5, text: text("5 (mới có 2/3 tháng)", "5 (2 of 3 months)") },
      "p 2025-Q1": {
        reported: 5,
        reporting: 0,
        text: text("5 (tính trên 1/3 xã mới báo cáo một phần)", "5 (over 1 of 3 communes, in part)")
      }
    }
  ),
  finding(
    "of a sum those are counted who told a part of either",
    province({ measures: two }, { forms }),
    [...told, figure("b", March, 4)],
    [["a", "p"], [Q1], { expression: { _tag: "Add", left, right } }],
    {
      "a 2025-Q1": { text: text("24 lượt (mới có 2/3 tháng)", "24 turns (2 of 3 months)") },
      "p 2025-Q1": { text: text("28 lượt (2/3 xã mới báo cáo một phần)", "28 turns (2 of 3 communes, in part)") }
    }
  )
]

/** Communes a and b became n on 1 July; c lived on. */
const reformed = merged({ measures: [teamsReported({ own: "no" })] }, { forms: [form("month")] })
const [state] = reformed.hierarchies!
const stock = {
  ...reformed,
  units: [...reformed.units!, commune("c")],
  hierarchies: [{ ...state!, edges: [...state!.edges!, edge("c")] }]
}
const june = (unit: string, value: number) => figure(unit, "2025-06", value)

const ofFlows: ReadonlyArray<Scenario> = [
  finding(
    "what told those of which a commune was made is none of its own",
    merged({ measures: [below()] }, { forms: [form("half")] }),
    [figure("a", "2025-H1", 10), figure("b", "2025-H1", 20)],
    [["p"], ["2025"]],
    { "p 2025": { text: text("30 lượt (2/3 xã đã báo cáo)", "30 turns (2 of 3 communes)"), silent: ["n 2025-H2"] } }
  )
]

const ofStocks: ReadonlyArray<Scenario> = [
  finding(
    "of a stock carried over a merger those are counted who exist on its day",
    stock,
    [june("a", 10), june("b", 20)],
    [["p"], ["2025-07"]],
    {
      "p 2025-07": {
        silent: ["c 2025-07", "n 2025-07"],
        text: text("30 tổ (1/2 xã có số; số ngày 30/6)", "30 teams (1 of 2 communes with a figure; as of 30 June)")
      }
    }
  ),
  finding(
    "of whom older figures stand is said of those who exist as well",
    stock,
    [june("a", 10), june("b", 20), june("c", 5), figure("c", "2025-07", 6)],
    [["p"], ["2025-07"]],
    {
      "p 2025-07": { text: text("36 tổ (1 xã dùng số ngày 30/6)", "36 teams (1 commune as of 30 June)") }
    }
  ),
  finding(
    "a year's stock is of those who should report on its last day",
    stock,
    [june("a", 10), june("b", 20), figure("c", "2025-12", 25)],
    [["p"], ["2025"]],
    {
      "p 2025": {
        text: text("25 tổ (1/2 xã có số; số ngày 31/12)", "25 teams (1 of 2 communes with a figure; as of 31 December)")
      }
    }
  )
]

export const counted: ReadonlyArray<Scenario> = [
  ...ofTheirOwn,
  ...ofWhatIsUnknown,
  ...ofTwoMeasures,
  ...ofFlows,
  ...ofStocks
]
