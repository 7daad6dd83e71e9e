/** Ids that name nothing, wherever one document speaks of another. @internal */
import type * as Documents from "../../Documents.ts"
import * as Measure from "../../Measure.ts"
import type * as Source from "../../Source.ts"
import type * as Target from "../../Target.ts"
import type { Reference } from "../operators/operator.ts"
import { type Expression, references } from "../operators/table.ts"
import { ids, type KnownIds, membersOf, type Need, needing, type Noun } from "./ids.ts"
import type { Path, Report } from "./problems.ts"

interface Context {
  readonly known: KnownIds
  readonly need: Need
  readonly report: Report
  /** Levels by hierarchy, and of all hierarchies under the empty id. */
  readonly levels: ReadonlyMap<string, ReadonlySet<string>>
  /** Dimensions by measure. */
  readonly dimensions: ReadonlyMap<string, ReadonlySet<string>>
  /** Members by dimension, where the list is closed. */
  readonly members: ReadonlyMap<string, ReadonlySet<string>>
}

const refer = (context: Context, noun: Noun, id: string | undefined, path: Path): void =>
  context.need(noun, context.known[noun], id, path)

const referAll = (context: Context, noun: Noun, list: ReadonlyArray<string>, path: Path): void =>
  list.forEach((id, index) => refer(context, noun, id, [...path, index]))

const cite = (context: Context, source: Source.Source | undefined, path: Path): void =>
  refer(context, "directive", source?.directive, [...path, "directive"])

/** A level of a hierarchy, or of any where none is said; silent where the hierarchy itself is unknown. */
const level = (context: Context, id: string, hierarchy: string | undefined, path: Path): void => {
  const levels = context.levels.get(hierarchy ?? "")
  if (levels !== undefined) {
    context.need("level", levels, id, path, hierarchy)
  }
}

const territory = (context: Context, documents: Documents.Documents): void => {
  documents.organisations.forEach((organisation, o) =>
    organisation.covers.forEach((one, c) =>
      refer(context, "unit or organisation", one.unit, ["organisations", o, "covers", c, "unit"])
    )
  )
  documents.hierarchies.forEach((hierarchy, h) => {
    hierarchy.levels.forEach((one, l) =>
      refer(context, "directive", one.basis, ["hierarchies", h, "levels", l, "basis"])
    )
    hierarchy.edges.forEach((edge, e) => {
      const path = ["hierarchies", h, "edges", e]
      refer(context, "unit or organisation", edge.unit, [...path, "unit"])
      const { known, need } = context
      const noun = "unit or organisation"
      need(noun, known[noun], edge.parent, [...path, "parent"], undefined, edge.unit)
      level(context, edge.level, hierarchy.id, [...path, "level"])
    })
  })
  documents.successions.forEach((succession, s) => {
    refer(context, "hierarchy", succession.hierarchy, ["successions", s, "hierarchy"])
    refer(context, "directive", succession.basis, ["successions", s, "basis"])
    succession.moves.forEach((move, m) => {
      refer(context, "unit or organisation", move.from, ["successions", s, "moves", m, "from"])
      refer(context, "unit or organisation", move.to, ["successions", s, "moves", m, "to"])
    })
  })
}

const expression = (context: Context, self: Expression, path: Path): void => {
  for (const one of references(self)) {
    const at = [...path, ...one.path]
    if (one.noun === "level") level(context, one.id, one.hierarchy, at)
    else if (one.noun === "dimension") dimension(context, one, at)
    else refer(context, one.noun, one.id, at)
  }
}

/** A dimension of a measure and a member of it; silent where the measure itself is unknown, or the list is open. */
const dimension = (
  context: Context,
  { id, measure, member }: Extract<Reference, { readonly noun: "dimension" }>,
  path: Path
): void => {
  const dimensions = context.dimensions.get(measure)
  if (dimensions === undefined) return
  context.need("dimension", dimensions, id, path, measure)
  const members = dimensions.has(id) ? context.members.get(id) : undefined
  if (members !== undefined) context.need("member", members, member, path, id)
}

const figures = (context: Context, documents: Documents.Documents): void => {
  documents.cohorts.forEach((cohort, c) => {
    referAll(context, "cohort", cohort.within, ["cohorts", c, "within"])
    referAll(context, "cohort", cohort.apartFrom, ["cohorts", c, "apartFrom"])
  })
  documents.measures.forEach((measure, m) => {
    refer(context, "count basis", measure.basis, ["measures", m, "basis"])
    const path = ["measures", m, "counts"]
    if (measure.counts === undefined) return
    if ("cohort" in measure.counts) return refer(context, "cohort", measure.counts.cohort, [...path, "cohort"])
    refer(context, "hierarchy", measure.counts.hierarchy, [...path, "hierarchy"])
    level(context, measure.counts.level, measure.counts.hierarchy, [...path, "level"])
  })
  documents.indicators.forEach((one, i) => expression(context, one.expression, ["indicators", i, "expression"]))
  const teamKinds = new Set(documents.teams.map((team) => team.kind))
  documents.forms.forEach((form, f) => {
    const path = ["forms", f]
    referAll(context, "measure", form.measures, [...path, "measures"])
    referAll(context, "unit or organisation", form.by.within, [...path, "by", "within"])
    if (!("level" in form.by)) {
      // In a form that no team owes nobody would ever be silent.
      return form.by.teams === "all"
        ? undefined
        : context.need("team of kind", teamKinds, form.by.teams, [...path, "by", "teams"])
    }
    refer(context, "hierarchy", form.by.hierarchy, [...path, "by", "hierarchy"])
    level(context, form.by.level, form.by.hierarchy, [...path, "by", "level"])
  })
}

const people = (context: Context, documents: Documents.Documents): void => {
  documents.teams.forEach((team, t) => {
    refer(context, "unit or organisation", team.host, ["teams", t, "host"])
    team.hosts.forEach((one, h) => refer(context, "unit or organisation", one.unit, ["teams", t, "hosts", h, "unit"]))
    refer(context, "unit or organisation", team.lead, ["teams", t, "lead"])
  })
  documents.members.forEach((member, m) => referAll(context, "cohort", member.cohorts, ["members", m, "cohorts"]))
  documents.memberships.forEach((seat, s) => {
    refer(context, "team", seat.team, ["memberships", s, "team"])
    refer(context, "member", seat.member, ["memberships", s, "member"])
  })
}

const work = (context: Context, documents: Documents.Documents): void => {
  documents.directives.forEach((directive, d) => {
    refer(context, "unit or organisation", directive.issuer, ["directives", d, "issuer"])
    referAll(context, "directive", directive.basis, ["directives", d, "basis"])
    cite(context, directive.source, ["directives", d, "source"])
  })
  documents.campaigns.forEach((campaign, c) => {
    const path = ["campaigns", c]
    refer(context, "unit or organisation", campaign.organiser, [...path, "organiser"])
    refer(context, "unit or organisation", campaign.unit, [...path, "unit"])
    referAll(context, "directive", campaign.basis, [...path, "basis"])
    referAll(context, "target", campaign.targets, [...path, "targets"])
    campaign.events.forEach((event, e) => cite(context, event.source, [...path, "events", e, "source"]))
    campaign.enumerations.forEach((one, e) => cite(context, one.source, [...path, "enumerations", e, "source"]))
    campaign.labels.forEach((label, l) => cite(context, label.source, [...path, "labels", l, "source"]))
    cite(context, campaign.source, [...path, "source"])
  })
  const waves = new Map(documents.campaigns.map((campaign) => [campaign.id, ids(campaign.waves)]))
  documents.activities.forEach((activity, a) => {
    const path = ["activities", a]
    referAll(context, "unit or organisation", activity.places, [...path, "places"])
    referAll(context, "team", activity.teams, [...path, "teams"])
    referAll(context, "unit or organisation", activity.organisations, [...path, "organisations"])
    referAll(context, "cohort", activity.cohorts, [...path, "cohorts"])
    refer(context, "campaign", activity.campaign, [...path, "campaign"])
    refer(context, "named model", activity.model, [...path, "model"])
    cite(context, activity.source, [...path, "source"])
    if (activity.wave !== undefined) {
      if (activity.campaign === undefined) {
        context.report(
          "unknown-id",
          [...path, "wave"],
          `"${activity.wave}" is a wave of no campaign: say which campaign the activity belongs to`
        )
      } else if (waves.has(activity.campaign)) {
        context.need("wave", waves.get(activity.campaign)!, activity.wave, [...path, "wave"], activity.campaign)
      }
    }
  })
}

const deadline = (context: Context, self: Target.Deadline, path: Path): void => {
  if (self._tag === "Inferred") cite(context, self.from, [...path, "from"])
}

const targets = (context: Context, documents: Documents.Documents): void =>
  documents.targets.forEach((target, t) => {
    const path = ["targets", t]
    refer(context, "indicator", target.indicator, [...path, "indicator"])
    refer(context, "cohort", target.cohort, [...path, "cohort"])
    const { scope } = target
    refer(context, "hierarchy", scope.hierarchy, [...path, "scope", "hierarchy"])
    if (scope._tag === "Unit") refer(context, "unit or organisation", scope.unit, [...path, "scope", "unit"])
    else {
      refer(context, "unit or organisation", scope.within, [...path, "scope", "within"])
      level(context, scope.level, scope.hierarchy, [...path, "scope", "level"])
    }
    deadline(context, target.deadline, [...path, "deadline"])
    target.milestones.forEach((one, m) => deadline(context, one.deadline, [...path, "milestones", m, "deadline"]))
    cite(context, target.source, [...path, "source"])
    refer(context, "target", target.rescopes, [...path, "rescopes"])
  })

/** Every reference of the documents. */
export const checkReferences = (documents: Documents.Documents, known: KnownIds, report: Report): void => {
  const levels = new Map(documents.hierarchies.map((one) => [one.id, ids(one.levels)]))
  const context: Context = {
    known,
    need: needing(report),
    report,
    levels: new Map([...levels, ["", ids(...documents.hierarchies.map((one) => one.levels))]]),
    dimensions: new Map(
      [Measure.population, ...documents.measures].map((measure) => [measure.id, new Set(measure.dimensions)])
    ),
    members: membersOf(documents.dimensions)
  }
  figures(context, documents)
  territory(context, documents)
  people(context, documents)
  work(context, documents)
  targets(context, documents)
}
