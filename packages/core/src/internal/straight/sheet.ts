/** What units told of one bucket after the other, in columns by their numbers: each figure is added where it lies. @internal */
import * as Period from "../../Period.ts"
import type { Reports } from "../boxes/reports.ts"
import type { Plain } from "./plain.ts"

/** By bucket: the periods that it holds, or that hold it. */
const byBucket = (buckets: number, of: Plain["within"]): ReadonlyArray<ReadonlyArray<number>> => {
  const found = Array.from({ length: buckets }, () => [] as Array<number>)
  of.forEach((some, period) => some.forEach((bucket) => found[bucket]!.push(period)))
  return found
}

/** A sheet on which a bucket is put down in place of the one before. */
export const make = ({ figures: { lower, upper } }: Reports, { around, days, entries, frame, within }: Plain) => {
  const { periods, told } = entries
  const { number, rows } = told
  const units = frame.snapshot.parent.length
  const sheet = {
    value: new Float64Array(units),
    /** Of how many days that is. */
    days: new Int32Array(units),
    figures: new Int32Array(units),
    blanks: new Int32Array(units),
    /** Whether some of it is no number, but the least that it may be. */
    rough: new Uint8Array(units),
    /** Whether something is told of longer days. */
    outer: new Uint8Array(units)
  }
  const add = (from: number, to: number, length: number): void => {
    const { days, figures, rough, value } = sheet
    for (let at = from; at < to; at++) {
      const unit = number[at]!
      if (unit === -1) continue
      const row = rows[at]!
      figures[unit]! += 1
      days[unit]! += length
      value[unit]! += lower[row]!
      if (upper[row] !== lower[row]) rough[unit] = 1
    }
  }
  const addBlanks = (from: number, to: number, length: number): void => {
    for (let at = from; at < to; at++) {
      sheet.blanks[number[at]!]! += 1
      sheet.days[number[at]!]! += length
    }
  }
  const surround = (from: number, to: number): void => {
    for (let at = from; at < to; at++) if (number[at] !== -1) sheet.outer[number[at]!] = 1
  }
  const each = (some: ReadonlyArray<number>, put: typeof add): void => {
    for (const period of some) {
      const [runs, length] = [told.runs[period]!, Period.days(periods[period]!)]
      for (let run = 0; run < runs.length; run += 2) put(runs[run]!, runs[run + 1]!, length)
    }
  }
  const [inner, outer] = [byBucket(days.length, within), byBucket(days.length, around)]
  return {
    sheet,
    /** Puts a bucket down; whether anything is told of it. */
    turn: (bucket: number): boolean => {
      for (const column of Object.values(sheet)) column.fill(0)
      each(inner[bucket]!, (from, to, length) => (from < rows.length ? add : addBlanks)(from, to, length))
      each(outer[bucket]!, surround)
      return inner[bucket]!.length + outer[bucket]!.length > 0
    }
  }
}
