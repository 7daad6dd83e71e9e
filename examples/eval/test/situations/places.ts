/** Places: who is inside whom. */
import {
  activity,
  below,
  commune,
  edge,
  figure,
  figures,
  measure,
  merged,
  numbered,
  province,
  reform,
  team,
  text
} from "../support/documents.ts"
import type { Scenario } from "../support/Scenario.ts"
import { asks, says, situation } from "./Situation.ts"

const classes = { basis: "class" }
const half = "2025-H1"
const quarter = "2025-Q3"

/** A ward w that went partly to n, of which v is wholly in; the remainder went to o. */
const split = () => {
  const documents = merged({ parents: ["v", "w"], measures: [below()] })
  const state = documents.hierarchies![0]!
  return {
    ...documents,
    units: [...documents.units!, commune("o")],
    hierarchies: [{ ...state, edges: [...state.edges!, edge("o", { from: reform })] }],
    successions: [
      {
        id: "reform",
        kind: "mixed" as const,
        date: reform,
        hierarchy: "state",
        moves: [
          { from: "v", to: "n" },
          { from: "w", to: "n", shares: { population: "part" as const } },
          { from: "w", to: "o", shares: { population: "remainder" as const } }
        ]
      }
    ]
  }
}

/** Commune a in both trees; g, an agency's union, reports to the province in the union's tree alone. */
const twoTrees = () => {
  const documents = province({ communes: ["a"], measures: [below()] })
  const state = documents.hierarchies![0]!
  return {
    ...documents,
    units: [...documents.units!, commune("g")],
    hierarchies: [
      state,
      { ...state, id: "union", name: text("Đoàn", "Youth union"), edges: [...state.edges!, edge("g")] }
    ]
  }
}

export const places: ReadonlyArray<Scenario> = [
  situation(
    "1. A province's report includes its communes, and one of them sent nothing of its own",
    province({ communes: numbered(6), measures: [measure()] }),
    [figure("p", half, 1000), ...figures(half, { c1: 300, c2: 250, c3: 200, c4: 150, c5: 60 })],
    [
      asks(
        "p",
        half,
        says(1000, "1.000 lượt: 5/6 xã 960, còn lại 40", "1,000 turns: 5 of 6 communes 960, rest 40", { silent: [] })
      )
    ]
  ),
  situation(
    "2. A province files only what it did itself, beside its communes",
    province({ measures: [measure({ ...classes, own: "always" })] }),
    [figure("p", half, 12), ...figures(half, { a: 150, b: 100, c: 88 })],
    [
      asks(
        "p",
        half,
        says(350, "350 lớp: các xã 338, cấp tỉnh 12", "350 classes: communes 338, province itself 12", { silent: [] })
      )
    ]
  ),
  situation(
    "3. A province may act itself, and nobody says whether it did",
    province({ measures: [measure(classes)] }),
    figures(half, { a: 150, b: 100, c: 88 }),
    [
      // Rule 4: of events, children alone do not cover.
      asks(
        "p",
        half,
        says(">= 338", "338 lớp (các xã; chưa có số của tỉnh)", "338 classes (communes; none from the province)", {
          reported: 338
        })
      )
    ]
  ),
  situation(
    "4. A tree that knows one commune of a district does not know the district",
    province({ communes: ["a"], complete: false, measures: [measure({ basis: "account", accumulation: "stock" })] }),
    [figure("a", half, 35)],
    [
      asks(
        "p",
        half,
        says(">= 35", "35 tài khoản (mới biết 1 xã)", "35 accounts (1 commune known so far)", { reported: 35 })
      )
    ]
  ),
  situation(
    "5. A figure of three communes together is their total",
    province({ measures: [below()] }),
    [figure(["a", "b", "c"], half, 120), figure("a", half, 50)],
    [
      asks("p", half, says(120, "120 lượt: 1/3 xã 50, còn lại 70", "120 turns: 1 of 3 communes 50, rest 70")),
      asks("b", half, says("[0, 70]", "nhiều nhất 70 lượt (suy ra: 120 − 50)", "at most 70 turns (derived: 120 − 50)"))
    ]
  ),
  situation(
    "6. A joint activity of two places is only some of what they did",
    province({ communes: ["a", "b"], measures: [below()] }, { activities: [activity("x", ["a", "b"])] }),
    [figure(["a", "b"], "2025", 350, { activity: "x" }), figure("a", "2025", 500)],
    [
      // Rule 2: 350 may be wholly in the 500, so it is no contradiction and is not added.
      asks(
        "p",
        "2025",
        says(
          ">= 500",
          "500 lượt (1/2 xã đã báo cáo); 350 của hoạt động không cộng vào",
          "500 turns (1 of 2 communes); 350 of activities not added",
          { reported: 500, silent: ["b 2025"] }
        )
      )
    ]
  ),
  situation(
    "7. An activity at two places is at either of them in part",
    province(
      { communes: ["a", "b"], measures: [below({ basis: "booth", reports: ["activities"] })] },
      { activities: [activity("x", ["a", "b"])] }
    ),
    [figure(["a", "b"], half, 2, { activity: "x" })],
    [asks("a", half, says("[0, 2]", "nhiều nhất 2 gian hàng (không tách được)", "at most 2 booths (not divided)"))]
  ),
  situation(
    "8. A provincial team's work in a commune is the province's, for a unit is the body that reports",
    province(
      { measures: [measure()] },
      { teams: [team("tp", "p")], activities: [activity("x", ["a"], { teams: ["tp"] })] }
    ),
    [figure("p", "2025-01", 200, { team: "tp", activity: "x" }), figure("a", "2025-01", 150)],
    [
      asks("a", "2025-01", says(150, "150 lượt", "150 turns")),
      // Rule 1: the team belongs to its host and to no unit below it, so the two are apart and add.
      { query: asks("p", "2025-01", {}).query, gives: { "p 2025-01": { value: ">= 350", reported: 350 } } }
    ]
  ),
  situation(
    "9. After a merger a former commune goes on filing under its old code, beside the new one",
    merged({ measures: [below()] }),
    figures(quarter, { n: 100, a: 30 }),
    [asks("n", quarter, says(100, "100 lượt (gồm 30 theo mã xã cũ)", "100 turns (30 under a former code)"))]
  ),
  situation(
    "9. After a merger all file under their old codes, and the new commune is not silent",
    merged({ parents: ["a", "b", "c"], measures: [below()] }),
    figures(quarter, { a: 30, b: 40, c: 20 }),
    [
      asks(
        "n",
        quarter,
        says(90, "90 lượt (gồm 90 theo mã xã cũ)", "90 turns (90 under a former code)", { silent: [] })
      )
    ]
  ),
  situation(
    "10. A ward that was divided files under its old code: any part of it may be the heir's",
    split(),
    figures(quarter, { v: 20, w: 30 }),
    [
      asks(
        "n",
        quarter,
        says(
          "[20, 50]",
          "từ 20 đến 50 lượt (gồm từ 20 đến 50 theo mã xã cũ)",
          "20 to 50 turns (20 to 50 under a former code)",
          {
            reported: 20
          }
        )
      )
    ]
  ),
  situation(
    "11. A province's table about a commune says other than the commune",
    province({ measures: [measure()] }),
    [figure("a", half, 30, { reporter: "p" }), figure("a", half, 33)],
    [
      // Rule 7: two reporters of one box are treated alike, as a contradiction that spans both.
      asks("a", half, says("[30, 33]", "xã báo 33, tỉnh báo 30; cần đối chiếu", "commune 33, province 30; reconcile"))
    ]
  ),
  situation(
    "12. An agency's union reports to the province and sits in a commune's territory",
    twoTrees(),
    figures(half, { a: 100, g: 20 }),
    [
      asks("p", half, says(120, "120 lượt", "120 turns"), { hierarchy: "union" }),
      // Not in the state's tree: whether the commune has counted it there is not known.
      asks("p", half, says("[100, 120]", "từ 100 đến 120 lượt (có thể trùng)", "100 to 120 turns (may overlap)"))
    ]
  )
]
