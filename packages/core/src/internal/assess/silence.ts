/** Who is silent about what a question asks, in words. @internal */
import type { Others } from "../../Assessment.ts"
import * as Model from "../../Model.ts"
import type { Reading } from "../../Reading.ts"
import type * as Target from "../../Target.ts"
import * as Territory from "../../Territory.ts"
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
  /** All of them, kind by kind: `6 xã và 11 tổ`. */
  readonly all: Text.Text
  readonly noun: nouns.Noun
  readonly level: string | undefined
  /** The level of the unit itself, in words, where its own part is open too. */
  readonly itself: Text.Text | undefined
  /** Whether all that there are told something that stands. */
  readonly told: boolean
}

type Asked = Pick<Target.Question, "hierarchy" | "boundaries" | "period">

export const reportersOf = (reading: Pick<Reading, "silent">): ReadonlyArray<string> => [
  ...new Set(reading.silent.map(({ reporter }) => reporter))
]

/** What reporters are called, and the level they share. */
export const called = (model: Model.Model, { boundaries, hierarchy }: Asked, reporters: ReadonlyArray<string>) => {
  if (reporters.length > 0 && reporters.every((one) => model.teams.has(one)))
    return { noun: nouns.team, level: undefined }
  const snapshot = Territory.snapshotAt(model.territory, hierarchy, boundaries.asOf)
  const levels = new Set(reporters.map((one) => snapshot.level[snapshot.number.get(one) ?? -1]))
  const [index] = levels
  const level =
    levels.size === 1 && index !== undefined ? model.territory.hierarchies.get(hierarchy)?.levels[index] : undefined
  return { noun: nouns.ofLevel(model, hierarchy, level?.id), level: level?.id }
}

/** How many there are of each kind. */
const byKind = (model: Model.Model, question: Asked, reporters: ReadonlyArray<string>): Text.Text => {
  const kinds = new Map<string, { readonly noun: nouns.Noun; count: number }>()
  for (const one of reporters) {
    const { noun } = called(model, question, [one])
    const known = kinds.get(noun.en)
    if (known === undefined) kinds.set(noun.en, { noun, count: 1 })
    else known.count += 1
  }
  const all = [...kinds.values()]
  return Words.both((language) =>
    all.map(({ count, noun }) => nouns.count(noun, count, language)).join(language === "vi" ? " và " : " and ")
  )
}

export const silent = (
  model: Model.Model,
  question: Asked,
  reading: Pick<Reading, "silent" | "unit">,
  { itself = false, open = reportersOf(reading), begun = [], partly = [], told = false }: Others = {}
): Silent => {
  const own = nouns.ofUnit(model, question.hierarchy, reading.unit, question.period)
  return {
    count: open.length - partly.length,
    begun: begun.length,
    partly: partly.length,
    all: byKind(model, question, open),
    told,
    ...called(model, question, open),
    itself: itself ? { vi: `cấp ${own.vi}`, en: `the ${own.en}` } : undefined
  }
}
