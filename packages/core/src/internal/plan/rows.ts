/** The rows of an answer: which reading is of what is asked, and of which cell of the grid. @internal */
import type { Plan } from "../../Plan.ts"
import { seating } from "./narrow.ts"

export const rowsOf = (plan: Plan) => {
  const { asked, buckets, groups } = plan
  const sits = seating(plan)
  const all = asked.length * groups.length * buckets.length
  const rows = { asked: new Int32Array(all), cell: new Int32Array(all) }
  let length = 0
  for (const [index, { part }] of asked.entries()) {
    for (let cell = 0; cell < groups.length * buckets.length; cell++) {
      if (!sits(part, Math.floor(cell / buckets.length), buckets[cell % buckets.length]!)) continue
      rows.asked[length] = index
      rows.cell[length++] = cell
    }
  }
  const cell = rows.cell.subarray(0, length)
  return { asked: rows.asked.subarray(0, length), cell, order: () => byBucket(cell, buckets.length) }
}

/** Rows bucket by bucket. */
const byBucket = (cells: Int32Array, buckets: number): Int32Array => {
  const next = new Int32Array(buckets + 1)
  for (const cell of cells) next[(cell % buckets) + 1]! += 1
  for (let bucket = 0; bucket < buckets; bucket++) next[bucket + 1]! += next[bucket]!
  const rows = new Int32Array(cells.length)
  for (const [row, cell] of cells.entries()) rows[next[cell % buckets]!++] = row
  return rows
}
