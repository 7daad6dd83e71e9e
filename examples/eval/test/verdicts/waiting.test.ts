/** Who is waited for, and who is counted as nothing after closing. */
import type { Text } from "@lantoa/core"
import { below, figure, figures, form, measure, province, target, team, text } from "../support/documents.ts"
import { holds } from "../support/holds.ts"
import { closed, closing, due, judged, quarter } from "../support/judged.ts"
import type { Scenario } from "../support/Scenario.ts"

const teams = [team("t1", "p"), team("t2", "p")]
const several: ReadonlyArray<Scenario> = [
  {
    ...judged(
      "several kinds of silent are listed, the province's own part last",
      [">=", 500, closing],
      {},
      {
        asOf: closed,
        status: "notMet",
        because: text(
          "Không đạt: 3/500 (chốt 01/5; 2 xã, 2 tổ và cấp tỉnh không báo cáo tính 0)",
          "Not met: 3/500 (closed 1 May; 2 communes and 2 teams silent and the province's own part count 0)"
        )
      }
    ),
    documents: province(
      { measures: [measure()] },
      {
        teams,
        forms: [form("quarter"), form("quarter", { id: "by-team", by: { teams: "all" } })],
        targets: [target(">=", 500, quarter, closing)]
      }
    ),
    commits: [figures(quarter, { c: 3 })]
  },
  {
    ...judged(
      "what came after a total is not said of the period",
      [">=", 34],
      {},
      {
        asOf: due,
        status: "met",
        because: text(
          "Đạt: quý I/2025 đạt 40 lượt (số liệu đến 20/3); 3 xã gửi sau 37, chưa rõ đã gồm, chỉ tiêu ít nhất 34 (hạn: quý I/2025)",
          "Met: Q1 2025: 40 turns (data to 20 March); 37 came later, perhaps included; the target is at least 34 (due Q1 2025)"
        )
      },
      [below(), "month"]
    ),
    commits: [
      [
        figure("p", quarter, 40, { knownAt: "2025-03-20T00:00:00Z" }),
        ...figures(quarter, { a: 20, b: 10 }, { knownAt: "2025-04-03T00:00:00Z" }),
        figure("c", "2025-02", 7, { knownAt: "2025-04-03T00:00:00Z" })
      ]
    ]
  }
]

/** Communes a and b filed together; c alone; d is the only one of whom nothing came. */
const together = (period: string, fields: object): Scenario => ({
  title: `who was told together with others is not waited for, nor counted as nothing: ${JSON.stringify(fields)}, ${period}`,
  documents: province(
    { communes: ["a", "b", "c", "d"], measures: [below(fields)] },
    { forms: [form("quarter")], targets: [target(">=", 40, quarter, closing)] }
  ),
  commits: [[figure(["a", "b"], period, 20), figure("c", period, 6)]],
  judges: [
    {
      asOf: due,
      status: "unmeasurable",
      because: text(
        "Chưa kết luận: 26/40; 1 xã còn lại cần 14 (cao nhất đã báo: 6)",
        "Undecided: 26/40; 1 silent needs 14 (highest: 6)"
      )
    },
    {
      asOf: closed,
      status: "notMet",
      because: text(
        "Không đạt: 26/40 (chốt 01/5; 1 xã không báo cáo tính 0)",
        "Not met: 26/40 (closed 1 May; 1 silent counts 0)"
      )
    }
  ]
})

/** Who says that the number is not known may hold what is missing. */
const unknown = (
  title: string,
  values: { readonly [unit: string]: number },
  undecided: Text.Text,
  shut: Text.Text
): Scenario => ({
  title,
  documents: province(
    { measures: [below()] },
    { forms: [form("quarter")], targets: [target(">=", 100, quarter, closing)] }
  ),
  commits: [[...figures(quarter, { a: 30, ...values }), figure("b", quarter, null)]],
  judges: [
    { asOf: due, status: "unmeasurable", because: undecided },
    { asOf: closed, status: "unmeasurable", because: shut }
  ]
})

/** Newly founded teams are unknown where a line is left blank: of b in February. */
const blank = (title: string, told: ReadonlyArray<object>, undecided: Text.Text, shut: Text.Text): Scenario => ({
  title,
  documents: province(
    { measures: [below({ basis: "team", once: true, missing: "unknown" }), below({ id: "n" })] },
    { forms: [form("month", { measures: ["m", "n"] })], targets: [target(">=", 20, quarter, closing)] }
  ),
  commits: [
    [
      ...["2025-01", "2025-02", "2025-03"].flatMap((month) => figures(month, { a: 2 })),
      ...["2025-01", "2025-03"].flatMap((month) => figures(month, { b: 1 })),
      figure("b", "2025-02", 4, { measure: "n" }),
      ...told
    ]
  ],
  judges: [
    { asOf: due, status: "unmeasurable", because: undecided },
    { asOf: closed, status: "notMet", because: shut }
  ]
})

const known: ReadonlyArray<Scenario> = [
  together(quarter, {}),
  together(quarter, { basis: "person" }),
  together("2025-03-31", { basis: "team", accumulation: "stock" }),
  unknown(
    "who does not know the number may hold what is missing, as who is silent may",
    {},
    text(
      "Chưa kết luận: 30/100; 1 xã chưa báo cáo; 1 xã chưa rõ số",
      "Undecided: 30/100; 1 silent; 1 commune without a known figure"
    ),
    text(
      "Chưa kết luận: số liệu chỉ biết là ít nhất 30, chưa đủ để kết luận với chỉ tiêu ít nhất 100 (chốt 01/5; 1 xã không báo cáo tính 0; 1 xã chưa rõ số)",
      "Undecided: the figure is only known as at least 30, which does not decide a target of at least 100 (closed 1 May; 1 silent counts 0; 1 commune without a known figure)"
    )
  ),
  unknown(
    "who does not know the number, where nobody is silent",
    { c: 20 },
    text("Chưa kết luận: 50/100; 1 xã chưa rõ số", "Undecided: 50/100; 1 commune without a known figure"),
    text(
      "Chưa kết luận: số liệu chỉ biết là ít nhất 50, chưa đủ để kết luận với chỉ tiêu ít nhất 100 (chốt 01/5; 1 xã chưa rõ số)",
      "Undecided: the figure is only known as at least 50, which does not decide a target of at least 100 (closed 1 May; 1 commune without a known figure)"
    )
  ),
  blank(
    "who left a line blank that is unknown may hold what is missing, and counts as nothing once it is closed",
    ["2025-01", "2025-02", "2025-03"].flatMap((month) => figures(month, { c: 2 })),
    text("Chưa kết luận: 14/20; 1 xã chưa rõ số", "Undecided: 14/20; 1 commune without a known figure"),
    text(
      "Không đạt: 14/20 (chốt 01/5; 1 xã chưa rõ số tính 0)",
      "Not met: 14/20 (closed 1 May; 1 commune without a known figure counted as 0)"
    )
  )
]

holds("several of whom something is said", several)
holds("who is not waited for, and who may hold what is missing", known)
