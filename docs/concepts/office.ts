/** The small province in which the pages of this folder ask their questions: all of it is put through `Lantoa.open`. */
import {
  type Documents,
  type Form,
  type Hierarchy,
  Lantoa,
  type Measure,
  type Observation,
  type Text
} from "@lantoa/core"

type Encoded = Documents.Encoded

const text = (vi: string, en: string): Text.Text => ({ vi, en })
const unit = (id: string, vi: string, en: string) => ({ id, names: [{ name: text(vi, en) }] })
const commune = (id: string, more: object = {}) => ({ unit: id, parent: "p", level: "commune", ...more })
const counted: Measure.Encoded = { id: "counted", title: text("Số lượt", "Turns"), basis: "turn", accumulation: "flow" }

const state = (edges: ReadonlyArray<ReturnType<typeof commune>>): Hierarchy.Encoded => ({
  id: "state",
  name: text("Hành chính", "State"),
  levels: [
    { id: "province", name: text("tỉnh", "province") },
    { id: "commune", name: text("xã", "commune"), complete: true }
  ],
  edges: [{ unit: "p", level: "province" }, ...edges]
})

/**
 * Province p with the communes a, b and c, which are all there are, and one measure: `counted`, of turns a period unless
 * `measure` says otherwise. `more` are other documents, or other lists in the place of these.
 */
export const office = async (measure: Partial<Measure.Encoded> = {}, more: Encoded = {}): Promise<Lantoa.Lantoa> => {
  const lantoa = await Lantoa.open()
  const documents: Encoded = {
    measures: [{ ...counted, ...measure }],
    indicators: [{ id: "counted", title: counted.title, expression: { _tag: "Measure", measure: "counted" } }],
    units: [
      unit("p", "Tỉnh P", "Province P"),
      ...["a", "b", "c", "n"].map((id) => unit(id, `Xã ${id.toUpperCase()}`, `Commune ${id.toUpperCase()}`))
    ],
    hierarchies: [state([commune("a"), commune("b"), commune("c")])],
    ...more
  }
  await lantoa.put(documents, { knownAt: "2020-01-01" })
  return lantoa
}

/** A form that every commune files each month, due a fortnight after it. */
export const monthly: Form.Encoded = {
  id: "monthly",
  title: text("Báo cáo tháng", "Monthly report"),
  measures: ["counted"],
  by: { level: "commune", hierarchy: "state" },
  every: "month",
  due: 14
}

/** Team t, which sits in commune a. */
export const team = { id: "t", name: text("Tổ T", "Team T"), kind: "digital", host: "a" }

/** Communes a and b become n on 1 July 2025; c goes on. */
export const merger: Encoded = {
  hierarchies: [
    state([
      commune("a", { to: "2025-07-01" }),
      commune("b", { to: "2025-07-01" }),
      commune("n", { from: "2025-07-01" }),
      commune("c")
    ])
  ],
  successions: [
    {
      id: "act",
      kind: "merge",
      date: "2025-07-01",
      hierarchy: "state",
      moves: [
        { from: "a", to: "n" },
        { from: "b", to: "n" }
      ]
    }
  ]
}

/** A figure of one unit; known on 5 January 2026 unless `more` says when. */
export const figure = (
  unit: string,
  period: string,
  value: Observation.Encoded["value"],
  more: Partial<Observation.Encoded> = {}
): Observation.Encoded => ({ measure: "counted", units: [unit], period, value, knownAt: "2026-01-05", ...more })

/** A question: what was counted in a unit, in each of these periods? */
export const ask = (unit: string, ...periods: ReadonlyArray<string>): Lantoa.Query => ({
  indicator: "counted",
  hierarchy: "state",
  units: [unit],
  periods
})
