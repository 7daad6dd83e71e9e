/** A line left blank in a filed form is the weakest statement: it fills what nothing else speaks of, and contradicts nobody. */
import { below, figure, figures, form, measure, province, query, team, text } from "../support/documents.ts"
import type { Scenario } from "../support/Scenario.ts"
import { finding } from "./world.ts"

const other = { id: "other", title: text("Dòng khác", "Another line"), basis: "turn", accumulation: "flow" } as const
const filed = (fields: object = {}, more: object = {}) =>
  province({ measures: [below(fields), other] }, { forms: [form("month", { measures: ["m", "other"] })], ...more })
const neighbour = (unit: string, ...periods: ReadonlyArray<string>) =>
  periods.map((period) => figure(unit, period, 1, { measure: "other" }))
const [january, february] = ["2025-01", "2025-02"]
const both = "2025-01/2025-02"
const table = { reporter: "p" }
const forty = figures(january, { a: 40, b: 40, c: 40 })

export const blanks: ReadonlyArray<Scenario> = [
  finding(
    "who filed the form and left the line of people blank is not told to have said nothing",
    filed({ basis: "person" }),
    neighbour("a", january),
    [["a", "b"], [january]],
    {
      "a 2025-01": {
        value: null,
        silent: [],
        text: text("có báo cáo nhưng để trống số liệu “Số liệu”", '"Figures" was left blank in what was filed')
      },
      "b 2025-01": {
        silent: ["b 2025-01"],
        text: text("chưa có số liệu “Số liệu”", 'no figure of "Figures" was reported')
      }
    }
  ),
  finding(
    "a running total less the months before is what a blank month held",
    filed(),
    [figure("a", january, 10), figure("a", both, 25), ...neighbour("a", february)],
    [["a"], [january, february, both]],
    {
      "a 2025-01": { value: 10 },
      "a 2025-02": { value: 15, text: text("15 lượt (suy ra: 25 − 10)", "15 turns (derived: 25 − 10)") },
      "a 2025-01/2025-02": { value: 25, reported: 25 }
    }
  ),
  finding(
    "where only running totals came, each blank month is some of them",
    filed(),
    [figure("a", both, 25), ...neighbour("a", january, february)],
    [["a"], [january, february, both]],
    {
      "a 2025-01": { value: "[0, 25]" },
      "a 2025-02": { value: "[0, 25]" },
      "a 2025-01/2025-02": { value: 25, reported: 25 }
    }
  ),
  finding(
    "what only bounds a blank line from above leaves it nothing",
    filed(),
    [figure("a", both, 25), ...neighbour("a", january)],
    [["a"], [january, february]],
    { "a 2025-01": { value: 0 }, "a 2025-02": { value: 25 } }
  ),
  finding(
    "what a set leaves beats a blank line",
    filed(),
    [figure(["a", "b"], january, 120), figure("a", january, 50), ...neighbour("b", january)],
    [["b"], [january]],
    { "b 2025-01": { value: 70 } }
  ),
  finding(
    "blank lines of all members of a set contradict nothing that the set says",
    filed(),
    [figure(["a", "b"], january, 20), ...neighbour("a", january), ...neighbour("b", january)],
    [["a", "b"], [january]],
    { "a 2025-01": { value: "[0, 20]" }, "b 2025-01": { value: "[0, 20]" } }
  ),
  finding(
    "blank lines of all communes give way to the province's figure, which one of them holds",
    filed(),
    [figure("p", january, 20), ...["a", "b", "c"].flatMap((unit) => neighbour(unit, january))],
    [["p", "a", "b"], [january]],
    {
      "p 2025-01": { value: 20, text: text("20 lượt", "20 turns") },
      "a 2025-01": { value: "[0, 20]" },
      "b 2025-01": { value: "[0, 20]" }
    }
  ),
  finding(
    "blank months of all communes but one give way to the province's quarter beyond what that one told",
    filed(),
    [
      figure("p", "2025-Q1", 20),
      figure("a", february, 4),
      ...neighbour("a", january, "2025-03"),
      ...["b", "c"].flatMap((unit) => neighbour(unit, january, february, "2025-03"))
    ],
    [
      ["p", "a", "b"],
      ["2025-Q1", february]
    ],
    {
      "p 2025-Q1": { value: 20 },
      "p 2025-02": { value: "[4, 20]" },
      "a 2025-Q1": { value: "[4, 20]" },
      "a 2025-02": { value: 4 },
      "b 2025-Q1": { value: "[0, 16]" },
      "b 2025-02": { value: "[0, 16]" }
    }
  ),
  finding(
    "blank months give way where figures of others leave a month too little for the quarter",
    filed(),
    [
      figure("p", february, 1),
      ...figures("2025-Q1", { c: 2 }),
      ...figures(january, { p: 0, c: 0 }),
      ...neighbour("c", "2025-03")
    ],
    [
      ["p", "c"],
      [february, "2025-03"]
    ],
    {
      "p 2025-02": { value: 1 },
      "p 2025-03": { value: ">= 1", reported: 1 },
      "c 2025-02": { value: "[0, 1]" },
      "c 2025-03": { value: "[1, 2]" }
    }
  ),
  finding(
    "a blank month gives way to what bounds of others leave of its quarter beyond the other months",
    filed(),
    [
      figure("a", "2025-Q1", 8),
      figure("p", february, 4),
      figure(["a", "b"], january, "<= 3"),
      ...neighbour("a", "2025-03")
    ],
    [["a"], ["2025-03"]],
    { "a 2025-03": { value: "[1, 8]" } }
  ),
  finding(
    "blank months of several communes give way where their quarters and the province's months leave one of them something",
    filed(),
    [
      ...figures("2025-Q1", { b: 1, c: 8 }),
      figure("p", january, ">= 7"),
      figure("p", "2025-03", 8),
      ...neighbour("a", january, "2025-03"),
      ...neighbour("c", february)
    ],
    [
      ["a", "c"],
      [january, february, "2025-03"]
    ],
    {
      "a 2025-01": { value: null },
      "a 2025-02": { value: null },
      "a 2025-03": { value: "[0, 8]" },
      "c 2025-01": { value: "[0, 8]" },
      "c 2025-02": { value: 0 },
      "c 2025-03": { value: "[0, 8]" }
    }
  ),
  finding(
    "the blank months of a quarter are seen by who asks for one of them",
    filed(),
    [figure("a", "2025-Q1", 2), figure("a", january, 0), ...neighbour("a", february, "2025-03")],
    [["a"], [february]],
    { "a 2025-02": { value: "[0, 2]" } }
  ),
  finding(
    "a blank month stands beside a bound that may hold the rest of its quarter",
    filed(),
    [figure("c", "2025-Q1", 7), figure("c", february, ">= 1"), figure("c", "2025-03", 0), ...neighbour("c", january)],
    [["c"], [january, february]],
    { "c 2025-01": { value: 0 }, "c 2025-02": { value: 7 } }
  ),
  finding(
    "blank lines of all communes give way to what is left of the province's quarter",
    filed(),
    [
      figure("p", "2025-Q1", ">= 6"),
      figure("p", february, 2),
      ...figures(february, { a: 0, b: 0, c: 2 }),
      ...["a", "b", "c"].flatMap((unit) => neighbour(unit, january, "2025-03"))
    ],
    [["a", "p"], [january]],
    { "a 2025-01": { value: null }, "p 2025-01": { value: null } }
  ),
  finding(
    "a blank line stands where a silent commune may hold the rest",
    filed(),
    [figure("p", january, 20), ...neighbour("a", january), ...neighbour("b", january)],
    [["a", "c"], [january]],
    {
      "a 2025-01": { value: 0 },
      "c 2025-01": { value: 20, text: text("20 lượt (suy ra: 20 − 0)", "20 turns (derived: 20 − 0)") }
    }
  ),
  finding(
    "a blank line stands beside a set whose members, left blank, hold all that the whole says",
    filed(),
    [
      figure("p", january, 20),
      figure(["a", "b"], january, 20),
      ...["a", "b", "c"].flatMap((unit) => neighbour(unit, january))
    ],
    [["a", "b", "c"], [january]],
    { "a 2025-01": { value: "[0, 20]" }, "b 2025-01": { value: "[0, 20]" }, "c 2025-01": { value: 0 } }
  ),
  finding(
    "blank lines stand where the province's own part may hold the rest",
    filed({ own: "may" }),
    [figure("p", january, 20), ...["a", "b", "c"].flatMap((unit) => neighbour(unit, january))],
    [["p", "a"], [january]],
    { "p 2025-01": { value: 20 }, "a 2025-01": { value: 0 } }
  ),
  finding(
    "blank lines of a set's members give way where another member reported less than the set",
    filed(),
    [
      figure(["a", "b", "c"], january, 20),
      figure("a", january, 5),
      ...neighbour("b", january),
      ...neighbour("c", january)
    ],
    [["p", "b"], [january]],
    { "p 2025-01": { value: 20 }, "b 2025-01": { value: "[0, 15]" } }
  ),
  finding(
    "teams that reported beat their commune's blank line",
    filed({ own: "may" }, { teams: [team("t", "a")] }),
    [figure("a", january, 60, { team: "t" }), ...neighbour("a", january)],
    [["a", "p"], [january]],
    { "a 2025-01": { value: ">= 60", reported: 60 }, "p 2025-01": { value: ">= 60", reported: 60 } }
  ),
  finding(
    "weeks that were reported beat a blank month, and all of them are in the quarter",
    filed(),
    [...[2, 3, 4, 5].map((week) => figure("a", `2025-W0${week}`, 20)), ...neighbour("a", january)],
    [["a"], [january, "2025-Q1"]],
    { "a 2025-01": { value: ">= 60", reported: 60 }, "a 2025-Q1": { value: ">= 80", reported: 80 } }
  ),
  finding(
    "what the province's table says of a commune beats its blank line",
    filed(),
    [figure("a", january, 33, table), ...neighbour("a", january)],
    [["a"], [january]],
    { "a 2025-01": { value: 33, reported: 33 } }
  ),
  finding(
    "communes that reported beat the province's blank line",
    province(
      { measures: [measure({ own: "may" }), other] },
      { forms: [form("month", { measures: ["m", "other"], by: { level: "province", hierarchy: "state" } })] }
    ),
    [...forty, ...neighbour("p", january)],
    [["p"], [january]],
    { "p 2025-01": { value: ">= 120", reported: 120 } }
  ),
  finding(
    "a blank line of which nothing speaks is nothing",
    filed(),
    [figure("a", january, 10), ...neighbour("b", january), ...neighbour("c", january)],
    [["b", "p"], [january]],
    { "b 2025-01": { value: 0 }, "p 2025-01": { value: 10 } }
  ),
  finding(
    "a form that came before its month ended left its lines blank until that day only",
    filed(),
    [figure("a", january, 1, { measure: "other", knownAt: "2025-01-10T00:00:00Z" })],
    [["a"], [january]],
    { "a 2025-01": { value: ">= 0", reported: 0 } }
  ),
  {
    title: "a form sent in again without figures is as of the later day",
    documents: filed(),
    commits: ["2025-01-10T00:00:00Z", "2025-02-10T00:00:00Z", "2025-02-10T00:00:00Z"].map((knownAt) => ({
      figures: [],
      filings: [{ form: "form", reporter: "a", period: january, knownAt }]
    })),
    asks: [
      { query: query(["a"], [january]), gives: { "a 2025-01": { value: 0 } } },
      {
        query: query(["a"], [january], { asKnownAt: "2025-01-20T00:00:00Z" }),
        gives: { "a 2025-01": { value: ">= 0", reported: 0 } }
      }
    ]
  },
  finding(
    "a form is as of the day on which the last of it came",
    province(
      { measures: [below(), other, { ...other, id: "last" }] },
      { forms: [form("month", { measures: ["m", "other", "last"] })] }
    ),
    [
      figure("a", january, 1, { measure: "other", knownAt: "2025-01-10T00:00:00Z" }),
      figure("a", january, 1, { measure: "last", knownAt: "2025-02-10T00:00:00Z" })
    ],
    [["a"], [january]],
    { "a 2025-01": { value: 0 } }
  ),
  {
    title: "a blank line of a quarter that what was told of January refutes says nothing of February, asked alone too",
    documents: province({ measures: [below()] }, { forms: [form("quarter")] }),
    commits: [
      {
        figures: [figure("a", january, 7)],
        filings: [{ form: "form", reporter: "a", period: "2025-Q1", knownAt: "2026-01-05T00:00:00Z" }]
      }
    ],
    asks: [[february], [january, february]].map((periods) => ({
      query: query(["a"], periods),
      gives: { "a 2025-02": { value: null }, ...(periods.length > 1 ? { "a 2025-01": { value: 7 } } : {}) }
    }))
  },
  {
    title:
      "a form that came early without a figure says of which day nothing happened until then, as a figure of 0 does",
    documents: province({ communes: ["a", "b"], measures: [below()] }, { forms: [form("month")] }),
    commits: [
      { figures: [], filings: [{ form: "form", reporter: "a", period: february, knownAt: "2025-02-15T00:00:00Z" }] }
    ],
    asks: [
      {
        query: query(["a", "p"], [february, "2025-02-01/2025-02-20"]),
        gives: {
          "a 2025-02": {
            value: ">= 0",
            reported: 0,
            text: text("0 lượt (số liệu đến 15/02)", "0 turns (data to 15 February)")
          },
          "a 2025-02-01/2025-02-20": { value: ">= 0", reported: 0 },
          "p 2025-02-01/2025-02-20": { reported: 0 },
          "p 2025-02": {
            reported: 0,
            text: text(
              "0 lượt (1/2 xã đã báo cáo, 0 xã có phát sinh; số liệu đến 15/02)",
              "0 turns (1 of 2 communes, 0 with any; data to 15 February)"
            )
          }
        }
      }
    ]
  }
]
