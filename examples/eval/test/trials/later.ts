/** What came after a total, and what a sum of "about" and "more than" says for certain. */
import { below, figure, on, province, query, target, text } from "../support/documents.ts"
import type { Scenario } from "../support/Scenario.ts"

const two = province({ communes: ["a", "b"], measures: [below()] })
const early = { knownAt: on("2025-03-20") }
const after = { knownAt: on("2025-04-03") }
const afterwards = { knownAt: on("2025-04-20") }
const months = (unit: string, values: ReadonlyArray<number>, more: object) =>
  values.map((value, index) => figure(unit, `2025-0${index + 1}`, value, more))
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
  }
]
