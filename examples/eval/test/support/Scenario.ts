/** Scenarios: documents, figures and questions, with the answers that are right. */
import type { Assessment, Documents, Text } from "@lantoa/core"
import { Quantity } from "@lantoa/core"
import * as Answer from "../../src/Answer.ts"
import type { Store } from "../../src/Case.ts"
import * as Door from "../../src/Door.ts"
import type { Figure } from "./documents.ts"

/** What a reading must say; what is left out is not looked at. */
export interface Expected {
  /** In the JSON form of a quantity: `30`, `">= 10"`, `"[10, 20]"`; `null` for none. */
  readonly value?: number | string | null
  /** A number that the value must not exclude, nor claim to be another. */
  readonly holds?: number
  /** Ends of the value, where the other end is not looked at. */
  readonly lower?: number
  readonly upper?: number
  readonly reason?: string
  readonly reported?: number | null
  readonly reporting?: number | null
  readonly expected?: number | null
  /** Each `reporter period`, in any order. */
  readonly silent?: ReadonlyArray<string>
  /** Words that one of the caveats must hold. */
  readonly caveat?: RegExp
  readonly text?: Text.Text
}

export interface Question {
  readonly query: object
  /** By `unit period`; or that it must be refused, and what the reason says. */
  readonly gives: { readonly [cell: string]: Expected } | RegExp
  /** What the English explanations must say. */
  readonly explains?: RegExp
}

export interface Judged {
  readonly asOf: string
  readonly status: Assessment.Status
  /** What it was judged by, in the JSON form of a quantity; `null` for nothing. */
  readonly value?: number | string | null
  /** The sentence, all of it: a clause too many is as wrong as one that lacks. */
  readonly because?: Text.Text
}

export interface Scenario {
  readonly title: string
  readonly documents: Documents.Encoded | ReadonlyArray<object>
  readonly commits?: ReadonlyArray<ReadonlyArray<Figure> | object>
  /** What becomes of the commits, where one is to be refused. */
  readonly committed?: ReadonlyArray<"ok" | RegExp>
  readonly asks?: ReadonlyArray<Question>
  /** Verdicts on target "t". */
  readonly judges?: ReadonlyArray<Judged>
  /** That the documents must be refused, and what the reason says. */
  readonly error?: RegExp
}

const near = (a: number, b: number): boolean => a === b || Math.abs(a - b) <= 1e-12 * Math.max(Math.abs(a), Math.abs(b))
const quantity = (value: Answer.Value | null): Quantity.Quantity | undefined =>
  value === null
    ? undefined
    : {
        lower: Number(value[0]),
        upper: Number(value[1]),
        lowerOpen: value[2],
        upperOpen: value[3],
        about: value[4]
      }

const same = (a: Quantity.Quantity | undefined, b: Quantity.Quantity | undefined): boolean =>
  a === undefined || b === undefined
    ? a === b
    : near(a.lower, b.lower) &&
      near(a.upper, b.upper) &&
      a.lowerOpen === b.lowerOpen &&
      a.upperOpen === b.upperOpen &&
      a.about === b.about

const say = (value: unknown): string => JSON.stringify(value) ?? "nothing"

/** What a reading says otherwise than it must. */
const differences = (read: Answer.Read, expected: Expected): ReadonlyArray<string> => {
  const found = quantity(read.value)
  const wrong = (what: string, is: unknown, right: unknown) => `${what} is ${say(is)}, right is ${say(right)}`
  const equal = (key: "reason" | "reported" | "reporting" | "expected"): ReadonlyArray<string> => {
    const [is, right] = [read[key], expected[key]]
    if (right === undefined || is === right) return []
    return typeof is === "number" && typeof right === "number" && near(is, right) ? [] : [wrong(key, is, right)]
  }
  const end = (key: "lower" | "upper"): ReadonlyArray<string> => {
    const right = expected[key]
    return right === undefined || (found !== undefined && near(found[key], right))
      ? []
      : [wrong(key, read.value, right)]
  }
  const { caveat, holds, silent, text, value } = expected
  const right = value === undefined || value === null ? undefined : Quantity.from(value)
  const isSilent = read.silent.map(({ period, reporter }) => `${reporter} ${period}`).sort()
  return [
    ...(value === undefined || same(found, right) ? [] : [wrong("value", read.value, value)]),
    ...(holds === undefined || found === undefined || Quantity.contains(found, holds)
      ? []
      : [wrong("value", read.value, `one that holds ${holds}`)]),
    ...end("lower"),
    ...end("upper"),
    ...(["reason", "reported", "reporting", "expected"] as const).flatMap(equal),
    ...(silent === undefined || say(isSilent) === say([...silent].sort()) ? [] : [wrong("silent", isSilent, silent)]),
    ...(caveat === undefined || read.caveats.some(({ vi, en }) => caveat.test(vi) || caveat.test(en))
      ? []
      : [wrong("caveats", read.caveats, String(caveat))]),
    ...(["vi", "en"] as const).flatMap((language) =>
      text === undefined || read.text[language] === text[language]
        ? []
        : [wrong(language, read.text[language], text[language])]
    )
  ]
}

type Answered = ReadonlyArray<Answer.Read> | Answer.Refused

const ofQuestion = (answered: Answered, { gives }: Question): ReadonlyArray<string> => {
  if ("refused" in answered) {
    return gives instanceof RegExp && gives.test(answered.refused) ? [] : [`refused: ${answered.refused}`]
  }
  if (gives instanceof RegExp) return [`not refused: ${answered.map(({ text }) => text.en).join(" / ")}`]
  const cells = answered.map(({ period, unit }) => `${unit} ${period}`)
  return [
    ...(say(cells.toSorted()) === say(Object.keys(gives).sort())
      ? []
      : [`answers ${cells.join(", ")}, not ${Object.keys(gives).join(", ")}`]),
    ...answered.flatMap((read, index) =>
      differences(read, gives[cells[index]!] ?? {}).map((each) => `${cells[index]}: ${each}`)
    )
  ]
}

const ofExplanation = (
  given: ReadonlyArray<Text.Text> | Answer.Refused | undefined,
  { explains }: Question
): ReadonlyArray<string> => {
  if (explains === undefined) return []
  const said = given === undefined || "refused" in given ? say(given) : given.map(({ en }) => en).join("\n")
  return explains.test(said) ? [] : [`the explanation ${say(said)} lacks ${String(explains)}`]
}

const ofVerdict = (answered: Answer.Verdict | Answer.Refused, judged: Judged): ReadonlyArray<string> => {
  if ("refused" in answered) return [`refused: ${answered.refused}`]
  const { because, status, value } = judged
  const found = quantity(answered.value)
  const right = value === undefined || value === null ? undefined : Quantity.from(value)
  return [
    ...(value === undefined || same(found, right) ? [] : [`judged by ${say(answered.value)}, right is ${say(value)}`]),
    ...(answered.status === status ? [] : [`the verdict is ${answered.status}, right is ${status}`]),
    ...(["vi", "en"] as const).flatMap((language) =>
      because === undefined || answered.because[language] === because[language]
        ? []
        : [`${language} is ${say(answered.because[language])}, right is ${say(because[language])}`]
    )
  ]
}

/** Everything that comes out otherwise than it must, in each of the stores. */
export const mismatches = async (
  scenario: Scenario,
  stores: ReadonlyArray<Store> = ["memory", "sqlite"]
): Promise<ReadonlyArray<string>> => {
  const { asks = [], commits = [], committed, documents, error, judges = [], title } = scenario
  const answer = await Door.answer(
    JSON.stringify({
      id: title,
      documents,
      commits,
      queries: asks.map(({ query }) => query),
      assess: judges.map(({ asOf }) => ({ target: "t", options: { asOf } })),
      explain: asks.some(({ explains }) => explains !== undefined),
      stores
    })
  )
  if (answer.error !== undefined || error !== undefined) {
    return error?.test(answer.error ?? "") === true ? [] : [`the error is ${say(answer.error)}`]
  }
  const writes = answer.commits.flatMap((is, index) => {
    const right = committed?.[index] ?? "ok"
    return (typeof right === "string" ? is === right : right.test(is)) ? [] : [`commit ${index}: ${is}`]
  })
  const read = stores.flatMap((store) =>
    [
      ...asks.flatMap((question, index) => [
        ...ofQuestion(answer.answers[store]![index]!, question),
        ...ofExplanation(answer.explanations?.[store]?.[index], question)
      ]),
      ...judges.flatMap((judged, index) => ofVerdict(answer.assessments[store]![index]!, judged))
    ].map((each) => `${store}: ${each}`)
  )
  return [...writes, ...read]
}
