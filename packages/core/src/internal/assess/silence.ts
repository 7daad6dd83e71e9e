/** Who is silent about what a question asks, in words. @internal */
import type { Others } from "../../Assessment.ts"
import * as Model from "../../Model.ts"
import type { Reading } from "../../Reading.ts"
import type * as Target from "../../Target.ts"
import type * as Text from "../../Text.ts"
import * as Words from "../../Words.ts"
import * as nouns from "../plan/nouns.ts"

/** How many reporters leave a value open, what they are called, and of which level they are where it is one. */
export interface Silent {
  /** Those who told nothing. */
  readonly count: number
  /** Those of them of whom others told something. */
  readonly begun: number
  /** Those who told a part. */
  readonly partly: number
  /** Those who reported that they do not know, kind by kind: `1 xã`. */
  readonly unknown: Text.Text | undefined
  /** All of them, kind by kind: `6 xã và 11 tổ`; and those of whom nothing came, of whom something did, who told nothing and a part. */
  readonly all: Text.Text
  readonly named: { readonly [K in "untold" | "rest" | "whole" | "part"]: Text.Text }
  /** Those of whom nothing came, kind by kind. */
  readonly untold: ReadonlyArray<Text.Text>
  /** What they are called where they are of one kind. */
  readonly noun: nouns.Noun | undefined
  /** The level of the unit itself, in words, where its own part is open too. */
  readonly itself: Text.Text | undefined
  /** Whether it told something itself: then only the rest of it is open. */
  readonly itselfBegun: boolean
}

type Asked = Pick<Target.Question, "hierarchy" | "period">

export const reportersOf = (reading: Pick<Reading, "silent">): ReadonlyArray<string> => [
  ...new Set(reading.silent.map(({ reporter }) => reporter))
]

/** What a reporter is called, a commune that was abolished within the period too; and its level. */
const kindOf = (model: Model.Model, { hierarchy, period }: Asked, reporter: string) => {
  if (model.teams.has(reporter)) return { noun: nouns.team, level: undefined }
  const index = nouns.levelOf(model, hierarchy, reporter, period)
  const level = index === undefined ? undefined : model.territory.hierarchies.get(hierarchy)?.levels[index]
  return { noun: nouns.ofLevel(model, hierarchy, level?.id), level: level?.id }
}

/** The level that reporters share. */
export const levelOf = (model: Model.Model, question: Asked, reporters: ReadonlyArray<string>): string | undefined => {
  const levels = new Set(reporters.map((one) => kindOf(model, question, one).level))
  return levels.size === 1 ? [...levels][0] : undefined
}

/** How many there are of each kind, kind by kind. */
const byKind = (model: Model.Model, question: Asked, reporters: ReadonlyArray<string>): ReadonlyArray<Text.Text> => {
  const kinds = Map.groupBy(reporters, (one) => kindOf(model, question, one).noun.en)
  return [...kinds.values()].map((some) => {
    const { noun } = kindOf(model, question, some[0]!)
    return Words.both((language) => nouns.count(noun, some.length, language))
  })
}

/** Several texts as one. */
export const listed = (all: ReadonlyArray<Text.Text>): Text.Text =>
  Words.both((language) =>
    nouns.listed(
      all.map((one) => one[language]),
      language
    )
  )

export const silent = (
  model: Model.Model,
  question: Asked,
  reading: Pick<Reading, "silent" | "unit">,
  {
    itself = false,
    itselfBegun = false,
    open = reportersOf(reading),
    begun = [],
    partly = [],
    unknown = []
  }: Others = {}
): Silent => {
  const own = nouns.ofUnit(model, question.hierarchy, reading.unit, question.period)
  const say = (some: ReadonlyArray<string>) => listed(byKind(model, question, some))
  const below = unknown.filter((one) => one !== reading.unit)
  const itsOwn = below.length < unknown.length ? [{ vi: `cấp ${own.vi}`, en: `the ${own.en} itself` }] : []
  const has = (some: ReadonlyArray<string>) => (one: string) => some.includes(one)
  const whole = open.filter((one) => !has(partly)(one))
  const untold = byKind(
    model,
    question,
    whole.filter((one) => !has(begun)(one))
  )
  const kinds = new Map(open.map((one) => kindOf(model, question, one)).map(({ noun }) => [noun.en, noun]))
  return {
    count: whole.length,
    begun: begun.length,
    partly: partly.length,
    all: say(open),
    untold,
    named: {
      untold: listed(untold),
      rest: say([...partly, ...begun]),
      whole: say(whole),
      part: say(partly)
    },
    unknown: unknown.length === 0 ? undefined : listed([...byKind(model, question, below), ...itsOwn]),
    noun: kinds.size === 1 ? [...kinds.values()][0] : undefined,
    itselfBegun: itself && itselfBegun,
    itself: itself ? { vi: `cấp ${own.vi}`, en: `the ${own.en}` } : undefined
  }
}
