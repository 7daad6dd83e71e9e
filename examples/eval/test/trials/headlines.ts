/** The line that people read: what it counts, whom it counts, and which period it answers for. */
import type { Documents } from "@lantoa/core"
import { activity, below, figure, figures, form, merged, province, query, team, text } from "../support/documents.ts"
import type { Scenario } from "../support/Scenario.ts"

const [january, february] = ["2025-01", "2025-02"]
const monthly = form("month")
const byTeams = form("month", { id: "teams", by: { teams: "all" } })
const teams = [team("t1", "a"), team("t2", "b")]
const counted = { measures: [below()] }

/** Districts d1 and d2 of province p: a and b lie in d1, c in d2. Both levels have a form. */
const districts = ((documents): Documents.Encoded => ({
  ...documents,
  units: [
    ...documents.units!,
    ...["d1", "d2"].map((id) => ({ id, names: [{ name: text(`Huyện ${id}`, `District ${id}`) }] as const }))
  ],
  hierarchies: [
    {
      ...documents.hierarchies![0]!,
      levels: [
        { id: "province", name: text("tỉnh", "province") },
        { id: "district", name: text("huyện", "district"), complete: true },
        { id: "commune", name: text("xã", "commune"), complete: true }
      ],
      edges: [
        { unit: "p", level: "province" },
        ...["d1", "d2"].map((unit) => ({ unit, parent: "p", level: "district" })),
        ...Object.entries({ a: "d1", b: "d1", c: "d2" }).map(([unit, parent]) => ({ unit, parent, level: "commune" }))
      ]
    }
  ]
}))(province(counted))
const ofDistricts = form("month", { id: "districts", by: { level: "district", hierarchy: "state" } })

const levels = (title: string, forms: ReadonlyArray<ReturnType<typeof form>>): Scenario => ({
  title,
  documents: { ...districts, forms },
  commits: [figures(january, { d1: 30, a: 25 })],
  asks: [
    {
      query: query(["p", "d1"], [january]),
      gives: {
        "p 2025-01": {
          reporting: 2,
          expected: 5,
          text: text("30 lượt (1/2 huyện và 1/3 xã đã báo cáo)", "30 turns (1 of 2 districts and 1 of 3 communes)")
        },
        "d1 2025-01": { text: text("30 lượt: 1/2 xã 25, còn lại 5", "30 turns: 1 of 2 communes 25, rest 5") }
      }
    }
  ]
})

export const headlines: ReadonlyArray<Scenario> = [
  {
    title: "a contradiction of one month is no answer for two of them",
    documents: province(counted),
    commits: [
      [...figures(january, { a: 1000 }), figure("a", february, 4), figure("a", february, 3, { reporter: "p" })]
    ],
    asks: [
      {
        query: query(["a"], ["2025-01/2025-02", february]),
        gives: {
          "a 2025-01/2025-02": {
            value: "[1003, 1004]",
            text: text("từ 1.003 đến 1.004 lượt (cần đối chiếu: Xã A)", "1,003 to 1,004 turns (reconcile: Commune A)")
          },
          "a 2025-02": { text: text("xã báo 4, tỉnh báo 3; cần đối chiếu", "commune 4, province 3; reconcile") }
        }
      }
    ]
  },
  {
    title: "a contradiction of the last quarter is no answer for the year",
    documents: province(counted),
    commits: [
      ["Q1", "Q2", "Q3"].map((quarter) => figure("a", `2025-${quarter}`, 500)),
      [figure("a", "2025-Q4", 100), figure("a", "2025-12", 130)]
    ],
    asks: [
      {
        query: query(["a"], ["2025"]),
        gives: {
          "a 2025": {
            text: text("ít nhất 1.600 lượt (cần đối chiếu: Xã A)", "at least 1,600 turns (reconcile: Commune A)")
          }
        }
      }
    ]
  },
  {
    title: "communes and teams that owe forms are counted apart",
    documents: province(counted, { teams, forms: [monthly, byTeams] }),
    commits: [[...figures(january, { a: 30, b: 20 }), figure("a", january, 10, { team: "t1" })]],
    asks: [
      {
        query: query(["p", "b"], [january]),
        gives: {
          "p 2025-01": {
            value: ">= 50",
            reporting: 3,
            expected: 5,
            silent: ["c 2025-01", "t2 2025-01"],
            text: text("50 lượt (2/3 xã và 1/2 tổ đã báo cáo)", "50 turns (2 of 3 communes and 1 of 2 teams)")
          },
          "b 2025-01": { value: 20, text: text("20 lượt", "20 turns") }
        }
      }
    ]
  },
  {
    title: "who told only a part is counted with those of its kind",
    documents: province(counted, { teams, forms: [monthly, byTeams] }),
    commits: [[figure("a", january, 30), figure("b", "2025-01-10", 20), figure("a", january, 10, { team: "t1" })]],
    asks: [
      {
        query: query(["p"], [january]),
        gives: {
          "p 2025-01": {
            text: text(
              "50 lượt (1/3 xã đã báo cáo đủ, 1 xã một phần; 1/2 tổ đã báo cáo)",
              "50 turns (1 of 3 communes in full, 1 in part; 1 of 2 teams)"
            )
          }
        }
      }
    ]
  },
  {
    title: "late figures that lie in each other are counted once",
    documents: province(counted, { teams, forms: [monthly] }),
    commits: [
      [
        figure("p", "2025-H1", 500, { knownAt: "2025-06-12T00:00:00Z" }),
        ...Object.entries({ "2025-06": 20, "2025-Q2": 60, "2025-H1": 100 }).map(([period, value]) =>
          figure("a", period, value, { knownAt: "2025-07-05T00:00:00Z" })
        ),
        figure("a", "2025-W10", 5, { knownAt: "2025-07-05T00:00:00Z", team: "t1" }),
        figure("p", "2025-06", 90, { knownAt: "2025-07-05T00:00:00Z" }),
        figure("p", "2025-Q2", 190, { knownAt: "2025-07-05T00:00:00Z" })
      ]
    ],
    asks: [
      {
        query: query(["p"], ["2025-H1"]),
        gives: {
          "p 2025-H1": {
            text: text(
              "500 lượt (số liệu đến 12/6); 1 xã gửi sau 100, chưa rõ đã gồm",
              "500 turns (data to 12 June); 100 came later, perhaps included"
            )
          }
        }
      }
    ]
  },
  {
    title: "shorter figures of the whole itself that came later are counted once",
    documents: province(counted),
    commits: [
      [
        figure("a", "2025-H1", 500, { knownAt: "2025-07-02T00:00:00Z" }),
        ...Object.entries({ "2025-06": 20, "2025-Q2": 60 }).map(([period, value]) =>
          figure("a", period, value, { knownAt: "2025-07-05T00:00:00Z" })
        )
      ]
    ],
    asks: [
      {
        query: query(["a"], ["2025-H1"]),
        gives: {
          "a 2025-H1": {
            text: text(
              "500 lượt: quý II/2025 là 60, còn lại 440; quý II/2025 gửi sau 60, chưa rõ đã gồm",
              "500 turns: 60 in Q2 2025, rest 440; 60 came later, perhaps included"
            )
          }
        }
      }
    ]
  },
  {
    title: "what running totals leave to a month is taken from the commune's own totals",
    documents: province(counted),
    commits: [["a", "b", "c"].flatMap((unit) => [figure(unit, "2025-Q1", 45), figure(unit, "2025-01/2025-02", 25)])],
    asks: [
      {
        query: query(["a"], ["2025-03"]),
        gives: { "a 2025-03": { value: 20, text: text("20 lượt (suy ra: 45 − 25)", "20 turns (derived: 45 − 25)") } },
        explains: /45 · [^]*− 25 · /
      }
    ]
  },
  {
    title: "of several totals the smallest that were reported say from what a month follows",
    documents: province(counted),
    commits: [[figure("a", january, 10), figure("a", "2025-01/2025-02", 25), figure("a", "2025-Q1", 45)]],
    asks: [
      {
        query: query(["a"], [february]),
        gives: { "a 2025-02": { value: 15, text: text("15 lượt (suy ra: 25 − 10)", "15 turns (derived: 25 − 10)") } },
        explains: /25 · [^]*− 10 · /
      }
    ]
  },
  {
    title: "activities of which a number is made are not beside it",
    documents: province(counted, {
      forms: [monthly],
      activities: [activity("x", ["a"]), activity("y", ["b", "c"])]
    }),
    commits: [[figure("a", january, "> 200", { activity: "x" }), figure(["b", "c"], january, 350, { activity: "y" })]],
    asks: [
      {
        query: query(["p"], [january]),
        gives: {
          "p 2025-01": {
            text: text("hơn 550 lượt (1/3 xã đã báo cáo)", "more than 550 turns (1 of 3 communes)")
          }
        }
      }
    ]
  },
  {
    title: "what some teams may hold is not taken off beside what came in of others",
    documents: province(counted, { teams: [team("t1", "a"), team("t2", "a")], forms: [monthly] }),
    commits: [
      [
        figure("a", january, 100),
        ...["01", "02", "03", "04", "05"].map((week) => figure("a", `2025-W${week}`, 10, { team: "t1" })),
        ...["02", "04"].map((week) => figure("a", `2025-W${week}`, 8, { team: "t2" }))
      ]
    ],
    asks: [
      {
        query: query(["a"], [january]),
        gives: { "a 2025-01": { text: text("100 lượt: các tổ 46, còn lại 54", "100 turns: teams 46, rest 54") } }
      }
    ]
  },
  {
    title: "what was reported under former codes is not left over",
    documents: merged({ measures: [below()] }),
    commits: [[...figures("2025-06", { a: 10, b: 10 }), figure("n", "2025-07", 20)]],
    asks: [
      {
        query: query(["n"], ["2025-06/2025-07"]),
        gives: { "n 2025-06/2025-07": { value: 40, text: text("40 lượt", "40 turns") } }
      }
    ]
  },
  {
    title: "what units of a set reported together is not left over",
    documents: province(counted),
    commits: [[figure(["a", "b"], january, 120), figure("c", january, 50)]],
    asks: [
      {
        query: query(["p"], [january]),
        gives: { "p 2025-01": { value: 170, silent: [], text: text("170 lượt", "170 turns") } }
      }
    ]
  },
  {
    title: "people of several months are at least the most of one of them, as long as somebody is silent",
    documents: province({ measures: [below({ basis: "person" })] }, { forms: [monthly] }),
    commits: [
      [
        ...Object.entries({ [january]: 100, [february]: 90, "2025-03": 95 }).map(([month, n]) => figure("a", month, n)),
        ...Object.entries({ [january]: 50, [february]: 60, "2025-03": 60 }).map(([month, n]) => figure("b", month, n))
      ]
    ],
    asks: [
      {
        query: query(["p", "a"], ["2025-Q1", january]),
        gives: {
          "p 2025-Q1": {
            reported: 160,
            text: text(
              "ít nhất 160 người (có thể trùng; 2/3 xã đã báo cáo)",
              "at least 160 people (may overlap; 2 of 3 communes)"
            )
          },
          "p 2025-01": { text: text("150 người (2/3 xã đã báo cáo)", "150 people (2 of 3 communes)") },
          "a 2025-Q1": { text: text("từ 100 đến 285 người (có thể trùng)", "100 to 285 people (may overlap)") },
          "a 2025-01": { value: 100 }
        }
      }
    ]
  },
  levels("districts and communes are counted apart", [ofDistricts, monthly]),
  levels("in which order their forms were written does not matter", [monthly, ofDistricts])
]
