/** An account before its words: lines with the rows that they are about. @internal */
import type * as Text from "../../Text.ts"
import type * as Explanation from "../../Explanation.ts"
import type { Category } from "../boxes/category.ts"
import type * as Span from "../boxes/span.ts"

export interface Line {
  /** Figures whose own words the line gives: one, or none where it is about several. */
  readonly row: number | undefined
  /** What the line is about where no figure is, or before it. */
  readonly label: Text.Text | undefined
  /** A word before the number: several figures together, what follows from others, what is taken off. */
  readonly as: "together" | "derived" | "minus" | undefined
  /** What follows in brackets. */
  readonly suffix: Text.Text | undefined
  readonly units: ReadonlyArray<string>
  readonly category: Category | undefined
  /** First day, and the day after the last. */
  readonly days: readonly [start: number, end: number] | undefined
  /** What it adds, by its share. */
  readonly span: Span.Span | undefined
  readonly share: readonly [lower: number, upper: number]
  readonly count: number
  readonly lines: ReadonlyArray<Line>
  readonly more: More | undefined
}

/** What is not listed. */
export interface More {
  readonly lines: number
  readonly count: number
  readonly span: Span.Span | undefined
}

export interface Section {
  readonly role: Explanation.Role
  readonly title: Text.Text | undefined
  readonly span: Span.Span | undefined
  readonly count: number
  readonly lines: ReadonlyArray<Line>
  readonly more: More | undefined
}

export interface Draft {
  readonly how: Explanation.How
  readonly sections: ReadonlyArray<Section>
  readonly notes: ReadonlyArray<Text.Text>
  /** Rows of the figures that decided. */
  readonly rows: ReadonlyArray<number>
}

export const line = (from: Partial<Line>): Line => ({
  row: undefined,
  label: undefined,
  as: undefined,
  suffix: undefined,
  units: [],
  category: undefined,
  days: undefined,
  span: undefined,
  share: [1, 1],
  count: 0,
  lines: [],
  more: undefined,
  ...from
})

export const section = (role: Explanation.Role, from: Partial<Section>): Section => ({
  role,
  title: undefined,
  span: undefined,
  count: 0,
  lines: [],
  more: undefined,
  ...from
})

/** Rows whose figures must be read back for their words. */
export const rowsIn = (lines: ReadonlyArray<Line>): ReadonlyArray<number> =>
  lines.flatMap((one) => [...(one.row === undefined ? [] : [one.row]), ...rowsIn(one.lines)])
