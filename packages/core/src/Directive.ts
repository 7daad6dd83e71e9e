/**
 * Directives: the official documents that campaigns and targets rest on, and which rests on which.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"
import * as Day from "./Day.ts"
import { Id, Line, listOf, maker } from "./internal/document.ts"
import * as Period from "./Period.ts"
import * as Source from "./Source.ts"
import * as Text from "./Text.ts"
import * as Words from "./Words.ts"
import { spoken } from "./internal/spoken.ts"

const struct = Schema.Struct({
  id: Id,
  /** The kind of document as written: Nghị quyết, Quyết định, Chỉ thị, Kế hoạch, Đề án, bài báo. */
  type: Text.Text,
  /** The number as written: `749`, `09`. */
  number: Schema.optionalKey(Line),
  /** Number and symbol: `749/QĐ-TTg`, `09-NQ/TU`. */
  symbol: Schema.optionalKey(Line),
  issuer: Schema.optionalKey(Id),
  issued: Schema.optionalKey(Day.Day),
  /** The tenure of the issuing body where the citation gives it: khóa 14. */
  tenure: Schema.optionalKey(Line),
  title: Schema.optionalKey(Text.Text),
  /** The time it speaks of: 2021/2025. */
  period: Schema.optionalKey(Period.Period),
  /** The later time it looks ahead to: "định hướng đến năm 2030". */
  vision: Schema.optionalKey(Period.Period),
  /** The directives it rests on or carries out. */
  basis: listOf(Id),
  /** Where this citation was found. */
  source: Schema.optionalKey(Source.Source),
  /** What is doubtful about it. */
  note: Schema.optionalKey(Text.Text)
})
/** @category models @since 0.1.0 */
export interface Directive extends Schema.Schema.Type<typeof struct> {}
/** The JSON form: what `from` takes. @category models @since 0.1.0 */
export interface Encoded extends Schema.Codec.Encoded<typeof struct> {}

/**
 * An official document. The number alone is no key: numbers restart every year or term, so the issuer and the date
 * belong to it. Short citations ("Nghị quyết số 10 của BCH Đảng bộ tỉnh") have no symbol, and sometimes no date.
 *
 * @category models
 * @since 0.1.0
 */
export const Directive: Schema.Codec<Directive, Encoded> = struct

/** A directive; throws a `DocumentError`. @category constructors @since 0.1.0 */
export const from: (input: Encoded) => Directive = maker("Directive", Directive)

/**
 * As it is cited: `Quyết định số 749/QĐ-TTg ngày 03/6/2020`.
 *
 * @example
 * ```ts
 * import { Directive } from "@lantoa/core"
 *
 * const decision = Directive.from({
 *   id: "decision-749",
 *   type: { vi: "Quyết định", en: "Decision" },
 *   symbol: "749/QĐ-TTg",
 *   issued: "2020-06-03"
 * })
 * Directive.cite(decision, "vi") // => "Quyết định số 749/QĐ-TTg ngày 03/6/2020"
 * ```
 *
 * @category rendering
 * @since 0.1.0
 */
export const cite = (directive: Directive, language: Text.Language): string => {
  const number = directive.symbol ?? directive.number
  const head = directive.type[spoken(language)]
  const before = language === "vi" ? { number: "số", day: "ngày" } : { number: "no.", day: "of" }
  return [
    head,
    ...(number === undefined ? [] : [`${before.number} ${number}`]),
    ...(directive.issued === undefined ? [] : [`${before.day} ${Words.day(directive.issued, language)}`])
  ].join(" ")
}
