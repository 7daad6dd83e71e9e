/** Figures that contradict each other on any axis: who said what, and of whom. */
import { below, figure, figures, measure, of, province, sexes, team, text } from "../support/documents.ts"
import type { Scenario } from "../support/Scenario.ts"
import { finding } from "./world.ts"

const january = "2025-01"
const women = { breakdown: { sex: "f" } }
const youth = { cohorts: ["youth"] }
const bySex = province({ measures: [below({ basis: "person", dimensions: ["sex"] })] }, sexes)
const cohorts = province(
  { measures: [below({ basis: "person" })] },
  {
    cohorts: [
      { id: "youth", name: text("thanh niên", "youth") },
      { id: "members", name: text("đoàn viên", "union members"), within: ["youth"] }
    ]
  }
)
const teams = province({ measures: [measure()] }, { teams: [team("t1", "a"), team("t2", "a"), team("t3", "b")] })

const asked = (
  title: string,
  documents: Scenario["documents"],
  all: ReadonlyArray<object>,
  unit: string,
  vi: string,
  en: string,
  caveat: RegExp
): Scenario =>
  finding(title, documents, all, [[unit], [january]], { [`${unit} ${january}`]: { text: text(vi, en), caveat } })

export const disputes: ReadonlyArray<Scenario> = [
  finding(
    "a commune that told its month is not said to have told what another one's running totals leave to it",
    province({ communes: ["a", "b"], measures: [below()] }),
    [figure("a", january, 30), figure("a", "2025-01/2025-02", 60), ...figures("2025-02", { b: 10, p: 30 })],
    [["p"], ["2025-02"]],
    {
      "p 2025-02": {
        text: text("tỉnh báo 30, các xã cộng lại 40; cần đối chiếu", "province 30, communes 40; reconcile")
      }
    }
  ),
  finding(
    "of what is about and contradicted, what its source said came in, where it is the lower",
    province({ measures: [below()] }),
    [
      ...figures(january, { p: "~ 100", a: 60, b: 60 }),
      ...figures("2025-02", { p: 30 }),
      ...figures("2025-03", { p: 100, a: "~ 130" })
    ],
    [["p"], [january, "2025-03", "2025-Q1"]],
    {
      [`p ${january}`]: { value: "[90, Infinity]~", reported: 100 },
      "p 2025-03": { reported: 100 },
      "p 2025-Q1": { reported: 230 }
    }
  ),
  asked(
    "what is about is called so, and not by its ends",
    province({ measures: [below()] }),
    [figure("p", january, "~ 100"), ...figures(january, { a: 60, b: 60 })],
    "p",
    "tỉnh báo khoảng 100, các xã cộng lại 120; cần đối chiếu",
    "province about 100, communes 120; reconcile",
    /province about 100, communes 120 \(Figures\); reconcile/
  ),
  finding(
    "who asks for the other member is told which figures contradict each other",
    bySex,
    [figure("a", january, 50), figure("a", january, 60, women)],
    [["a"], [january], { expression: of("m", { where: { sex: "m" } }) }],
    {
      [`a ${january}`]: {
        value: null,
        reason: "contradiction",
        caveat: /^Commune A, January 2025: total 50, Female alone 60 /
      }
    },
    /To reconcile\n +• Commune A, January 2025: total 50, Female alone 60 /
  ),
  finding(
    "so is who asks for it of the province, with what others told",
    bySex,
    [
      figure("a", january, 50),
      figure("a", january, 60, women),
      ...figures("2025-02", { a: 50, b: 30 }),
      figure("a", "2025-02", 60, women),
      figure("b", "2025-02", 10, women)
    ],
    [["p"], [january, "2025-02"], { expression: of("m", { where: { sex: "m" } }) }],
    {
      [`p ${january}`]: {
        value: null,
        reason: "contradiction",
        silent: ["b 2025-01", "c 2025-01"],
        text: text(
          "chưa suy ra được số liệu “Số liệu (Nam)”: số liệu của Xã A không khớp nhau, cần đối chiếu",
          '"Figures (Male)" does not follow: figures of Commune A contradict each other; reconcile'
        ),
        caveat: /^Commune A, January 2025: total 50, Female alone 60 /
      },
      "p 2025-02": {
        value: ">= 20",
        silent: ["c 2025-02"],
        text: text(
          "20 người (1/3 xã đã báo cáo; cần đối chiếu: Xã A)",
          "20 people (1 of 3 communes; reconcile: Commune A)"
        )
      }
    }
  ),
  finding(
    "the account of a province adds up the months that contradict their quarter",
    province({ measures: [below()] }),
    [figure("a", "2025-01", 50), figure("a", "2025-02", 60), figure("a", "2025-03", 40), figure("a", "2025-Q1", 140)],
    [["p"], ["2025-Q1"]],
    { "p 2025-Q1": { value: ">= 140" } },
    /140 to 150 · Commune A · Q1 2025 \(4 figures\)\n +• 140 · .*\n +• together 150 · .* \(3 figures\)/
  ),
  asked(
    "a total with one member of a dimension",
    bySex,
    [figure("a", january, 100), figure("a", january, 120, women)],
    "a",
    "tổng số báo 100, riêng Nữ đã 120; cần đối chiếu",
    "total 100, Female alone 120; reconcile",
    /^Commune A, January 2025: total 100, Female alone 120 /
  ),
  asked(
    "a province with one member in one commune",
    bySex,
    [figure("p", january, 100), figure("a", january, 120, women)],
    "p",
    "tỉnh báo 100, riêng Nữ (Xã A) đã 120; cần đối chiếu",
    "province 100, Female (Commune A) alone 120; reconcile",
    /Female \(Commune A\) alone 120/
  ),
  asked(
    "a province with one member in all communes",
    bySex,
    [figure("p", january, 100), ...figures(january, { a: 50, b: 40, c: 30 }, women)],
    "p",
    "tỉnh báo 100, các xã (Nữ) cộng lại 120; cần đối chiếu",
    "province 100, communes (Female) 120; reconcile",
    /communes \(Female\) 120/
  ),
  asked(
    "a commune with one of its teams",
    teams,
    [figure("a", january, 100), figure("a", january, 120, { team: "t1" })],
    "a",
    "xã báo 100, riêng Tổ t1 đã 120; cần đối chiếu",
    "commune 100, Team t1 alone 120; reconcile",
    /commune 100, Team t1 alone 120/
  ),
  asked(
    "a commune with the weeks of one of its teams",
    teams,
    [figure("a", january, 100), ...["2025-W02", "2025-W03"].map((week) => figure("a", week, 60, { team: "t1" }))],
    "a",
    "xã báo 100, riêng Tổ t1 đã 120; cần đối chiếu",
    "commune 100, Team t1 alone 120; reconcile",
    /commune 100, Team t1 alone 120/
  ),
  asked(
    "a province with a team of one commune",
    teams,
    [figure("p", january, 100), figure("a", january, 120, { team: "t1" })],
    "p",
    "tỉnh báo 100, riêng Tổ t1 (Xã A) đã 120; cần đối chiếu",
    "province 100, Team t1 (Commune A) alone 120; reconcile",
    /Team t1 \(Commune A\) alone 120/
  ),
  asked(
    "a province with teams of several communes",
    teams,
    [figure("p", january, 100), figure("a", january, 70, { team: "t1" }), figure("b", january, 60, { team: "t3" })],
    "p",
    "tỉnh báo 100, các tổ cộng lại 130; cần đối chiếu",
    "province 100, teams 130; reconcile",
    /province 100, teams 130/
  ),
  asked(
    "a cohort with one that lies within it, of a commune that told no total",
    cohorts,
    [figure("a", january, 50, youth), figure("a", january, 80, { cohorts: ["members"] })],
    "a",
    "50 người (các đối tượng; chưa có tổng số; cần đối chiếu: Xã A)",
    "50 people (cohorts; no total; reconcile: Commune A)",
    /^Commune A \(youth\), January 2025: youth 50, union members alone 80 /
  ),
  asked(
    "two contradictions of one commune, each of other people",
    cohorts,
    [figure("a", january, 40), figure("a", january, 50, youth), figure("a", january, 80, { cohorts: ["members"] })],
    "a",
    "tổng số báo 40, riêng đoàn viên đã 80; cần đối chiếu",
    "total 40, union members alone 80; reconcile",
    /^Commune A \(youth\), January 2025: youth 50, union members alone 80 /
  ),
  finding(
    "people of several months may be the same, though what was told of one of them is in doubt",
    bySex,
    [
      figure("a", january, 40),
      figure("a", "2025-02", 35),
      figure("a", "2025-02", 20, women),
      figure("a", "2025-02", 18, { breakdown: { sex: "m" } })
    ],
    [["a"], ["2025-Q1"]],
    {
      "a 2025-Q1": {
        reported: 40,
        text: text(
          "ít nhất 40 người (có thể trùng; mới có 2/3 tháng; cần đối chiếu: Xã A)",
          "at least 40 people (may overlap; 2 of 3 months; reconcile: Commune A)"
        )
      }
    }
  ),
  finding(
    "a quarter that was told as one number is said as that in a longer period, whatever its months contradict",
    province({ communes: ["a"], measures: [below()] }),
    [
      figure("a", january, 33),
      figure("a", january, 30, { reporter: "p" }),
      figure("a", "2025-02", 20),
      figure("a", "2025-Q1", 100)
    ],
    [["a"], ["2025-H1"]],
    {
      "a 2025-H1": {
        lower: 100,
        reported: 100,
        text: text(
          "100 lượt (mới có 1/2 quý; cần đối chiếu: Xã A)",
          "100 turns (1 of 2 quarters; reconcile: Commune A)"
        )
      }
    }
  ),
  finding(
    "months that contradict each other are said with both ends beside a quarter that does not hold them",
    province({ communes: ["a"], measures: [below()] }),
    [figure("a", january, 33), figure("a", january, 30, { reporter: "p" }), figure("a", "2025-Q2", 100)],
    [["a"], ["2025-H1"]],
    { "a 2025-H1": { lower: 130, caveat: /commune 33, province 30/ } }
  )
]
