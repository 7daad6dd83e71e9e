/** Who told a number, who only reported, who told it by other figures; and what parts say inside their whole. */
import { below, figure, figures, form, measure, province, query, team, text } from "../support/documents.ts"
import type { Figure } from "../support/documents.ts"
import type { Scenario } from "../support/Scenario.ts"

const monthly = form("month", { measures: ["m", "n"] })
const people = { basis: "person", own: "no" }
const other = measure({ id: "n", own: "no" })
const blank = (unit: string, period = "2025-01"): Figure => figure(unit, period, 1, { measure: "n" })

/** The same whoever's number is missing: of a line left blank, or of one that is not known. */
const numberless = (
  title: string,
  fields: object,
  commit: ReadonlyArray<Figure>,
  noun: string,
  nouns: string
): Scenario => ({
  title,
  documents: province({ measures: [measure(fields), other] }, { forms: [monthly] }),
  commits: [commit],
  asks: [
    {
      query: query(["p"], ["2025-01"]),
      gives: {
        "p 2025-01": {
          reported: 30,
          reporting: 2,
          expected: 3,
          text: text(
            `30 ${noun} (1/3 xã có số; 1 xã chưa báo cáo)`,
            `30 ${nouns} (1 of 3 communes with a figure; 1 silent)`
          )
        }
      }
    }
  ]
})

const byWeeks = form("week", { id: "teams", by: { teams: "all" } })
const weeks = (host: string, id: string, value: number, ...numbers: ReadonlyArray<number>) =>
  numbers.map((number) => figure(host, `2025-W0${number}`, value, { team: id }))
const hosted = { teams: [team("t1", "a"), team("t2", "a")], forms: [form("month"), byWeeks] }
const account = (
  title: string,
  documents: Scenario["documents"],
  commit: ReadonlyArray<Figure>,
  unit: string,
  period: string,
  explains: RegExp
): Scenario => ({
  title,
  documents,
  commits: [commit],
  asks: [{ query: query([unit], [period]), gives: { [`${unit} ${period}`]: {} }, explains }]
})

export const told: ReadonlyArray<Scenario> = [
  numberless(
    "a line of people left blank is no number: who has one and who is silent are told apart",
    people,
    [figure("a", "2025-01", 30), blank("b")],
    "người",
    "people"
  ),
  numberless(
    "so is one of newly founded teams",
    { basis: "team", own: "no", once: true },
    [figure("a", "2025-01", 30), blank("b")],
    "tổ",
    "teams"
  ),
  numberless(
    "a number that is not known is none either",
    { own: "no" },
    [figure("a", "2025-01", 30), figure("b", "2025-01", null)],
    "lượt",
    "turns"
  ),
  {
    title: "of several months who told all of them, who a part, and who is silent, where one reported no number",
    documents: province({ communes: ["a", "b", "c", "d"], measures: [measure(people), other] }, { forms: [monthly] }),
    commits: [
      [
        ...["2025-01", "2025-02", "2025-03"].flatMap((month) => [figure("a", month, 10), blank("b", month)]),
        figure("c", "2025-01", 5)
      ]
    ],
    asks: [
      {
        query: query(["p"], ["2025-Q1"]),
        gives: {
          "p 2025-Q1": {
            text: text(
              "ít nhất 15 người (có thể trùng; 1/4 xã có số, 1 xã một phần; 1 xã chưa báo cáo)",
              "at least 15 people (may overlap; 1 of 4 communes with a figure, 1 in part; 1 silent)"
            )
          }
        }
      }
    ]
  },
  {
    title: "beside the province's own part not all communes have a number",
    documents: province({ communes: ["a", "b"], measures: [measure({ own: "may" })] }, { forms: [form("month")] }),
    commits: [figures("2025-01", { a: 30, b: null })],
    asks: [
      {
        query: query(["p"], ["2025-01"]),
        gives: {
          "p 2025-01": {
            text: text(
              "30 lượt (1/2 xã có số; chưa có số của tỉnh)",
              "30 turns (1 of 2 communes with a figure; none from the province)"
            )
          }
        }
      }
    ]
  },
  account(
    "who filed running totals on time is not said to be silent",
    province({ measures: [below()] }, { forms: [form("month")] }),
    ["a", "b", "c"].flatMap((unit) => [figure(unit, "2025-01", 10), figure(unit, "2025-01/2025-02", 25)]),
    "p",
    "2025-02",
    /No form of the period, told by figures of other periods: 3 reporters/
  ),
  account(
    "whom only the province told of is silent",
    province({ measures: [below()] }, { forms: [form("month")] }),
    [figure("p", "2025-01", 50), ...figures("2025-01", { a: 10, b: 20 })],
    "p",
    "2025-01",
    /Silent: 1 reporter; the figures above cover them/
  ),
  account(
    "what came in of some parts is not added to bounds of others",
    province({ measures: [below()] }, hosted),
    [figure("a", "2025-01", 100), ...weeks("a", "t1", 10, 1, 2, 3, 4, 5), ...weeks("a", "t2", 8, 2, 4)],
    "a",
    "2025-01",
    /teams 46 \(5 figures\)\n.*• 30 · Commune A · Team t1 .*\n.*• 16 · Commune A · Team t2 .*\n.*Rest: 54$/
  ),
  account(
    "parts hold no more than their whole, and what weeks say of a month is named by the month, with how many they are",
    province({ measures: [below()] }, hosted),
    [figure("a", "2025-01", 32), ...weeks("a", "t1", 10, 1, 2, 3, 4, 5)],
    "a",
    "2025-01",
    /teams 30 to 32 \(5 figures\)\n.*• 30 to 32 · Commune A · Team t1 · January 2025 \(5 figures\)\n.*Rest: at most 2$/
  ),
  account(
    "a rest in a part of the number says of what it is",
    province({ measures: [below()] }, { teams: [team("t1", "a")] }),
    [...figures("2025-01", { a: 30, b: 100, c: 5 }), figure("a", "2025-01", 10, { team: "t1" })],
    "p",
    "2025-01",
    /Rest: 20 \(of 30\)$/
  ),
  account(
    "a month within a running total is listed as its part",
    province({ measures: [below()] }),
    [figure("a", "2025-01", 10), figure("a", "2025-01/2025-02", 25), figure("a", "2025-Q1", 45)],
    "a",
    "2025-Q1",
    /shorter periods 25 \(2 figures\)\n( +)• 25 .*\n\1 {2}• 10 .*\n.*Rest: 20$/
  )
]
