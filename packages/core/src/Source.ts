/**
 * Where a figure or a promise was found: the document, the words, the place in it.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"
import { Id, Line, maker } from "./internal/document.ts"

const struct = Schema.Struct({
  /** The directive, report or article, as an id of the model where it is one. */
  directive: Schema.optionalKey(Id),
  /** The document's name where it is not in the model. */
  title: Schema.optionalKey(Line),
  /** The words of the source. */
  quote: Schema.optionalKey(Line),
  /** Where in the source: page, clause, character offset. */
  locator: Schema.optionalKey(Line),
  url: Schema.optionalKey(Line)
}).check(
  Schema.makeFilter((source) =>
    source.directive !== undefined || source.title !== undefined || source.url !== undefined
      ? undefined
      : "must name the directive, a title or a url"
  )
)
/** @category models @since 0.1.0 */
export interface Source extends Schema.Schema.Type<typeof struct> {}

/**
 * A citation. `quote` holds the source's own words, so that a reader can check the figure against them.
 *
 * @category models
 * @since 0.1.0
 */
export const Source: Schema.Codec<Source> = struct

/** A source; throws a `DocumentError` when it names nothing. @category constructors @since 0.1.0 */
export const from: (input: Source) => Source = maker("Source", Source)
