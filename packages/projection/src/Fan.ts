/**
 * Fans: an outlook as a small picture. History, the 80 % and 95 % bands, the median, the target and its deadline, as
 * one self-contained SVG with a title and a description that a screen reader reads.
 *
 * @since 0.1.0
 */
import { Quantity } from "@lantoa/core"
import { exact, quantity } from "./Answer.ts"
import { type Frame, letter, make, margin } from "./internal/fan/frame.ts"
import * as shapes from "./internal/fan/shapes.ts"
import { words } from "./internal/fan/words.ts"
import type { Language } from "./internal/locale.ts"
import { dated, level } from "./internal/outlook/writing.ts"
import * as page from "./internal/outlook/page.ts"
import * as Outlook from "./Outlook.ts"

/**
 * The picture of an outlook in a language, as the text of an SVG that is 640 wide: its title, how likely the target is met, what was
 * observed, ranges as ranges, and what is to come until soon after the deadline. The same input gives the same text.
 *
 * @category rendering
 * @since 0.1.0
 */
export const svg = (input: Outlook.Input, language: "vi" | "en"): string => {
  const frame = make(input, language)
  const id = `fan-${input.goal.id.replace(/[^A-Za-z0-9_-]/g, "-")}-${language}`
  const title = input.goal.title[language]
  const outlook = Outlook.make(input)
  const said = `${page.verdict(outlook, language)}.${page.reason(outlook, language)}`
  const lines = [
    ...wrapped(title, 9.6).map((text) => ({ text, style: `font-size="15" font-weight="600"` })),
    ...[said, ...whose(input, language)].flatMap((sentence) =>
      wrapped(sentence, letter).map((text) => ({ text, style: `font-size="12"` }))
    )
  ]
  const extra = (lines.length - 2) * lineHeight
  const height = 372 + extra
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 ${height}" width="640" height="${height}" role="img" aria-labelledby="${id}-title ${id}-desc" font-family="system-ui, sans-serif" font-size="12">`,
    `<title id="${id}-title">${shapes.escape(title)}</title>`,
    `<desc id="${id}-desc">${shapes.escape(`${said} ${describe(input, frame, language)}`)}</desc>`,
    `<rect width="640" height="${height}" fill="#ffffff"/>`,
    ...lines.map(
      ({ style, text }, index) =>
        `<text x="${margin}" y="${22 + index * lineHeight}" ${style} fill="#1a1a1a">${shapes.escape(text)}</text>`
    ),
    `<g transform="translate(0 ${extra})">`,
    ...shapes.axes(frame),
    ...shapes.bands(frame),
    ...shapes.target(input, frame, language),
    ...shapes.history(frame),
    ...shapes.ranges(frame),
    ...shapes.legend(input, frame, language),
    "</g>",
    "</svg>",
    ""
  ].join("\n")
}

const lineHeight = 19

/** Whose figures are drawn where they are not the target's own. */
const whose = ({ standIn }: Outlook.Input, language: Language): ReadonlyArray<string> => {
  if (standIn === undefined) return []
  const { kind, of } = standIn
  if (language === "vi") {
    return [kind === "population" ? `Số liệu của ${of.vi}.` : `Số liệu là ${words[kind].vi.toLowerCase()}: ${of.vi}.`]
  }
  return [kind === "population" ? `Figures of ${of.en}.` : `The figures are a ${kind}: ${of.en}.`]
}

/** A text in lines that fit, of letters that take so much at most. */
const wrapped = (text: string, each: number): ReadonlyArray<string> => {
  const most = Math.floor((640 - 2 * margin) / each)
  const lines: Array<string> = []
  for (const word of text.split(" ")) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= most) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

/** The latest figure as it was given. */
const latest = ({ vague = [] }: Outlook.Input, { date, history, write }: Frame, language: Language) => {
  const newest = history.findLast(({ value }) => Number.isFinite(value))
  const given = vague.find(({ step }) => step === newest?.step)
  if (newest === undefined) return undefined
  const text = given === undefined ? write(newest.value) : Quantity.render(quantity(given.figure), language, write)
  return `${text} (${date(newest.step)})`
}

/** The picture in sentences. */
const describe = (input: Outlook.Input, frame: Frame, language: Language): string => {
  const { date, fan, write } = frame
  const { deadline } = input.goal
  const threshold = exact(input.goal.threshold)
  const newest = latest(input, frame, language)
  const row = fan.find(([step]) => step === deadline?.step) ?? fan.at(-1)
  const sentences: Array<string> = []
  if (newest !== undefined) sentences.push(`${words.latest[language]} ${newest}.`)
  if (row !== undefined) {
    const [step, , low, median, high] = row as readonly [number, number, number, number, number, number]
    const interval = `${words.inner[language]}: ${write(round(low))} – ${write(round(high))}`
    sentences.push(
      `${words.forecast[language]} ${date(step)}: ${words.middle[language]} ${write(round(median))}. ${interval}.`
    )
  }
  const when =
    deadline === undefined ? "" : `, ${words.deadline[language].toLowerCase()} ${dated(deadline.label, language)}`
  if (threshold !== undefined) {
    sentences.push(`${words.target[language]}: ${level(input.goal, language, () => write(threshold))}${when}.`)
  }
  return sentences.join(" ")
}

const round = (value: number): number => Math.round(value * 10) / 10
