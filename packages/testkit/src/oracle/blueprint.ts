/** What an office is made from: small numbers, so that a failure shrinks to the smallest office that still fails. @internal */
import * as Arbitrary from "effect/Arbitrary"
import * as Schema from "effect/Schema"

const upTo = (maximum: number): Arbitrary.Arbitrary<number> =>
  Arbitrary.schema(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum })))

/** One way in which bodies report, regularly. */
export interface Regime {
  readonly shape: number
  readonly level: number
  readonly bucket: number
  readonly phase: number
}

/** What befalls one figure. */
export interface Damage {
  readonly kind: number
  readonly at: number
  readonly by: number
}

export interface MeasurePlan {
  readonly kind: number
  readonly own: number
  readonly extra: number
  readonly variant: number
  readonly form: number
  readonly main: number
  readonly table: number
  readonly regimes: ReadonlyArray<Regime>
  readonly counts: ReadonlyArray<number>
  readonly quiet: number
  readonly damages: ReadonlyArray<Damage>
}

/** @category models @since 0.1.0 */
export interface Blueprint {
  readonly communes: number
  readonly districts: number
  readonly hamlets: number
  readonly complete: number
  readonly event: number
  readonly eventMonth: number
  readonly quarters: number
  readonly salt: number
  readonly measures: ReadonlyArray<MeasurePlan>
}

const regime = Arbitrary.all({ shape: upTo(9), level: upTo(3), bucket: upTo(3), phase: upTo(5) })
const damage = Arbitrary.all({ kind: upTo(13), at: upTo(997), by: upTo(7) })
const measure = Arbitrary.all({
  kind: upTo(9),
  own: upTo(6),
  extra: upTo(9),
  variant: upTo(3),
  form: upTo(3),
  main: upTo(11),
  table: upTo(3),
  regimes: Arbitrary.array(regime, { maxLength: 2 }),
  counts: Arbitrary.array(upTo(12), { minLength: 2, maxLength: 7 }),
  quiet: upTo(3),
  damages: Arbitrary.array(damage, { maxLength: 8 })
})

/** Blueprints of offices; each part shrinks towards less. @category constructors @since 0.1.0 */
export const arbitrary: Arbitrary.Arbitrary<Blueprint> = Arbitrary.all({
  communes: upTo(3),
  districts: upTo(3),
  hamlets: upTo(5),
  complete: upTo(7),
  event: upTo(7),
  eventMonth: upTo(4),
  quarters: upTo(1),
  salt: upTo(9999),
  measures: Arbitrary.array(measure, { minLength: 1, maxLength: 2 })
})
