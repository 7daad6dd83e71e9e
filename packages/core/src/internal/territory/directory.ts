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
import { distance, nearness } from "../check/nearest.ts"
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
  Unusable: "",
  Unknown: "check the spelling, the scheme and the parent",
  OtherTime: "it meant these at other times; ask about one of their days",
  Elsewhere: "it means these, which are not there; correct the parent (within) or the level",
  Ambiguous: "it means several; add a day (at), a parent (within) or a level"
}

/**
 * A look-up without one certain answer: nothing was found, or nothing on that day or in that place, or several. The candidates
 * say what it could have meant and when; of an unknown name, what is spelt most like it. `Unusable` is a question that cannot be
 * asked, and `problem` says why.
 */
export class ResolveError extends Schema.TaggedError<ResolveError>()("ResolveError", {
  reason: Schema.Literals(["Unusable", "Unknown", "OtherTime", "Elsewhere", "Ambiguous"]),
  /** What was asked, as text. */
  query: Schema.String,
  candidates: Schema.Array(Candidate),
  problem: Schema.optionalKey(Schema.String)
}) {
  override get message() {
    const { candidates, problem, query, reason } = this
    if (problem !== undefined) return `${query} cannot be looked up: ${problem}`
    const found = candidates.slice(0, 12).map((candidate) => `\n  - ${describe(candidate)}`)
    const more = candidates.length > 12 ? `\n  - and ${candidates.length - 12} more` : ""
    const said = reason === "Unknown" && candidates.length > 0 ? "did you mean one of these?" : advice[reason]
    return `${query} names no one unit: ${said}${found.join("")}${more}`
  }
}

type Named = Pick<Unit.Unit, "id" | "names" | "codes">

interface Bearer<A> {
  readonly unit: Named
  readonly fact: A
}

/** Units by code and by the key of their name, with and without its type. */
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

/** A scheme and those that it is part of: `gso.other` is one of `gso`. */
const schemes = (scheme: string): ReadonlyArray<string> => {
  const dot = scheme.lastIndexOf(".")
  return dot === -1 ? [scheme] : [scheme, ...schemes(scheme.slice(0, dot))]
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
    for (const fact of unit.codes)
      for (const one of schemes(fact.scheme)) put(codes, `${one} ${fact.code}`, { unit, fact })
    for (const fact of unit.names) {
      const bearer = { unit, fact }
      for (const key of new Set([bare(fact, locale), fact.name.vi, fact.name.en].map(Locale.key)))
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

const candidatesOf = (bearers: ReadonlyArray<Bearer<Day.Span>>, limits: Limits): ReadonlyArray<Candidate> => {
  const candidates = bearers.map(({ unit, fact }): Candidate => {
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
  return candidates.sort((a, b) => (order(a) < order(b) ? -1 : 1))
}

const decide = (
  query: string,
  bearers: ReadonlyArray<Bearer<Day.Span>>,
  at: Day.Day | undefined,
  limits: Limits,
  like: () => ReadonlyArray<Bearer<Day.Span>>
): Result.Result<string, ResolveError> => {
  const lying = bearers.filter(({ unit, fact }) => limits.lies(unit.id, at === undefined ? fact : instant(at)))
  const then = at === undefined ? lying : lying.filter(({ fact }) => Day.within(at, fact))
  const ids = new Set(then.map(({ unit }) => unit.id))
  if (ids.size === 1) return Result.succeed(then[0]!.unit.id)
  const fail = (reason: ResolveError["reason"], those: ReadonlyArray<Bearer<Day.Span>>) =>
    Result.fail(new ResolveError({ reason, query, candidates: candidatesOf(those, limits) }))
  if (ids.size > 1) return fail("Ambiguous", then)
  if (bearers.length === 0) return fail("Unknown", like())
  const wasThere = bearers.some(({ unit, fact }) => limits.lies(unit.id, fact))
  return fail(wasThere ? "OtherTime" : "Elsewhere", bearers)
}

const instant = (day: Day.Day): Day.Span => ({ from: day, to: Day.add(day, 1) })

interface ByCode {
  readonly scheme: string
  readonly code: string
  readonly at?: Day.Day | undefined
}
interface ByName {
  readonly name: string
  readonly within?: string | undefined
  readonly at?: Day.Day | undefined
}

const textOf = ({ at, ...query }: ByCode | ByName): string => {
  const day = at === undefined ? "" : ` on ${at}`
  if ("code" in query) return `code "${query.code}" of ${query.scheme}${day}`
  return `name "${query.name}"${query.within === undefined ? "" : ` in ${query.within}`}${day}`
}

/** What was asked, where it may be anything. */
const anyText = (query: unknown): string => {
  const { code, name } = (query ?? {}) as { readonly code?: unknown; readonly name?: unknown }
  if (typeof name === "string" || typeof code === "string") return textOf(query as ByName)
  try {
    return JSON.stringify(query)?.slice(0, 200) ?? String(query)
  } catch {
    return "what was asked"
  }
}

/** A question that cannot be asked, and all that is wrong with it. */
export const unusable = (query: unknown, problems: ReadonlyArray<string>): Result.Result<string, ResolveError> =>
  Result.fail(
    new ResolveError({ reason: "Unusable", query: anyText(query), candidates: [], problem: problems.join("; ") })
  )

/** The unit that bears a code. */
export const byCode = (directory: Directory, query: ByCode, limits: Limits): Result.Result<string, ResolveError> =>
  decide(textOf(query), directory.codes.get(`${query.scheme} ${query.code}`) ?? [], query.at, limits, () => [])

/** A name, without the words that say its type where it has such. */
interface Typed {
  readonly text: string
  readonly type: string | undefined
}

/** The unit that bears a name. */
export const byName = (directory: Directory, query: ByName, limits: Limits): Result.Result<string, ResolveError> => {
  const { locale } = directory
  const typed = Locale.untyped(query.name, locale)
  const readings: ReadonlyArray<Typed> = [
    { text: query.name, type: undefined },
    ...(typed === undefined ? [] : [{ text: typed.rest, type: typed.type }])
  ]
  const found = readings.flatMap(({ text, type }) => {
    const bearers = (directory.names.get(Locale.key(text)) ?? []).filter(
      ({ fact }) => type === undefined || isOf(fact, type, locale)
    )
    // Marks that were typed count; a text without any may stand for every spelling.
    const wanted = Locale.spelling(text, locale)
    const matches = (name: string) => Locale.spelling(name, locale) === wanted
    return Locale.isMarked(text)
      ? bearers.filter(({ fact }) => matches(bare(fact, locale)) || matches(fact.name.vi))
      : bearers
  })
  return decide(textOf(query), [...new Set(found)], query.at, limits, () =>
    like(directory, readings.at(-1)!, query.at, limits)
  )
}

/** The keys that are spelt most like one. */
const nearest = (wanted: string, keys: Iterable<string>): ReadonlyArray<string> => {
  let limit = nearness(wanted)
  let found: Array<string> = []
  for (const key of keys) {
    const cost = distance(wanted, key, limit)
    if (cost > limit) continue
    if (cost < limit) found = []
    limit = cost
    found.push(key)
  }
  return found
}

/** The first letters of a name's words: `HCM`. */
const initials = (name: string): string => Locale.key(name.replace(/(\S)\S*/gu, "$1"))

/** What a name may have been meant for: what is spelt most like it, or has it for initials; of that type and on that day where it can. */
const like = (
  { locale, names }: Directory,
  { text, type }: Typed,
  at: Day.Day | undefined,
  limits: Limits
): ReadonlyArray<Bearer<Unit.Name>> => {
  const wanted = Locale.key(text)
  const spelt = nearest(wanted, names.keys()).flatMap((key) => names.get(key)!)
  const short = [...names.values()].flat().filter(({ fact }) => initials(bare(fact, locale)) === wanted)
  const all = wanted.length < 3 ? spelt : [...short, ...spelt]
  const fitting = all.filter(({ fact, unit }) => {
    const span = at === undefined ? fact : instant(at)
    return (type === undefined || isOf(fact, type, locale)) && Day.overlap(fact, span) && limits.lies(unit.id, span)
  })
  return [...new Map((fitting.length > 0 ? fitting : all).map((one) => [one.unit.id, one])).values()]
}

const isOf = (name: Unit.Name, type: string, locale: Locale.Locale): boolean =>
  Text.fold(name.type?.vi ?? "").startsWith(type) || Locale.untyped(name.name.vi, locale)?.type === type
