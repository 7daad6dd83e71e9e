/** The office of a-year.md: a province of two communes, which become one in the middle of the year, and a team. */
import { Documents } from "@lantoa/core"

const until = { to: "2025-07-01" }

export const documents: Documents.Encoded = {
  ...Documents.counts({ guided: { name: { vi: "Lượt hướng dẫn", en: "Turns" }, of: "turn", own: "no" } }),
  units: [
    { id: "p", names: [{ name: { vi: "Tỉnh P", en: "P" } }] },
    { id: "a", names: [{ name: { vi: "Xã A", en: "A" } }] },
    { id: "b", names: [{ name: { vi: "Xã B", en: "B" } }] },
    { id: "n", names: [{ name: { vi: "Xã N", en: "N" } }] }
  ],
  hierarchies: [
    {
      id: "state",
      name: { vi: "Hành chính", en: "State" },
      levels: [
        { id: "province", name: { vi: "tỉnh", en: "province" } },
        { id: "commune", name: { vi: "xã", en: "commune" }, complete: true }
      ],
      edges: [
        { unit: "p", level: "province" },
        { unit: "a", parent: "p", level: "commune", ...until },
        { unit: "b", parent: "p", level: "commune", ...until },
        { unit: "n", parent: "p", level: "commune", from: "2025-07-01" }
      ]
    }
  ],
  successions: [
    {
      id: "merger",
      kind: "merge",
      date: "2025-07-01",
      hierarchy: "state",
      moves: [
        { from: "a", to: "n" },
        { from: "b", to: "n" }
      ]
    }
  ],
  teams: [{ id: "t1", name: { vi: "Tổ 1", en: "Team 1" }, kind: "digital", host: "a", from: "2025-01-01" }]
}
