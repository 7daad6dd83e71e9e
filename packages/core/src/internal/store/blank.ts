/** Columns in which nothing is written yet. @internal */
import type * as Figures from "../../Figures.ts"

/** What of figures has a number for each row. @category models @since 0.1.0 */
export type Columns = Pick<
  Figures.Figures,
  | "measure"
  | "period"
  | "units"
  | "category"
  | "team"
  | "activity"
  | "reporter"
  | "lower"
  | "upper"
  | "flags"
  | "knownAt"
>

/** Columns of so many rows, all of them 0, to be written to. @category constructors @since 0.1.0 */
export const blank = (length: number): Columns => ({
  measure: new Int32Array(length),
  period: new Int32Array(length),
  units: new Int32Array(length),
  category: new Int32Array(length),
  team: new Int32Array(length),
  activity: new Int32Array(length),
  reporter: new Int32Array(length),
  lower: new Float64Array(length),
  upper: new Float64Array(length),
  flags: new Uint8Array(length),
  knownAt: new Float64Array(length)
})
