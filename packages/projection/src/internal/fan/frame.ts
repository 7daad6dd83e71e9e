/** Where everything of a picture lies. @internal */
import { exact, quantity } from "../../Answer.ts"
import type { Input } from "../../Outlook.ts"
import type { Language } from "../locale.ts"
import * as locale from "../locale.ts"
import * as spread from "../outlook/spread.ts"
import { dated } from "../outlook/writing.ts"

export const margin = 16
/** Dates have room beside the last step. */
export const right = 590
export const top = 64
export const bottom = 306
/** What a letter takes at most, on average, in whatever font there is. */
export const letter = 7

/** How wide a text of the usual size is at most. */
export const widthOf = (text: string): number => text.length * letter

/** Everything drawn, with the functions that place it. */
export interface Frame {
  readonly left: number
  readonly history: ReadonlyArray<Mark>
  /** Figures that were given as ranges, from end to end, which may be infinite. */
  readonly ranges: ReadonlyArray<Range>
  /** One row a step ahead: 2.5, 10, 50, 90 and 97.5 %; the first row is the latest observation. */
  readonly fan: ReadonlyArray<readonly [step: number, ...levels: ReadonlyArray<number>]>
  readonly first: number
  readonly last: number
  readonly x: (step: number) => string
  readonly y: (value: number) => string
  readonly ticks: ReadonlyArray<{ readonly at: string; readonly text: string }>
  /** What the numbers at the ticks count, where it is too long to stand beside each. */
  readonly unit: string
  readonly dates: ReadonlyArray<{ readonly at: string; readonly text: string }>
  readonly write: (value: number) => string
  readonly date: (step: number) => string
}

export interface Mark {
  readonly step: number
  readonly value: number
}

interface Range {
  readonly step: number
  readonly lower: number
  readonly upper: number
}

const levels = [0.025, 0.1, 0.5, 0.9, 0.975] as const

/** How many steps ahead are drawn: soon after the deadline there is nothing more to see, and of what is settled nothing. */
const aheadOf = ({ goal: { deadline, decided }, paths }: Input): number => {
  const due = deadline?.step
  if (paths.count === 0 || decided !== undefined || (due !== undefined && due <= 0)) return 0
  return due === undefined
    ? paths.horizon
    : Math.min(paths.horizon, Math.max(due + Math.max(1, Math.round(due / 8)), 2))
}

const fanOf = (input: Input, newest: Mark | undefined): Frame["fan"] => {
  const rows = Array.from({ length: aheadOf(input) }, (_, index) => {
    const row = levels.map((p) => spread.quantile(input.paths, input.forecast, index + 1, p))
    return [index + 1, ...row] as const
  })
  const anchor = newest === undefined ? [] : [[newest.step, ...levels.map(() => newest.value)] as const]
  return rows.length === 0 ? [] : [...anchor, ...rows]
}

const rangesOf = ({ vague = [] }: Input): ReadonlyArray<Range> =>
  vague.map(({ figure, step }) => {
    const { lower, upper } = quantity(figure)
    return { step, lower, upper }
  })

export const make = (input: Input, language: Language): Frame => {
  const { goal, series } = input
  const history = [...series.values].map((value, index) => ({ step: index - series.values.length + 1, value }))
  const seen = history.filter(({ value }) => Number.isFinite(value))
  const fan = fanOf(input, seen.at(-1))
  const ranges = rangesOf(input)
  const threshold = exact(goal.threshold)
  const values = [
    ...seen.map(({ value }) => value),
    ...fan.flatMap((row) => row.slice(1)),
    ...ranges.flatMap(({ lower, upper }) => [lower, upper]),
    ...(threshold === undefined ? [] : [threshold])
  ].filter(Number.isFinite)
  const first = Math.min(seen[0]?.step ?? 0, ranges[0]?.step ?? 0, 0)
  const last = Math.max(fan.at(-1)?.[0] ?? 0, first + 1)
  const scale = niceScale(values, series.bounds)
  const unit = goal.unit?.[language] ?? ""
  const isShort = unit.length <= 2
  const write = (value: number) => `${locale.short(value, language, 2)}${unit}`
  const tick = (value: number) => `${locale.short(value, language, 2)}${isShort ? unit : ""}`
  const left = Math.max(56, margin + 8 + Math.max(...scale.ticks.map((value) => widthOf(tick(value)))))
  const x = (step: number) => coordinate(left + ((step - first) / (last - first)) * (right - left))
  const y = (value: number) =>
    coordinate(bottom - ((value - scale.low) / ((scale.ticks.at(-1) as number) - scale.low)) * (bottom - top))
  const date = (step: number) => dated(input.label(step), language)
  return {
    left,
    history: history.filter(({ step }) => step >= first),
    ranges,
    fan,
    first,
    last,
    x,
    y,
    ticks: scale.ticks.map((value) => ({ at: y(value), text: tick(value) })),
    unit: isShort ? "" : unit.trim(),
    dates: labelled({ first, last, left }, date).map((step) => ({ at: x(step), text: date(step) })),
    write,
    date
  }
}

/** The steps whose dates have room beside each other; the last is one. */
const labelled = (
  { first, last, left }: Pick<Frame, "first" | "last" | "left">,
  date: Frame["date"]
): ReadonlyArray<number> => {
  const steps = Array.from({ length: last - first + 1 }, (_, index) => first + index)
  const widest = Math.max(...steps.map((step) => widthOf(date(step)))) + 12
  const room = Math.max(1, Math.floor((right - left) / widest))
  const stride = Math.ceil((last - first) / room)
  return steps.filter((step) => (step - last) % Math.max(stride, 1) === 0)
}

/** Round ticks, about five of them, that enclose the values; not past the bounds unless the values are. */
const niceScale = (values: ReadonlyArray<number>, bounds: { readonly lower: number; readonly upper: number }) => {
  const smallest = values.reduce((a, b) => Math.min(a, b), Infinity)
  const largest = values.reduce((a, b) => Math.max(a, b), -Infinity)
  const [least, most] = values.length === 0 ? [0, 1] : [smallest, largest]
  const width = most > least ? most - least : Math.max(Math.abs(most), 1)
  const power = 10 ** Math.floor(Math.log10(width / 4))
  const step = power * ([1, 2, 5, 10].find((factor) => factor * power >= width / 4) as number)
  const low = Math.floor((least >= bounds.lower ? Math.max(least, bounds.lower) : least) / step) * step
  const count = Math.max(Math.ceil((most - low) / step - 1e-9), 1)
  return { low, ticks: Array.from({ length: count + 1 }, (_, index) => low + index * step) }
}

/** One decimal is a tenth of a pixel, and the same on every machine. */
const coordinate = (value: number): string => value.toFixed(1)
