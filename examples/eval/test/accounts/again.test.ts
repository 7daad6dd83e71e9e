/** Accounts of people who may be the same ones in several months: each figure once, by its own month, and none added up. */
import { asks, situation } from "../situations/Situation.ts"
import { below, figure, form, province, text } from "../support/documents.ts"
import { holds } from "../support/holds.ts"

const quarter = "2025-Q1"
const people = province(
  { measures: [below({ basis: "person", dimensions: ["sex"] })] },
  {
    dimensions: [
      {
        id: "sex",
        title: text("Giới tính", "Sex"),
        members: [
          { id: "male", title: text("Nam", "Male") },
          { id: "female", title: text("Nữ", "Female") }
        ]
      }
    ],
    cohorts: [{ id: "youth", name: text("thanh niên", "youth") }],
    forms: [form("month")]
  }
)
const women = { breakdown: { sex: "female" } }
const youth = { cohorts: ["youth"] }

holds("an account of people", [
  situation(
    "of three months with the women of each",
    people,
    [39, 16, 45].flatMap((all, index) => [
      figure("a", `2025-0${index + 1}`, all),
      figure("a", `2025-0${index + 1}`, [20, 7, 30][index]!, women)
    ]),
    [
      {
        ...asks("a", quarter, { value: "[49, 100]" }),
        explains:
          /\n +• 30 to 57 · Commune A · Female · Q1 2025 \(3 figures\)\n[^]*• 30 · Commune A · Female · March 2025\n +• 19 to 43 · Commune A · Male · Q1 2025 \(2 figures\)\n[^]*• 39 · Commune A · January 2025\n +• − 20 · Commune A · Female · January 2025\n +Not added again, the above covers it: 2 figures\n +• 16 · Commune A · February 2025\n +• 45 · Commune A · March 2025$/
      }
    ]
  ),
  situation(
    "with the women and the young of two months",
    people,
    [
      figure("a", "2025-01", 21),
      figure("a", "2025-01", 10, women),
      figure("a", "2025-01", 8, youth),
      figure("a", "2025-03", 38),
      figure("a", "2025-03", 6, women),
      figure("a", "2025-03", 24, youth)
    ],
    [
      {
        ...asks("a", quarter, { value: ">= 42" }),
        explains:
          /\n +• 10 · Commune A · Female · January 2025\n +• 6 · Commune A · Female · March 2025\n +• 38 · Commune A · March 2025\n +Derived[^]*− 6 · Commune A · Female · March 2025\n +Silent[^]*cohorts 24 \(1 figure\)\n +• 24 · Commune A · youth · March 2025\n +Rest: 14[^]*Not added, perhaps the same as the above: 2 figures\n +• 21 · Commune A · January 2025\n +• 8 · Commune A · youth · January 2025$/
      }
    ]
  )
])
