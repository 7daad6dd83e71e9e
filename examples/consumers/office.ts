/** The documents of a province of two wards, written as plain data. */
import type { Documents } from "@lantoa/core"

const text = (vi: string, en: string) => ({ vi, en })

export const documents: Documents.Encoded = {
  measures: [
    {
      id: "guided",
      title: text("Lượt hướng dẫn dịch vụ công", "Turns of guidance"),
      basis: "turn",
      accumulation: "flow"
    }
  ],
  indicators: [
    { id: "guidance", title: text("Lượt hướng dẫn", "Guidance"), expression: { _tag: "Measure", measure: "guided" } }
  ],
  units: [
    { id: "province", names: [{ name: text("Tỉnh", "Province") }] },
    { id: "east", names: [{ name: text("Phường Đông", "East") }] },
    { id: "west", names: [{ name: text("Phường Tây", "West") }] }
  ],
  hierarchies: [
    {
      id: "state",
      name: text("Hành chính", "State"),
      levels: [
        { id: "province", name: text("cấp tỉnh", "province") },
        { id: "commune", name: text("cấp xã", "commune"), complete: true }
      ],
      edges: [
        { unit: "province", level: "province" },
        { unit: "east", parent: "province", level: "commune" },
        { unit: "west", parent: "province", level: "commune" }
      ]
    }
  ],
  targets: [
    {
      id: "five-hundred",
      title: text("500 lượt hướng dẫn", "500 turns of guidance"),
      indicator: "guidance",
      scope: { _tag: "Unit", unit: "province", hierarchy: "state" },
      comparator: ">=",
      threshold: 500,
      deadline: { _tag: "Stated", period: "2025-01" },
      modality: "minimum",
      source: { title: "Kế hoạch của tỉnh" }
    }
  ]
}
