/**
 * Fans: an outlook as a small picture. History, the 80 % and 95 % bands, the median, the target and its deadline, as
 * one self-contained SVG with a title and a description that a screen reader reads.
 *
 * @since 0.1.0
 */
import type { Text } from "@lantoa/core"
import { exact } from "./Answer.ts"
import type { Language } from "./internal/locale.ts"
import * as locale from "./internal/locale.ts"
import { dated } from "./internal/outlook/writing.ts"
import * as spread from "./internal/outlook/spread.ts"
import type { Input } from "./Outlook.ts"

/**
 * The picture of an outlook in a language, as the text of an SVG of 640 × 360. The same input gives the same text.
 *
 * @category rendering
 * @since 0.1.0
 */
export const svg = (input: Input, language: "vi" | "en"): string => {
  const frame = frameOf(input, language)
  const id = `fan-${input.goal.id.replace(/[^A-Za-z0-9_-]/g, "-")}-${language}`
  const head = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 360" width="640" height="360" role="img" aria-labelledby="${id}-title ${id}-desc" font-family="system-ui, sans-serif" font-size="12">`
  return [
    head,
    `<title id="${id}-title">${escape(input.goal.title[language])}</title>`,
    `<desc id="${id}-desc">${escape(describe(input, frame, language))}</desc>`,
    `<rect width="640" height="360" fill="#ffffff"/>`,
    `<text x="${left}" y="22" font-size="15" font-weight="600" fill="#1a1a1a">${escape(input.goal.title[language])}</text>`,
    ...axes(frame),
    ...bands(frame),
    ...target(input, frame, language),
    ...history(frame),
    ...legend(language),
    "</svg>",
    ""
  ].join("\n")
}

const left = 56
const right = 616
const top = 40
const bottom = 296

/** Everything drawn, with the functions that place it. */
interface Frame {
  readonly history: ReadonlyArray<Mark>
  /** One row a step ahead: 2.5, 10, 50, 90 and 97.5 %; the first row is the latest observation. */
  readonly fan: ReadonlyArray<readonly [step: number, ...levels: ReadonlyArray<number>]>
  readonly first: number
  readonly last: number
  readonly x: (step: number) => string
  readonly y: (value: number) => string
  readonly ticks: ReadonlyArray<{ readonly at: string; readonly text: string }>
  readonly dates: ReadonlyArray<{ readonly at: string; readonly text: string }>
  readonly write: (value: number) => string
}

interface Mark {
  readonly step: number
  readonly value: number
}

const levels = [0.025, 0.1, 0.5, 0.9, 0.975] as const

const frameOf = (input: Input, language: Language): Frame => {
  const { forecast, goal, paths, series } = input
  const marks = [...series.values].map((value, index) => ({ step: index - series.values.length + 1, value }))
  const seen = marks.filter(({ value }) => Number.isFinite(value))
  const newest = seen.at(-1)
  const ahead = paths.count === 0 ? 0 : paths.horizon
  const rows = Array.from({ length: ahead }, (_, index) => {
    const row = levels.map((p) => spread.quantile(paths, forecast, index + 1, p))
    return [index + 1, ...row] as const
  })
  const anchor = newest === undefined ? [] : [[newest.step, ...levels.map(() => newest.value)] as const]
  const fan = rows.length === 0 ? [] : [...anchor, ...rows]
  const threshold = [exact(goal.threshold)].filter((it) => it !== undefined && Number.isFinite(it)) as Array<number>
  const values = [...seen.map(({ value }) => value), ...fan.flatMap((row) => row.slice(1)), ...threshold]
  const first = Math.min(seen[0]?.step ?? 0, 0)
  const last = Math.max(ahead, first + 1)
  const scale = niceScale(values, series.bounds)
  const x = (step: number) => coordinate(left + ((step - first) / (last - first)) * (right - left))
  const y = (value: number) =>
    coordinate(bottom - ((value - scale.low) / ((scale.ticks.at(-1) as number) - scale.low)) * (bottom - top))
  const write = (value: number) => `${locale.short(value, language, 2)}${goal.unit?.[language] ?? ""}`
  const stride = Math.ceil((last - first + 1) / 9)
  const dates = Array.from({ length: last - first + 1 }, (_, index) => first + index).filter(
    (step) => (step - last) % stride === 0
  )
  return {
    history: marks.filter(({ step }) => step >= first),
    fan,
    first,
    last,
    x,
    y,
    ticks: scale.ticks.map((value) => ({ at: y(value), text: write(value) })),
    dates: dates.map((step) => ({ at: x(step), text: dated(input.label(step), language) })),
    write
  }
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

const axes = ({ dates, ticks }: Frame): ReadonlyArray<string> => [
  ...ticks.map(
    ({ at, text }) =>
      `<line x1="${left}" x2="${right}" y1="${at}" y2="${at}" stroke="#e0e0e0"/>` +
      `<text x="${left - 8}" y="${at}" dy="4" text-anchor="end" fill="#555555">${escape(text)}</text>`
  ),
  ...dates.map(
    ({ at, text }) => `<text x="${at}" y="${bottom + 18}" text-anchor="middle" fill="#555555">${escape(text)}</text>`
  )
]

const bands = ({ fan, x, y }: Frame): ReadonlyArray<string> => {
  if (fan.length === 0) return []
  const line = (level: number) => fan.map((row) => `${x(row[0])},${y(row[level] as number)}`)
  const area = (low: number, high: number) => [...line(low), ...line(high).toReversed()].join(" ")
  return [
    `<polygon points="${area(1, 5)}" fill="#0b6e99" fill-opacity="0.15"/>`,
    `<polygon points="${area(2, 4)}" fill="#0b6e99" fill-opacity="0.3"/>`,
    `<polyline points="${line(3).join(" ")}" fill="none" stroke="#0b6e99" stroke-width="2" stroke-dasharray="6 3"/>`
  ]
}

const target = ({ goal }: Input, { first, last, write, x, y }: Frame, language: Language): ReadonlyArray<string> => {
  const { deadline } = goal
  const threshold = exact(goal.threshold)
  const lines: Array<string> = []
  if (threshold !== undefined && Number.isFinite(threshold)) {
    const at = y(threshold)
    lines.push(
      `<line x1="${left}" x2="${right}" y1="${at}" y2="${at}" stroke="#b3261e" stroke-width="1.5"/>`,
      `<text x="${left + 4}" y="${at}" dy="-5" fill="#b3261e">${escape(`${words.target[language]} ${write(threshold)}`)}</text>`
    )
  }
  // A deadline outside the time shown has no line; the description names it.
  if (deadline !== undefined && deadline.step >= first && deadline.step <= last) {
    const at = x(deadline.step)
    const text = escape(`${words.deadline[language]}: ${dated(deadline.label, language)}`)
    lines.push(
      `<line x1="${at}" x2="${at}" y1="${top}" y2="${bottom}" stroke="#b3261e" stroke-dasharray="2 3"/>`,
      `<text x="${at}" y="${bottom + 34}" text-anchor="end" fill="#b3261e">${text}</text>`
    )
  }
  return lines
}

/** Lines join neighbouring steps only: a gap in the data is a gap in the line. */
const history = ({ history: marks, x, y }: Frame): ReadonlyArray<string> => {
  const seen = marks.filter(({ value }) => Number.isFinite(value))
  const runs: Array<Array<Mark>> = []
  for (const mark of seen) {
    const run = runs.at(-1)
    if (run !== undefined && run.at(-1)?.step === mark.step - 1) run.push(mark)
    else runs.push([mark])
  }
  return [
    ...runs
      .filter((run) => run.length > 1)
      .map((run) => run.map(({ step, value }) => `${x(step)},${y(value)}`).join(" "))
      .map((points) => `<polyline points="${points}" fill="none" stroke="#1a1a1a" stroke-width="2"/>`),
    ...seen.map(({ step, value }) => `<circle cx="${x(step)}" cy="${y(value)}" r="3" fill="#1a1a1a"/>`)
  ]
}

const legend = (language: Language): ReadonlyArray<string> => {
  const item = (at: number, shape: string, text: Text.Text) =>
    `<g transform="translate(${at} 346)">${shape}<text x="26" y="4" fill="#1a1a1a">${escape(text[language])}</text></g>`
  const swatch = (opacity: string) => `<rect width="20" height="10" y="-5" fill="#0b6e99" fill-opacity="${opacity}"/>`
  return [
    item(left, `<circle cx="10" cy="0" r="3" fill="#1a1a1a"/>`, words.history),
    item(left + 100, `<line x2="20" stroke="#0b6e99" stroke-width="2" stroke-dasharray="6 3"/>`, words.median),
    // The inner band lies on the outer one, so its swatch is as dark as both.
    item(left + 205, swatch("0.4"), words.inner),
    item(left + 380, swatch("0.15"), words.outer)
  ]
}

const words = {
  history: { vi: "Số liệu", en: "Observed" },
  median: { vi: "Trung vị", en: "Median" },
  inner: { vi: "Khoảng dự báo 80%", en: "80% interval" },
  outer: { vi: "Khoảng dự báo 95%", en: "95% interval" },
  target: { vi: "Chỉ tiêu", en: "Target" },
  deadline: { vi: "Hạn", en: "Deadline" },
  latest: { vi: "Số liệu mới nhất", en: "Latest observation" },
  forecast: { vi: "Dự báo", en: "Forecast" }
} satisfies { readonly [word: string]: Text.Text }

/** The picture in sentences. */
const describe = (input: Input, { fan, history: marks, write }: Frame, language: Language): string => {
  const { deadline } = input.goal
  const threshold = exact(input.goal.threshold)
  const newest = marks.findLast(({ value }) => Number.isFinite(value))
  const row = fan.find(([step]) => step === deadline?.step) ?? fan.at(-1)
  const sentences: Array<string> = []
  if (newest !== undefined) {
    sentences.push(`${words.latest[language]} ${write(newest.value)} (${dated(input.label(newest.step), language)}).`)
  }
  if (row !== undefined) {
    const [step, , low, median, high] = row as readonly [number, number, number, number, number, number]
    const interval = `${words.inner[language]}: ${write(round(low))} – ${write(round(high))}`
    sentences.push(
      `${words.forecast[language]} ${dated(input.label(step), language)}: ${words.median[language].toLowerCase()} ${write(round(median))}. ${interval}.`
    )
  }
  const when =
    deadline === undefined ? "" : `, ${words.deadline[language].toLowerCase()} ${dated(deadline.label, language)}`
  if (threshold !== undefined) sentences.push(`${words.target[language]} ${write(threshold)}${when}.`)
  return sentences.join(" ")
}

const round = (value: number): number => Math.round(value * 10) / 10

const escape = (text: string): string =>
  text.replace(/[&<>"]/g, (mark) => (mark === "&" ? "&amp;" : mark === "<" ? "&lt;" : mark === ">" ? "&gt;" : "&quot;"))
