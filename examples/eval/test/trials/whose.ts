/** Whose figures are in a number, and since when: stocks of several days, closed readings, what an older day says. */
import {
  below,
  figure,
  figures,
  form,
  measure,
  merged,
  province,
  team,
  teamsReported,
  text
} from "../support/documents.ts"
import type { Scenario } from "../support/Scenario.ts"
import { finding } from "./world.ts"

const stock = province({ measures: [teamsReported({ own: "no" })] })
const [March, June] = ["2025-Q1", "2025-Q2"]
const apart = [figure("a", March, 4), figure("b", June, 10)]
const closed = { silent: "zero" }
const half = ["2025-H1"]

const stocks: ReadonlyArray<Scenario> = [
  ...(["no", "may"] as const).map((own) =>
    finding(
      `who told of another day is not counted among those in a stock's number, and its day is said (${own})`,
      province({ measures: [teamsReported({ own })] }),
      apart,
      [["p"], half],
      {
        "p 2025-H1": {
          value: ">= 10",
          reported: 10,
          reporting: 1,
          silent: ["a 2025-H1", "c 2025-H1"],
          text: text("10 tổ (1/3 xã đã báo cáo; số ngày 30/6)", "10 teams (1 of 3 communes; as of 30 June)")
        }
      }
    )
  ),
  finding(
    "who told twice is in the number, and the last day of the period goes without saying",
    province({ communes: ["a", "b"], measures: [teamsReported({ own: "no" })] }),
    [figure("a", March, 4), figure("a", June, 5)],
    [["p"], half],
    { "p 2025-H1": { reporting: 1, text: text("5 tổ (1/2 xã đã báo cáo)", "5 teams (1 of 2 communes)") } }
  ),
  finding(
    "closed, what each said last stands beside one who said that it is not known",
    stock,
    [...apart, figure("c", June, null)],
    [["p", "a", "c"], half, closed],
    {
      "p 2025-H1": {
        value: ">= 14",
        reported: 14,
        reporting: 3,
        silent: [],
        text: text(
          "14 tổ (2/3 xã có số; 1 xã dùng số ngày 31/3)",
          "14 teams (2 of 3 communes with a figure; 1 commune as of 31 March)"
        )
      },
      "a 2025-H1": { value: 4 },
      "c 2025-H1": { value: ">= 0" }
    }
  ),
  finding(
    "closed, a source's own bound is all that stays open",
    stock,
    [figure("a", March, ">= 4"), figure("b", June, 10), figure("c", March, 3)],
    [["p"], half, closed],
    {
      "p 2025-H1": {
        value: ">= 17",
        silent: [],
        text: text("ít nhất 17 tổ (2 xã dùng số ngày 31/3)", "at least 17 teams (2 communes as of 31 March)")
      }
    }
  ),
  ...[["2025-06"], ["2025-03", "2025-06"]].map((periods) =>
    finding(
      `what was said before a null is no latest number, asked with ${periods.length - 1} other periods`,
      province({ communes: ["a"], measures: [teamsReported({ own: "no" })] }, { forms: [form("month")] }),
      [figure("a", "2025-01", 17), figure("a", "2025-04", null)],
      [["a"], periods],
      {
        "a 2025-06": {
          value: null,
          text: text("chưa có số liệu “Số liệu”", 'no figure of "Figures" was reported')
        },
        ...(periods.length > 1 ? { "a 2025-03": { value: null } } : {})
      }
    )
  )
]

const Q1 = "2025-Q1"
const teams = { teams: [team("t1", "a"), team("t2", "a")] }
const byTeam = (id: string, value: number | string) => figure("a", "2025-01", value, { team: id })

const bounds: ReadonlyArray<Scenario> = [
  finding(
    "that silence counts as nothing is said beside the number and in its account, which calls nothing covered",
    province({ measures: [below()] }, { forms: [form("month")] }),
    [figure("a", "2025-01", 3)],
    [["p"], ["2025-01"], closed],
    {
      "p 2025-01": {
        value: 3,
        silent: ["b 2025-01", "c 2025-01"],
        caveat: /^phần chưa báo cáo tính 0$/
      }
    },
    /• 3 · Commune A · January 2025\n {2}Silent, counted as zero: 2 reporters\n/
  ),
  finding(
    "closed, a set leaves to all of its members together what it says",
    province({ measures: [below()] }),
    [figure(["a", "b"], "2025-01", "[10, 40]")],
    [["p", "a"], [Q1, "2025-01"], closed],
    {
      "p 2025-Q1": { value: "[10, 40]" },
      "p 2025-01": { value: "[10, 40]" },
      "a 2025-Q1": { value: "[0, 40]" },
      "a 2025-01": { value: "[0, 40]" }
    }
  ),
  finding(
    "closed, teams leave what their bounds leave",
    province({ measures: [below()] }, teams),
    [byTeam("t1", "[5, 20]"), byTeam("t2", 3)],
    [["p", "a"], [Q1], closed],
    { "p 2025-Q1": { value: "[8, 23]" }, "a 2025-Q1": { value: "[8, 23]" } }
  ),
  finding(
    "closed, a team's own word that it is at least so much stays open",
    province({ measures: [below()] }, teams),
    [byTeam("t1", ">= 5"), byTeam("t2", 3)],
    [["a"], [Q1], closed],
    { "a 2025-Q1": { value: ">= 8" } }
  )
]

const older: ReadonlyArray<Scenario> = [
  finding(
    "on older boundaries too a number that nobody reported is said to be derived",
    merged({ measures: [measure({ own: "no" })] }),
    [figure("n", "2025", 24), figure("n", "2025-H2", 7), ...figures("2025-H1", { b: 9 })],
    [["a"], half, { boundaries: { asOf: "2025-01-01" } }],
    { "a 2025-H1": { value: 8, text: text("8 lượt (suy ra)", "8 turns (derived)") } }
  )
]

export const whose: ReadonlyArray<Scenario> = [...stocks, ...bounds, ...older]
