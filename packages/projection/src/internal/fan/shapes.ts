/** What is drawn, as lines of SVG. @internal */
import { exact } from "../../Answer.ts"
import type { Input } from "../../Outlook.ts"
import type { Language } from "../locale.ts"
import { dated, level } from "../outlook/writing.ts"
import { bottom, type Frame, margin, type Mark, right, top, widthOf } from "./frame.ts"
import { words } from "./words.ts"

export const axes = ({ dates, left, ticks, unit }: Frame): ReadonlyArray<string> => [
  ...ticks.map(
    ({ at, text }) =>
      `<line x1="${left}" x2="${right}" y1="${at}" y2="${at}" stroke="#e0e0e0"/>` +
      `<text x="${left - 8}" y="${at}" dy="4" text-anchor="end" fill="#555555">${escape(text)}</text>`
  ),
  ...(unit === "" ? [] : [`<text x="${margin}" y="${top - 10}" fill="#555555">${escape(unit)}</text>`]),
  ...dates.map(
    ({ at, text }) => `<text x="${at}" y="${bottom + 18}" text-anchor="middle" fill="#555555">${escape(text)}</text>`
  )
]

export const bands = ({ fan, x, y }: Frame): ReadonlyArray<string> => {
  if (fan.length === 0) return []
  const line = (level: number) => fan.map((row) => `${x(row[0])},${y(row[level] as number)}`)
  const area = (low: number, high: number) => [...line(low), ...line(high).toReversed()].join(" ")
  return [
    `<polygon points="${area(1, 5)}" fill="#0b6e99" fill-opacity="0.15"/>`,
    `<polygon points="${area(2, 4)}" fill="#0b6e99" fill-opacity="0.3"/>`,
    `<polyline points="${line(3).join(" ")}" fill="none" stroke="#0b6e99" stroke-width="2" stroke-dasharray="6 3"/>`
  ]
}

export const target = (
  { goal }: Input,
  { first, last, left, write, x, y }: Frame,
  language: Language
): ReadonlyArray<string> => {
  const { deadline, threshold: figure } = goal
  const threshold = exact(figure)
  const lines: Array<string> = []
  if (threshold !== undefined && Number.isFinite(threshold)) {
    const at = y(threshold)
    // What would lie above the picture stands below its line.
    const dy = Number(at) < top + 16 ? 15 : -5
    lines.push(
      `<line x1="${left}" x2="${right}" y1="${at}" y2="${at}" stroke="#b3261e" stroke-width="1.5"/>`,
      `<text x="${left + 4}" y="${at}" dy="${dy}" fill="#b3261e">${escape(`${words.target[language]}: ${level(goal, language, () => write(threshold))}`)}</text>`
    )
  }
  // A deadline outside the time shown has no line; the description names it.
  if (deadline !== undefined && deadline.step >= first && deadline.step <= last) {
    const at = x(deadline.step)
    const text = `${words.deadline[language]}: ${dated(deadline.label, language)}`
    const anchor = Number(at) - widthOf(text) < margin ? "start" : "end"
    lines.push(
      `<line x1="${at}" x2="${at}" y1="${top}" y2="${bottom}" stroke="#b3261e" stroke-dasharray="2 3"/>`,
      `<text x="${at}" y="${bottom + 34}" text-anchor="${anchor}" fill="#b3261e">${escape(text)}</text>`
    )
  }
  return lines
}

/** Lines join neighbouring steps only: a gap in the data is a gap in the line. What is known as a range only is a hollow mark. */
export const history = ({ history: marks, ranges, x, y }: Frame): ReadonlyArray<string> => {
  const seen = marks.filter(({ value }) => Number.isFinite(value))
  const vague = new Set(ranges.map(({ step }) => step))
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
    ...seen.map(({ step, value }) => {
      const fill = vague.has(step) ? `fill="#ffffff" stroke="#1a1a1a" stroke-width="1.5"` : `fill="#1a1a1a"`
      return `<circle cx="${x(step)}" cy="${y(value)}" r="3" ${fill}/>`
    })
  ]
}

/** How far an arrow goes that has no end. */
const reach = 22

/** Ranges from end to end; one that has no end on a side is an arrow to that side. */
export const ranges = ({ history: marks, ranges: some, x, y }: Frame): ReadonlyArray<string> =>
  some.flatMap(({ lower, step, upper }) => {
    const seen = marks.find((mark) => mark.step === step)?.value
    if (seen === undefined || !Number.isFinite(seen) || lower === upper) return []
    const at = x(step)
    const open = [lower, upper].flatMap((end, index) => (Number.isFinite(end) ? [] : [index === 0 ? 1 : -1]))
    const end = (value: number, towards: number) =>
      Number.isFinite(value) ? y(value) : (Number(y(seen)) + towards * reach).toFixed(1)
    const line = `<line x1="${at}" x2="${at}" y1="${end(lower, 1)}" y2="${end(upper, -1)}" stroke="#1a1a1a" stroke-width="1.5"/>`
    return [line, ...open.map((towards) => tip(Number(at), Number(y(seen)) + towards * reach, towards))]
  })

const tip = (x: number, y: number, towards: number): string => {
  const corners = [[x, y], [x - 4, y - towards * 6], [x + 4, y - towards * 6]] // prettier-ignore
  return `<polygon points="${corners.map(([a, b]) => `${a!.toFixed(1)},${b!.toFixed(1)}`).join(" ")}" fill="#1a1a1a"/>`
}

export const legend = ({ standIn }: Input, { fan }: Frame, language: Language): ReadonlyArray<string> => {
  const kind = standIn === undefined || standIn.kind === "population" ? "median" : standIn.kind
  const swatch = (opacity: string) => `<rect width="20" height="10" y="-5" fill="#0b6e99" fill-opacity="${opacity}"/>`
  const seen = [`<circle cx="10" cy="0" r="3" fill="#1a1a1a"/>`, words.history] as const
  const ahead = [
    [`<line x2="20" stroke="#0b6e99" stroke-width="2" stroke-dasharray="6 3"/>`, words[kind]],
    // The inner band lies on the outer one, so its swatch is as dark as both.
    [swatch("0.4"), words.inner],
    [swatch("0.15"), words.outer]
  ] as const
  let at = margin
  return [seen, ...(fan.length === 0 ? [] : ahead)].map(([shape, text]) => {
    const item = `<g transform="translate(${at.toFixed(0)} 358)">${shape}<text x="26" y="4" fill="#1a1a1a">${escape(text[language])}</text></g>`
    at += 26 + widthOf(text[language]) + 12
    return item
  })
}

export const escape = (text: string): string =>
  text.replace(/[&<>"]/g, (mark) => (mark === "&" ? "&amp;" : mark === "<" ? "&lt;" : mark === ">" ? "&gt;" : "&quot;"))
