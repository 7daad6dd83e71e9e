/** A stock of a unit that is gone, once its heirs have reported: the same thing must not count twice. @internal */
import * as Day from "../../Day.ts"
import * as Period from "../../Period.ts"
import type { Replaced, Rollup, Scan, Standing } from "../../Rollup.ts"
import * as Territory from "../../Territory.ts"

interface Entry {
  readonly index: number
  readonly unit: string
  /** The last day of the figure's period. */
  readonly day: number
}

type Cells = Map<string, { readonly group: number; readonly bucket: number; readonly entries: Array<Entry> }>

const collect = ({ place, time }: Pick<Scan, "place" | "time">, figures: ReadonlyArray<Standing>): Cells => {
  const cells: Cells = new Map()
  figures.forEach(({ period, series, units }, index) => {
    // Who reported what of a figure of several units is not known: it replaces nothing and nothing replaces it.
    if (units.length !== 1) return
    const day = Period.bounds(period).end - 1
    for (const { bucket } of time(period)) {
      for (const { group, from, to } of place(units)) {
        if (day < from || day >= to) continue
        const key = `${group}|${bucket}|${series}`
        const cell = cells.get(key) ?? { group, bucket, entries: [] }
        cell.entries.push({ index, unit: units[0]!, day })
        cells.set(key, cell)
      }
    }
  })
  return cells
}

/** The day on whose boundaries a bucket is read. */
const boundaryDay = (rollup: Rollup, bucket: number): number =>
  rollup.boundaries === "as reported"
    ? Period.bounds(rollup.buckets[bucket]!).end - 1
    : Day.toEpoch(rollup.boundaries.asOf)

/** Whether a figure can be replaced at all. */
export const mayReplace = (rollup: Rollup, territory: Territory.Territory): boolean =>
  rollup.along.time === "last" && territory.successions.some((one) => one.hierarchy === rollup.hierarchy)

/**
 * Which figures of a stock are wholly (0) or in an unknown part (`NaN`) replaced by a later figure of an heir of their unit,
 * in which cell. The heirs that count are those that lie in the cell's group.
 */
export const replaced = (
  rollup: Rollup,
  territory: Territory.Territory,
  scan: Pick<Scan, "place" | "time">,
  figures: ReadonlyArray<Standing>
): ReadonlyArray<Replaced> => {
  if (rollup.along.time !== "last" || !territory.successions.some((one) => one.hierarchy === rollup.hierarchy))
    return []
  const basis = rollup.boundaries === "as reported" ? undefined : rollup.boundaries.basis
  const asked = { hierarchy: rollup.hierarchy, ...(basis === undefined ? {} : { basis }) }
  const known = new Map<string, ReadonlyArray<string>>()
  const heirs = (unit: string, from: number, to: number): ReadonlyArray<string> => {
    const key = `${unit}|${from}|${to}`
    const found =
      known.get(key) ?? Territory.heirs(territory, { ...asked, unit, from: Day.fromEpoch(from), to: Day.fromEpoch(to) })
    known.set(key, found)
    return found
  }
  return [...collect(scan, figures).values()].flatMap(({ bucket, entries, group }) => {
    if (entries.length < 2) return []
    const day = boundaryDay(rollup, bucket)
    const within = (unit: string) =>
      scan.place([unit]).some((one) => one.group === group && one.from <= day && day < one.to)
    const lines = entries.map((entry) => heirs(entry.unit, entry.day, day))
    const covers = new Map<string, Array<Entry>>()
    entries.forEach((entry, index) => {
      for (const heir of lines[index]!) covers.set(heir, [...(covers.get(heir) ?? []), entry])
    })
    return entries.flatMap((entry, index) => {
      const line = lines[index]!
      if (line.length === 0 || (line.length === 1 && line[0] === entry.unit)) return []
      const own = line.filter(within)
      const gone = own.filter((heir) =>
        (covers.get(heir) ?? []).some((other) => other.unit !== entry.unit && other.day > entry.day)
      )
      return gone.length === 0
        ? []
        : [{ index: entry.index, group, bucket, weight: gone.length === own.length ? 0 : NaN }]
    })
  })
}
