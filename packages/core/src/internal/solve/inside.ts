/**
 * What the figures inside a box say. Parts that are apart add up where the measure adds; the box's own figures hold against
 * them; a whole says what its parts say, and where parts exceed it the value spans both. @internal
 */
import {
  claimOf,
  type Contradiction,
  type Figure,
  isNothing,
  type Known,
  larger,
  type Look,
  loose,
  type Node,
  nothing,
  plus,
  type Rest,
  type Semantics,
  settledBy,
  spanKey,
  toldOf,
  type Way
} from "../boxes/box.ts"
import type { Boxes } from "../boxes/boxes.ts"
import { isFilled } from "./filled.ts"
import * as Own from "./own.ts"
import * as Overlap from "./overlap.ts"
import * as Span from "../boxes/span.ts"
import type { Standing, Statement } from "./statement.ts"
import * as Rests from "./rests.ts"
import * as Timeline from "./timeline.ts"
import * as Told from "./told.ts"
import type { Trace } from "../boxes/trace.ts"
import type { Ways } from "../boxes/ways.ts"

/** What is known of a box in which there was nothing. */
const empty: Known = { span: Span.zero, covered: true, came: NaN, clashes: [] }

/** Parts that say less than their whole leave a rest: they are not all of it. */
const least = (known: Known): Known => ({ ...known, span: Span.atLeast(known.span), covered: false })

export class Inside {
  readonly #boxes: Boxes
  readonly #semantics: Semantics
  readonly #ways: Ways
  readonly #trace: Trace
  readonly rests: Rests.Rests

  constructor(ways: Ways, trace: Trace) {
    this.#boxes = ways.boxes
    this.#semantics = ways.boxes.semantics
    this.#ways = ways
    this.#trace = trace
    this.rests = new Rests.Rests(ways, trace, (way, start, end) => this.along(way, start, end))
  }

  /** What the figures inside a box say. */
  of(node: Node, start: number, end: number): Known {
    const key = spanKey(start, end)
    const known = node.known.get(key)
    if (known !== undefined) return known
    const began = this.#began(node, start, end)
    if (began !== undefined) return end <= began ? empty : this.of(node, began, end)
    if (!this.#boxes.isLive(node.place)) return this.#isEmpty(node, start, end) ? empty : nothing(this.#semantics.floor)
    node.known.set(key, nothing(this.#semantics.floor))
    const parts = this.fromParts(node, start, end)
    const isParts = node.figures.length === 0 && !this.#isMixed(node, key)
    const found = isParts ? parts : this.#withOwn(node, start, end, parts)
    const heard = {
      ...found,
      came: this.#heard(found),
      settled: isParts ? undefined : settledBy(this.#semantics, found)
    }
    node.known.set(key, heard)
    return heard
  }

  /** Whether all that a box was lay elsewhere on all of these days. */
  #isEmpty({ place }: Node, start: number, end: number): boolean {
    return this.#boxes.places.empty(place).some(({ from, to }) => from <= start && end <= to)
  }

  /** Of what contradicts each other the lower came in, and never more than there is. */
  #heard({ came, clashes, span }: Known): number {
    if (this.#semantics.floor !== 0 || span.about) return came
    return clashes.length > 0 ? Math.min(came, span.lower) : came > span.upper ? span.lower : came
  }

  /** The first day of a box's unit, where that is known and no figure speaks of days that were over before. */
  birth(node: Node, end: number): number | undefined {
    const { floor, measure } = this.#semantics
    if (measure.accumulation !== "flow" || floor !== 0) return undefined
    const day = this.#boxes.places.began(node.place)
    return day === undefined || this.#trace.spans(node).some(([from, to]) => from < end && to <= day) ? undefined : day
  }

  /** The first of some days on which there may have been something: of a figure that holds its unit's first day the first one. */
  #began(node: Node, start: number, end: number): number | undefined {
    const day = this.birth(node, end)
    if (day === undefined || start >= day) return undefined
    const first = Math.min(day, ...this.#trace.spans(node).flatMap(([from]) => (from < end ? [from] : [])))
    return start < first ? first : undefined
  }

  /** Nothing happened in a unit before its first day: the figure of a month within which it began is of the days since then. */
  #unborn(node: Node): ReadonlyArray<Statement> {
    const end = this.birth(node, Infinity)
    if (end === undefined) return []
    const start = Math.min(end, ...node.figures.map((one) => one.start))
    return start === end ? [] : [{ start, end, span: Span.zero, own: false, rows: [] }]
  }

  /** Whether a box is known in several ways, which may each speak of other days than those asked for. */
  #isMixed(node: Node, key: number): boolean {
    if (this.#semantics.measure.accumulation !== "flow") return false
    const isSaid = ({ parts }: Way) =>
      parts.some((part) => this.#boxes.isLive(part.node.place) && this.#trace.keys(part.node).size > 0)
    const keys = this.#trace.keys(node)
    return (keys.size > 1 || !keys.has(key)) && this.#ways.of(node).filter(isSaid).length > 1
  }

  /** What one way says, as far as its parts are all there is. */
  part(node: Node, way: Way, known: Known, start: number, end: number, rests: Known["rests"]): Known {
    const { span } = known
    return this.rests.areShort(node, way, { start, end }, { rests, span }) ? least(known) : known
  }

  /** What all ways in which a box is made of others say. */
  fromParts(node: Node, start: number, end: number): Known {
    const found = this.#fromWays(node, start, end)
    // What follows from more days may be of none of these, where more was told of them than of each.
    const isDoubtful = found.isSplit && this.rests.isBetween(node, { start, end })
    return isDoubtful ? this.#fromWays(node, start, end, Told.looking(this, this.#ways)).known : found.known
  }

  /** The same, and whether two of them contradict each other. */
  #fromWays(node: Node, start: number, end: number, look?: Look): { readonly known: Known; readonly isSplit: boolean } {
    const { floor } = this.#semantics
    let found = nothing(floor)
    let isSplit = false
    const all = this.#ways.of(node).map((way) => ({ way, known: this.along(way, start, end, look) }))
    const rests = Rests.joined(all.map(({ known }) => known.rests))
    for (const { known, way } of all) {
      if (isNothing(known, floor)) continue
      const isBelow = way.isInner && Span.isBelow(known.span, found.span)
      const said = isBelow ? least(known) : this.part(node, way, known, start, end, rests)
      isSplit ||= Span.contradict(found.span, said.span)
      found = this.#joined(node, start, end, found, said)
    }
    return { known: found, isSplit }
  }

  /** What was told of just some days of the parts of a box. */
  #told(node: Node, start: number, end: number): Known {
    return Told.of(this, this.#ways, node, start, end)
  }

  #joined(node: Node, start: number, end: number, a: Known, b: Known): Known {
    if (isNothing(a, this.#semantics.floor)) return b
    const clashes = a.clashes.length + b.clashes.length === 0 ? a.clashes : [...new Set([...a.clashes, ...b.clashes])]
    const rests = Rests.joined([a.rests, b.rests])
    const covered = a.covered || b.covered
    const came = larger(a.came, b.came)
    const claim = clashes.length === 0 ? undefined : Own.higher(claimOf(a), claimOf(b))
    if (!Span.contradict(a.span, b.span)) {
      // What the parts of one way contradict may have gone into the other unseen.
      const doubted = a.clashes.length > 0 ? a : b
      const isOne = a.clashes.length > 0 !== b.clashes.length > 0
      return { span: isOne ? doubted.span : Span.both(a.span, b.span), covered, came, clashes, claim, rests }
    }
    const span = Span.either(a.span, b.span)
    const rows = this.#trace.rows(node, start, end)
    const clash = Own.contradiction(
      this.#semantics,
      "excess",
      node,
      { start, end },
      { span, whole: a.span, parts: b.span },
      rows
    )
    return { span, covered, came, clashes: [...clashes, clash], claim: Own.higher(claimOf(a), claimOf(b)), rests }
  }

  /** Days on which parts of a way come and go, where what is counted on both sides of one may be the same things again. */
  #cuts(way: Way, start: number, end: number): ReadonlyArray<number> {
    const { measure } = this.#semantics
    if (!way.adds || measure.accumulation !== "flow" || measure.additivity.time === "additive") return []
    return this.#boxes.changesIn(way).filter((day) => start < day && day < end)
  }

  /** Between changes all that is there adds up, and over them what is there throughout; of the rest there may be the same things again. */
  #acrossChanges(way: Way, start: number, end: number, cuts: ReadonlyArray<number>): Known {
    const points = [...new Set([start, ...cuts, end])].sort((a, b) => a - b)
    const eras = points.slice(1).map((to, index) => this.along(way, points[index]!, to))
    const kept = { ...way, parts: way.parts.filter(({ from, to }) => from <= start && end <= to) }
    const isApart = kept.parts.length > 0 && this.#cuts(kept, start, end).length === 0
    const whole = this.along({ ...way, adds: false }, start, end)
    const all = [whole, ...eras, ...(isApart ? [this.along(kept, start, end)] : [])]
    const covered = eras.every((era) => era.covered)
    const most = all.map((one) => Span.atLeast(one.span)).reduce(Span.both, whole.span)
    const sum = eras.map((era) => era.span).reduce(Span.add, Span.zero)
    return {
      span: covered ? Span.both(Span.atMost(sum, this.#semantics.floor), most) : most,
      covered,
      came: all.map((one) => one.came).reduce(larger, NaN),
      clashes: [...new Set(all.flatMap((one) => one.clashes))],
      rests: Rests.joined(all.map((one) => one.rests))
    }
  }

  /** What one way in which a box is made of others says. */
  along(way: Way, start: number, end: number, look: Look = (node, from, to) => this.of(node, from, to)): Known {
    const { floor } = this.#semantics
    const cuts = this.#cuts(way, start, end)
    if (cuts.length > 0) return this.#acrossChanges(way, start, end, cuts)
    let sum = Span.zero
    let most = Span.zero
    let came = NaN
    let covered = way.covers && way.since <= start && end <= way.until
    // Whether every part has an upper end, said by figures of its own or left to it.
    let closed = covered
    let reached = false
    const clashes: Array<Contradiction> = []
    const rests: Array<ReadonlyArray<Rest>> = []
    let claimed = Span.zero
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
      if (known.rests !== undefined) rests.push(known.rests.map((one) => Rests.above(one, way)))
      const span = Span.part(known.span, lower, upper)
      sum = Span.add(sum, span)
      const claim = Span.part(claimOf(known), lower, upper)
      claimed = way.adds ? Span.add(claimed, claim) : Own.higher(claimed, claim)
      if (span.lower > most.lower || (span.lower === most.lower && span.lowerOpen)) most = span
      const share = toldOf(known) * (lower === upper ? lower : 0)
      came = way.adds ? plus(came, share) : larger(came, share)
    }
    const whole = reached || isFilled(way, windows, start, end)
    covered &&= whole
    closed &&= whole
    if (!way.adds) sum = Span.both(Span.atMost(sum, floor), Span.atLeast(most))
    const span = closed ? sum : floor === 0 ? Span.atLeast(sum) : Span.unknown(floor)
    const claim = clashes.length > 0 && floor === 0 ? Span.atLeast(claimed) : undefined
    return { span, covered, came, clashes, claim, rests: Rests.joined(rests) }
  }

  /** What decides of some days among all that is said of a box over time. */
  standing(node: Node, start: number, end: number): ReadonlyArray<Standing> {
    return this.#timeline(node).standing(start, end)
  }

  #timeline(node: Node): NonNullable<Node["timeline"]> {
    if (node.timeline !== undefined) return node.timeline
    const { floor, measure } = this.#semantics
    const own = Own.statements(this.#semantics, node)
    const below: Array<Rest> = []
    const parts = this.#trace.spans(node).flatMap(([start, end]): ReadonlyArray<Statement> => {
      const known = this.fromParts(node, start, end)
      const { claim, clashes, span } = known
      for (const rest of known.rests ?? []) if (rest.along === "time") below.push(rest)
      const inDoubt = clashes.some((one) => one.start === start && one.end === end)
      const told = () => this.#told(node, start, end).span
      // What fewer days of parts follow from may be of neither, where the whole told more than of each.
      const isFirm =
        !Span.isBelow(this.rests.told(node).bounds(start, end), span) || !this.rests.isBetween(node, { start, end })
      const said = isFirm ? span : Span.both(Span.atMost(span, floor), Span.atLeast(told()))
      return isNothing(known, floor) ? [] : [{ start, end, span: said, claim, own: false, inDoubt, told, rows: [] }]
    })
    const overlapping = measure.accumulation === "flow" && measure.additivity.time !== "additive"
    const statements = [...own, ...parts, ...this.#unborn(node)]
    const around = this.rests.around(node)
    const rests = [...this.rests.of(node), ...below, ...around]
    const rough = around.filter(({ along }) => along === "time")
    const over = below.map((rest) => ({ ...rest, isUntold: this.rests.isDivided(node, rest) }))
    return (node.timeline = overlapping
      ? Overlap.make(statements, { trust: measure.trust, rests, over: over.filter(({ isUntold }) => isUntold) })
      : Timeline.make(statements, { floor, trust: measure.trust, asked: [], rests, rough, over }))
  }

  /** What came in of the parts of a box on days of which no figure of its own speaks. */
  #ofOtherDays(node: Node, own: ReadonlyArray<Figure>, start: number, end: number): ReadonlyArray<Own.Told> {
    return this.#trace.spans(node).flatMap(([from, to]) => {
      if (from < start || end < to || own.some((one) => one.start < to && from < one.end)) return []
      return [{ start: from, end: to, said: this.fromParts(node, from, to).came }]
    })
  }

  /** What a figure says among those of more days: of what is about, what came in of just its own. */
  #heardOf(node: Node, figure: Figure, from: number, to: number): Own.Told {
    const { end, span, start } = figure
    if (!span.about || (start === from && end === to)) return figure
    return { start, end, said: this.of(node, start, end).came }
  }

  /** Whether of days among some a trusted whole says less than the parts, which are not added then. */
  isOverruled(node: Node, start: number, end: number): boolean {
    return this.#timeline(node).overruled.some((one) => start <= one.start && one.end <= end)
  }

  #withOwn(node: Node, start: number, end: number, parts: Known): Known {
    const { floor, measure } = this.#semantics
    const timeline = this.#timeline(node)
    const bounds = timeline.bounds(start, end)
    const own = node.figures.filter((one) => start <= one.start && one.end <= end)
    const exact = own.filter((one) => one.start === start && one.until === end)
    const full = exact.find((one) => one.end === end)
    const covered = parts.covered || bounds.upper < Infinity || exact.length > 0 || Own.tiled(own, start, end)
    const heard = own.map((one) => this.#heardOf(node, one, start, end))
    const packed =
      measure.additivity.time === "additive"
        ? Own.packing([...heard, ...this.#ofOtherDays(node, own, start, end)])
        : heard.map((one) => one.said).reduce(larger, NaN)
    const whole = exact.length > 0 ? exact : Own.tiled(own, start, end) ? own : []
    // What was known before its end lies beside what was told of days that had not begun.
    const ownSays = full?.said ?? packed
    const here = timeline.clashes.filter((clash) => start <= clash.start && clash.end <= end)
    // What is about gives way to what others say, but not where that contradicts it.
    const isSaid = ({ span }: Figure): boolean => (span.about ? here.length > 0 : Span.isExact(span))
    const isFirm = whole.length > 0 && whole.every(isSaid)
    const sharper = parts.covered && Span.isExact(parts.span) && !Span.isBelow(parts.span, bounds)
    // Of counts, what figures inside the box say at least has come in.
    const least = floor === 0 && bounds.lower > 0 ? Span.counted(measure, bounds).lower : NaN
    const isOverruled = this.isOverruled(node, start, end)
    const known = isOverruled ? ownSays : larger(ownSays, parts.came)
    // Where parts are trusted against their whole, what they say at least.
    const said = isFirm
      ? Math.max(ownSays, measure.trust === "parts" ? bounds.lower : -Infinity)
      : sharper
        ? Math.max(parts.came, parts.span.lower)
        : Number.isNaN(known)
          ? known
          : larger(known, least)
    const clashes = [
      ...parts.clashes,
      ...here.map((clash) => {
        // Where no figure is of just these days, one side of it is what parts add up to.
        const isOwn = clash.rows.length > 1 && own.some((one) => one.start === clash.start && one.end === clash.end)
        const rows = isOwn ? [] : this.#trace.rows(node, clash.start, clash.end)
        return Own.contradiction(this.#semantics, "excess", node, clash, clash, [...clash.rows, ...rows])
      }),
      ...node.disagreements.filter((one) => start <= one.start && one.end <= end)
    ]
    const claim = clashes.length === 0 ? undefined : Own.higher(timeline.claim(start, end), claimOf(parts))
    const rests = Rests.joined([parts.rests, this.rests.of(node).filter((one) => start <= one.start && one.end <= end)])
    const own_ = { span: bounds, covered, came: said, clashes, claim, rests }
    if (this.#trace.keys(node).has(spanKey(start, end))) return own_
    if (isNothing(parts, floor)) return own_
    if (Span.isBelow(parts.span, bounds)) return { ...own_, rests: this.rests.besides(node, start, end, rests) }
    if (Span.isBelow(bounds, parts.span)) {
      const span =
        measure.trust === "whole" ? bounds : measure.trust === "parts" ? parts.span : Span.either(bounds, parts.span)
      const rows = this.#trace.rows(node, start, end)
      const clash = Own.contradiction(
        this.#semantics,
        "excess",
        node,
        { start, end },
        { span, whole: bounds, parts: parts.span },
        rows
      )
      const came = measure.trust === "parts" && floor === 0 ? larger(said, span.lower) : said
      return { ...own_, span, came, clashes: measure.trust === undefined ? [...clashes, clash] : clashes }
    }
    // Parts of a clash inside may be wrong, and so may be what they add up to.
    if (here.length > 0 || isOverruled) return own_
    return { ...own_, span: floor === 0 || parts.covered ? Span.both(bounds, parts.span) : bounds }
  }
}
