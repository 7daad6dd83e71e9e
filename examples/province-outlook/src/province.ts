/**
 * A made-up province: its units before and after 1 July 2025, and what it counts. No place and no figure here is real.
 */
import { Documents } from "@lantoa/core"

const text = (vi: string, en: string) => ({ vi, en })

/** The first day without districts; of the same day are the merged communes. */
export const reorganised = "2025-07-01"

const names: Readonly<Record<string, string>> = {
  p: "Tỉnh Mẫu",
  d1: "Huyện Đông",
  d2: "Huyện Tây",
  a: "Xã An",
  b: "Xã Bình",
  c: "Xã Chính",
  d: "Xã Dũng",
  e: "Xã Giang",
  f: "Xã Hòa",
  g: "Xã Khánh",
  h: "Xã Lộc",
  ab: "Xã An Bình",
  c2: "Xã Chính Nghĩa",
  dk: "Xã Dũng Khánh",
  fh: "Xã Hòa Lộc",
  e2: "Xã Giang Nam"
}

/** Youth of the communes of yesterday in 2014, and how far along they were: what the figures are generated from. */
export const yesterday = [
  { id: "a", district: "d1", youth: 5200, start: -2.6, pace: 0.3 },
  { id: "b", district: "d1", youth: 3900, start: -2.9, pace: 0.27 },
  { id: "c", district: "d1", youth: 6100, start: -2.2, pace: 0.24 },
  { id: "d", district: "d1", youth: 4400, start: -3.1, pace: 0.26 },
  { id: "e", district: "d2", youth: 7300, start: -2.4, pace: 0.28 },
  { id: "f", district: "d2", youth: 3100, start: -3.4, pace: 0.27 },
  { id: "g", district: "d2", youth: 4800, start: -2.8, pace: 0.22 },
  { id: "h", district: "d2", youth: 2700, start: -3.2, pace: 0.25 }
]

/** Who went where on 1 July 2025; a number is the share of the people, as it would be counted. */
export const moves = [
  { from: "a", to: "ab" },
  { from: "b", to: "ab" },
  { from: "c", to: "c2", shares: { population: 0.75 } },
  { from: "c", to: "dk", shares: { population: 0.25 } },
  { from: "d", to: "dk" },
  { from: "g", to: "dk" },
  { from: "f", to: "fh" },
  { from: "h", to: "fh" },
  { from: "e", to: "e2" }
]

export const today = [...new Set(moves.map(({ to }) => to))]

export const nameOf = (id: string): string => names[id] ?? id

export const documents: Documents.Encoded = Documents.encode(
  Documents.from({
    cohorts: [{ id: "youth", name: text("thanh niên", "youth") }],
    measures: [
      {
        id: "online",
        title: text(
          "Thanh niên dùng dịch vụ công trực tuyến trong năm",
          "Youth using online public services in a year"
        ),
        basis: "person",
        accumulation: "stock",
        additivity: { time: "snapshot" },
        counts: { cohort: "youth" }
      }
    ],
    indicators: [
      {
        id: "users",
        title: text("Số thanh niên dùng dịch vụ công trực tuyến", "Youth using online public services"),
        expression: { _tag: "Measure", measure: "online" }
      },
      {
        id: "youth",
        title: text("Số thanh niên", "Youth"),
        expression: { _tag: "Population", cohort: "youth" }
      },
      {
        id: "coverage",
        title: text("Tỷ lệ thanh niên dùng dịch vụ công trực tuyến", "Share of youth using online public services"),
        expression: {
          _tag: "Coverage",
          numerator: { _tag: "Measure", measure: "online" },
          denominator: { _tag: "Population", cohort: "youth" }
        }
      }
    ],
    units: Object.entries(names).map(([id, name]) => ({ id, names: [{ name: text(name, name) }] })),
    hierarchies: [
      {
        id: "state",
        name: text("Hệ thống hành chính", "State"),
        levels: [
          { id: "province", name: text("cấp tỉnh", "province") },
          { id: "district", name: text("cấp huyện", "district"), to: reorganised },
          { id: "commune", name: text("cấp xã", "commune"), complete: true }
        ],
        edges: [
          { unit: "p", level: "province" },
          ...["d1", "d2"].map((unit) => ({ unit, parent: "p", level: "district", to: reorganised })),
          ...yesterday.map(({ district, id }) => ({ unit: id, parent: district, level: "commune", to: reorganised })),
          ...today.map((unit) => ({ unit, parent: "p", level: "commune", from: reorganised }))
        ]
      }
    ],
    successions: [
      { id: "communes-2025", kind: "mixed", date: reorganised, hierarchy: "state", moves },
      { id: "districts-2025", kind: "levelAbolished", date: reorganised, hierarchy: "state" }
    ],
    targets: [
      {
        id: "online-60",
        title: text("Ít nhất 60% thanh niên dùng dịch vụ công trực tuyến", "At least 60% of youth use online services"),
        indicator: "coverage",
        cohort: "youth",
        scope: { _tag: "Unit", unit: "p", hierarchy: "state" },
        comparator: ">=",
        threshold: 60,
        deadline: { _tag: "Stated", period: "2028" },
        modality: "minimum",
        source: { title: "Kế hoạch mẫu" }
      }
    ]
  })
)
