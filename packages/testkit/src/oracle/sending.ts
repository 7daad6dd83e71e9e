/** What an office sends in about one measure, and what was true of it. @internal */
import * as Atlas from "./atlas.ts"
import * as Bits from "./bits.ts"
import * as Calendar from "./calendar.ts"
import type { CommitJson, FigureJson, FilingJson, FormJson, MeasureJson } from "./case.ts"
import * as Damage from "./damage.ts"
import * as Drafts from "./drafts.ts"
import type { Grid } from "./grids.ts"
import type * as Ground from "./ground.ts"
import * as Hash from "./hash.ts"
import type { Setup } from "./setup.ts"
import * as Space from "./space.ts"
import { boxOf } from "./statements.ts"
import * as TrueWorld from "./truth.ts"

/** Drafts, damages, truth and figures of one measure. */
export const measureFigures = (
  atlas: Atlas.Atlas,
  ground: Ground.Ground,
  salt: number,
  { entity, extras, measure, plan, regimes, stock }: Setup,
  form: FormJson | undefined,
  asked: ReadonlyArray<Grid>
): { readonly count: TrueWorld.Count; readonly commits: ReadonlyArray<CommitJson>; readonly mistaken: boolean } => {
  const drafts = new Map(
    regimes
      .flatMap((regime) => Drafts.of(atlas, regime, ground.window, extras))
      .map((draft) => [Drafts.draftKey(draft), draft])
  )
  const planned = [...drafts.values()].map((draft, index): Damage.Entry => ({
    draft,
    id: `${measure.id}-${index}`,
    way: "plain",
    by: index
  }))
  // Every other stock has a reporter who falls silent: what it said last is carried, and then no more.
  const lapse = stock && plan.quiet % 2 === 1 ? [{ kind: Damage.ways.indexOf("lapsed"), at: salt % 997, by: 0 }] : []
  // One in eight measures of people has a longest figure that says more than all that lies in it.
  const late =
    entity && salt % 8 === 0 ? [{ kind: Damage.ways.indexOf("late"), at: longest(planned), by: salt % 7 }] : []
  const entries = Damage.strikeAll(ground, stock, planned, [...lapse, ...plan.damages, ...late])
  const boxes = entries.map(({ draft, id }) =>
    boxOf(atlas, { ...draft, id, measure: measure.id, value: null, knownAt: "2026-01-01T00:00:00Z" })
  )
  const questions = asked.flatMap(({ boundaries, periods, units }) =>
    periods.map((period): Space.Box => {
      const span = Calendar.read(period)
      return {
        units,
        span: stock ? { start: span.end - 1, end: span.end } : span,
        ...(boundaries === undefined ? {} : { asOf: Calendar.read(boundaries.asOf).start }),
        cohorts: extras.cohorts,
        breakdown: extras.dimension === undefined ? {} : { [extras.dimension.id]: extras.dimension.members }
      }
    })
  )
  const cuts = entries.flatMap((entry) => Damage.cutOff(entry) ?? []).flatMap((cut) => (stock ? [cut, cut + 1] : [cut]))
  const weeks = form?.every === "week" ? Calendar.split(ground.window, "week").map(Calendar.read) : []
  const ends = weeks.flatMap((week) => [week.start, week.end])
  const months =
    weeks.length > 0
      ? Calendar.split({ start: weeks[0]!.start, end: weeks.at(-1)!.end }, "month").map(
          (month) => Calendar.read(month).start
        )
      : []
  const space = Space.make(
    atlas,
    measure.id,
    [...boxes, ...questions],
    [...cuts, ...ends, ...months.filter((day) => day > weeks[0]!.start)]
  )
  const astray = new Set(
    space.segments.flatMap((segment, index) => {
      const week = weeks.find((one) => one.start <= segment.start && segment.end <= one.end)
      const month = week === undefined ? undefined : Calendar.thursdayMonth(week)
      return month !== undefined && (segment.start < month.start || segment.start >= month.end) ? [index] : []
    })
  )
  const points = entries.map((entry, index): TrueWorld.Point => {
    const cut = Damage.cutOff(entry)
    const { span, ...box } = boxes[index]!
    return {
      series: JSON.stringify({ ...entry.draft, period: "" }),
      box: { ...box, span: cut === undefined ? span : { start: cut, end: cut + 1 } },
      kept: !["skipped", "unknown", "withdrawn"].includes(entry.way),
      top: entry.draft.units[0] === "p"
    }
  })
  const nothing = Bits.union(
    space.phantoms,
    Bits.of(space.atoms.length, (atom) => astray.has(space.atoms[atom]![1]))
  )
  const count = TrueWorld.make(space, plan, salt, { nothing, steps: TrueWorld.stepsOf(points) })

  const filings: Array<FilingJson> = []
  const first: Array<FigureJson> = []
  const sent = entries.map((entry) => {
    const one = Damage.send(atlas, measure.id, entry, count)
    const blank = form !== undefined && blankLine(atlas, form, entry, entries, count, measure)
    if (!blank) return one
    const [reporter, knownAt] = [entry.draft.team ?? entry.draft.units[0], one.first[0]!.knownAt]
    if (Hash.of(salt, filings.length, first.length) % 2 === 0) {
      filings.push({ form: form.id, reporter, period: entry.draft.period, knownAt })
    } else
      first.push({
        id: `x-${entry.id}`,
        measure: form.measures[1]!,
        units: entry.draft.units,
        period: entry.draft.period,
        value: 1,
        knownAt,
        ...(entry.draft.team === undefined ? {} : { team: entry.draft.team })
      })
    return { ...one, first: [] }
  })
  return {
    count,
    mistaken: sent.some((one) => one.mistaken),
    commits: [
      { figures: [...first, ...sent.flatMap((one) => one.first)], filings, withdrawals: [] },
      { figures: sent.flatMap((one) => one.later), filings: [], withdrawals: sent.flatMap((one) => one.withdrawals) }
    ].filter((commit) => commit.figures.length + commit.filings.length + commit.withdrawals.length > 0)
  }
}

/** Which entry is of the most days. */
const longest = (entries: ReadonlyArray<Damage.Entry>): number => {
  const days = entries.map(({ draft }) => Calendar.read(draft.period)).map(({ end, start }) => end - start)
  return Math.max(0, days.indexOf(Math.max(...days)))
}

/** Whether a zero can be said by leaving the line blank: it is due on the form, and nothing else is said of it. */
const blankLine = (
  atlas: Atlas.Atlas,
  form: FormJson,
  { draft, way }: Damage.Entry,
  entries: ReadonlyArray<Damage.Entry>,
  count: TrueWorld.Count,
  measure: MeasureJson
): boolean => {
  if (way !== "plain" || atlas.measure(measure.id).blank !== "zero" || draft.units.length > 1) return false
  if (
    draft.cohorts !== undefined ||
    draft.breakdown !== undefined ||
    draft.activity !== undefined ||
    draft.reporter !== undefined
  )
    return false
  const teams = "teams" in form.by
  // Who ended within the period owes no form for it, and leaves no line of one blank.
  const team = atlas.documents.teams.find(({ id }) => id === draft.team)
  if (team !== undefined && Atlas.life(team).end < Calendar.read(draft.period).end) return false
  if (teams !== (draft.team !== undefined) || (draft.team?.startsWith("t-p") ?? false)) return false
  if (!teams && "level" in form.by && atlas.level(draft.units[0]) !== form.by.level) return false
  const span = Calendar.read(draft.period)
  const period = Calendar.read(Calendar.bucketText(span.start, form.every))
  if (period.start !== span.start || period.end !== span.end || !atlas.alive(draft.units[0], span.end - 1)) return false
  const alone = entries.filter(({ draft: other }) => {
    const days = Calendar.read(other.period)
    return (
      other.units.includes(draft.units[0]) &&
      other.team === draft.team &&
      days.start >= span.start &&
      days.end <= span.end
    )
  })
  const box = boxOf(atlas, { ...draft, id: "blank", measure: measure.id, value: null, knownAt: "2026-01-01T00:00:00Z" })
  return alone.length === 1 && count(box) === 0
}
