/** Answers: the JSON form in which readings and verdicts leave. It stays as it is while the insides move. */
import { type Assessment, type Quantity, Reading, type Text } from "@lantoa/core"
import type * as Case from "./Case.ts"

/** A number, or `"Infinity"`, `"-Infinity"`, which JSON cannot write. */
type End = number | string

/** Lower and upper end, whether each is excluded, whether the source said "about". */
export type Value = readonly [lower: End, upper: End, lowerOpen: boolean, upperOpen: boolean, about: boolean]

export interface Read {
  /** Only where several indicators were asked for. */
  readonly indicator?: string
  readonly unit: string
  readonly period: string
  /** Only where the question was divided `by` team, cohort or dimension. */
  readonly part?: Reading.Reading["part"] & {}
  readonly value: Value | null
  readonly reason: Reading.ReasonCode | null
  readonly reported: number | null
  readonly reporting: number | null
  readonly expected: number | null
  readonly silent: ReadonlyArray<{ readonly reporter: string; readonly period: string; readonly form?: string }>
  readonly caveats: ReadonlyArray<Text.Text>
  readonly text: Text.Text
}

export interface Verdict {
  readonly status: Assessment.Status
  readonly value: Value | null
  readonly because: Text.Text
}

/** In the place of what was asked for, why there is none. */
export interface Refused {
  readonly refused: string
}

type ByStore<A> = { readonly [S in Case.Store]?: ReadonlyArray<A> }

export interface Answer {
  readonly id: Case.Case["id"]
  /** What was wrong with the line or with its documents: nothing else was done then. */
  readonly error?: string
  /** `ok`, or why the commit was not taken; in the order of the case. */
  readonly commits: ReadonlyArray<string>
  readonly answers: ByStore<ReadonlyArray<Read> | Refused>
  readonly assessments: ByStore<Verdict | Refused>
  readonly explanations?: ByStore<ReadonlyArray<Text.Text> | Refused>
}

const end = (value: number): End => (Number.isFinite(value) ? value : String(value))

const valueOf = (quantity: Quantity.Quantity | undefined): Value | null =>
  quantity === undefined
    ? null
    : [end(quantity.lower), end(quantity.upper), quantity.lowerOpen, quantity.upperOpen, quantity.about]

/** A reading as plain data; findings come last among the caveats. */
export const read = (reading: Reading.Reading): Read => ({
  unit: reading.unit,
  period: reading.period,
  ...(reading.part === undefined ? {} : { part: reading.part }),
  value: valueOf(reading.value),
  reason: reading.reason?.code ?? null,
  reported: reading.reported ?? null,
  reporting: reading.completeness.expected === undefined ? null : reading.completeness.reporting,
  expected: reading.completeness.expected ?? null,
  silent: reading.silent.map(({ form, period, reporter }) => ({
    reporter,
    period,
    ...(form === undefined ? {} : { form })
  })),
  caveats: [...reading.caveats, ...reading.findings.map(({ text }) => text)],
  text: { vi: Reading.render(reading, "vi"), en: Reading.render(reading, "en") }
})

/** A verdict as plain data, with the value it was judged by. */
export const verdict = ({ because, status, value }: Assessment.Assessment): Verdict => ({
  status,
  value: valueOf(value),
  because
})

/** An error as what was refused. What is no error of Lantoa's own is a fault, and says so. */
export const refused = (error: unknown): Refused => ({ refused: messageOf(error) })

/** The message of whatever was thrown. */
export const messageOf = (error: unknown): string =>
  error instanceof Error
    ? "_tag" in error || error.constructor === Error
      ? error.message
      : `a fault in Lantoa: ${error.name}: ${error.message}`
    : String(error)

/** The answer to a line of which nothing could be done. */
export const failed = (id: Case.Case["id"], error: string): Answer => ({
  id,
  error,
  commits: [],
  answers: {},
  assessments: {}
})
