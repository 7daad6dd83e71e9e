/**
 * Plugins: bases, cohorts, dimensions, measures, indicators and forms that one author defines for everybody. A plugin is plain data: it can be
 * stored, sent and compared, and loading one runs nothing.
 *
 * @since 0.1.0
 */
import { Documents, Problem, Schemas, Text } from "@lantoa/core"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import type { Contents } from "./internal/contents.ts"
import { inspect } from "./internal/inspect.ts"
import { unread, wrongWith } from "./internal/unread.ts"

/**
 * The version of the plugin contract that this package speaks. It grows when a plugin written for it could not be read
 * before; see `Registry.supported` for the versions a host still takes.
 *
 * @category constants
 * @since 0.1.0
 */
export const apiVersion = 1

const Version = Schema.String.check(
  Schema.isPattern(/^(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)(?:-[0-9A-Za-z.-]+)?$/, {
    message: "must be a version of three numbers, for example 1.0.0"
  })
)

const { bases, cohorts, dimensions, measures, indicators, forms } = Documents.Documents.fields

/**
 * A plugin. Everything it defines has an id that begins with the plugin's own (`ninh-binh.vineyards`); everything of others
 * that it refers to is named in `requires`. The bases of every model (`turn`, `person`, `household` …) need no declaration, nor does a dimension whose members nobody lists
 * (`sex`): its id is outside every namespace.
 *
 * @category models
 * @since 0.1.0
 */
export interface Plugin extends Contents {}

/** The JSON form: what `from` takes and `encode` gives. Lists may be left out. @category models @since 0.1.0 */
export interface Encoded
  extends
    Pick<Plugin, "id" | "version" | "apiVersion" | "title" | "description">,
    Pick<Documents.Encoded, "bases" | "cohorts" | "dimensions" | "measures" | "indicators" | "forms"> {
  readonly requires?: ReadonlyArray<string>
}

/** @category models @since 0.1.0 */
export const Plugin: Schema.Codec<Plugin, Encoded> = Schema.Struct({
  id: Schemas.Id,
  version: Version,
  apiVersion: Schema.Int,
  title: Text.Text,
  description: Schema.optionalKey(Text.Text),
  requires: Schemas.listOf(Schemas.Id),
  bases,
  cohorts,
  dimensions,
  measures,
  indicators,
  forms
})

const read = Schemas.decoder("Plugin", Plugin)

/**
 * Reads a plugin from plain data, with every problem at once: ids outside its namespace or used twice, references to
 * nothing, foreign references that are not declared, declarations that are not used.
 *
 * @category conversions
 * @since 0.1.0
 */
export const decode = (input: unknown): Result.Result<Plugin, Problem.DocumentError> =>
  Result.flatMap(read(input), (plugin) => {
    const [first, ...rest] = inspect(plugin)
    return first === undefined
      ? Result.succeed(plugin)
      : Result.fail(new Problem.DocumentError({ subject: `Plugin "${plugin.id}"`, problems: [first, ...rest] }))
  })

/**
 * A plugin, as an author writes it. Throws nothing, so that a module with a plugin that is wrong can be imported: whoever loads it
 * is told, by `Registry.make` and by `Lantoa.open`. Its author asks {@link decode}.
 *
 * @category constructors
 * @since 0.1.0
 */
export const from = (input: Encoded): Plugin =>
  Result.match(read(input), { onFailure: ({ problems }) => unread(input, problems), onSuccess: (plugin) => plugin })

/** Writes plain JSON. @category conversions @since 0.1.0 */
export const encode = (plugin: Plugin): Encoded =>
  (wrongWith(plugin)?.input as Encoded | undefined) ?? Schema.encodeSync(Plugin)(plugin)
