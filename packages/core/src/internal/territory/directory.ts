/**
 * Looking units up by code or name. An answer is certain, or an error that lists what it could have been.
 *
 * @internal
 */
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as Day from "../../Day.ts"
import * as Locale from "../../Locale.ts"
import * as Text from "../../Text.ts"
import type * as Unit from "../../Unit.ts"
import { renderSpan } from "../renderSpan.ts"

/** A unit that a look-up could mean, and when. */
export const Candidate = Schema.Struct({
  unit: Schema.String,
  name: Schema.String,
  /** The name of its parent, where it has one. */
  parent: Schema.optionalKey(Schema.String),
  ...Day.dated
})
export interface Candidate extends Schema.Schema.Type<typeof Candidate> {}

const describe = (candidate: Candidate): string =>
  `${candidate.unit} (${candidate.name}${candidate.parent === undefined ? "" : `, ${candidate.parent}`}; ${renderSpan(candidate)})`

const advice = {
  Unknown: "check the spelling, the scheme and the parent",
  OtherTime: "it meant these at other times; ask about one of their days",
  Ambiguous: "it means several; add a day (at), a parent (within) or a level"
}

/**
 * A look-up without one certain answer: nothing was found, or nothing on that day, or several. The candidates say what it
 * could have meant and when.
 */
export class ResolveError extends Schema.TaggedError<ResolveError>()("ResolveError", {
  reason: Schema.Literals(["Unknown", "OtherTime", "Ambiguous"]),
  /** What was asked, as text. */
  query: Schema.String,
  candidates: Schema.Array(Candidate)
}) {
  override get message() {
    const found = this.candidates.slice(0, 12).map((candidate) => `\n  - ${describe(candidate)}`)
    const more = this.candidates.length > 12 ? `\n  - and ${this.candidates.length - 12} more` : ""
    return `${this.query} names no one unit: ${advice[this.reason]}${found.join("")}${more}`
  }
}

type Named = Pick<Unit.Unit, "id" | "names" | "codes">

interface Bearer<A> {
  readonly unit: Named
  readonly fact: A
}

/** Units by code and by folded name without its type. */
export interface Directory {
  readonly locale: Locale.Locale
  readonly codes: ReadonlyMap<string, ReadonlyArray<Bearer<Unit.Code>>>
  readonly names: ReadonlyMap<string, ReadonlyArray<Bearer<Unit.Name>>>
}

const put = <A>(map: Map<string, Array<A>>, key: string, value: A): void => {
  const list = map.get(key)
  if (list === undefined) map.set(key, [value])
  else list.push(value)
}

/** A name without the type that the unit itself says it has. */
const bare = (name: Unit.Name, locale: Locale.Locale): string => {
  const found = Locale.untyped(name.name.vi, locale)
  const typed = found !== undefined && name.type !== undefined && Text.fold(name.type.vi).startsWith(found.type)
  return typed ? found.rest : name.name.vi
}

/** Indexes units, their names as the locale writes them. */
export const make = (units: Iterable<Named>, locale: Locale.Locale): Directory => {
  const codes = new Map<string, Array<Bearer<Unit.Code>>>()
  const names = new Map<string, Array<Bearer<Unit.Name>>>()
  for (const unit of units) {
    for (const fact of unit.codes) put(codes, `${fact.scheme} ${fact.code}`, { unit, fact })
    for (const fact of unit.names) {
      const bearer = { unit, fact }
      for (const key of new Set([bare(fact, locale), fact.name.vi, fact.name.en].map(Text.fold)))
        put(names, key, bearer)
    }
  }
  return { locale, codes, names }
}

/** What a look-up may ask besides the code or the name. */
interface Limits {
  /** Whether the unit existed in a span of days, where the question wants it. */
  readonly lies: (unit: string, span: Day.Span) => boolean
  readonly parent: (unit: string, span: Day.Span) => string | undefined
}

const decide = (
  query: string,
  bearers: ReadonlyArray<Bearer<Day.Span>>,
  at: Day.Day | undefined,
  limits: Limits
): Result.Result<string, ResolveError> => {
  const lying = bearers.filter(({ unit, fact }) => limits.lies(unit.id, at === undefined ? fact : instant(at)))
  const then = at === undefined ? lying : lying.filter(({ fact }) => Day.within(at, fact))
  const ids = new Set(then.map(({ unit }) => unit.id))
  if (ids.size === 1) return Result.succeed(then[0]!.unit.id)
  const others = ids.size > 0 ? then : bearers
  const candidates = others.map(({ unit, fact }): Candidate => {
    const parent = limits.parent(unit.id, fact)
    return {
      unit: unit.id,
      name: (unit.names.find((name) => Day.overlap(name, fact)) ?? unit.names[0]).name.vi,
      ...(parent === undefined ? {} : { parent }),
      ...(fact.from === undefined ? {} : { from: fact.from }),
      ...(fact.to === undefined ? {} : { to: fact.to })
    }
  })
  const order = ({ from = "", unit }: Candidate) => `${from} ${unit}`
  candidates.sort((a, b) => (order(a) < order(b) ? -1 : 1))
  const reason = ids.size > 1 ? "Ambiguous" : candidates.length > 0 ? "OtherTime" : "Unknown"
  return Result.fail(new ResolveError({ reason, query, candidates }))
}

const instant = (day: Day.Day): Day.Span => ({ from: day, to: Day.add(day, 1) })

const dayText = (at: Day.Day | undefined): string => (at === undefined ? "" : ` on ${at}`)

/** The unit that bears a code. */
export const byCode = (
  directory: Directory,
  query: { readonly scheme: string; readonly code: string; readonly at?: Day.Day | undefined },
  limits: Limits
): Result.Result<string, ResolveError> =>
  decide(
    `code "${query.code}" of ${query.scheme}${dayText(query.at)}`,
    directory.codes.get(`${query.scheme} ${query.code}`) ?? [],
    query.at,
    limits
  )

/** The unit that bears a name. */
export const byName = (
  directory: Directory,
  query: { readonly name: string; readonly within?: string | undefined; readonly at?: Day.Day | undefined },
  limits: Limits
): Result.Result<string, ResolveError> => {
  const { locale } = directory
  const typed = Locale.untyped(query.name, locale)
  const readings = [
    { text: query.name, type: undefined },
    ...(typed === undefined ? [] : [{ text: typed.rest, type: typed.type }])
  ]
  const found = readings.flatMap(({ text, type }) => {
    const bearers = (directory.names.get(Text.fold(text)) ?? []).filter(
      ({ fact }) => type === undefined || isOf(fact, type, locale)
    )
    // Marks that were typed count; a text without any may stand for every spelling.
    const wanted = Locale.spelling(text, locale)
    const matches = (name: string) => Locale.spelling(name, locale) === wanted
    return Locale.isMarked(text)
      ? bearers.filter(({ fact }) => matches(bare(fact, locale)) || matches(fact.name.vi))
      : bearers
  })
  const inside = query.within === undefined ? "" : ` in ${query.within}`
  return decide(`name "${query.name}"${inside}${dayText(query.at)}`, [...new Set(found)], query.at, limits)
}

const isOf = (name: Unit.Name, type: string, locale: Locale.Locale): boolean =>
  Text.fold(name.type?.vi ?? "").startsWith(type) || Locale.untyped(name.name.vi, locale)?.type === type
