/** What came after a total, and what a sum of "about" and "more than" says for certain. */
import { below, figure, figures, on, province, query, target, text } from "../support/documents.ts"
import type { Scenario } from "../support/Scenario.ts"

const two = province({ communes: ["a", "b"], measures: [below()] })
const early = { knownAt: on("2025-03-20") }
const after = { knownAt: on("2025-04-03") }
const afterwards = { knownAt: on("2025-04-20") }
const months = (unit: string, values: ReadonlyArray<number>, more: object) =>
  values.map((value, index) => figure(unit, `2025-0${index + 1}`, value, more))
const november = { knownAt: on("2025-11-25") }
const eleven = (unit: string) =>
  Array.from({ length: 11 }, (_, index) => figure(unit, `2025-${String(index + 1).padStart(2, "0")}`, 5))
const parts = [figure("a", "2025-Q1", 20, after), figure("b", "2025-Q1", 15, after)]
const plain = text("35 lượt", "35 turns")
const people = { measures: [below({ basis: "person" })] }

export const late: ReadonlyArray<Scenario> = [
  {
    title: "an early total that complete parts overtook does not date the number, nor are these parts beside it",
    documents: { ...two, targets: [target(">=", 34, "2025-Q1")] },
    commits: [[figure("p", "2025-Q1", 30, early), ...parts]],
    asks: [{ query: query(["p"], ["2025-Q1"]), gives: { "p 2025-Q1": { value: 35, text: plain } } }],
    judges: [
      {
        asOf: "2025-05-01",
        status: "met",
        because: text(
          "Đạt: quý I/2025 đạt 35 lượt, chỉ tiêu ít nhất 34 (hạn: quý I/2025)",
          "Met: 35 turns in Q1 2025; the target is at least 34 (due Q1 2025)"
        )
      }
    ]
  },
  {
    title: "complete parts that equal an earlier total are not beside it",
    documents: two,
    commits: [[figure("p", "2025-Q1", 35, { knownAt: on("2025-04-01") }), ...parts]],
    asks: [
      {
        query: query(["p"], ["2025-Q1"]),
        gives: { "p 2025-Q1": { value: 35, text: plain } },
        explains: /^(?![^]*came later)/
      }
    ]
  },
  {
    title: "a commune's own months overtake its early quarter",
    documents: two,
    commits: [[figure("a", "2025-Q1", 30, early), ...months("a", [15, 15, 15], after)]],
    asks: [
      {
        query: query(["a"], ["2025-Q1"]),
        gives: { "a 2025-Q1": { value: 45, text: text("45 lượt", "45 turns") } }
      }
    ]
  },
  {
    title: "an early total still dates the number where the parts are not all",
    documents: province({ measures: [below()] }),
    commits: [[figure("p", "2025-Q1", 40, early), ...parts]],
    asks: [
      {
        query: query(["p"], ["2025-Q1"]),
        gives: {
          "p 2025-Q1": {
            text: text(
              "40 lượt (số liệu đến 20/3); 2 xã gửi sau 35, chưa rõ đã gồm",
              "40 turns (data to 20 March); 35 came later, perhaps included"
            )
          }
        }
      }
    ]
  },
  {
    title: "an early total is nothing of the number where others told more, though one is silent",
    documents: { ...province({ measures: [below()] }), targets: [target(">=", 40, "2025-Q1")] },
    commits: [[figure("p", "2025-Q1", 30, early), ...parts]],
    asks: [
      {
        query: query(["p"], ["2025-Q1"]),
        gives: {
          "p 2025-Q1": {
            value: ">= 35",
            reported: 35,
            text: text("35 lượt (2/3 xã đã báo cáo)", "35 turns (2 of 3 communes)")
          }
        },
        explains: /Not added, perhaps the same as the above: 1 figure[^]*30 · Province P/
      }
    ],
    judges: [
      {
        asOf: "2025-05-01",
        status: "unmeasurable",
        because: text(
          "Chưa kết luận: 35/40; 1 xã còn lại cần 5 (cao nhất đã báo: 20)",
          "Undecided: 35/40; 1 silent needs 5 (highest: 20)"
        )
      }
    ]
  },
  {
    title: "what an early total leaves to a quarter beside what the communes sent is at least so much, and not theirs",
    documents: province({ measures: [below()] }),
    commits: [
      [
        figure("p", "2025-H1", 120, { knownAt: on("2025-06-20") }),
        ...parts,
        ...["a", "b", "c"].map((unit) => figure(unit, "2025-Q2", 17))
      ]
    ],
    asks: [
      {
        query: query(["p"], ["2025-Q1"]),
        gives: {
          "p 2025-Q1": {
            value: ">= 69",
            text: text(
              "ít nhất 69 lượt: 2/3 xã 35, còn lại ít nhất 34 (2/3 xã đã báo cáo)",
              "at least 69 turns: 2 of 3 communes 35, rest at least 34 (2 of 3 communes)"
            )
          }
        },
        explains: /Rest: at least 34 \(of at least 120\)/
      }
    ]
  },
  {
    title: "a total known in November leaves nothing to December, which had not begun",
    documents: {
      ...two,
      targets: [target(">=", 40, "2025-12", { scope: { _tag: "Unit", unit: "a", hierarchy: "state" } })]
    },
    commits: [[figure("a", "2025", 100, november), ...eleven("a"), ...eleven("b"), figure("b", "2025-12", 5)]],
    asks: [
      {
        query: query(["a", "p"], ["2025", "2025-Q4", "2025-11", "2025-12"]),
        gives: {
          "a 2025": { value: ">= 100", reported: 100 },
          "a 2025-11": { value: 5 },
          "a 2025-12": { reason: "no-figures" },
          "a 2025-Q4": { value: ">= 10" },
          "p 2025": { value: ">= 160" },
          "p 2025-Q4": { value: ">= 25" },
          "p 2025-11": { value: 10 },
          "p 2025-12": { value: ">= 5", reported: 5 }
        }
      }
    ]
  },
  {
    title: "a year told in November and told again in January is all of the year",
    documents: two,
    commits: [[figure("a", "2025", 100, november)], [figure("a", "2025", 100, { knownAt: on("2026-01-10") })]],
    asks: [
      { query: query(["a"], ["2025"]), gives: { "a 2025": { value: 100, reported: 100 } } },
      { query: { ...query(["a"], ["2025"]), asKnownAt: on("2025-12-20") }, gives: { "a 2025": { value: ">= 100" } } }
    ]
  },
  {
    title: "nor does that of a province, beside its communes or its own months",
    documents: province({ communes: ["a", "b"], measures: [below({ own: "may" })] }),
    commits: [[figure("p", "2025", 200, november), ...["p", "a", "b"].flatMap(eleven), figure("b", "2025-12", 5)]],
    asks: [
      {
        query: query(["p", "a"], ["2025", "2025-12"]),
        gives: {
          "a 2025": { value: ">= 55" },
          "p 2025": { value: ">= 205" },
          "p 2025-12": { value: ">= 5", reported: 5 },
          "a 2025-12": { reason: "no-figures" }
        }
      }
    ]
  },
  {
    title: "a total of fifteen months known at the end of the year leaves nothing to the next one",
    documents: two,
    commits: [
      [
        figure("a", "2025-01/2026-03", 100, { knownAt: on("2025-12-31") }),
        ...eleven("a"),
        figure("a", "2025-12", 5, { knownAt: on("2026-01-03") })
      ]
    ],
    asks: [{ query: query(["a"], ["2026-Q1"]), gives: { "a 2026-Q1": { reason: "no-figures" } } }]
  },
  {
    title: "people who came later are not added over months",
    documents: province(people),
    commits: [[figure("p", "2025-Q1", 40, { knownAt: on("2025-04-12") }), ...months("a", [20, 25, 30], afterwards)]],
    asks: [
      {
        query: query(["p"], ["2025-Q1"]),
        gives: {
          "p 2025-Q1": {
            text: text(
              "40 người; 1 xã gửi sau ít nhất 30, chưa rõ đã gồm",
              "40 people; at least 30 came later, perhaps included"
            )
          }
        },
        explains: /3 figures came later \(at least 30 together\), perhaps included above/
      }
    ]
  },
  {
    title: "of people of several communes who came later the largest month of each is added",
    documents: province(people),
    commits: [
      [
        figure("p", "2025-Q1", 40, { knownAt: on("2025-04-12") }),
        ...months("a", [20, 25, 30], afterwards),
        ...months("b", [5, 5, 5], afterwards)
      ]
    ],
    asks: [
      {
        query: query(["p"], ["2025-Q1"]),
        gives: {
          "p 2025-Q1": {
            text: text(
              "40 người; 2 xã gửi sau ít nhất 35, chưa rõ đã gồm",
              "40 people; at least 35 came later, perhaps included"
            )
          }
        },
        explains: /6 figures came later \(at least 35 together\), perhaps included above/
      }
    ]
  },
  {
    title: "people of a commune's own months that came later are not added",
    documents: province(people),
    commits: [
      [figure("a", "2025-Q1", 40, { knownAt: on("2025-04-12") }), ...months("a", [20, 25, 30], afterwards).slice(1)]
    ],
    asks: [
      {
        query: query(["a"], ["2025-Q1"]),
        gives: {
          "a 2025-Q1": {
            text: text(
              "40 người; 2 kỳ gửi sau ít nhất 30, chưa rõ đã gồm",
              "40 people; at least 30 came later, perhaps included"
            )
          }
        }
      }
    ]
  },
  {
    title: "a sum of about and more than says only what is certain",
    documents: province({ measures: [below()] }),
    commits: [[figure("a", "2025-01", "~60"), figure("b", "2025-01", 5), figure("c", "2025-01", "> 6")]],
    asks: [
      {
        query: query(["p"], ["2025-01"]),
        gives: { "p 2025-01": { reported: 71, text: text("hơn 65 lượt", "more than 65 turns") } },
        explains: /^Figures: more than 65 turns/
      }
    ]
  },
  {
    title: "so does a sum over months",
    documents: province({ measures: [below()] }),
    commits: [[figure("a", "2025-01", "~1000"), figure("a", "2025-02", "> 100")]],
    asks: [
      {
        query: query(["a"], ["2025-01/2025-02"]),
        gives: { "a 2025-01/2025-02": { text: text("hơn 1.000 lượt", "more than 1,000 turns") } }
      }
    ]
  },
  {
    title:
      "what was told of days that had not begun is added to a report that was sent before, and not said to be perhaps in it",
    documents: province({ measures: [below()] }),
    commits: [
      [figure("p", "2025", 390, november), ...figures("2025-12", { p: 30, a: 20, b: 10 }), figure("c", "2025-10", 7)]
    ],
    asks: [
      {
        query: query(["p"], ["2025"]),
        gives: {
          "p 2025": {
            value: ">= 420",
            reported: 420,
            text: text(
              "420 lượt (một phần số liệu chỉ đến 25/11); 1 xã gửi sau 7, chưa rõ đã gồm",
              "420 turns (part of the data only to 25 November); 7 came later, perhaps included"
            )
          }
        }
      }
    ]
  },
  {
    title: "what was known of a period before its end is of the days until then, and of what holds these",
    documents: { ...province({ measures: [below()] }), targets: [target(">=", 400, "2025")] },
    commits: [[figure("a", "2025", 390, november), figure("a", "2025-01/2025-09", 300), figure("a", "2025-12", 30)]],
    asks: [
      {
        query: query(["a"], ["2025", "2025-Q4", "2025-10/2025-11", "2025-11", "2025-12"]),
        gives: {
          "a 2025": {
            value: ">= 420",
            reported: 420,
            silent: [],
            text: text(
              "420 lượt (một phần số liệu chỉ đến 25/11); 9 tháng đầu năm 2025 gửi sau 300, chưa rõ đã gồm",
              "420 turns (part of the data only to 25 November); 300 came later, perhaps included"
            )
          },
          "a 2025-Q4": { value: ">= 120", reported: 120 },
          "a 2025-10/2025-11": { value: ">= 90", reported: 90 },
          "a 2025-11": { reason: "no-figures" },
          "a 2025-12": { value: 30, reported: 30 }
        }
      },
      { query: query(["p"], ["2025"]), gives: { "p 2025": { value: ">= 420", reported: 420 } } }
    ],
    judges: [{ asOf: "2026-02-01", status: "met" }]
  },
  {
    title: "a quarter known on a day of its first month says so much of that month, and nothing of the next ones",
    documents: province({ measures: [below()] }),
    commits: [[figure("a", "2025-Q1", 20, { knownAt: on("2025-01-20") }), figure("a", "2025-02", 15)]],
    asks: [
      {
        query: query(["a"], ["2025-01", "2025-02", "2025-03", "2025-Q1", "2025-H1"]),
        gives: {
          "a 2025-01": {
            value: ">= 20",
            reported: 20,
            text: text("20 lượt (chưa đủ kỳ; số liệu đến 20/01)", "20 turns (part of the period; data to 20 January)")
          },
          "a 2025-02": { value: 15 },
          "a 2025-03": { reason: "no-figures" },
          "a 2025-Q1": { value: ">= 35", reported: 35 },
          "a 2025-H1": { value: ">= 35", reported: 35 }
        }
      },
      { query: query(["p"], ["2025-01"]), gives: { "p 2025-01": { value: ">= 20", reported: 20 } } }
    ],
    judges: []
  },
  {
    title: "a month that is less than was known of its quarter by a day of it contradicts that",
    documents: province({ measures: [below()] }),
    commits: [[figure("a", "2025-Q1", 20, { knownAt: on("2025-01-20") }), figure("a", "2025-01", 15)]],
    asks: [
      {
        query: query(["a"], ["2025-01"]),
        gives: { "a 2025-01": { value: ">= 15", caveat: /15.*20.*reconcile|20.*15.*reconcile/ } }
      }
    ]
  },
  {
    title: "what is left by about as much is no number that is about",
    documents: province({ measures: [below()] }),
    commits: [
      [figure("a", "2025", 390, november), figure("a", "2025-01/2025-09", "~ 300"), figure("a", "2025-12", 30)]
    ],
    asks: [
      {
        query: query(["a"], ["2025-Q4"]),
        gives: {
          "a 2025-Q4": {
            lower: 90,
            reported: 90,
            text: text("90 lượt (mới báo cáo một phần; kỳ báo cáo lệch)", "90 turns (in part; reported periods cross)")
          }
        }
      }
    ]
  }
]
