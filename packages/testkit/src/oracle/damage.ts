/** What befalls reports on their way: the figures that an office really sends in. @internal */
import type { Atlas } from "./atlas.ts"
import type { Damage } from "./blueprint.ts"
import * as Calendar from "./calendar.ts"
import type { FigureJson, WithdrawalJson } from "./case.ts"
import type { Draft } from "./drafts.ts"
import type { Ground } from "./ground.ts"
import type { Box } from "./space.ts"
import { boxOf } from "./statements.ts"
import type { Count } from "./truth.ts"

/** A draft on its way: what it will say of its truth, and when. */
export interface Entry {
  readonly draft: Draft
  readonly id: string
  readonly way:
    | "plain"
    | "skipped"
    | "unknown"
    | "early"
    | "more"
    | "about"
    | "range"
    | "resent"
    | "respelt"
    | "corrected"
    | "withdrawn"
    | "late"
  readonly by: number
}

export const ways = [
  "skipped",
  "early",
  "more",
  "about",
  "range",
  "unknown",
  "resent",
  "respelt",
  "old",
  "corrected",
  "withdrawn",
  "skipped",
  "silent",
  "lapsed",
  "late"
] as const

/** The entry under the codes that were abolished. */
const old = (ground: Ground, entry: Entry): ReadonlyArray<Entry> | undefined => {
  const [unit, ...more] = entry.draft.units
  const span = Calendar.read(entry.draft.period)
  if (more.length > 0 || ground.event === undefined || span.start < ground.event || !ground.after.includes(unit))
    return undefined
  if (entry.draft.team !== undefined || entry.draft.activity !== undefined) return undefined
  const formers = ground.successions.flatMap(({ moves }) => moves.filter(({ to }) => to === unit))
  return formers.map(({ from: former }, index) => ({
    ...entry,
    draft: { ...entry.draft, units: [former] },
    id: `${entry.id}-old${index}`
  }))
}

/** Applies one piece of damage. */
const strike = (
  ground: Ground,
  stock: boolean,
  entries: ReadonlyArray<Entry>,
  { at, by, kind }: Damage
): ReadonlyArray<Entry> => {
  if (entries.length === 0) return entries
  const index = at % entries.length
  const way = ways[kind]!
  const target = entries[index]!
  if (way === "silent") {
    return entries.map((entry) =>
      entry.draft.units.length === 1 &&
      entry.draft.units[0] === target.draft.units[0] &&
      entry.draft.team === target.draft.team
        ? { ...entry, way: "skipped" }
        : entry
    )
  }
  if (way === "lapsed") {
    // From then on its reporter sends nothing any more.
    const last = Calendar.read(target.draft.period).end
    const same = (entry: Entry) =>
      entry.draft.units.join() === target.draft.units.join() && entry.draft.team === target.draft.team
    return entries.map((entry) =>
      same(entry) && Calendar.read(entry.draft.period).end >= last ? { ...entry, way: "skipped" } : entry
    )
  }
  if (way === "old") {
    const former = old(ground, target)
    // The heirs of a divided unit do not report besides it.
    const gone = (entry: Entry) =>
      entry === target ||
      (ground.after.length > 1 &&
        entry.draft.period === target.draft.period &&
        by > 3 &&
        ground.after.includes(entry.draft.units[0]) &&
        entry.draft.units.length === 1)
    return former === undefined || stock ? entries : [...entries.filter((entry) => !gone(entry)), ...former]
  }
  if (way === "late" && stock) return entries
  return entries.with(index, { ...target, way, by })
}

/** Whether a figure counts more than there was, as one that was written after those inside it had been closed. */
export const isLate = ({ id }: Pick<FigureJson, "id">): boolean => id.endsWith("-late")

export const strikeAll = (
  ground: Ground,
  stock: boolean,
  entries: ReadonlyArray<Entry>,
  damages: ReadonlyArray<Damage>
): ReadonlyArray<Entry> => {
  const struck = damages.reduce((left, damage) => strike(ground, stock, left, damage), entries)
  const seen = new Set<string>()
  return struck.filter(({ draft }) => {
    const key = JSON.stringify([
      [...draft.units].sort(),
      Calendar.read(draft.period),
      draft.team,
      draft.activity,
      draft.cohorts,
      draft.breakdown,
      draft.reporter
    ])
    return seen.has(key) ? false : seen.add(key)
  })
}

/** The day on which an early figure was closed; none where the period is too short. */
export const cutOff = ({ draft, way }: Entry): number | undefined => {
  const { end, start } = Calendar.read(draft.period)
  return way === "early" && end - start > 6 ? start + Math.floor((end - start) / 2) : undefined
}

const moment = (day: number): string => `${Calendar.dayText(day)}T05:00:00Z`

export interface Sent {
  readonly first: ReadonlyArray<FigureJson>
  readonly later: ReadonlyArray<FigureJson>
  readonly withdrawals: ReadonlyArray<WithdrawalJson>
  /** Whether anything false was ever committed. */
  readonly mistaken: boolean
}

/** The figures of an entry, from the truth. */
export const send = (atlas: Atlas, measure: string, entry: Entry, count: Count): Sent => {
  const { by, draft, id, way } = entry
  const span = Calendar.read(draft.period)
  const filedOn = span.end + 3 + (by % 4)
  const base = { ...draft, id, measure, knownAt: moment(filedOn) }
  const box: Box = boxOf(atlas, { ...base, value: null })
  const truth = count(box)
  const sent = (value: FigureJson["value"], more: Partial<Sent> = {}): Sent => ({
    first: [{ ...base, value }],
    later: [],
    withdrawals: [],
    mistaken: false,
    ...more
  })
  const cut = cutOff(entry)
  const stock = atlas.measure(measure).accumulation === "stock"
  switch (way) {
    case "skipped":
      return sent(0, { first: [] })
    case "unknown":
      return sent(null)
    case "early": {
      if (cut === undefined) return sent(truth)
      const soFar: Box = stock
        ? { ...box, span: { start: cut, end: cut + 1 } }
        : { ...box, span: { ...span, end: cut } }
      return { ...sent(0), first: [{ ...base, value: count(soFar), knownAt: moment(cut) }] }
    }
    case "more":
      return sent(truth > by ? `> ${truth - by - 1}` : `>= ${truth}`)
    case "about":
      return sent(truth === 0 ? 0 : `~ ${truth}`)
    case "range":
      return sent(by === 0 ? truth : `[${Math.max(0, truth - by)}, ${truth + (by % 3)}]`)
    case "resent":
      return sent(truth, { later: [{ ...base, id: `${id}-again`, value: truth, knownAt: moment(filedOn + 2) }] })
    case "respelt":
      return { ...sent(truth), first: [{ ...base, period: Calendar.spanText(span), value: truth }] }
    case "corrected":
      return sent(truth + by + 1, {
        mistaken: true,
        later: [
          {
            ...base,
            id: `${id}-corrected`,
            value: truth,
            knownAt: moment(filedOn + 20),
            corrects: { observation: id, reason: "counted again" }
          }
        ]
      })
    case "withdrawn":
      return sent(truth + by + 1, {
        mistaken: true,
        withdrawals: [{ figure: id, reason: "another unit's", knownAt: moment(filedOn + 20) }]
      })
    case "late":
      return { ...sent(0), first: [{ ...base, id: `${id}-late`, value: 2 * truth + 10 * (by + 1) }] }
    case "plain":
      return sent(truth)
  }
}
