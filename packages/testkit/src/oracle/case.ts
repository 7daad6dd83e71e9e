/** What the oracle sends and gets back: the façade's JSON forms, as a case of the `eval` command has them. @internal */

export type Text = { readonly vi: string; readonly en: string }
export interface Dated {
  readonly from?: string
  readonly to?: string
}
export interface UnitJson {
  readonly id: string
  readonly names: readonly [{ readonly name: Text }]
}
export interface EdgeJson extends Dated {
  readonly unit: string
  readonly parent?: string
  readonly level: string
}
export interface HierarchyJson {
  readonly id: string
  readonly name: Text
  readonly levels: readonly [LevelJson, ...Array<LevelJson>]
  readonly edges: ReadonlyArray<EdgeJson>
}
export interface LevelJson {
  readonly id: string
  readonly name: Text
  readonly complete?: boolean
  readonly to?: string
}
export type ShareJson = "whole" | "part" | "remainder" | "none"
export interface SuccessionJson {
  readonly id: string
  readonly kind: "merge" | "split" | "recode"
  readonly date: string
  readonly hierarchy: string
  readonly moves: ReadonlyArray<{
    readonly from: string
    readonly to: string
    readonly shares: { readonly population: ShareJson; readonly count: ShareJson; readonly area: ShareJson }
  }>
}
export interface TeamJson extends Dated {
  readonly id: string
  readonly name: Text
  readonly kind: string
  readonly host: string
  readonly hosts?: ReadonlyArray<Dated & { readonly unit: string }>
}
export interface ActivityJson {
  readonly id: string
  readonly name: Text
  readonly kind: string
  readonly period: string
  readonly places: readonly [string, ...Array<string>]
}
export interface CohortJson {
  readonly id: string
  readonly name: Text
  readonly within?: ReadonlyArray<string>
  readonly apartFrom?: ReadonlyArray<string>
}
export interface DimensionJson {
  readonly id: string
  readonly title: Text
  readonly members: readonly [MemberJson, ...Array<MemberJson>]
}
export interface MemberJson {
  readonly id: string
  readonly title: Text
}
export type MissingJson = "unknown" | "zero" | { readonly carry: number | "forever" }
export interface MeasureJson {
  readonly id: string
  readonly title: Text
  readonly basis: string
  readonly accumulation: "flow" | "stock"
  readonly once?: boolean
  readonly own?: "no" | "may" | "always"
  readonly reports?: ReadonlyArray<"teams" | "activities">
  readonly missing?: MissingJson
  readonly dimensions?: ReadonlyArray<string>
}
export type ExpressionJson =
  | {
      readonly _tag: "Measure"
      readonly measure: string
      readonly where?: Readonly<Record<string, string>>
      readonly cohort?: string
    }
  | { readonly _tag: "Ratio"; readonly numerator: ExpressionJson; readonly denominator: ExpressionJson }
export interface IndicatorJson {
  readonly id: string
  readonly title: Text
  readonly expression: ExpressionJson
}
export type BucketJson = "year" | "half" | "quarter" | "month" | "week"
export interface FormJson {
  readonly id: string
  readonly title: Text
  readonly measures: readonly [string, ...Array<string>]
  readonly by:
    | { readonly level: string; readonly hierarchy: string; readonly within?: ReadonlyArray<string> }
    | { readonly teams: string; readonly within?: ReadonlyArray<string> }
  readonly every: BucketJson
  readonly due?: number
}
export interface TargetJson {
  readonly id: string
  readonly title: Text
  readonly indicator: string
  readonly scope: { readonly _tag: "Unit"; readonly unit: string; readonly hierarchy: string }
  readonly comparator: ">=" | "<="
  readonly threshold: number
  readonly deadline: { readonly _tag: "Stated"; readonly period: string }
  readonly modality: "minimum"
  readonly source: { readonly title: string }
  readonly closing?: { readonly day: string; readonly silent: "zero" }
}

/** The documents of a world. @category models @since 0.1.0 */
export interface DocumentsJson {
  readonly cohorts: ReadonlyArray<CohortJson>
  readonly dimensions: ReadonlyArray<DimensionJson>
  readonly measures: ReadonlyArray<MeasureJson>
  readonly indicators: ReadonlyArray<IndicatorJson>
  readonly units: ReadonlyArray<UnitJson>
  readonly hierarchies: ReadonlyArray<HierarchyJson>
  readonly successions: ReadonlyArray<SuccessionJson>
  readonly teams: ReadonlyArray<TeamJson>
  readonly activities: ReadonlyArray<ActivityJson>
  readonly forms: ReadonlyArray<FormJson>
  readonly targets: ReadonlyArray<TargetJson>
}

/** A figure. @category models @since 0.1.0 */
export interface FigureJson {
  readonly id: string
  readonly measure: string
  readonly units: readonly [string, ...Array<string>]
  readonly period: string
  readonly value: number | string | null
  readonly knownAt: string
  readonly team?: string
  readonly cohorts?: ReadonlyArray<string>
  readonly breakdown?: Readonly<Record<string, string | readonly [string, ...Array<string>]>>
  readonly activity?: string
  readonly reporter?: string
  readonly corrects?: { readonly observation: string; readonly reason: string }
}
/** A form filed without figures. @category models @since 0.1.0 */
export interface FilingJson {
  readonly form: string
  readonly reporter: string
  readonly period: string
  readonly knownAt: string
}
/** A figure taken back. @category models @since 0.1.0 */
export interface WithdrawalJson {
  readonly figure: string
  readonly reason: string
  readonly knownAt: string
}
/** One write. @category models @since 0.1.0 */
export interface CommitJson {
  readonly figures: ReadonlyArray<FigureJson>
  readonly filings: ReadonlyArray<FilingJson>
  readonly withdrawals: ReadonlyArray<WithdrawalJson>
}
/** One question, of many units and periods. @category models @since 0.1.0 */
export interface QueryJson {
  readonly indicator: string
  readonly hierarchy: string
  readonly units: ReadonlyArray<string>
  readonly periods: ReadonlyArray<string>
  readonly boundaries?: { readonly asOf: string }
  readonly asKnownAt?: string
  readonly by?: "team"
}

/** All that is sent: what `pnpm run eval --json` reads. @category models @since 0.1.0 */
export interface Case {
  readonly id: string
  readonly documents: DocumentsJson
  readonly commits: ReadonlyArray<CommitJson>
  readonly queries: ReadonlyArray<QueryJson>
  readonly assess?: ReadonlyArray<{ readonly target: string; readonly options: { readonly asOf: string } }>
}

/** Both ends, whether each is left out, and whether the source said "about". @category models @since 0.1.0 */
export type ValueJson = readonly [lower: number, upper: number, lowerOpen: boolean, upperOpen: boolean, about: boolean]

/** One reading. @category models @since 0.1.0 */
export interface Cell {
  readonly unit: string
  readonly period: string
  readonly value: ValueJson | null
  readonly reason: string | null
  readonly reported: number | null
  readonly silent: ReadonlyArray<{ readonly reporter: string; readonly period: string }>
  /** The periods in which figures contradict each other. */
  readonly findings: ReadonlyArray<string>
  /** The team of which it is, where each was asked for. */
  readonly team?: string
}

/** What comes back: a refused commit or query is its text. @category models @since 0.1.0 */
export interface Answers {
  readonly commits: ReadonlyArray<string>
  readonly answers: ReadonlyArray<ReadonlyArray<Cell> | string>
  readonly assessments: ReadonlyArray<string>
}

/** What is judged: a store behind the façade, or anything that answers as it does. @category models @since 0.1.0 */
export type Ask = (asked: Case) => Promise<Answers>
