/** Verdicts beside somebody who was asked and does not know, where teams alone report, and on ratios. */
import { below, figure, figures, form, measure, of, province, query, target, team, text } from "../support/documents.ts"
import { holds } from "../support/holds.ts"
import type { Judged, Scenario } from "../support/Scenario.ts"

const january = "2025-01"
const asOf = "2025-06-01"
const open = (vi: string, en: string): ReadonlyArray<Judged> => [
  { asOf, status: "unmeasurable", because: text(`Chưa kết luận: ${vi}`, `Undecided: ${en}`) }
]
const commune = { scope: { _tag: "Unit", unit: "a", hierarchy: "state" } }
const teams = { by: { teams: "all" } }
const asked = (unit: string, vi: string, en: string) => ({
  query: query([unit], [january]),
  gives: { [`${unit} ${january}`]: { text: text(vi, en) } }
})
const byTeams = (more: object) => ({
  teams: [team("t1", "a"), team("t2", "b")],
  forms: [form("month", teams)],
  ...more
})

const scenarios: ReadonlyArray<Scenario> = [
  {
    title: "who answered that it does not know is not silent, where no form asks",
    documents: province({ measures: [below()] }, { targets: [target(">=", 30, january)] }),
    commits: [figures(january, { a: 10, b: 12, c: null })],
    asks: [
      {
        query: query(["p"], [january]),
        gives: {
          "p 2025-01": {
            reporting: 3,
            expected: 3,
            silent: [],
            text: text("22 lượt (2/3 xã có số)", "22 turns (2 of 3 communes with a figure)")
          }
        }
      }
    ],
    judges: open("22/30; 1 xã chưa rõ số", "22/30; 1 commune without a known figure")
  },
  {
    title: "who answered for some of the days is silent of the others",
    documents: province({ measures: [below()] }, { targets: [target(">=", 30, "2025-Q1")] }),
    commits: [[...figures("2025-Q1", { a: 10, b: 12 }), figure("c", january, null)]],
    asks: [{ query: query(["p"], ["2025-Q1"]), gives: { "p 2025-Q1": { silent: ["c 2025-Q1"] } } }]
  },
  {
    title: "a province that does not know its own part is said once to, as itself",
    documents: province(
      { measures: [measure({ own: "may" })] },
      {
        forms: [form("month"), form("month", { id: "own", by: { level: "province", hierarchy: "state" } })],
        targets: [target(">=", 30, january)]
      }
    ),
    commits: [figures(january, { a: 1, b: 2, c: 3, p: null })],
    judges: open("6/30; cấp tỉnh chưa rõ số", "6/30; the province itself without a known figure")
  },
  {
    title: "a team that does not know is told as a team",
    documents: province(
      { measures: [measure({ reports: ["teams"] })] },
      {
        teams: [team("t1", "a"), team("t2", "a")],
        forms: [form("month", teams)],
        targets: [target(">=", 18, january, commune)]
      }
    ),
    commits: [[figure("a", january, 10, { team: "t1" }), figure("a", january, null, { team: "t2" })]],
    asks: [asked("a", "10 lượt (1/2 tổ có số)", "10 turns (1 of 2 teams with a figure)")],
    judges: open("10/18; 1 tổ chưa rõ số", "10/18; 1 team without a known figure")
  },
  {
    title: "of each commune: who does not know is open as well as who is silent",
    documents: province(
      { measures: [below()] },
      {
        forms: [form("month")],
        targets: [
          target(">=", 8, january, { scope: { _tag: "EachUnit", within: "p", level: "commune", hierarchy: "state" } })
        ]
      }
    ),
    commits: [figures(january, { a: null, b: 9 })],
    judges: open(
      "từ 33,33% đến 100%, chỉ tiêu 100% số xã đạt từ 8 lượt trở lên; 1 xã chưa báo cáo; 1 xã chưa rõ số",
      "33.33% to 100%; the target is 100% of communes with at least 8 turns; 1 silent; 1 commune without a known figure"
    )
  },
  {
    title: "a commune without a team, where teams alone report, is told of",
    documents: province(
      { measures: [measure({ own: "no", reports: ["teams"] })] },
      byTeams({ targets: [target(">=", 200, january)] })
    ),
    commits: [[figure("a", january, 100, { team: "t1" }), figure("b", january, 50, { team: "t2" })]],
    asks: [
      asked(
        "p",
        "150 lượt (2/2 tổ đã báo cáo; 1 xã không có tổ)",
        "150 turns (2 of 2 teams; 1 commune without a team)"
      ),
      asked(
        "c",
        "chưa có số liệu “Số liệu”: xã này không có tổ",
        'no figure of "Figures" was reported: this commune has no team'
      )
    ],
    judges: open(
      "mới có 150 lượt (2/2 tổ đã báo cáo; 1 xã không có tổ), chưa đủ để kết luận với chỉ tiêu ít nhất 200",
      "so far 150 turns (2 of 2 teams; 1 commune without a team), which does not decide a target of at least 200"
    )
  },
  {
    title: "of several contradictions one is told, and that there are more",
    documents: province({ measures: [below()] }, { targets: [target(">=", 130, january)] }),
    commits: [[...figures(january, { a: 50, b: 40, c: 15 }), ...figures(january, { a: 70, b: 60 }, { reporter: "p" })]],
    judges: open(
      "Xã A, tháng 1/2025: xã báo 50, tỉnh báo 70 (Số liệu); cần đối chiếu (và 1 nơi khác); chỉ tiêu ít nhất 130",
      "Commune A, January 2025: commune 50, province 70 (Figures); reconcile (and 1 more); the target is at least 130"
    )
  },
  {
    title: "a plain ratio of less than one against more than all is told in hundreds too",
    documents: province(
      { measures: [below(), { ...below(), id: "n" }] },
      {
        indicators: [
          {
            id: "i",
            title: text("Tỷ lệ", "Share"),
            expression: { _tag: "Ratio", numerator: of("m"), denominator: of("n") }
          }
        ],
        targets: [target(">=", 5, january, { indicator: "i" })]
      }
    ),
    commits: [
      [...figures(january, { a: 1, b: 2, c: 3 }), ...figures(january, { a: 10, b: 20, c: 30 }, { measure: "n" })]
    ],
    judges: [
      {
        asOf,
        status: "notMet",
        because: text(
          "Không đạt: tháng 1/2025 đạt 0,1, chưa đạt chỉ tiêu ít nhất 5 (tức 500%) (hạn: tháng 1/2025)",
          "Not met: 0.1 in January 2025, short of the target of at least 5 (that is 500%) (due January 2025)"
        )
      }
    ]
  }
]

holds("who does not know, and who has no team", scenarios)
