/** Lines as an official writes them: what adds up, what was told in which words, how much of a period is in. */
import type { Documents } from "@lantoa/core"
import { commune, edge, figure, figures, form, measure, of, province, text } from "../support/documents.ts"
import type { Scenario } from "../support/Scenario.ts"
import { finding, peopleStock } from "./world.ts"

/** Districts d1 (communes a and b) and d2 (commune c) of province p. */
const districts = ((): Documents.Encoded => {
  const documents = province({ measures: [measure({ own: "always" })] })
  const [state] = documents.hierarchies!
  const [top, ...others] = state!.levels
  return {
    ...documents,
    units: [...documents.units!, ...["d1", "d2"].map(commune)],
    hierarchies: [
      {
        ...state!,
        levels: [top!, { id: "district", name: text("huyện", "district"), complete: true }, ...others],
        edges: [
          { unit: "p", level: "province" },
          ...["d1", "d2"].map((id) => edge(id, { level: "district" })),
          ...Object.entries({ a: "d1", b: "d1", c: "d2" }).map(([id, parent]) => edge(id, { parent }))
        ]
      }
    ]
  }
})()
const ofCommunes = [...figures("2025-01", { a: 20, b: 5, c: 10 }), figure("p", "2025-01", 2)]

const covered = {
  expression: { _tag: "Coverage", numerator: of("m"), denominator: { _tag: "Population", cohort: "y" } }
} as const

const two = province({ communes: ["a", "b"], measures: [measure({ own: "no" })] })

export const official: ReadonlyArray<Scenario> = [
  finding(
    "what several units told together stands beside what each told",
    districts,
    [...ofCommunes, figure(["d1", "d2"], "2025-01", 50)],
    [["p"], ["2025-01"]],
    {
      "p 2025-01": {
        value: 87,
        text: text(
          "87 lượt: các xã 35, cấp tỉnh 2, báo chung 50",
          "87 turns: communes 35, province itself 2, told together 50"
        )
      }
    }
  ),
  finding(
    "of what was told together what others are beside those that are listed",
    districts,
    [...ofCommunes, figure("d2", "2025-01", 1), figure(["d1", "c"], "2025-01", 50)],
    [["p"], ["2025-01"]],
    {
      "p 2025-01": {
        value: 78,
        text: text(
          "78 lượt: các huyện 36, cấp tỉnh 2, còn lại trong số báo chung 40",
          "78 turns: districts 36, province itself 2, rest of what was told together 40"
        )
      }
    }
  ),
  finding(
    "what a whole that is about leaves names it in the words of its source",
    two,
    [figure("p", "2025-Q1", "~ 600"), figure("a", "2025-Q1", 450)],
    [["b"], ["2025-Q1"]],
    {
      "b 2025-Q1": {
        text: text(
          "khoảng từ 90 đến 210 lượt (suy ra: khoảng 600 − 450)",
          "about 90 to 210 turns (derived: about 600 − 450)"
        )
      }
    }
  ),
  finding(
    "of what is not known people read that its number is not",
    province({ communes: ["a"], measures: [measure({ own: "no" })] }, { forms: [form("month")] }),
    [figure("a", "2025-01", "<= 10")],
    [["a"], ["2025-Q1"]],
    {
      "a 2025-Q1": { reported: null, text: text("chưa rõ số lượt (mới có 1/3 tháng)", "unknown turns (1 of 3 months)") }
    }
  ),
  finding(
    "of a running total it is said how many months are in",
    province({ communes: ["a"], measures: [measure({ own: "no" })] }, { forms: [form("month")] }),
    [figure("a", "2025-01/2025-09", 150)],
    [["a"], ["2025"]],
    { "a 2025": { reported: 150, text: text("150 lượt (mới có 9/12 tháng)", "150 turns (9 of 12 months)") } }
  ),
  finding(
    "a share of a stock lacks no months: its last one says all of the quarter",
    province(
      { measures: [{ ...peopleStock, own: "no" }] },
      {
        forms: [form("month")],
        cohorts: [
          { id: "y", name: text("thanh niên", "youth") },
          { id: "members", name: text("đoàn viên", "union members"), within: ["y"] }
        ]
      }
    ),
    [
      ...figures("2024", { a: 100, b: 100, c: 100 }, { measure: "population", cohorts: ["y"] }),
      figure("a", "2025-03", 57),
      figure("b", "2025-03", 30, { cohorts: ["members"] })
    ],
    [["p", "a", "b"], ["2025-03", "2025-Q1"], covered],
    {
      "p 2025-03": {
        text: text(
          "43,5% (tính trên 1/3 xã đã báo cáo đủ, 1 xã một phần)",
          "43.5% (over 1 of 3 communes in full, 1 in part)"
        )
      },
      "p 2025-Q1": {
        text: text(
          "43,5% (tính trên 1/3 xã có số, 1 xã một phần)",
          "43.5% (over 1 of 3 communes with a figure, 1 in part)"
        )
      },
      "a 2025-03": { text: text("57%") },
      "a 2025-Q1": { text: text("57%") },
      "b 2025-03": { text: text("30% (các đối tượng; chưa có tổng số)", "30% (cohorts; no total)") },
      "b 2025-Q1": { text: text("30% (các đối tượng; chưa có tổng số)", "30% (cohorts; no total)") }
    }
  ),
  finding(
    "who came after a total may be in what it says beyond its parts, though all have come by now",
    province({ measures: [measure({ own: "no" })] }, { forms: [form("half")] }),
    [
      ...figures("2025-H1", { a: 400, b: 400 }, { knownAt: "2025-07-03T00:00:00Z" }),
      figure("p", "2025-H1", 1000, { knownAt: "2025-07-05T00:00:00Z" }),
      figure("c", "2025-H1", 40, { knownAt: "2025-07-20T00:00:00Z" })
    ],
    [["p"], ["2025-H1"]],
    {
      "p 2025-H1": {
        value: 1000,
        text: text(
          "1.000 lượt: các xã 840, còn lại 160; 1 xã gửi sau 40, chưa rõ đã gồm",
          "1,000 turns: communes 840, rest 160; 40 came later, perhaps included"
        )
      }
    }
  ),
  finding(
    "what came later is said as its source said it: at most so much, or about",
    province({ measures: [measure({ own: "no" })] }),
    [
      figure("a", "2025-01/2025-02", 18, { knownAt: "2025-03-05T00:00:00Z" }),
      figure("a", "2025-02", "<= 13", { knownAt: "2025-04-20T00:00:00Z" }),
      figure("b", "2025-01/2025-02", 18, { knownAt: "2025-03-05T00:00:00Z" }),
      figure("b", "2025-02", "~ 3", { knownAt: "2025-04-20T00:00:00Z" })
    ],
    [["a", "b"], ["2025-01/2025-02"]],
    {
      "a 2025-01/2025-02": {
        text: text(
          "18 lượt: tháng 2/2025 là từ 0 đến 13, còn lại từ 5 đến 18; tháng 2/2025 gửi sau nhiều nhất 13, chưa rõ đã gồm",
          "18 turns: 0 to 13 in February 2025, rest 5 to 18; at most 13 came later, perhaps included"
        )
      },
      "b 2025-01/2025-02": {
        text: text(
          "18 lượt: tháng 2/2025 là khoảng 3, còn lại khoảng 15; tháng 2/2025 gửi sau khoảng 3, chưa rõ đã gồm",
          "18 turns: about 3 in February 2025, rest about 15; about 3 came later, perhaps included"
        )
      }
    }
  ),
  finding(
    "nothing that came later is not perhaps included",
    province({ measures: [measure({ own: "no" })] }),
    [
      figure("p", "2025-01", 18, { knownAt: "2025-03-05T00:00:00Z" }),
      figure("b", "2025-01", 0, { knownAt: "2025-04-20T00:00:00Z" })
    ],
    [["p"], ["2025-01"]],
    { "p 2025-01": { text: text("18 lượt: 1/3 xã 0, còn lại 18", "18 turns: 1 of 3 communes 0, rest 18") } }
  ),
  finding(
    "a sum beyond the whole numbers that are held to the last digit is as near as it is known",
    province({ measures: [measure({ own: "no" })] }),
    figures("2025-01", { a: Number.MAX_SAFE_INTEGER, b: Number.MAX_SAFE_INTEGER, c: Number.MAX_SAFE_INTEGER }),
    [["p"], ["2025-01"]],
    {
      "p 2025-01": {
        reported: null,
        text: text(
          "từ 27.021.597.764.195.952 đến 27.021.597.764.249.992 lượt",
          "27,021,597,764,195,952 to 27,021,597,764,249,992 turns"
        )
      }
    }
  )
]
