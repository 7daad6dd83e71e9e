/** Stocks on a form of quarters: what it carries gives way to what figures of a later day determine, and decides no later quarter. */
import { figure, figures, form, province, query, target, teamsReported, text } from "../support/documents.ts"
import type { Judged, Scenario } from "../support/Scenario.ts"
import { finding } from "./world.ts"

const measures = [teamsReported({ own: "no" })]
const documents = province({ measures }, { forms: [form("quarter", { due: 15 })] })

const judged = (
  title: string,
  told: ReadonlyArray<object>,
  status: Judged["status"],
  because?: Judged["because"]
): Scenario => ({
  title,
  documents: province(
    { communes: ["a", "b"], measures },
    { forms: [form("quarter", { due: 15 })], targets: [target(">=", 20, "2025-Q2")] }
  ),
  commits: [told as ReadonlyArray<{ readonly [key: string]: unknown }>],
  judges: ["2025-07-05", "2025-08-01"].map((asOf) => ({ asOf, status, ...(because && { because }) }))
})
const known = { knownAt: "2025-07-01T00:00:00Z" }

/** Who filed its form of a quarter in some way, and told something newer since: of a month within the next, alone and with the quarter. */
const filed = (title: string, how: object, more: ReadonlyArray<ReturnType<typeof form>> = []): Scenario => ({
  title,
  documents: province(
    { communes: ["a", "b"], measures: [...measures, teamsReported({ id: "other", own: "no" })] },
    { forms: [form("quarter", { due: 15, measures: ["m", "other"] }), ...more] }
  ),
  commits: [{ figures: [figure("a", "2025-07", 1)] }, how],
  asks: [["2025-08"], ["2025-08", "2025-Q2"]].map((periods) => ({
    query: query(["a", "p"], periods),
    gives: {
      ...Object.fromEntries(periods.flatMap((period) => ["a", "p"].map((unit) => [`${unit} ${period}`, {}]))),
      "a 2025-08": { value: 1, reporting: 1, expected: 1, silent: [] },
      "p 2025-08": { reported: 1, reporting: 1, expected: 2, silent: ["b 2025-Q2"] }
    }
  }))
})
const filing = (name: string, period: string) => ({
  form: name,
  reporter: "a",
  period,
  knownAt: "2025-08-01T00:00:00Z"
})

export const quarterly: ReadonlyArray<Scenario> = [
  finding(
    "what a form carries gives way to what a later day leaves to it",
    documents,
    [figure("a", "2025-Q1", 12), ...figures("2025-05", { p: 80, b: 30, c: 20 })],
    [["a"], ["2025-Q1", "2025-05", "2025-Q2"]],
    {
      "a 2025-Q1": { value: 12 },
      "a 2025-05": { value: 30, text: text("30 tổ (suy ra: 80 − 50)", "30 teams (derived: 80 − 50)") },
      "a 2025-Q2": {
        value: 30,
        text: text("30 tổ (suy ra: 80 − 50; số ngày 31/5)", "30 teams (derived: 80 − 50; as of 31 May)")
      }
    }
  ),
  finding(
    "so it does beside a figure of several communes",
    documents,
    [figure("a", "2025-Q1", 12), figure(["a", "b"], "2025-05", 40), figure("b", "2025-05", 15)],
    [["a"], ["2025-05"]],
    { "a 2025-05": { value: 25 } }
  ),
  finding(
    "and stays where the later day leaves no one number",
    documents,
    [figure("a", "2025-Q1", 12), ...figures("2025-05", { p: 80, b: 30 })],
    [["a"], ["2025-05"]],
    { "a 2025-05": { value: 12, text: text("12 tổ (số ngày 31/3)", "12 teams (as of 31 March)") } }
  ),
  judged(
    "a quarter of which no form came is not met by the one before",
    figures("2025-Q1", { a: 30, b: 5 }, known),
    "unmeasurable",
    text(
      "Chưa kết luận: quý II/2025 đạt 35 tổ (số ngày 31/3), chỉ tiêu ít nhất 20; 2 xã chưa báo cáo quý II/2025",
      "Undecided: 35 teams (as of 31 March) for Q2 2025; the target is at least 20; 2 communes have not reported Q2 2025"
    )
  ),
  judged("nor missed by it", [figure("a", "2025-Q1", 10, known), figure("b", "2025-Q2", 5, known)], "unmeasurable"),
  judged(
    "it is met by what came, whatever the others will tell",
    [figure("a", "2025-Q1", 10, known), figure("b", "2025-Q2", 25, known)],
    "met"
  ),
  judged(
    "and by the province's own figure of it",
    [figure("a", "2025-Q1", 10, known), figure("p", "2025-Q2", 25, known)],
    "met"
  ),
  filed("a newer figure does not unfile the form that it followed", { figures: [figure("a", "2025-Q2", 16)] }),
  filed("nor one that told something else", { figures: [figure("a", "2025-Q2", 16, { measure: "other" })] }),
  filed("nor one that told nothing", { filings: [filing("form", "2025-Q2")] }),
  filed(
    "nor those of its months",
    { filings: ["2025-04", "2025-05", "2025-06"].map((month) => filing("months", month)) },
    [form("month", { id: "months", to: "2025-07-01" })]
  )
]
