/** What accounts call those below a province whose districts ended: by the levels of those who told something. */
import { asks, situation } from "../situations/Situation.ts"
import { edge, figure, form, measure, merged, reform, text } from "../support/documents.ts"
import { holds } from "../support/holds.ts"
import type { Scenario } from "../support/Scenario.ts"

const monthly = (unit: string, from: number, to: number, value: number) =>
  Array.from({ length: to - from + 1 }, (_, index) =>
    figure(unit, `2025-${String(from + index).padStart(2, "0")}`, value)
  )

/** Communes a and b of district d became n; the district ended that day, and its commune k went on. */
const withDistrict = (): Scenario["documents"] => {
  const documents = merged({ measures: [measure({ own: "may" })] })
  const state = documents.hierarchies![0]!
  const ended = { parent: "d", to: reform }
  return {
    ...documents,
    forms: [form("month")],
    units: [
      ...documents.units!,
      { id: "d", names: [{ name: text("Huyện D", "District D") }] },
      { id: "k", names: [{ name: text("Xã K", "Commune K") }] }
    ],
    hierarchies: [
      {
        ...state,
        levels: [
          { id: "province", name: text("tỉnh", "province") },
          { id: "district", name: text("huyện", "district"), complete: true },
          { id: "commune", name: text("xã", "commune"), complete: true }
        ],
        edges: [
          { unit: "p", level: "province" },
          edge("d", { level: "district", to: reform }),
          ...["a", "b", "k"].map((unit) => edge(unit, ended)),
          ...["n", "k"].map((unit) => edge(unit, { from: reform }))
        ]
      }
    ]
  }
}

const all = [
  ...["a", "b", "k"].flatMap((unit) => monthly(unit, 1, 6, 5)),
  ...monthly("n", 7, 12, 40),
  ...monthly("k", 7, 12, 11)
]

holds("an account of a province whose districts ended", [
  situation(
    "names communes where no district is any more",
    withDistrict(),
    [...all, figure("p", "2025-08", 53)],
    [{ ...asks("p", "2025-08", { value: 53 }), explains: /Inside the above: communes 51 \(2 figures\)/ }]
  ),
  situation(
    "names both over the whole of that year",
    withDistrict(),
    [...all, figure("p", "2025", 400)],
    [
      {
        ...asks("p", "2025", { value: 400 }),
        explains: /Inside the above: districts and communes 396 \(30 figures\)\n +• 90 · District D[^]*Rest: 4$/
      }
    ]
  )
])
