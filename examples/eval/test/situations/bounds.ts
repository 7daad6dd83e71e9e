/** Bounds, contradictions, corrections. */
import { Words } from "@lantoa/core"
import {
  below,
  figure,
  figures,
  form,
  measure,
  numbered,
  on,
  province,
  query,
  target,
  text
} from "../support/documents.ts"
import type { Scenario } from "../support/Scenario.ts"
import { asks, says, situation } from "./Situation.ts"

const half = "2025-H1"
const classes = { basis: "class" }
const all = province({ measures: [below(classes)] })
const open = province({ communes: numbered(6), measures: [below(classes)] })
const five = figures(half, { c1: 200, c2: 150, c3: 100, c4: 100, c5: 50 })
const people = province({
  communes: ["a", "b"],
  measures: [measure({ basis: "person", additivity: { place: "overlapping" } })]
})
const inCommunes = figures(half, { a: 700, b: 600 })
const excess = (whole: number, parts: number) => {
  const [p, all] = [whole, parts].map((value) => text(Words.number(value, "vi"), Words.number(value, "en")))
  return [
    `tỉnh báo ${p!.vi}, các xã cộng lại ${all!.vi}; cần đối chiếu`,
    `province ${p!.en}, communes ${all!.en}; reconcile`
  ] as const
}
const judged = (threshold: number, status: "met" | "unmeasurable"): Scenario =>
  situation(
    `30. Communes, not all of them, say more than their province: at least ${threshold} is ${status}`,
    { ...open, targets: [target(">=", threshold, half)] },
    [figure("p", half, 550), ...five],
    [],
    { judges: [{ asOf: "2026-02-01", status }] }
  )

export const bounds: ReadonlyArray<Scenario> = [
  situation(
    "30. Communes, not all of them, say more than their province",
    open,
    [figure("p", half, 550), ...five],
    [
      // Rule 7: open above, for the parts do not cover.
      asks("p", half, says(">= 550", ...excess(550, 600), { reported: 550, caveat: /550.*600/ })),
      asks("c1", half, says(200, "200 lớp", "200 classes"))
    ]
  ),
  judged(500, "met"),
  judged(580, "unmeasurable"),
  situation(
    "31. Communes, all of them, say less than their province",
    all,
    [figure("p", half, 350), ...figures(half, { a: 150, b: 100, c: 88 })],
    [asks("p", half, says(350, "350 lớp: các xã 338, còn lại 12", "350 classes: communes 338, rest 12"))]
  ),
  situation(
    "32. A template writes 0 where the province left a blank",
    all,
    [figure("p", half, 0), ...figures(half, { a: 200, b: 120, c: 100 })],
    [
      asks(
        "p",
        half,
        says("[0, 420]", ...excess(0, 420), {
          reported: 0
        })
      )
    ]
  ),
  situation(
    "33. More than 550, and the communes known say 600",
    open,
    [figure("p", half, "> 550"), ...five],
    [asks("p", half, says(">= 600", "ít nhất 600 lớp", "at least 600 classes", { reported: 600 }))]
  ),
  situation(
    "33. More than 550, and all communes say 600",
    all,
    [figure("p", half, "> 550"), ...figures(half, { a: 200, b: 200, c: 200 })],
    [asks("p", half, says(600, "600 lớp", "600 classes"))]
  ),
  situation(
    "33. More than 550, and all communes say 540",
    all,
    [figure("p", half, "> 550"), ...figures(half, { a: 200, b: 200, c: 140 })],
    [
      asks(
        "p",
        half,
        says(
          "> 550",
          "hơn 550 lớp: các xã 540, còn lại hơn 10",
          "more than 550 classes: communes 540, rest more than 10",
          {
            reported: 550
          }
        )
      )
    ]
  ),
  situation(
    "34. About 600, and all communes say 612",
    all,
    [figure("p", half, "~ 600"), ...figures(half, { a: 200, b: 200, c: 212 })],
    [asks("p", half, says(612, "612 lớp", "612 classes"))]
  ),
  {
    title: "35. A total is corrected downwards, its communes are not",
    documents: all,
    commits: [
      [figure("p", half, 350, { id: "total", knownAt: on("2025-07-10") }), ...figures(half, { a: 150, b: 100, c: 90 })],
      [figure("p", half, 320, { corrects: { observation: "total", reason: "rà soát" }, knownAt: on("2026-01-06") })]
    ],
    asks: [asks("p", half, says("[320, 340]", ...excess(320, 340), { reported: 320 }))]
  },
  situation(
    "36. Communes say one more than their province",
    all,
    [figure("p", half, 1000), ...figures(half, { a: 400, b: 300, c: 301 })],
    [asks("p", half, says("[1000, 1001]", ...excess(1000, 1001), { reported: 1000 }))]
  ),
  situation(
    "37. People of two communes overlap, and the province counts each once",
    people,
    [figure("p", half, 1150), ...inCommunes],
    [asks("p", half, says(1150, "1.150 người", "1,150 people"))]
  ),
  situation(
    "37. A province counts fewer people than one of its communes",
    people,
    [figure("p", half, 500), ...inCommunes],
    [
      asks(
        "p",
        half,
        says(
          "[500, 1300]",
          "tỉnh báo 500, các xã cộng lại từ 700 đến 1.300; cần đối chiếu",
          "province 500, communes 700 to 1,300; reconcile",
          {
            reported: 500
          }
        )
      )
    ]
  ),
  situation(
    "37. A province counts more people than its communes can have",
    people,
    [figure("p", half, 1400), ...inCommunes],
    [
      asks(
        "p",
        half,
        says(
          1400,
          "1.400 người: các xã từ 700 đến 1.300, còn lại từ 100 đến 700",
          "1,400 people: communes 700 to 1,300, rest 100 to 700"
        )
      )
    ]
  ),
  {
    title: "38. The same sheet is sent twice, and once more with another number",
    documents: all,
    commits: [
      figures("2025-Q1", { a: 33 }),
      [figure("a", "2025-01-01/2025-03-31", 33, { knownAt: on("2026-01-06") })],
      figures("2025-Q1", { a: 34 })
    ],
    committed: ["ok", "ok", /correct/],
    asks: [asks("a", "2025-Q1", says(33, "33 lớp", "33 classes"))]
  },
  {
    title: "39. A figure was filed for the wrong commune, and is withdrawn and filed anew",
    documents: province({ measures: [measure()] }, { forms: [form("month")] }),
    commits: [
      [figure("a", "2025-01", 50, { id: "wrong", knownAt: on("2025-02-01") })],
      {
        figures: [figure("b", "2025-01", 50, { knownAt: on("2025-03-01") })],
        withdrawals: [{ figure: "wrong", reason: "nhầm xã cùng tên", knownAt: on("2025-03-01") }]
      }
    ],
    asks: [
      {
        query: query(["a", "b"], ["2025-01"]),
        gives: {
          "a 2025-01": { value: null, reason: "no-figures", reported: null, silent: ["a 2025-01"] },
          "b 2025-01": says(50, "50 lượt", "50 turns", { silent: [] })
        }
      },
      {
        query: query(["a", "b"], ["2025-01"], { asKnownAt: on("2025-02-15") }),
        gives: {
          "a 2025-01": says(50, "50 lượt", "50 turns"),
          "b 2025-01": { value: null, silent: ["b 2025-01"] }
        }
      }
    ]
  },
  situation(
    "40. The whole is asked for and not known, its parts are",
    all,
    [figure("p", half, null), ...figures(half, { a: 10, b: 20, c: 30 })],
    [asks("p", half, says(60, "60 lớp", "60 classes"))]
  ),
  situation(
    "40. A part is asked for and not known, the whole is",
    all,
    [figure("p", half, 60), ...figures(half, { a: 10, b: 20, c: null })],
    [asks("p", half, says(60, "60 lớp: 2/3 xã 30, còn lại 30", "60 classes: 2 of 3 communes 30, rest 30"))]
  ),
  situation(
    "40. A part is asked for and not known, and nobody gives the whole",
    all,
    figures(half, { a: 10, b: 20, c: null }),
    [
      asks(
        "p",
        half,
        says(">= 30", "30 lớp (2/3 xã có số)", "30 classes (2 of 3 communes with a figure)", { reported: 30 })
      )
    ]
  )
]
