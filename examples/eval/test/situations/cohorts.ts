/** Cohorts, dimensions, measures. */
import type { Documents, Expression } from "@lantoa/core"
import { below, figure, figures, measure, of, province, text } from "../support/documents.ts"
import type { Scenario } from "../support/Scenario.ts"
import { asks, derived, says, situation } from "./Situation.ts"

const half = "2025-H1"
const dimension = (
  id: string,
  vi: string,
  en: string,
  members: { readonly [id: string]: readonly [vi: string, en: string] }
) => ({
  id,
  title: text(vi, en),
  members: Object.entries(members).map(([member, [memberVi, memberEn]]) => ({
    id: member,
    title: text(memberVi, memberEn)
  })) as never
})
const sex = dimension("sex", "Giới tính", "Sex", { male: ["Nam", "Male"], female: ["Nữ", "Female"] })
const tier = dimension("tier", "Cấp", "Tier", { province: ["Cấp tỉnh", "Provincial"], commune: ["Cấp xã", "Communal"] })
const service = dimension("service", "Nội dung", "Service", {
  guiding: ["Hướng dẫn", "Guiding"],
  account: ["Tạo tài khoản", "Accounts"],
  filing: ["Nộp hồ sơ", "Filing"]
})
const work = dimension("work", "Nội dung", "Work", {
  guiding: ["Hướng dẫn", "Guiding"],
  telling: ["Tuyên truyền", "Telling"]
})
const by = (dimensions: Documents.Encoded["dimensions"] & {}, fields: object = {}) =>
  province({ measures: [measure({ dimensions: dimensions.map(({ id }) => id), ...fields })] }, { dimensions })
const where = (dimension: string, member: string) => ({ expression: of("m", { where: { [dimension]: member } }) })
const split = (key: string, members: string | ReadonlyArray<string>) => ({ breakdown: { [key]: members } })
const trained = { basis: "person" }
const sexed = by([sex], trained)
const total = figure("a", half, 100)
const women = (value: number) => figure("a", half, value, split("sex", "female"))
const men = (value: number) => figure("a", half, value, split("sex", "male"))
const cohorts = [
  { id: "youth", name: text("thanh niên", "youth") },
  { id: "members", name: text("đoàn viên", "union members"), within: ["youth"] }
]
const months = [3, 4, 2].map((value, index) => figure("a", `2025-0${index + 1}`, value))
const covered = (denominator: Expression.Expression): Expression.Expression => ({
  _tag: "Coverage",
  numerator: of("m"),
  denominator
})
const ratio: Expression.Expression = { _tag: "Ratio", numerator: of("m"), denominator: of("n") }

export const cohortsAndDimensions: ReadonlyArray<Scenario> = [
  situation(
    "41. Youth, union members among them, and a figure that names nobody",
    province({ measures: [measure(trained)] }, { cohorts }),
    [
      figure("a", half, 50, { cohorts: ["youth"] }),
      figure("a", half, 30, { cohorts: ["members"] }),
      // Rule 2: no cohort named is all whom the measure counts.
      figure("a", half, 70)
    ],
    [
      asks("a", half, says(70, "70 người", "70 people")),
      asks("a", half, says(50, "50 người", "50 people"), { expression: of("m", { cohort: "youth" }) }),
      asks("a", half, says(30, "30 người", "30 people"), { expression: of("m", { cohort: "members" }) })
    ]
  ),
  situation(
    "42. Of 2,853 seats 22 are those of the provincial team: the others are the rest",
    by([tier], { basis: "seat", accumulation: "stock" }),
    [figure("p", "2025", 2853), figure("p", "2025", 22, split("tier", "province"))],
    [
      asks(
        "p",
        "2025",
        derived(2831, "2.831 vị trí thành viên (suy ra: 2.853 − 22)", "2,831 seats (derived: 2,853 − 22)"),
        where("tier", "commune")
      )
    ]
  ),
  situation(
    "43. A figure mixes guiding, accounts and filing",
    by([service]),
    [figure("a", half, 9038, split("service", ["guiding", "account", "filing"]))],
    [
      asks("a", half, says(9038, "9.038 lượt", "9,038 turns")),
      asks(
        "a",
        half,
        says("[0, 9038]", "nhiều nhất 9.038 lượt (không tách được)", "at most 9,038 turns (not divided)"),
        where("service", "guiding")
      )
    ]
  ),
  situation(
    "44. Of 100 people 40 are women: the others are men",
    sexed,
    [total, women(40)],
    [asks("a", half, derived(60, "60 người (suy ra: 100 − 40)", "60 people (derived: 100 − 40)"), where("sex", "male"))]
  ),
  situation(
    "44. A breakdown says less than its total",
    sexed,
    [total, women(40), men(55)],
    [asks("a", half, says(100, "100 người: các nhóm 95, còn lại 5", "100 people: groups 95, rest 5"))]
  ),
  situation(
    "44. A breakdown says more than its total",
    sexed,
    [total, women(40), men(65)],
    [
      asks(
        "a",
        half,
        says(
          "[100, 105]",
          "tổng số báo 100, các nhóm cộng lại 105; cần đối chiếu",
          "total 100, groups 105; reconcile",
          { reported: 100 }
        )
      )
    ]
  ),
  situation(
    "45. Communes report guiding, the province guiding and telling: one measure with a dimension",
    by([work]),
    [
      ...figures(half, { a: 100, b: 120, c: 80 }, split("work", "guiding")),
      figure("p", half, 900, split("work", ["guiding", "telling"]))
    ],
    [
      asks("p", half, says(900, "900 lượt: các xã 300, còn lại 600", "900 turns: communes 300, rest 600")),
      asks(
        "p",
        half,
        says("[300, 900]", "300 lượt (các xã; chưa có số của tỉnh)", "300 turns (communes; none from the province)", {
          reported: 300
        }),
        where("work", "guiding")
      )
    ]
  ),
  situation(
    "46. Newly founded teams add over time, for a birth happens once",
    province({ measures: [measure({ basis: "team", once: true })] }),
    months,
    [asks("a", "2025-Q1", says(9, "9 tổ", "9 teams"))]
  ),
  situation("46. Teams that may come again do not", province({ measures: [measure({ basis: "team" })] }), months, [
    asks("a", "2025-Q1", says("[4, 9]", "từ 4 đến 9 tổ (có thể trùng)", "4 to 9 teams (may overlap)", { reported: 4 }))
  ]),
  situation(
    "47. Percentages without numerators give no common one",
    province({ communes: ["a", "b"], measures: [measure({ basis: "percent", accumulation: "stock" })] }),
    figures("2025", { a: 57, b: 92 }),
    [
      asks("p", "2025", {
        value: null,
        reason: "several-figures",
        text: text("từ 57% đến 92% tùy xã; chưa tính được chung", "57% to 92% by commune; no common figure")
      })
    ]
  ),
  situation(
    "48. A count is 100 % of itself",
    province({ measures: [measure({ ...trained, accumulation: "stock", counts: { cohort: "youth" } })] }, { cohorts }),
    [
      figure("p", "2025", 100839, { cohorts: ["youth"] }),
      figure("p", "2025", 100839, { cohorts: ["youth"], measure: "population" })
    ],
    [asks("p", "2025", says(100, "100%", "100%"), { expression: covered({ _tag: "Population", cohort: "youth" }) })]
  ),
  situation(
    "48. Nine of twelve known units are 75 %",
    province({
      communes: Array.from({ length: 12 }, (_, index) => `d${index + 1}`),
      measures: [measure({ basis: "unit", accumulation: "stock", counts: { level: "commune", hierarchy: "state" } })]
    }),
    [figure("p", "2025", 9)],
    [
      asks("p", "2025", says(75, "75%", "75%"), {
        expression: covered({ _tag: "Units", level: "commune" })
      })
    ]
  ),
  situation(
    "48. More than 2,600 turns of 1,473 teams are more than 1.76 each",
    province({ measures: [below(), measure({ id: "n", basis: "team", accumulation: "stock" })] }),
    [figure("p", half, "> 2600"), figure("p", half, 1473, { measure: "n" })],
    [{ query: asks("p", half, {}, { expression: ratio }).query, gives: { [`p ${half}`]: { lower: 2600 / 1473 } } }]
  )
]
