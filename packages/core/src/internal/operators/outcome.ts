/** What one cell of a grid turned out to be, and what two of them are together. @internal */
import type * as Measure from "../../Measure.ts"
import type * as Quantity from "../../Quantity.ts"
import type { Reason, Silence } from "../../Reading.ts"
import type * as Text from "../../Text.ts"
import type { Contradiction } from "../boxes/box.ts"
import type { Cell } from "../figures/cell.ts"
import * as Tellers from "../silence/tellers.ts"

/** The one cell of a roll-up that an outcome is, and its measure. */
export interface Alone {
  readonly cell: Cell
  readonly measure: Measure.Resolved
}

/** A contradiction between figures of a measure. */
export interface Clash {
  readonly clash: Contradiction
  readonly measure: Measure.Resolved
}

/** How much a unit told itself. */
export type OwnPart = "nothing" | "some" | "all"

/** A day, and whether units are counted on the boundaries of that day, whatever those asked for: so they are beside a count of such. */
export interface Then {
  readonly day: number
  readonly isOfUnits?: boolean
}

/** What one cell of a grid turned out to be. */
export interface Outcome {
  readonly value: Quantity.Quantity | undefined
  readonly reason: Reason | undefined
  /** Why there would be no value if nobody told anything. */
  readonly missing?: Reason
  readonly reported: number | undefined
  /** Whether figures cover all of the cell, so that a bound is what they say and not what is missing. */
  readonly covered: boolean
  readonly figures: number
  readonly reporting: number
  readonly expected: number | undefined
  readonly silent: ReadonlyArray<Silence>
  /** The level of those who should report. */
  readonly level: string | undefined
  /** Whether the number is over all of them, and not over those who reported. */
  readonly overAll?: boolean
  /** Those who should report, and who of them did; worked out when asked for. */
  readonly tellers: () => ReadonlyArray<Tellers.Teller>
  /** Of how many of the days the unit told something itself, beside those below it; worked out when asked for. */
  readonly itself: () => OwnPart
  readonly clashes: ReadonlyArray<Clash>
  readonly apportioned: number
  /** Whether a share of a divided unit went into it: it is no count; worked out when asked for. */
  readonly isEstimate: () => boolean
  readonly parts: number
  readonly caveats: ReadonlyArray<Text.Text>
  /** What must be known beside the number, whatever it is part of. */
  readonly beside: ReadonlyArray<Text.Text>
  /** Of a quotient: over how many units it was taken, of how many others the population is not known, and of how many as bounds only. */
  readonly over?: { readonly told: number; readonly lacking: number; readonly vague: number } | undefined
  /** Of what came about over days: a cell of it. */
  readonly flow?: Cell | undefined
  /** Of two stocks: the first, how many places' figures are of which day, and the day of the other where it is another. */
  readonly stock?:
    | { readonly alone: Alone; readonly days: ReadonlyMap<number, number>; readonly other?: number | undefined }
    | undefined
  /** The numerator that was divided, where it is a measure's own cell. */
  readonly numerator?: Alone | undefined
  /** Whether that other is a denominator. */
  readonly isRatio?: boolean
  /** Where it has no value because a part of it has none: the cell of that. */
  readonly lacking?: Alone | undefined
  /** Of a number of units: of which level. */
  readonly units?: { readonly hierarchy: string; readonly level: string }
  /** Of what is known of any day, as a registry's count is and a plain number: what it was on one. */
  readonly on?: (then: Then) => Outcome
  /** The cell that it is; `undefined` where it was worked out from others. */
  readonly alone: Alone | undefined
}

/** Nobody should report. */
export const nobody = (): ReadonlyArray<Tellers.Teller> => []

const blank: Omit<Outcome, "value" | "reason"> = {
  reported: undefined,
  covered: true,
  figures: 0,
  reporting: 0,
  expected: undefined,
  silent: [],
  level: undefined,
  tellers: nobody,
  itself: () => "nothing",
  clashes: [],
  apportioned: 0,
  isEstimate: () => false,
  parts: 0,
  caveats: [],
  beside: [],
  alone: undefined
}

/** A cell with nothing behind it but a value. */
export const given = (value: Quantity.Quantity): Outcome => ({
  ...blank,
  value,
  reason: undefined,
  reported: value.lower === value.upper ? value.lower : undefined
})

/** A cell without a value. */
export const none = (reason: Reason, from: Partial<Outcome> = {}): Outcome => ({
  ...blank,
  covered: false,
  ...from,
  value: undefined,
  reported: undefined,
  reason
})

const unique = (caveats: ReadonlyArray<Text.Text>): ReadonlyArray<Text.Text> => [
  ...new Map(caveats.map((caveat) => [caveat.en, caveat])).values()
]

/** What stands behind two outcomes together. */
export const join = (
  a: Outcome,
  b: Outcome,
  value: Quantity.Quantity | undefined,
  reason: Reason | undefined,
  reported: number | undefined
): Outcome => {
  const without = reason !== undefined || value !== undefined ? undefined : a.reason === undefined ? b : a
  const worse = (b.expected ?? 0) - b.reporting > (a.expected ?? 0) - a.reporting ? b : a
  return {
    value,
    reason: value === undefined ? (reason ?? a.reason ?? b.reason) : undefined,
    reported: reported === undefined || Number.isNaN(reported) ? undefined : reported,
    covered: a.covered && b.covered,
    figures: a.figures + b.figures,
    reporting: worse.expected === undefined ? Math.max(a.reporting, b.reporting) : worse.reporting,
    expected: worse.expected ?? a.expected ?? b.expected,
    silent: [
      ...new Map([...a.silent, ...b.silent].map((one) => [`${one.reporter} ${one.period} ${one.form}`, one])).values()
    ],
    level: worse.level ?? a.level ?? b.level,
    ...(worse.overAll === undefined ? {} : { overAll: worse.overAll }),
    tellers: () => Tellers.joined(worse.tellers(), (worse === a ? b : a).tellers()),
    itself: () => {
      const told = a.itself()
      return told === b.itself() ? told : "some"
    },
    clashes: [...a.clashes, ...b.clashes],
    apportioned: a.apportioned + b.apportioned,
    isEstimate: () => a.isEstimate() || b.isEstimate(),
    parts: a.parts + b.parts,
    caveats: unique([...a.caveats, ...b.caveats]),
    beside: unique([...a.beside, ...b.beside]),
    flow: a.flow ?? b.flow,
    lacking: without?.alone ?? without?.lacking,
    alone: undefined
  }
}
