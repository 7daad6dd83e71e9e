/** Sentences beside those of the situations: what is missing, in part, elsewhere or of many days. */
import type { Expression } from "@lantoa/core"
import { asks, says, situation } from "./situations/Situation.ts"
import {
  below,
  commune,
  edge,
  figure,
  figures,
  form,
  measure,
  merged,
  of,
  on,
  province,
  reform,
  sexes,
  team,
  teamsReported,
  text
} from "./support/documents.ts"
import { holds } from "./support/holds.ts"
import type { Scenario } from "./support/Scenario.ts"

const quarter = "2025-Q1"
const month = (value: number) => `2025-0${value}`
const over = (unit: string, ...values: ReadonlyArray<number>) =>
  values.map((value, index) => figure(unit, month(index + 1), value))
const plain = province({ measures: [below()] })
const ratio: Expression.Expression = { _tag: "Ratio", numerator: of("m"), denominator: of("n") }
const stocks = (ids: ReadonlyArray<string>) =>
  province({ communes: ids, measures: [teamsReported({ missing: { carry: "forever" } })] })

/** Commune b ended when c went on, and nobody recorded where to. */
const gone = () => {
  const documents = province({ communes: ["a", "c"], measures: [below()] })
  const state = documents.hierarchies![0]!
  return {
    ...documents,
    units: [...documents.units!, commune("b")],
    hierarchies: [{ ...state, edges: [...state.edges!, edge("b", { to: reform })] }]
  }
}

const scenarios: ReadonlyArray<Scenario> = [
  situation("of months that are missing", plain, over("a", 40, 30), [
    asks("a", quarter, says(">= 70", "70 lượt (mới có 2/3 tháng)", "70 turns (2 of 3 months)", { reported: 70 }))
  ]),
  situation(
    "of units that told a part of the period",
    plain,
    [...over("a", 1, 2, 3), ...over("b", 10), ...over("c", 20, 20)],
    [
      asks(
        "p",
        quarter,
        says(
          ">= 56",
          "56 lượt (1/3 xã đã báo cáo đủ, 2 xã một phần)",
          "56 turns (1 of 3 communes in full, 2 in part)",
          {
            reported: 56
          }
        )
      )
    ]
  ),
  situation(
    "of units that all told a part of the period",
    province({ measures: [below()] }, { forms: [form("month")] }),
    ["a", "b", "c"].flatMap((id) => over(id, 1, 1)),
    [
      asks(
        "p",
        quarter,
        says(">= 6", "6 lượt (3/3 xã mới báo cáo một phần)", "6 turns (3 of 3 communes, in part)", { reported: 6 })
      )
    ]
  ),
  situation(
    "of a tree that is not complete below a body that may act itself",
    province({ complete: false, measures: [measure()] }),
    figures(quarter, { a: 1, b: 2, c: 3 }),
    [
      asks(
        "p",
        quarter,
        says(
          ">= 6",
          "6 lượt (mới biết 3 xã; chưa có số của tỉnh)",
          "6 turns (3 communes known so far; none from the province)",
          { reported: 6 }
        )
      )
    ]
  ),
  situation(
    "of members without a total",
    province({ measures: [measure({ dimensions: ["sex"] })] }, sexes),
    [figure("a", quarter, 40, { breakdown: { sex: "f" } })],
    [
      asks(
        "a",
        quarter,
        says(">= 40", "40 lượt (các nhóm; chưa có tổng số)", "40 turns (groups; no total)", { reported: 40 })
      )
    ]
  ),
  situation(
    "of what a body did itself and of what is left beyond it",
    province({ measures: [measure({ own: "always" })] }),
    [figure("p", quarter, 5), ...figures(quarter, { a: 1, b: 2 })],
    [asks("p", quarter, says(">= 8", "8 lượt (2/3 xã đã báo cáo)", "8 turns (2 of 3 communes)", { reported: 8 }))]
  ),
  situation(
    "of figures to reconcile below",
    plain,
    [figure("a", quarter, 10), figure("a", quarter, 12, { reporter: "p" }), ...figures(quarter, { b: 1, c: 1 })],
    [
      asks(
        "p",
        quarter,
        says("[12, 14]", "từ 12 đến 14 lượt (cần đối chiếu: Xã A)", "12 to 14 turns (reconcile: Commune A)", {
          reported: 12,
          caveat: /10.*12/
        })
      )
    ]
  ),
  situation(
    "of stocks of many days",
    stocks(["a", "b", "c", "d", "e"]),
    ["a", "b", "c", "d", "e"].map((id, index) => figure(id, month(index + 1), 1)),
    [
      asks(
        "p",
        "2025-05",
        says(
          5,
          "5 tổ (4 xã dùng số cũ hơn, cũ nhất là số ngày 31/01)",
          "5 teams (4 communes with older figures, the oldest as of 31 January)"
        )
      )
    ]
  ),
  situation(
    "of a ratio over units of which not all are known",
    province({
      communes: ["a"],
      complete: false,
      measures: [below(), measure({ id: "n", basis: "team", accumulation: "stock" })]
    }),
    [figure("a", quarter, 30), figure("a", quarter, 10, { measure: "n" })],
    [
      {
        query: asks("p", quarter, {}, { expression: ratio }).query,
        gives: { [`p ${quarter}`]: { text: text("3 (mới biết 1 xã)", "3 (1 commune known so far)") } }
      }
    ]
  ),
  situation(
    "of data that end early in part",
    plain,
    [figure("a", quarter, 1, { knownAt: on("2025-03-10") }), ...figures(quarter, { b: 2, c: 3 })],
    [
      asks(
        "p",
        quarter,
        says(">= 6", "6 lượt (một phần số liệu chỉ đến 10/3)", "6 turns (part of the data only to 10 March)", {
          reported: 6
        })
      )
    ]
  ),
  situation("of a neighbour that ended and went nobody knows where", gone(), figures(quarter, { a: 1, b: 2, c: 3 }), [
    asks(
      "a",
      quarter,
      { lower: 1, upper: 3, caveat: /Xã B không còn từ 1\/7\/2025.*Commune B|Commune B ended on 1 July 2025/ },
      { boundaries: { asOf: reform } }
    ),
    asks("p", quarter, says(6, "6 lượt", "6 turns"), { boundaries: { asOf: reform } })
  ]),
  situation(
    "of a number that is about, where others are silent",
    province({ measures: [below()] }, { forms: [form("month")] }),
    [figure("a", month(1), "~ 20")],
    [
      asks("a", quarter, { text: text("khoảng 20 lượt (mới có 1/3 tháng)", "about 20 turns (1 of 3 months)") }),
      asks("p", month(1), { text: text("khoảng 20 lượt (1/3 xã đã báo cáo)", "about 20 turns (1 of 3 communes)") })
    ]
  ),
  situation(
    "of an end that a unit set itself, below a province that is about",
    plain,
    [figure("p", quarter, "~ 600"), ...figures(quarter, { a: "~ 100", b: "> 20", c: "<= 5" })],
    [asks("c", quarter, { value: "[0, 5]", text: text("nhiều nhất 5 lượt", "at most 5 turns") })]
  ),
  situation(
    "of one half of a year in which a unit was made",
    merged({ measures: [below()] }),
    [figure("a", "2025-H1", 5), figure("n", "2025-H2", 20), figure("n", "2025", 30)],
    [
      asks("n", "2025", {
        text: text("30 lượt: 6 tháng cuối năm 2025 là 20, còn lại 10", "30 turns: 20 in H2 2025, rest 10")
      })
    ]
  ),
  situation(
    "of weeks of which one reaches beyond the month",
    plain,
    [figure("a", month(1), 45), ...["02", "03", "04", "05"].map((week) => figure("a", `2025-W${week}`, 10))],
    [
      asks("a", month(1), {
        text: text("45 lượt: các tuần nằm trọn trong kỳ 30, còn lại 15", "45 turns: whole weeks 30, rest 15")
      })
    ]
  ),
  situation(
    "of a stock that stands although most are silent",
    province({ measures: [teamsReported()] }, { forms: [form("quarter")] }),
    [...figures(quarter, { a: 10, b: 10 }), figure("a", "2025-Q2", 15)],
    [
      asks("p", "2025-Q2", {
        text: text(
          "25 tổ (1/3 xã đã báo cáo; 1 xã dùng số ngày 31/3)",
          "25 teams (1 of 3 communes; 1 commune as of 31 March)"
        )
      }),
      asks("p", "2025-Q3", {
        text: text("15 tổ (1/3 xã có số; số ngày 30/6)", "15 teams (1 of 3 communes with a figure; as of 30 June)")
      })
    ]
  ),
  situation(
    "of a form that the province itself has not sent",
    province(
      { measures: [measure()] },
      { forms: [form("month"), form("month", { id: "own", by: { level: "province", hierarchy: "state" } })] }
    ),
    [...figures(month(1), { a: 1, b: 2 }), ...figures(month(2), { a: 1, p: 5 })],
    [
      asks("p", month(1), {
        text: text(
          "3 lượt (2/3 xã đã báo cáo; chưa có báo cáo của tỉnh)",
          "3 turns (2 of 3 communes; none from the province)"
        )
      }),
      asks("p", month(2), { text: text("5 lượt: 1/3 xã 1, còn lại 4", "5 turns: 1 of 3 communes 1, rest 4") })
    ]
  ),
  situation(
    "of a stock that nobody told of the period",
    province({ measures: [teamsReported()] }),
    [figure("a", month(1), 5), figure("b", month(2), 6)],
    [
      asks("p", month(3), {
        value: null,
        text: text(
          "chưa có số liệu “Số liệu” (số gần nhất: ngày 28/02)",
          'no figure of "Figures" was reported (latest: 28 February)'
        )
      }),
      asks("c", month(3), {
        text: text("chưa có số liệu “Số liệu”", 'no figure of "Figures" was reported')
      })
    ]
  ),
  situation(
    "of what was asked for and is not known",
    plain,
    [figure("a", quarter, null)],
    [
      asks("a", quarter, {
        reason: "no-figures",
        text: text("có báo cáo nhưng chưa rõ số liệu “Số liệu”", '"Figures" was asked for and is not known')
      })
    ]
  ),
  situation(
    "of what lies in figures that contradict each other",
    plain,
    [figure("a", "2025-01/2025-05", 60), figure("a", "2025-01/2025-04", 70)],
    [
      asks("a", "2025-05", {
        reason: "contradiction",
        text: text(
          "chưa suy ra được số liệu “Số liệu”: các số liệu bao gồm phần này không khớp nhau, cần đối chiếu",
          '"Figures" does not follow: figures that include this contradict each other; reconcile'
        )
      }),
      asks("a", "2025-06", { reason: "no-figures" })
    ]
  ),
  situation(
    "of one thing, and of a bound that is one",
    province({ measures: [below(), measure({ id: "n", basis: "class" })] }),
    [figure("a", quarter, 1), figure("b", quarter, "> 1"), figure("a", quarter, 1, { measure: "n" })],
    [
      asks("a", quarter, { text: text("1 lượt", "1 turn") }),
      asks("b", quarter, { text: text("hơn 1 lượt", "more than 1 turn") }),
      asks("c", quarter, { reason: "no-figures" }),
      {
        query: asks("a", quarter, {}, { indicator: "n" }).query,
        gives: { [`a ${quarter}`]: { text: text("1 lớp", "1 class") } }
      }
    ]
  ),
  situation(
    "of the one commune that there is",
    province({ communes: ["a"], measures: [below()] }, { forms: [form("month")] }),
    over("a", 2),
    [
      asks(
        "p",
        quarter,
        says(">= 2", "2 lượt (1/1 xã mới báo cáo một phần)", "2 turns (1 of 1 commune, in part)", { reported: 2 })
      )
    ]
  ),
  situation(
    "of a part of what is about 60",
    plain,
    [figure("p", quarter, "~ 60")],
    [
      asks("a", quarter, {
        lower: 0,
        upper: 66,
        text: text("nhiều nhất khoảng 66 lượt (không tách được)", "at most about 66 turns (not divided)")
      })
    ]
  ),
  situation(
    "of teams that do not cover their commune",
    province({ measures: [measure()] }, { teams: [team("t1", "a")] }),
    [figure("a", quarter, 7, { team: "t1" })],
    [
      asks(
        "a",
        quarter,
        says(">= 7", "7 lượt (các tổ; chưa có số của xã)", "7 turns (teams; none from the commune)", { reported: 7 })
      )
    ]
  )
]

holds("a sentence", scenarios)
