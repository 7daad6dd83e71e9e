/**
 * Looking units up by code or name. An answer is certain, or an error that lists what it could have been.
 *
 * @internal
 */
import * as Result from "effect/Result"
import * as Day from "../../Day.ts"
import * as Locale from "../../Locale.ts"
import * as Text from "../../Text.ts"
import type * as Unit from "../../Unit.ts"
import { distance, nearness } from "../check/nearest.ts"
import { type Candidate, ResolveError } from "./unresolved.ts"

type Named = Pick<Unit.Unit, "id" | "names" | "codes">

interface Bearer<A> {
  readonly unit: Named
  readonly fact: A
}

/** Units by code and by the key of their name, with and without its type. */
export interface Directory {
  readonly locale: Locale.Locale
  readonly schemes: ReadonlySet<string>
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
  const named = new Set<string>()
  for (const unit of units) {
    for (const fact of unit.codes) {
      for (const one of schemes(fact.scheme)) {
        named.add(one)
        put(codes, `${one} ${fact.code}`, { unit, fact })
      }
    }
    for (const fact of unit.names) {
      const bearer = { unit, fact }
      for (const key of new Set([bare(fact, locale), fact.name.vi, fact.name.en].map(Locale.key)))
        put(names, key, bearer)
    }
  }
  return { locale, schemes: named, codes, names }
}

/** What a look-up may ask besides the code or the name. */
interface Limits {
  /** Whether the unit existed in a span of days, where the question wants it. */
  readonly lies: (unit: string, span: Day.Span) => boolean
  readonly parent: (unit: string, span: Day.Span) => string | undefined
  /** How deep a unit lies in others. */
  readonly depth: (unit: string, span: Day.Span) => number
  /** What a unit is on a day on which it is called otherwise, or is none. */
  readonly instead: (unit: string, at: Day.Day) => Candidate["instead"]
}

const candidatesOf = (
  bearers: ReadonlyArray<Bearer<Day.Span>>,
  at: Day.Day | undefined,
  limits: Limits
): ReadonlyArray<Candidate> => {
  const candidates = bearers.map(({ unit, fact }): Candidate => {
    const parent = limits.parent(unit.id, fact)
    const instead = at === undefined || Day.within(at, fact) ? [] : (limits.instead(unit.id, at) ?? [])
    return {
      unit: unit.id,
      name: (unit.names.find((name) => Day.overlap(name, fact)) ?? unit.names[0]).name.vi,
      ...(parent === undefined ? {} : { parent }),
      ...(fact.from === undefined ? {} : { from: fact.from }),
      ...(fact.to === undefined ? {} : { to: fact.to }),
      ...(instead.length === 0 ? {} : { instead })
    }
  })
  const order = ({ from = "", unit }: Candidate) => `${from} ${unit}`
  return candidates.sort((a, b) => (order(a) < order(b) ? -1 : 1))
}

/** Of what was not found, what may have been meant and what is the matter. */
interface Near {
  readonly bearers: ReadonlyArray<Bearer<Day.Span>>
  readonly problem?: string
}

const decide = (
  query: string,
  bearers: ReadonlyArray<Bearer<Day.Span>>,
  at: Day.Day | undefined,
  limits: Limits,
  near: () => Near,
  called: ReadonlyArray<Bearer<Day.Span>> = []
): Result.Result<string, ResolveError> => {
  const lying = bearers.filter(({ unit, fact }) => limits.lies(unit.id, at === undefined ? fact : instant(at)))
  const then = at === undefined ? lying : lying.filter(({ fact }) => Day.within(at, fact))
  const ids = new Set(then.map(({ unit }) => unit.id))
  if (ids.size === 1) return Result.succeed(then[0]!.unit.id)
  const fail = (reason: ResolveError["reason"], those: ReadonlyArray<Bearer<Day.Span>>, problem?: string) => {
    const said = { ...(at === undefined ? {} : { at }), ...(problem === undefined ? {} : { problem }) }
    return Result.fail(new ResolveError({ reason, query, ...said, candidates: candidatesOf(those, at, limits) }))
  }
  if (ids.size > 1) return fail("Ambiguous", then)
  if (bearers.length === 0) {
    const { bearers: those, problem } = near()
    return fail("Unknown", those, problem)
  }
  const wasThere = bearers.some(({ unit, fact }) => limits.lies(unit.id, fact))
  return fail(wasThere ? "OtherTime" : "Elsewhere", [...bearers, ...called])
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
  if ("code" in query) return `code "${query.code}"${query.scheme === undefined ? "" : ` of ${query.scheme}`}${day}`
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
  decide(textOf(query), directory.codes.get(`${query.scheme} ${query.code}`) ?? [], query.at, limits, () =>
    nearCode(directory, query)
  )

/** A spreadsheet drops the noughts before a code, or somebody adds some. */
const nearCode = ({ codes, schemes: known }: Directory, { code, scheme }: ByCode): Near => {
  if (!known.has(scheme)) {
    const there = `${known.size === 1 ? "there is" : "there are"} ${[...known].map((one) => `"${one}"`).join(", ")}`
    return {
      bearers: [],
      problem: `no code is of the scheme "${scheme}"; ${known.size === 0 ? "no unit has a code" : there}`
    }
  }
  const short = `${scheme} ${code.trim().replace(/^0+/, "")}`
  const bearers = [...codes].flatMap(([key, all]) => (key.replace(/ 0+/, " ") === short ? all : []))
  return bearers.length === 0
    ? { bearers, problem: "no unit has this code; correct it" }
    : { bearers, problem: "noughts before a code count; did you mean one of these?" }
}

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
  const called = calledSo(directory, query.name)
  const near = (): Near => {
    const bearers = like(directory, query.name, readings.at(-1)!, query.at, limits)
    return bearers.length > 0 ? { bearers } : nearName(directory, query.name.trim())
  }
  return decide(textOf(query), [...new Set(found)], query.at, limits, near, called)
}

/** Those that people call so, who bear another name. */
const calledSo = ({ locale, names }: Directory, text: string): ReadonlyArray<Bearer<Unit.Name>> => {
  const name = locale.nicknames?.[Locale.key(text)]
  return name === undefined ? [] : (names.get(Locale.key(name)) ?? [])
}

/** A name that is none may be a code. */
const nearName = ({ codes, schemes: known }: Directory, text: string): Near => {
  const scheme = [...known].find((one) => codes.has(`${one} ${text}`))
  return scheme === undefined
    ? { bearers: [], problem: "no unit has this name, nor one like it; correct it" }
    : {
        bearers: codes.get(`${scheme} ${text}`)!,
        problem: `it is a code; look it up as one: { scheme: "${scheme}", code: "${text}" }`
      }
}

/** One text for all that differ only in letters that are written for one another. */
const loosely = ({ alike = [] }: Locale.Locale, key: string): string =>
  alike.reduce((text, letters) => text.replace(new RegExp(`[${letters}]`, "g"), letters[0]!), key)

/** The keys that are spelt most like one. */
const nearest = (wanted: string, all: Iterable<string>, locale: Locale.Locale): ReadonlyArray<string> => {
  const keys = [...all]
  const sounding = keys.filter((key) => loosely(locale, key) === loosely(locale, wanted))
  if (sounding.length > 0) return sounding
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

/** Other ways to call what is called so: the first letters, with those of the type, before the last word, and each of names that are joined. */
const shortOf = (name: Unit.Name, locale: Locale.Locale): ReadonlyArray<string> => {
  const own = bare(name, locale)
  const parts = own.split(/\s+[-–—]\s+/)
  const last = own.lastIndexOf(" ")
  return [
    initials(own),
    initials(name.name.vi),
    initials(own.slice(0, Math.max(last, 0))) + Locale.key(own.slice(last + 1)),
    ...(parts.length > 1 ? parts.map(Locale.key) : [])
  ]
}

/** What a name may have been meant for: what is spelt most like it, or is called so for short; of that type and on that day where it can. */
const like = (
  directory: Directory,
  name: string,
  { text, type }: Typed,
  at: Day.Day | undefined,
  limits: Limits
): ReadonlyArray<Bearer<Unit.Name>> => {
  const { locale, names } = directory
  const [wanted, whole] = [text, name].map(Locale.key) as [string, string]
  const spelt = nearest(wanted, names.keys(), locale).flatMap((key) => names.get(key)!)
  const short = [...names.values()].flat().filter(({ fact }) => {
    const ways = shortOf(fact, locale)
    return ways.includes(wanted) || ways.includes(whole)
  })
  // Two letters are short for hundreds: for the highest.
  const depth = ({ fact, unit }: Bearer<Unit.Name>): number => limits.depth(unit.id, fact)
  const least = wanted.length < 3 ? short.reduce((found, one) => Math.min(found, depth(one)), Infinity) : Infinity
  const meant = [...calledSo(directory, name), ...short.filter((one) => depth(one) <= least)]
  const all = wanted.length < 3 && meant.length > 0 ? meant : [...meant, ...spelt]
  const there = all.filter(({ fact, unit }) => {
    const span = at === undefined ? fact : instant(at)
    return Day.overlap(fact, span) && limits.lies(unit.id, span)
  })
  const fitting = there.filter(({ fact }) => type === undefined || isOf(fact, type, locale))
  const best = [fitting, there, all].find((some) => some.length > 0) ?? []
  return [...new Map(best.map((one) => [one.unit.id, one])).values()]
}

const isOf = (name: Unit.Name, type: string, locale: Locale.Locale): boolean =>
  Text.fold(name.type?.vi ?? "").startsWith(type) || Locale.untyped(name.name.vi, locale)?.type === type
