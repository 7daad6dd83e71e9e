/**
 * What one unit of a count is: a turn (lượt), a person, a household, an account. Counts of different bases never mix.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"
import { Id, Line, maker } from "./internal/document.ts"
import * as Text from "./Text.ts"

const struct = Schema.Struct({
  id: Id,
  /** The word after the number: "lượt", "người"; in English that of several, "turns", "people". */
  name: Text.Text,
  /** The English word after 1: "turn", "person"; `name.en` where not said. */
  one: Schema.optionalKey(Line),
  /**
   * `entity`: one thing can be counted again elsewhere or later (people, households), so that adding may count twice.
   * `event`: each happens once (lượt, leaflets handed out), so that adding is safe. `share`: a percentage as reported.
   * `score`: points of an index.
   */
  kind: Schema.Literals(["entity", "event", "share", "score"]),
  /** Whether there are only whole ones: a figure with a fraction is refused. Money and hours have parts, and so has what does not say. */
  whole: Schema.optionalKey(Schema.Boolean)
})
/** @category models @since 0.1.0 */
export interface CountBasis extends Schema.Schema.Type<typeof struct> {}
/** The JSON form: what `from` takes. @category models @since 0.1.0 */
export interface Encoded extends Schema.Codec.Encoded<typeof struct> {}

/**
 * A thing that is counted.
 *
 * @category models
 * @since 0.1.0
 */
export const CountBasis: Schema.Codec<CountBasis, Encoded> = struct

/** A count basis; throws a `DocumentError`. @category constructors @since 0.1.0 */
export const from: (input: Encoded) => CountBasis = maker("CountBasis", CountBasis)

const basis = (id: string, kind: CountBasis["kind"], vi: string, en: string, one: string = id): CountBasis =>
  from({ id, kind, name: { vi, en }, one, ...(kind === "entity" || kind === "event" ? { whole: true } : {}) })

/** The bases every model knows: what they count is whole. @category constants @since 0.1.0 */
export const standard = {
  turn: basis("turn", "event", "lượt", "turns"),
  person: basis("person", "entity", "người", "people"),
  household: basis("household", "entity", "hộ", "households"),
  account: basis("account", "entity", "tài khoản", "accounts"),
  team: basis("team", "entity", "tổ", "teams"),
  seat: basis("seat", "event", "vị trí thành viên", "seats"),
  unit: basis("unit", "entity", "đơn vị", "units"),
  organisation: basis("organisation", "entity", "tổ chức", "organisations"),
  activity: basis("activity", "event", "hoạt động", "activities"),
  item: basis("item", "event", "sản phẩm, ấn phẩm", "items"),
  percent: basis("percent", "share", "%", "%", "%"),
  point: basis("point", "score", "điểm", "points")
} as const

const ofStandard: ReadonlyMap<string, CountBasis> = new Map(Object.values(standard).map((one) => [one.id, one]))

/** Whether there are only whole ones of a basis; of a standard one that is worded anew, too. @internal */
export const isWhole = ({ id, whole }: CountBasis): boolean => ofStandard.get(id)?.whole ?? whole ?? false
