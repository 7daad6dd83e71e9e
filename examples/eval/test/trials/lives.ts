/** Teams, activities and units owe, and cover, the days of their lives. */
import {
  activity,
  below,
  edge,
  figure,
  figures,
  form,
  measure,
  merged,
  province,
  query,
  team,
  text
} from "../support/documents.ts"
import type { Scenario } from "../support/Scenario.ts"
import { finding } from "./world.ts"

const byTeams = (...teams: ReadonlyArray<ReturnType<typeof team>>) =>
  province({ communes: ["a", "b"], measures: [below({ reports: ["teams"] })] }, { teams })
const founded = { from: "2025-01-15" }
const t = (id: string, period: string, value: number, host = "a") => figure(host, period, value, { team: id })
const January = "2025-01"

const teams: ReadonlyArray<Scenario> = [
  finding(
    "a team founded in the month reports the month in full",
    byTeams(team("t1", "a", founded), team("t3", "b")),
    [t("t1", January, 7), t("t3", January, 2, "b")],
    [["a", "p"], [January]],
    { "a 2025-01": { value: 7, reported: 7 }, "p 2025-01": { value: 9, reported: 9 } }
  ),
  finding(
    "by team it is what it reported",
    byTeams(team("t1", "a", founded)),
    [t("t1", January, 7)],
    [["a"], [January], { by: "team" }],
    { "a 2025-01": { value: 7, reported: 7 } }
  ),
  finding(
    "a team that ended before the period is not there, and holds nothing of its commune's figure",
    province({ communes: ["a"], measures: [measure()] }, { teams: [team("t1", "a", { to: "2025-01-01" })] }),
    [figure("a", January, 48)],
    [["a"], [January], { by: "team" }],
    {
      "a 2025-01": {
        value: null,
        text: text('"Tổ t1" chỉ có đến ngày 31/12/2024', '"Team t1" existed only until 31 December 2024')
      }
    }
  ),
  finding(
    "a team that begins after the period owes nothing, and is not silent",
    byTeams(team("t1", "a", { from: "2025-02-01" })),
    [t("t1", "2025-02", 7)],
    [["a"], [January], { by: "team" }],
    {
      "a 2025-01": {
        value: null,
        reason: "not-alive",
        expected: null,
        silent: [],
        text: text('"Tổ t1" chỉ có từ ngày 01/02/2025', '"Team t1" exists only from 1 February 2025')
      }
    }
  ),
  finding(
    "a figure of a team for a month after its end is what it is",
    province({ communes: ["a"], measures: [measure()] }, { teams: [team("t1", "a", { to: "2025-01-01" })] }),
    [figure("a", January, 48), t("t1", January, 7)],
    [["a"], [January], { by: "team" }],
    { "a 2025-01": { value: 7, reported: 7 } }
  ),
  finding(
    "beside another team of the same commune",
    byTeams(team("t1", "a", founded), team("t2", "a")),
    [t("t1", January, 7), t("t2", January, 3)],
    [["a"], [January, "2025"]],
    { "a 2025-01": { value: 10, reported: 10 }, "a 2025": { value: ">= 10", reported: 10 } }
  ),
  finding(
    "a team that ended and one that began in the year fill it",
    byTeams(team("t1", "a", { from: "2025-03-01" }), team("t2", "a", { to: "2025-10-01" })),
    [t("t1", "2025", 70), t("t2", "2025", 30)],
    [["a"], ["2025"]],
    { "a 2025": { value: 100, reported: 100 } }
  ),
  finding(
    "teams that say more than their commune contradict it",
    byTeams(team("t1", "a", founded), team("t2", "a")),
    [t("t1", January, 70), t("t2", January, 30), figure("a", January, 90)],
    [["a"], [January]],
    { "a 2025-01": { value: "[90, 100]", reported: 90, caveat: /90.*100/ } }
  ),
  finding(
    "a team's figure filed with the province is its host's",
    byTeams(team("t1", "a"), team("t2", "b")),
    [t("t1", January, 7, "p"), t("t2", January, 3, "b")],
    [["p", "a", "b"], [January]],
    {
      "p 2025-01": { value: 10, reported: 10 },
      "a 2025-01": { value: 7, reported: 7 },
      "b 2025-01": { value: 3 }
    }
  )
]

const byActivities = (...activities: ReadonlyArray<ReturnType<typeof activity>>) =>
  province({ communes: ["a", "b"], measures: [below({ reports: ["activities"] })] }, { activities })

const activities: ReadonlyArray<Scenario> = [
  finding(
    "an activity that is registered and sent nothing leaves its commune open",
    byActivities(activity("x", ["a"]), activity("z", ["a"])),
    [figure("a", "2025-02", 7, { activity: "x" })],
    [["a"], ["2025-02"]],
    { "a 2025-02": { value: ">= 7", reported: 7 } }
  ),
  finding(
    "one of other days does not",
    byActivities(activity("x", ["a"]), { ...activity("z", ["a"]), period: "2025-05" }),
    [figure("a", "2025-02", 7, { activity: "x" })],
    [["a"], ["2025-02"]],
    { "a 2025-02": { value: 7, reported: 7 } }
  ),
  finding(
    "nor does one of another commune",
    byActivities(activity("x", ["a"]), activity("z", ["b"])),
    [figure("a", "2025-02", 7, { activity: "x" })],
    [["a"], ["2025-02"]],
    { "a 2025-02": { value: 7, reported: 7 } }
  )
]

/** Communes a and b, of which a began on a day. */
const youngFrom = (from: string, more: Parameters<typeof province>[1] = {}) => {
  const documents = province({ communes: ["a", "b"], measures: [below()] }, more)
  const [state] = documents.hierarchies!
  const edges = [{ unit: "p", level: "province" }, edge("a", { from }), edge("b")]
  return { ...documents, hierarchies: [{ ...state!, edges }] }
}
const young = youngFrom("2025-03-01", { forms: [form("month")] })
const within = youngFrom("2025-02-11")
const lives = [figure("a", "2025-03", 7), ...["01", "02", "03"].map((month) => figure("b", `2025-${month}`, 3))]

const births: ReadonlyArray<Scenario> = [
  ...([{}, { boundaries: { asOf: "2025-03-31" } }] as const).map((asked) =>
    finding(
      `a commune that began in March did nothing before, ${"boundaries" in asked ? "on the boundaries of March" : "as reported"}`,
      young,
      lives,
      [["p", "a"], ["2025-Q1"], asked],
      { "p 2025-Q1": { value: 16, reported: 16, silent: [] }, "a 2025-Q1": { value: 7, reported: 7, silent: [] } }
    )
  ),
  ...([{}, { boundaries: { asOf: "2025-03-31" } }] as const).map((asked) =>
    finding(
      `a commune that began within February told all of it, ${"boundaries" in asked ? "on the boundaries of March" : "as reported"}`,
      within,
      [figure("b", "2025-Q1", 10), figure("a", "2025-02", 4), figure("a", "2025-03", 5)],
      [["p", "a"], ["2025-Q1", "2025-01", "2025-02"], asked],
      {
        "p 2025-Q1": { value: 19, reported: 19, silent: [] },
        "p 2025-01": { value: "[0, 10]" },
        "p 2025-02": { value: "[4, 14]" },
        "a 2025-Q1": { value: 9, reported: 9, silent: [] },
        ...("boundaries" in asked ? { "a 2025-01": { value: 0 } } : { "a 2025-01": { value: null } }),
        "a 2025-02": { value: 4, reported: 4 }
      }
    )
  ),
  finding(
    "what is left of a quarter is of the days since its commune began",
    within,
    [figure("a", "2025-Q1", 10), figure("a", "2025-02", 4)],
    [["a"], ["2025-02-01/2025-02-10", "2025-02-11/2025-02-28", "2025-03"], { boundaries: { asOf: "2025-03-31" } }],
    {
      "a 2025-02-01/2025-02-10": { value: 0 },
      "a 2025-02-11/2025-02-28": { value: 4 },
      "a 2025-03": { value: 6 }
    }
  ),
  finding(
    "one that others became did what they did",
    merged({ measures: [measure({ own: "no" })] }),
    figures("2025-Q3", { n: 7 }),
    [["n"], ["2025"], { boundaries: { asOf: "2025-07-01" } }],
    { "n 2025": { value: ">= 7", reported: 7 } }
  )
]

const april = "2025-04"
const ended = { to: "2025-04-16" }
const empty = (reporter: string, period = april) => ({
  form: "form",
  reporter,
  period,
  knownAt: "2026-01-05T00:00:00Z"
})
const shortened = province({ communes: ["a", "b"], measures: [below()] }, { forms: [form("month")] })
const [state] = shortened.hierarchies!
const withEnd = {
  ...shortened,
  hierarchies: [
    { ...state!, edges: [edge("p", { parent: undefined, level: "province" }), edge("a", ended), edge("b")] }
  ]
}
const byTeam = province(
  { communes: ["a"], measures: [below({ reports: ["teams"] })] },
  { teams: [team("t1", "a", ended), team("t2", "a")], forms: [form("month", { by: { teams: "all" } })] }
)

const lastForms: ReadonlyArray<Scenario> = [
  {
    title: "a team files the form of the month in which it ended, without a figure as with one",
    documents: byTeam,
    commits: [{ figures: [t("t2", april, 3)], filings: [empty("t1")] }],
    asks: [{ query: query(["a"], [april]), gives: { "a 2025-04": { value: 3, reported: 3, silent: [] } } }]
  },
  {
    title: "so does a commune, and its blank line is of its own days",
    documents: withEnd,
    commits: [{ figures: [figure("b", april, 3)], filings: [empty("a")] }],
    asks: [{ query: query(["p"], [april]), gives: { "p 2025-04": { value: 3, reported: 3, silent: [] } } }]
  },
  {
    title: "a form of a month in which nobody of that name was there any more is refused",
    documents: byTeam,
    commits: [{ filings: [empty("t1", "2025-05")] }],
    committed: [/"t1" does not exist on 2025-05-31/]
  }
]

export const lived: ReadonlyArray<Scenario> = [...teams, ...activities, ...births, ...lastForms]
