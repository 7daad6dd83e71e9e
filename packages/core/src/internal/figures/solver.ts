/**
 * What must be true of a box, from the figures inside it, around it and beside it. The rules 4 to 7 of figures, for every axis.
 *
 * A box is a place and a category over days. It is made of smaller boxes in several ways (its children, its teams, its members …);
 * each way says something, and all of it holds. Upwards a whole says what its parts say; downwards what its other parts leave
 * is the remaining part's. @internal
 */
import type * as Measure from "../../Measure.ts"
import * as Overlap from "./overlap.ts"
import { type Axis, type Category, everything, keyOf, type Lattice } from "./category.ts"
import type { Partition, Place, Places } from "./place.ts"
import * as Span from "./span.ts"
import * as Timeline from "./timeline.ts"

/** A figure in its box. */
export interface Figure {
  readonly start: number
  readonly end: number
  readonly span: Span.Span
  /** What came in: the number as people say it. */
  readonly said: number
  /** Its row; -1 for a line left blank in a filed form. */
  readonly row: number
}

/** What is known of a box. */
export interface Known {
  readonly span: Span.Span
  /** Whether figures cover all of the box. */
  readonly covered: boolean
  /** What came in, added up; `NaN` where nothing did. */
  readonly came: number
  readonly clashes: ReadonlyArray<Contradiction>
}

export interface Contradiction {
  readonly code: "excess" | "disagreement"
  readonly units: ReadonlyArray<string>
  readonly start: number
  readonly end: number
  readonly span: Span.Span
  /** What the whole, or the first reporter, says, and what the parts, or another one, say. */
  readonly whole: Span.Span
  readonly parts: Span.Span
  readonly rows: ReadonlyArray<number>
  /** Ids of the figures of these rows. */
  readonly ids: ReadonlyArray<string>
}

/** A way in which a box is made of others. */
export interface Part {
  readonly node: Node
  readonly from: number
  readonly to: number
  readonly lower: number
  readonly upper: number
  readonly stray?: boolean
}
export interface Way {
  /** What its parts are: places of one of these kinds, or boxes along an axis. */
  readonly along: Partition["kind"] | Axis
  readonly parts: ReadonlyArray<Part>
  readonly adds: boolean
  readonly covers: boolean
  readonly since: number
  readonly until: number
}

export interface Node {
  readonly place: Place
  readonly category: Category
  readonly figures: ReadonlyArray<Figure>
  readonly known: Map<number, Known>
  readonly sharpened: Map<number, Known>
  ways: ReadonlyArray<Way> | undefined
  timeline: Timeline.Timeline | undefined
  spans: ReadonlySet<number> | undefined
  disagreements: ReadonlyArray<Contradiction>
}

export interface Semantics {
  readonly measure: Measure.Resolved
  /** 0 where figures cannot be negative, else -Infinity. */
  readonly floor: number
  readonly lattice: Lattice
  /** Members of a dimension, where the list is closed. */
  readonly members: (dimension: string) => ReadonlyArray<string> | undefined
  /** Teams that a unit hosts or hosted, with the days of their life. */
  readonly teams: (unit: string) => ReadonlyArray<{ readonly id: string; readonly from: number; readonly to: number }>
  readonly ids: ReadonlyArray<string>
}

/** How a box is looked at. */
type Look = (node: Node, start: number, end: number) => Known

const nothing = (floor: number): Known => ({ span: Span.unknown(floor), covered: false, came: NaN, clashes: [] })

// Days of the years 0 to 9999 fit in 23 bits once shifted.
const spanKey = (start: number, end: number): number => (start + 1_000_000) * 8_388_608 + (end + 1_000_000)
const spanOf = (key: number): readonly [number, number] => [
  Math.floor(key / 8_388_608) - 1_000_000,
  (key % 8_388_608) - 1_000_000
]

/** What a stray part says: anything up to what came in of it may have to be added. */
export const loose = <A extends Known>(known: A): A => ({
  ...known,
  span: Number.isNaN(known.came) ? Span.zero : Span.atMost(Span.exactly(known.came), 0),
  covered: true,
  came: NaN,
  clashes: []
})

const plus = (a: number, b: number): number => (Number.isNaN(a) ? b : Number.isNaN(b) ? a : a + b)
const larger = (a: number, b: number): number => (Number.isNaN(a) ? b : Number.isNaN(b) ? a : Math.max(a, b))

export class Solver {
  readonly #semantics: Semantics
  readonly #places: Places
  readonly #nodes = new Map<number, Map<string, Node>>()
  readonly #figures = new Map<number, Map<string, { readonly category: Category; readonly figures: Array<Figure> }>>()
  /** Places that hold figures, themselves or below. */
  readonly #live = new Set<number>()
  readonly #below = new Map<number, ReadonlyArray<Category>>()

  constructor(semantics: Semantics, places: Places) {
    this.#semantics = semantics
    this.#places = places
  }

  /** Takes a figure; all of them come before the first question. */
  add(place: Place, category: Category, figure: Figure): void {
    const own = this.#figures.get(place.number) ?? new Map()
    this.#figures.set(place.number, own)
    const key = keyOf(category)
    const known = own.get(key)
    if (known === undefined) own.set(key, { category, figures: [figure] })
    else known.figures.push(figure)
    this.#enliven(place)
  }

  #enliven(place: Place): void {
    if (this.#live.has(place.number)) return
    this.#live.add(place.number)
    for (const above of this.#places.containers(place)) this.#enliven(above)
  }

  isLive(place: Place): boolean {
    return this.#live.has(place.number) || (place.kind === "pieces" && this.#hasLivePiece(place))
  }

  #hasLivePiece(place: Place): boolean {
    return this.#places.partitions(place).some(({ links }) => links.some((link) => this.#live.has(link.place.number)))
  }

  /** All places of which a place is made, at any depth. */
  placesBelow(place: Place, seen = new Set<Place>()): ReadonlyArray<Place> {
    return this.#places.partitions(place).flatMap(({ links }) =>
      links.flatMap((link) => {
        if (seen.has(link.place)) return []
        seen.add(link.place)
        return [link.place, ...this.placesBelow(link.place, seen)]
      })
    )
  }

  node(place: Place, category: Category): Node {
    const own = this.#nodes.get(place.number) ?? new Map<string, Node>()
    this.#nodes.set(place.number, own)
    const key = keyOf(category)
    const known = own.get(key)
    if (known !== undefined) return known
    const { lattice } = this.#semantics
    // Categories that say the same in other words are one box.
    const figures = [...(this.#figures.get(place.number)?.values() ?? [])]
      .filter((one) => lattice.isWithin(one.category, category) && lattice.isWithin(category, one.category))
      .flatMap((one) => one.figures)
    const node: Node = {
      place,
      category,
      figures,
      known: new Map(),
      sharpened: new Map(),
      ways: undefined,
      timeline: undefined,
      spans: undefined,
      disagreements: []
    }
    own.set(key, node)
    return node
  }

  #isJointActivity(place: Place): boolean {
    if (place.kind !== "set") return false
    return [...(this.#figures.get(place.number)?.values() ?? [])].some(
      ({ category }) => category.activity !== undefined
    )
  }

  /** Categories of figures at a place or below; those of teams and activities belong to their own place only. */
  #categories(place: Place): ReadonlyArray<Category> {
    const known = this.#below.get(place.number)
    if (known !== undefined) return known
    this.#below.set(place.number, [])
    const found = new Map<string, Category>()
    const take = (category: Category) => found.set(keyOf(category), category)
    for (const { category } of this.#figures.get(place.number)?.values() ?? []) take(category)
    const partitions = this.#places.partitions(place)
    for (const { links } of partitions) {
      for (const { place: inner } of links) {
        if (!this.#live.has(inner.number)) continue
        for (const category of this.#categories(inner)) {
          if (inner.kind === "own" || (category.team === undefined && category.activity === undefined)) take(category)
        }
      }
    }
    // Joint activities of several places and those of one: what each did has to be told apart here.
    const joint = partitions.some(({ links }) => links.some((link) => this.#isJointActivity(link.place)))
    if (joint || this.#isJointActivity(place)) {
      for (const category of this.#activities(place)) take(category)
    }
    const all = [...found.values()]
    this.#below.set(place.number, all)
    return all
  }

  /** Categories of activities at a place or anywhere below. */
  #activities(place: Place): ReadonlyArray<Category> {
    return [place, ...this.placesBelow(place)].flatMap((one) =>
      [...(this.#figures.get(one.number)?.values() ?? [])]
        .map(({ category }) => category)
        .filter(({ activity, team }) => activity !== undefined && team === undefined)
    )
  }

  /** The ways in which a box is made of others, as far as there are figures in them. */
  ways(node: Node): ReadonlyArray<Way> {
    return (node.ways ??= [...this.#byPlace(node), ...this.#byCategory(node)])
  }

  #byPlace({ category, place }: Node): ReadonlyArray<Way> {
    const { kind, additivity } = this.#semantics.measure
    const counts = kind === "event" || kind === "entity"
    if (!counts && place.kind !== "pieces") return []
    // A team is of its host: none of what it does lies in another unit.
    const single = category.team !== undefined && place.kind === "unit"
    return this.#places.partitions(place).flatMap((partition): ReadonlyArray<Way> => {
      const links = single ? partition.links.filter((link) => link.place.kind === "own") : partition.links
      // Percentages and scores have no parts: what another unit wholly was is all that they can be read from.
      if (!counts && !areInTurn(links)) return []
      const parts = links.map(({ place: inner, ...rest }) => ({ node: this.node(inner, category), ...rest }))
      const covers = single || partition.covers
      const { kind: along, since, until } = partition
      return [{ along, parts, adds: additivity.place === "additive", covers, since, until }]
    })
  }

  #byCategory({ category, place }: Node): ReadonlyArray<Way> {
    const { lattice, measure } = this.#semantics
    if (measure.kind !== "event" && measure.kind !== "entity") return []
    const inside = new Map<string, Category>()
    const take = (one: Category): void => {
      if (!lattice.isWithin(one, category) || lattice.isWithin(category, one) || inside.has(keyOf(one))) return
      inside.set(keyOf(one), one)
      const axes = lattice.narrower(one, category)
      if (axes.length > 1) for (const axis of axes) take(lattice.widened(one, category, axis))
    }
    for (const one of this.#categories(place)) take(one)
    const byAxis = new Map<string, Array<Category>>()
    for (const one of inside.values()) {
      const axes = lattice.narrower(one, category)
      if (axes.length === 1) byAxis.set(axes[0]!, [...(byAxis.get(axes[0]!) ?? []), one])
    }
    return [...byAxis].flatMap(([axis, all]) => this.#alongAxis(place, axis as Axis, all, category))
  }

  #alongAxis(place: Place, axis: Axis, all: ReadonlyArray<Category>, whole: Category): ReadonlyArray<Way> {
    const { lattice, measure } = this.#semantics
    const top = all.filter(
      (one) => !all.some((other) => other !== one && lattice.isWithin(one, other) && !lattice.isWithin(other, one))
    )
    const apart: Array<Category> = []
    for (const one of top) if (apart.every((other) => lattice.areApart(one, other))) apart.push(one)
    apart.push(...this.#unsaid(axis, apart, whole))
    const way = (categories: ReadonlyArray<Category>, covers: boolean): Way => ({
      along: axis,
      parts: categories.map((one) => ({
        node: this.node(place, one),
        from: -Infinity,
        to: Infinity,
        lower: 1,
        upper: 1
      })),
      adds: this.#adds(axis),
      covers,
      since: -Infinity,
      until: Infinity
    })
    const others = top.filter((one) => !apart.includes(one))
    const first = way(apart, this.#coversAll(axis, apart, whole, measure))
    const parts = axis === "team" && first.covers ? this.#teamsOf(place, first.parts, whole) : first.parts
    return [{ ...first, parts }, ...others.map((one) => way([one], false))]
  }

  /** Teams that report for a unit, each for the days of its life, silent ones too. */
  #teamsOf(place: Place, said: ReadonlyArray<Part>, whole: Category): ReadonlyArray<Part> {
    const teams = place.units.flatMap((unit) => this.#semantics.teams(unit))
    const spoke = said.map((part) => {
      const team = teams.find((one) => one.id === part.node.category.team)
      return team === undefined ? part : { ...part, from: team.from, to: team.to }
    })
    const silent = teams
      .filter(({ id }) => !said.some((part) => part.node.category.team === id))
      .map(({ from, id, to }) => ({ node: this.node(place, { ...whole, team: id }), from, to, lower: 1, upper: 1 }))
    return [...spoke, ...silent]
  }

  /** Members of a closed dimension that no figure names: they are parts of the total as well. */
  #unsaid(axis: string, said: ReadonlyArray<Category>, whole: Category): ReadonlyArray<Category> {
    if (said.length === 0) return []
    if (axis === "cohort") return this.#unsaidCohorts(said, whole)
    if (!axis.startsWith("dimension ")) return []
    const dimension = axis.slice("dimension ".length)
    const named = said.flatMap((one) => one.members.get(dimension) ?? [])
    const all = whole.members.get(dimension) ?? this.#semantics.members(dimension) ?? []
    return all
      .filter((member) => !named.includes(member))
      .map((member) => ({ ...said[0]!, members: new Map(said[0]!.members).set(dimension, [member]) }))
  }

  /** Of several cohorts together, those of which no figure speaks alone. */
  #unsaidCohorts(said: ReadonlyArray<Category>, whole: Category): ReadonlyArray<Category> {
    const { lattice } = this.#semantics
    return whole.cohorts
      .map((cohort) => ({ ...whole, cohorts: [cohort] }))
      .filter((one) => said.every((other) => !lattice.isWithin(one, other) && lattice.areApart(one, other)))
  }

  #adds(axis: string): boolean {
    const { additivity } = this.#semantics.measure
    // Cohorts that are known to be apart share nobody.
    if (axis === "cohort") return additivity.cohort !== "none"
    return (axis === "team" || axis === "activity" ? additivity.team : additivity.dimension) === "additive"
  }

  #coversAll(axis: string, parts: ReadonlyArray<Category>, whole: Category, measure: Measure.Resolved): boolean {
    if (axis === "cohort") {
      const { lattice } = this.#semantics
      const each = whole.cohorts.map((cohort) => ({ ...whole, cohorts: [cohort] }))
      return each.length > 1 && each.every((one) => parts.some((part) => lattice.isWithin(one, part)))
    }
    if (axis === "activity") return measure.reports.includes("activities")
    if (axis === "team") return measure.reports.includes("teams")
    const dimension = axis.slice("dimension ".length)
    const members = whole.members.get(dimension) ?? this.#semantics.members(dimension)
    const named = parts.flatMap((one) => one.members.get(dimension) ?? [])
    return members !== undefined && members.every((member) => named.includes(member))
  }

  /** The spans of days of all figures inside a box. */
  spans(node: Node): ReadonlyArray<readonly [start: number, end: number]> {
    return [...this.#spans(node)].map(spanOf)
  }

  #spans(node: Node): ReadonlySet<number> {
    if (node.spans !== undefined) return node.spans
    const found = new Set<number>(node.figures.map(({ end, start }) => spanKey(start, end)))
    node.spans = found
    if (this.isLive(node.place)) {
      for (const { parts } of this.ways(node)) {
        for (const part of parts) {
          for (const key of this.#spans(part.node)) found.add(key)
        }
      }
    }
    return found
  }

  /** What the figures inside a box say. */
  inside(node: Node, start: number, end: number): Known {
    const key = spanKey(start, end)
    const known = node.known.get(key)
    if (known !== undefined) return known
    if (!this.isLive(node.place)) return nothing(this.#semantics.floor)
    node.known.set(key, nothing(this.#semantics.floor))
    const parts = this.#fromParts(node, start, end)
    const found = node.figures.length === 0 && !this.#isMixed(node) ? parts : this.#withOwn(node, start, end, parts)
    node.known.set(key, found)
    return found
  }

  /** Whether a box is known in several ways, which may each speak of other days. */
  #isMixed(node: Node): boolean {
    if (this.#semantics.measure.accumulation !== "flow") return false
    const isSaid = ({ parts }: Way) =>
      parts.some((part) => this.isLive(part.node.place) && this.#spans(part.node).size > 0)
    return this.ways(node).filter(isSaid).length > 1 && this.#spans(node).size > 1
  }

  #contradiction(
    code: Contradiction["code"],
    node: Node,
    days: { readonly start: number; readonly end: number },
    { parts, span, whole }: { readonly span: Span.Span; readonly whole: Span.Span; readonly parts: Span.Span },
    rows: ReadonlyArray<number>
  ): Contradiction {
    const all = [...new Set(rows)].filter((row) => row >= 0)
    const ids = all.map((row) => this.#semantics.ids[row]!)
    return { code, units: node.place.units, start: days.start, end: days.end, span, whole, parts, rows: all, ids }
  }

  #fromParts(node: Node, start: number, end: number): Known {
    let found = nothing(this.#semantics.floor)
    for (const way of this.ways(node)) {
      const one = this.#alongWay(way, start, end)
      if (Number.isNaN(one.came) && !one.covered) continue
      found = this.#joined(node, start, end, found, one)
    }
    return found
  }

  #joined(node: Node, start: number, end: number, a: Known, b: Known): Known {
    const clashes = a.clashes.length + b.clashes.length === 0 ? a.clashes : [...new Set([...a.clashes, ...b.clashes])]
    const covered = a.covered || b.covered
    const came = larger(a.came, b.came)
    if (!Span.contradict(a.span, b.span)) return { span: Span.both(a.span, b.span), covered, came, clashes }
    const span = Span.either(a.span, b.span)
    const rows = this.rowsInside(node, start, end)
    const clash = this.#contradiction("excess", node, { start, end }, { span, whole: a.span, parts: b.span }, rows)
    return { span, covered, came, clashes: [...clashes, clash] }
  }

  /** Where parts come and go, what is counted on both sides of a change may be the same things again. */
  #acrossChanges(way: Way, start: number, end: number, cuts: ReadonlyArray<number>): Known {
    const { floor } = this.#semantics
    const points = [...new Set([start, ...cuts, end])].sort((a, b) => a - b)
    const eras = points.slice(1).map((to, index) => this.#alongWay(way, points[index]!, to))
    const covered = eras.every((era) => era.covered)
    const sum = eras.map((era) => era.span).reduce(Span.add, Span.zero)
    const most = eras.map((era) => Span.atLeast(era.span)).reduce(Span.both, Span.unknown(floor))
    const span = covered ? Span.both(Span.atMost(sum, floor), most) : most
    return {
      span,
      covered,
      came: eras.map((era) => era.came).reduce(larger, NaN),
      clashes: eras.flatMap((era) => era.clashes)
    }
  }

  #alongWay(way: Way, start: number, end: number, look: Look = (node, from, to) => this.inside(node, from, to)): Known {
    const { floor, measure } = this.#semantics
    if (way.adds && measure.accumulation === "flow" && measure.additivity.time !== "additive") {
      const cuts = way.parts.flatMap(({ from, to }) => [from, to]).filter((day) => start < day && day < end)
      if (cuts.length > 0) return this.#acrossChanges(way, start, end, cuts)
    }
    let sum = Span.zero
    let most = Span.zero
    let came = NaN
    let covered = way.covers && way.since <= start && end <= way.until
    // Whether every part has an upper end, said by figures of its own or left to it.
    let closed = covered
    let reached = false
    const clashes: Array<Contradiction> = []
    const windows: Array<readonly [number, number]> = []
    for (const { from, lower, node, stray, to, upper } of way.parts) {
      const [a, b] = [Math.max(start, from), Math.min(end, to)]
      if (a >= b) continue
      reached ||= a === start && b === end
      if (!reached) windows.push([a, b])
      const known = stray === true ? loose(look(node, a, b)) : look(node, a, b)
      covered &&= known.covered
      closed &&= known.covered || known.span.upper < Infinity
      for (const clash of known.clashes) clashes.push(clash)
      const span = Span.part(known.span, lower, upper)
      sum = Span.add(sum, span)
      if (span.lower > most.lower || (span.lower === most.lower && span.lowerOpen)) most = span
      const share = known.came * (lower === upper ? lower : 0)
      came = way.adds ? plus(came, share) : larger(came, share)
    }
    const whole = reached || spans(windows, start, end)
    covered &&= whole
    closed &&= whole
    if (!way.adds) sum = Span.both(Span.atMost(sum, floor), Span.atLeast(most))
    return { span: closed ? sum : floor === 0 ? Span.atLeast(sum) : Span.unknown(floor), covered, came, clashes }
  }

  #timeline(node: Node): Timeline.Timeline {
    if (node.timeline !== undefined) return node.timeline
    const { floor, measure } = this.#semantics
    const own = this.#ownStatements(node)
    const parts = this.spans(node).flatMap(([start, end]): ReadonlyArray<Timeline.Statement> => {
      const { covered, came, span } = this.#fromParts(node, start, end)
      return Number.isNaN(came) && !covered ? [] : [{ start, end, span, own: false, rows: [] }]
    })
    const overlapping = measure.accumulation === "flow" && measure.additivity.time !== "additive"
    const statements = [...own, ...parts]
    return (node.timeline = overlapping
      ? Overlap.make(statements, { trust: measure.trust })
      : Timeline.make(statements, { floor, trust: measure.trust, asked: [] }))
  }

  /** Figures of one box and the same days are one statement: what all their reporters say. */
  #ownStatements(node: Node): ReadonlyArray<Timeline.Statement> {
    const { trust } = this.#semantics.measure
    const bySpan = new Map<number, Array<Figure>>()
    for (const figure of node.figures) {
      const key = spanKey(figure.start, figure.end)
      bySpan.set(key, [...(bySpan.get(key) ?? []), figure])
    }
    const disagreements: Array<Contradiction> = []
    const statements = [...bySpan.values()].map((figures) => {
      const [{ end, start }] = figures as [Figure]
      const rows = figures.map((one) => one.row)
      let [span] = figures.map((one) => one.span) as [Span.Span]
      let clash = false
      for (const one of figures.slice(1)) {
        clash ||= Span.contradict(span, one.span)
        span = clash ? Span.either(span, one.span) : Span.both(span, one.span)
      }
      if (clash && trust === undefined) {
        const [whole, parts] = figures.map((one) => one.span) as [Span.Span, Span.Span]
        disagreements.push(this.#contradiction("disagreement", node, { start, end }, { span, whole, parts }, rows))
      }
      return { start, end, span, own: true, rows }
    })
    node.disagreements = disagreements
    return statements
  }

  #withOwn(node: Node, start: number, end: number, parts: Known): Known {
    const { floor, measure } = this.#semantics
    const timeline = this.#timeline(node)
    const bounds = timeline.bounds(start, end)
    const own = node.figures.filter((one) => start <= one.start && one.end <= end)
    const exact = own.filter((one) => one.start === start && one.end === end)
    const covered = parts.covered || bounds.upper < Infinity || exact.length > 0 || tiled(own, start, end)
    const packed =
      measure.additivity.time === "additive" ? packing(own) : own.map((one) => one.said).reduce(larger, NaN)
    const whole = exact.length > 0 ? exact : tiled(own, start, end) ? own : []
    const ownSays = exact.length > 0 ? exact[0]!.said : packed
    const isFirm = whole.length > 0 && whole.every((one) => Span.isExact(one.span) && !one.span.about)
    const sharper = parts.covered && Span.isExact(parts.span) && !Span.isBelow(parts.span, bounds)
    const said = isFirm ? ownSays : sharper ? parts.came : larger(ownSays, parts.came)
    const here = timeline.clashes.filter((clash) => start <= clash.start && clash.end <= end)
    const clashes = [
      ...parts.clashes,
      ...here.map((clash) =>
        this.#contradiction("excess", node, clash, clash, [
          ...clash.rows,
          ...(clash.rows.length > 1 ? [] : this.rowsInside(node, clash.start, clash.end))
        ])
      ),
      ...node.disagreements.filter((one) => start <= one.start && one.end <= end)
    ]
    if (this.#spans(node).has(spanKey(start, end))) return { span: bounds, covered, came: said, clashes }
    const own_ = { span: bounds, covered, came: said, clashes }
    if (Number.isNaN(parts.came) && !parts.covered) return own_
    if (Span.isBelow(parts.span, bounds)) return own_
    if (Span.isBelow(bounds, parts.span)) {
      const span =
        measure.trust === "whole" ? bounds : measure.trust === "parts" ? parts.span : Span.either(bounds, parts.span)
      const rows = this.rowsInside(node, start, end)
      const clash = this.#contradiction(
        "excess",
        node,
        { start, end },
        { span, whole: bounds, parts: parts.span },
        rows
      )
      return { ...own_, span, clashes: measure.trust === undefined ? [...clashes, clash] : clashes }
    }
    return { ...own_, span: floor === 0 || parts.covered ? Span.both(bounds, parts.span) : bounds }
  }

  /** Rows of all figures inside a box. */
  rowsInside(node: Node, start: number, end: number, seen = new Set<Node>()): ReadonlyArray<number> {
    if (seen.has(node) || !this.isLive(node.place)) return []
    seen.add(node)
    const own = node.figures.filter((one) => one.row >= 0 && start <= one.start && one.end <= end).map((one) => one.row)
    const parts = this.ways(node).flatMap(({ parts: all }) =>
      all.flatMap(({ from, node: inner, to }) => this.rowsInside(inner, Math.max(start, from), Math.min(end, to), seen))
    )
    return [...new Set([...own, ...parts])]
  }

  /** How many figures inside a box went in by a known share, and how many as an unknown part. */
  sharesInside(node: Node, start: number, end: number): { readonly apportioned: number; readonly parts: number } {
    let [apportioned, parts] = [0, 0]
    if (!this.isLive(node.place)) return { apportioned, parts }
    for (const way of this.ways(node)) {
      for (const { from, lower, node: inner, to, upper } of way.parts) {
        if (lower === 1) continue
        const count = this.rowsInside(inner, Math.max(start, from), Math.min(end, to)).length
        if (lower === upper) apportioned += count
        else parts += count
      }
    }
    return { apportioned, parts }
  }

  /** Boxes that hold a box, each with the way in which it is one of its parts. */
  #holders(node: Node): ReadonlyArray<{ readonly node: Node; readonly way: Way; readonly part: Part }> {
    const { lattice } = this.#semantics
    const places = this.#places.containers(node.place)
    const wider = [everything, ...this.#categories(node.place)].filter(
      (one, index, all) =>
        lattice.isWithin(node.category, one) &&
        !lattice.isWithin(one, node.category) &&
        all.findIndex((other) => keyOf(other) === keyOf(one)) === index
    )
    const above = [
      ...places.map((place) => this.node(place, node.category)),
      ...wider.map((category) => this.node(node.place, category))
    ]
    return above.flatMap((holder) => {
      const found = this.ways(holder).flatMap((way) => {
        const part = way.parts.find((one) => one.node === node)
        return part === undefined ? [] : [{ node: holder, way, part }]
      })
      if (found.length > 0) return found
      if (node.place.kind === "pieces" && holder.place !== node.place) return this.#aroundPieces(holder, node)
      return holder.place === node.place ? [this.#beside(holder, node)] : []
    })
  }

  /** Pieces together as one part of a unit that holds all of them. */
  #aroundPieces(
    holder: Node,
    node: Node
  ): ReadonlyArray<{ readonly node: Node; readonly way: Way; readonly part: Part }> {
    const pieces = new Set(this.ways(node).flatMap((way) => way.parts.map((part) => part.node.place)))
    const ways = this.ways(holder).filter((way) =>
      [...pieces].every((place) => way.parts.some((one) => one.node.place === place))
    )
    const whole = within(holder, node)
    // Of a piece that belongs only in part nobody knows the rest: what the others leave is a most.
    const divided = this.ways(node).some((way) => way.parts.some((part) => part.lower !== 1))
    return [
      whole,
      ...ways.map((way) => ({
        ...whole,
        way: {
          ...way,
          covers: way.covers && !divided,
          parts: [whole.part, ...way.parts.filter((one) => !pieces.has(one.node.place))]
        }
      }))
    ]
  }

  /** A box of which no figure speaks as a part of a wider one, beside those that share nothing with it. */
  #beside(holder: Node, node: Node): { readonly node: Node; readonly way: Way; readonly part: Part } {
    const { lattice } = this.#semantics
    const axes = lattice.narrower(node.category, holder.category)
    const apart: Array<Category> = []
    for (const one of this.#categories(holder.place)) {
      if (!lattice.isWithin(one, holder.category) || !lattice.areApart(one, node.category)) continue
      if (apart.every((other) => lattice.areApart(one, other))) apart.push(one)
    }
    const whole = { from: -Infinity, to: Infinity, lower: 1, upper: 1 }
    const part = { node, ...whole }
    const parts = [part, ...apart.map((one) => ({ node: this.node(holder.place, one), ...whole }))]
    const adds = axes.length === 1 && this.#adds(axes[0]!)
    return {
      node: holder,
      part,
      way: { along: axes[0] ?? "team", parts, adds, covers: false, since: -Infinity, until: Infinity }
    }
  }

  /** Boxes that hold a box over spans of days that hold these, each with the way in which it is one of its parts. */
  holding(node: Node, start: number, end: number) {
    return this.#holders(node).flatMap((holder) =>
      holder.part.lower !== 1 || holder.part.from > start || holder.part.to < end
        ? []
        : this.#around(holder.node, start, end).map(([from, to]) => ({ ...holder, from, to }))
    )
  }

  /** The days of figures that speak of boxes which hold this one. */
  daysAround(node: Node, seen = new Set<Node>()): ReadonlyArray<number> {
    if (seen.has(node)) return []
    seen.add(node)
    return this.#holders(node).flatMap((holder) => [
      ...holder.node.figures.map((figure) => figure.start),
      ...this.daysAround(holder.node, seen)
    ])
  }

  /** Whether a figure speaks of a box that holds this one. */
  #isHeld(node: Node, seen = new Set<Node>()): boolean {
    if (seen.has(node)) return false
    seen.add(node)
    return this.#holders(node).some(
      ({ node: holder }) =>
        holder.place === node.place || this.#figures.has(holder.place.number) || this.#isHeld(holder, seen)
    )
  }

  /** What a unit was made of, and pieces of other boundaries, each with what is said around them. */
  #throughParts(node: Node, start: number, end: number): Known {
    const inside = this.inside(node, start, end)
    if (inside.clashes.length > 0 || (Span.isExact(inside.span) && inside.covered)) return inside
    const ways = this.ways(node).filter(
      ({ along, parts }) =>
        along === "pieces" || along === "lineage" || parts.every((part) => part.node.place.kind === "own")
    )
    let { covered, span } = inside
    for (const way of ways) {
      const known = this.#alongWay(way, start, end, (one, from, to) => this.all(one, from, to))
      if (Span.contradict(span, known.span)) continue
      span = Span.both(span, known.span)
      covered ||= known.covered
    }
    return { ...inside, span, covered }
  }

  /** What all figures say of a box: those inside it, and what the boxes that hold it leave to it. */
  all(node: Node, start: number, end: number): Known {
    const key = spanKey(start, end)
    const known = node.sharpened.get(key)
    if (known !== undefined) return known
    node.sharpened.set(key, this.inside(node, start, end))
    const inside = this.#throughParts(node, start, end)
    node.sharpened.set(key, inside)
    if (inside.clashes.length > 0 || (Span.isExact(inside.span) && inside.covered) || !this.#isHeld(node)) return inside
    let { covered, span } = inside
    for (const { from, node: holder, part, to, way } of this.holding(node, start, end)) {
      const left = this.#left(holder, way, part, from, to)
      if (left === undefined) continue
      // What is left is of the days on which it is a part.
      const days = [Math.max(from, part.from), Math.min(to, part.to)] as const
      const narrowed = this.#narrowed(node, left, days, [start, end])
      if (!Span.contradict(span, narrowed)) span = Span.both(span, narrowed)
    }
    covered ||= Span.isExact(span)
    const found = { ...inside, span, covered }
    node.sharpened.set(key, found)
    return found
  }

  /** The spans of a holder's own figures that hold the days asked for, and these days themselves. */
  #around(holder: Node, start: number, end: number): ReadonlyArray<readonly [number, number]> {
    const own = holder.figures
      .filter((one) => one.start <= start && end <= one.end)
      .map((one) => [one.start, one.end] as const)
    return [[start, end], ...own.filter(([from, to]) => from !== start || to !== end)]
  }

  /** What a whole leaves to one of its parts. */
  #left(holder: Node, way: Way, part: Part, start: number, end: number): Span.Span | undefined {
    const { floor } = this.#semantics
    const whole = this.all(holder, start, end)
    if (whole.clashes.length > 0) return undefined
    // Who was counted before a change of boundaries may be counted again after it: only what lies side by side is taken off.
    const { measure } = this.#semantics
    const changes = way.parts.some((one) => (start < one.from && one.from < end) || (start < one.to && one.to < end))
    const again = measure.accumulation === "flow" && measure.additivity.time !== "additive" && changes
    if (!way.adds || again) return Span.atMost(whole.span, floor)
    let others = Span.zero
    let covered = way.covers && way.since <= start && end <= way.until
    for (const one of way.parts) {
      if (one === part) continue
      const [a, b] = [Math.max(start, one.from), Math.min(end, one.to)]
      if (a >= b) continue
      const inside = this.inside(one.node, a, b)
      const known = one.stray === true ? loose(inside) : inside
      covered &&= known.covered
      others = Span.add(others, Span.part(known.span, one.lower, one.upper))
    }
    if (floor !== 0 && !covered) return undefined
    const rest = covered ? others : Span.atLeast(others)
    const left = Span.minus(whole.span, rest)
    const floored = floor === 0 ? Span.both(left, Span.unknown(0)) : left
    return covered ? floored : Span.atMost(floored, floor)
  }

  /** What one way in which a box is made of others says, for explanations. */
  along(way: Way, start: number, end: number): Known {
    return this.#alongWay(way, start, end)
  }

  /** What all ways in which a box is made of others say, for explanations. */
  fromParts(node: Node, start: number, end: number): Known {
    return this.#fromParts(node, start, end)
  }

  /** From what is known of more days to fewer: the rest of these days has its own share. */
  #narrowed(
    node: Node,
    span: Span.Span,
    [from, to]: readonly [number, number],
    [start, end]: readonly [number, number]
  ): Span.Span {
    const { floor, measure } = this.#semantics
    if (from === start && to === end) return span
    if (measure.additivity.time !== "additive") return Span.atMost(span, floor)
    let rest = Span.zero
    let covered = true
    for (const [a, b] of [
      [from, start],
      [end, to]
    ] as const) {
      if (a >= b) continue
      const known = this.inside(node, a, b)
      covered &&= known.covered
      rest = Span.add(rest, known.span)
    }
    const left = Span.minus(span, covered ? rest : Span.atLeast(rest))
    const floored = floor === 0 ? Span.both(left, Span.unknown(0)) : left
    return covered ? floored : Span.atMost(floored, floor)
  }
}

/** Whether there is one whole place at a time. */
const areInTurn = (links: Partition["links"]): boolean =>
  links.every(
    (one) => one.lower === 1 && links.every((other) => one === other || one.to <= other.from || other.to <= one.from)
  )

/** A box as some part of another, of which nothing else is known. */
const within = (holder: Node, node: Node): { readonly node: Node; readonly way: Way; readonly part: Part } => {
  const part = { node, from: -Infinity, to: Infinity, lower: 1, upper: 1 }
  return {
    node: holder,
    part,
    way: { along: "pieces", parts: [part], adds: false, covers: false, since: -Infinity, until: Infinity }
  }
}

/** Whether spans cover all days from `start` until before `end`. */
const spans = (windows: ReadonlyArray<readonly [number, number]>, start: number, end: number): boolean => {
  let at = start
  for (const [from, to] of [...windows].sort((a, b) => a[0] - b[0])) {
    if (from > at) return false
    at = Math.max(at, to)
  }
  return at >= end
}

/** Whether figures that touch no other cover all days. */
const tiled = (figures: ReadonlyArray<Figure>, start: number, end: number): boolean => {
  const reached = new Set([start])
  for (const one of [...figures].sort((a, b) => a.start - b.start || a.end - b.end)) {
    if (reached.has(one.start)) reached.add(one.end)
  }
  return reached.has(end)
}

/** What figures say that share no day, the longest first. */
const packing = (figures: ReadonlyArray<Figure>): number => {
  const taken: Array<Figure> = []
  let sum = NaN
  for (const one of [...figures].sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start)) {
    if (taken.some((other) => one.start < other.end && other.start < one.end)) continue
    taken.push(one)
    sum = plus(sum, one.said)
  }
  return sum
}
