/** Regular reporting: the figures that an office would send in if nothing went wrong, without their numbers. @internal */
import type { Atlas } from "./atlas.ts"
import { holds, life } from "./atlas.ts"
import type { Regime } from "./blueprint.ts"
import * as Calendar from "./calendar.ts"
import type { FigureJson, TeamJson } from "./case.ts"

export type Draft = Pick<FigureJson, "units" | "period" | "team" | "cohorts" | "breakdown" | "activity" | "reporter">

/** What a measure can be broken down by. */
export interface Extras {
  readonly cohorts: ReadonlyArray<string>
  readonly dimension: { readonly id: string; readonly members: ReadonlyArray<string> } | undefined
  readonly teams: ReadonlyArray<string>
  readonly activities: ReadonlyArray<string>
}

const buckets = ["month", "month", "quarter", "half"] as const
const monthStart = (day: number, months: number): number => {
  const [year, month] = Calendar.civil(day)
  return Calendar.dayOf(year, month + months, 1)
}

/** Buckets that lie wholly in a window. */
const within = (window: Calendar.Span, bucket: Calendar.Bucket): ReadonlyArray<string> =>
  Calendar.split(window, bucket).filter(
    (period) => Calendar.read(period).start >= window.start && Calendar.read(period).end <= window.end
  )

export const bucketOf = ({ bucket, shape }: Regime, window: Calendar.Span): Calendar.Bucket => {
  const wanted = shape === 5 && bucket === 3 ? "week" : buckets[bucket]!
  return wanted === "half" && within(window, "half").length === 0 ? "month" : wanted
}

export const levelOf = (atlas: Atlas, { level }: Regime): string => {
  const levels = atlas.documents.hierarchies[0]!.levels.map((one) => one.id).filter((id) => id !== "province")
  return level === 3
    ? levels.at(-1)!
    : (levels.find((id) => id === (level === 2 && levels.includes("district") ? "district" : "commune")) ?? levels[0]!)
}

const alive = (atlas: Atlas, level: string, day: number): ReadonlyArray<string> =>
  atlas.documents.hierarchies[0]!.edges.filter((edge) => edge.level === level && holds(edge, day)).map(
    (edge) => edge.unit
  )

/** Running totals from 1 January to the ends of months. */
const running = (window: Calendar.Span, phase: number): ReadonlyArray<string> => {
  const ends: Array<number> = []
  for (let day = monthStart(window.start, 1); day <= window.end; day = monthStart(day, 1)) ends.push(day)
  return ends
    .filter((_, index) => phase % 2 === 0 || index % 2 === (phase % 3) % 2 || index === ends.length - 1)
    .map((end) => Calendar.spanText({ start: window.start, end }))
}

const odd = ({ end, start }: Calendar.Span, phase: number): ReadonlyArray<string> => {
  const middle = monthStart(start, 1) + 14 * (phase % 2)
  return [
    Calendar.spanText({ start, end: middle }),
    Calendar.spanText({ start: middle, end: monthStart(end, -1) + (phase > 2 ? 9 : 0) }),
    ...(phase > 3 ? [Calendar.spanText({ start: monthStart(start, 1), end })] : [])
  ].filter((period) => Calendar.read(period).start < Calendar.read(period).end)
}

/** Whether a team reports for some days: it and its host are there at their end, or, of those who do so late, on any of them. */
const reports = (atlas: Atlas, team: TeamJson, { end, start }: Calendar.Span, late: boolean): boolean => {
  const days = life(team)
  if (late && start < days.end && days.end < end) return atlas.alive(team.host, days.end - 1)
  return days.start < end && end <= days.end && atlas.alive(team.host, end - 1)
}

/** The drafts of one regime. */
export const of = (atlas: Atlas, regime: Regime, window: Calendar.Span, extras: Extras): ReadonlyArray<Draft> => {
  const { phase, shape } = regime
  const bucket = bucketOf(regime, window)
  const periods = within(window, bucket)
  const level = levelOf(atlas, regime)
  // Whether an heir's figure of days before its birth holds its parents' is nowhere said: nobody files one here.
  const units = (period: string) =>
    alive(atlas, level, Calendar.read(period).end - 1).filter((unit) => atlas.alive(unit, Calendar.read(period).start))
  const each = (of: (unit: string, period: string, index: number) => ReadonlyArray<Draft>, times = periods) =>
    times.flatMap((period) => units(period).flatMap((unit, index) => of(unit, period, index)))
  const plain = () => each((unit, period) => [{ units: [unit], period }])
  switch (shape) {
    case 1:
      return periods.map((period) => ({ units: ["p"], period }))
    case 2:
      return (phase > 3 ? ["p"] : [undefined]).flatMap((top) =>
        top === undefined
          ? each((unit, period) => [{ units: [unit], period }], running(window, phase))
          : running(window, phase).map((period) => ({ units: [top] as const, period }))
      )
    case 3:
      return each((unit, period, index) => {
        const next = units(period)[index + 1]
        return next === undefined || (phase % 2 === 0 && index % 2 === 1) ? [] : [{ units: [unit, next], period }]
      })
    case 4:
      return each((unit, period) => [{ units: [unit], period, reporter: "p" }])
    case 5: {
      const teams = atlas.documents.teams.filter((team) => extras.teams.includes(team.id))
      const times = bucket === "week" ? Calendar.split(window, "week") : periods
      const drafts = times.flatMap((period) =>
        teams
          .filter((team) => reports(atlas, team, Calendar.read(period), phase % 2 === 1))
          .map(({ host, id }): Draft => ({ units: [host], period, team: id }))
      )
      return drafts.length === 0 ? plain() : drafts
    }
    case 6: {
      const { dimension } = extras
      if (dimension !== undefined) {
        const { id, members } = dimension
        return each((unit, period) => [
          ...(phase === 5 && members.length > 2
            ? []
            : members.map((member) => ({ units: [unit] as const, period, breakdown: { [id]: member } }))),
          ...(phase >= 4 && members.length > 2
            ? [{ units: [unit] as const, period, breakdown: { [id]: [members[0]!, members[1]!] as const } }]
            : [])
        ])
      }
      if (extras.cohorts.length === 0) return plain()
      return each((unit, period) => [
        ...extras.cohorts.map((cohort) => ({ units: [unit] as const, period, cohorts: [cohort] })),
        ...(phase >= 4 ? [{ units: [unit] as const, period, cohorts: extras.cohorts.slice(0, 2) }] : [])
      ])
    }
    case 7: {
      const activities = atlas.documents.activities.filter((activity) => extras.activities.includes(activity.id))
      if (activities.length === 0) return plain()
      return periods.flatMap((period) =>
        activities.map(({ id, places }): Draft => ({ units: places, period, activity: id }))
      )
    }
    case 8:
      return each((unit, period) => [{ units: [unit], period }], odd(window, phase))
    case 9:
      return [
        ...each((unit, period, index) => (index % 2 === phase % 2 ? [{ units: [unit], period }] : [])),
        ...each(
          (unit, period, index) => (index % 2 === phase % 2 ? [] : [{ units: [unit], period }]),
          within(window, "quarter")
        )
      ]
    default:
      return plain()
  }
}

export const draftKey = ({ activity, breakdown, cohorts, period, reporter, team, units }: Draft): string =>
  JSON.stringify([
    [...units].sort(),
    Calendar.read(period),
    team,
    activity,
    [...(cohorts ?? [])].sort(),
    breakdown,
    reporter
  ])
