/** The boxes of a question with the figures in them: which places hold any, and of which categories figures speak below a place. @internal */
import type { Figure, Node, Part, Semantics, Way } from "./box.ts"
import { type Category, everything, keyOf } from "./category.ts"
import type { Place, Places } from "../places/place.ts"
import * as Sitting from "./sitting.ts"

export class Boxes {
  readonly semantics: Semantics
  readonly places: Places
  readonly #nodes = new Map<number, Map<string, Node>>()
  readonly #figures = new Map<number, Map<string, { readonly category: Category; readonly figures: Array<Figure> }>>()
  /** Teams of a place that told for another of their hosts. */
  readonly #came = new Map<number, Map<string, Category>>()
  /** Teams with several hosts. */
  readonly #movers = new Set<string>()
  readonly #sitting = new Map<string, ReturnType<typeof Sitting.daysIn>>()
  /** Places that hold figures, themselves or below. */
  readonly #live = new Set<number>()
  /** Sets of which figures speak, and what these reach into; the latter worked out when asked for. */
  readonly #sets = new Set<Place>()
  #reached: ReadonlySet<Place> | undefined
  readonly #below = new Map<number, ReadonlyArray<Category>>()
  readonly #changes = new WeakMap<Way, ReadonlyArray<number>>()
  #narrower = false

  constructor(semantics: Semantics, places: Places) {
    this.semantics = semantics
    this.places = places
  }

  /** Takes a figure; all of them come before the first question. */
  add(place: Place, category: Category, figure: Figure): void {
    const own = this.#figures.get(place.number) ?? new Map()
    this.#figures.set(place.number, own)
    const key = keyOf(category)
    const known = own.get(key)
    if (known === undefined) own.set(key, { category, figures: [figure] })
    else known.figures.push(figure)
    this.#narrower ||= place.kind === "set" || key !== keyOf(everything)
    if (place.kind === "set") this.#sets.add(place)
    this.#enliven(place)
    for (const there of Sitting.elsewhere(this.semantics, this.places, place, category.team)) {
      this.#movers.add(category.team!)
      this.#came.set(there.number, (this.#came.get(there.number) ?? new Map<string, Category>()).set(key, category))
      this.#enliven(there)
    }
  }

  /** The days on which a team's figures of a place are that place's. */
  sitting(place: Place, team: string): ReturnType<typeof Sitting.daysIn> {
    const key = `${place.number} ${team}`
    const known = this.#sitting.get(key)
    if (known !== undefined) return known
    const own = [...(this.#figures.get(place.number)?.values() ?? [])].filter(({ category }) => category.team === team)
    const told = own.flatMap(({ figures }) => figures.map(({ start }) => start))
    const found = Sitting.daysIn(this.semantics, this.places, place, team, told)
    this.#sitting.set(key, found)
    return found
  }

  /** The boxes of a team's stock at its other hosts. */
  elsewhere({ category, place }: Node): ReadonlyArray<Node> {
    const all = Sitting.elsewhere(this.semantics, this.places, place, category.team)
    return all.map((one) => this.node(one, category))
  }

  /** Whether a team came to a place, or left it, with its stock after a day until another. */
  isMoved(place: Place, after: number, until: number): boolean {
    const isIn = (day: number): boolean => after < day && day <= until
    const places = place.kind === "pieces" ? this.placesBelow(place) : [place]
    const isOver = (there: Place, team: string): boolean =>
      this.sitting(there, team).some(({ from, to }) => isIn(from) || isIn(to))
    return [...this.#movers].some((team) => places.some((there) => isOver(there, team)))
  }

  /** Units that a unit became. */
  #heirs(place: Place): ReadonlyArray<Place> {
    const { containers, forebears } = this.places
    return containers(place).filter((one) => forebears(one).some((origin) => origin.place === place))
  }

  /**
   * A part on the days on which the team that it is of, if it is of one, sits there; of what is made of it also those on which the
   * team sits in what it became, where it went with it.
   */
  whileThere(part: Part, isMade = false): ReadonlyArray<Part> {
    const { category, place } = part.node
    const { team } = category
    if (team === undefined || this.semantics.measure.accumulation !== "stock") return [part]
    const last = (this.places.became(place) ?? Infinity) - 1
    const places = isMade && this.isThere(part.node, last) ? [place, ...this.#heirs(place)] : [place]
    return Sitting.joined(places.flatMap((one) => this.sitting(one, team)))
      .map(({ from, to }) => ({ ...part, from: Math.max(part.from, from), to: Math.min(part.to, to) }))
      .filter(({ from, to }) => from < to)
  }

  /** Whether a box is of no team, or of one that sits there on a day. */
  isThere({ category: { team }, place }: Node, day: number): boolean {
    return team === undefined || this.sitting(place, team).some(({ from, to }) => from <= day && day < to)
  }

  #enliven(place: Place): void {
    if (this.#live.has(place.number)) return
    this.#live.add(place.number)
    for (const above of this.places.containers(place)) this.#enliven(above)
  }

  isLive(place: Place): boolean {
    return this.#live.has(place.number) || (place.kind === "pieces" && this.#hasLivePiece(place))
  }

  #hasLivePiece(place: Place): boolean {
    return this.places.partitions(place).some(({ links }) => links.some((link) => this.#live.has(link.place.number)))
  }

  /** Whether figures speak of a place, of what lies in it, or of a set that reaches into it. */
  isReached(place: Place): boolean {
    if (this.isLive(place)) return true
    const reached = (this.#reached ??= this.#membersOfSets())
    if (place.kind !== "pieces") return reached.has(place)
    return this.places.partitions(place).some(({ links }) => links.some((link) => reached.has(link.place)))
  }

  /** Members of sets of which figures speak, and all that holds one of them. */
  #membersOfSets(): ReadonlySet<Place> {
    const found = new Set<Place>()
    const visit = (place: Place): void => {
      if (found.has(place)) return
      found.add(place)
      for (const above of this.places.containers(place)) visit(above)
    }
    for (const set of this.#sets) {
      for (const { links } of this.places.partitions(set)) for (const link of links) visit(link.place)
    }
    return found
  }

  /** Whether any figure speaks of a set, or of less than all that a measure counts. */
  get hasNarrower(): boolean {
    return this.#narrower
  }

  /** Whether wider figures may speak of a box's place or of a set of which it is a member. */
  isBeside({ category, place }: Node): boolean {
    if (keyOf(category) !== keyOf(everything) && this.isNamed(place)) return true
    return this.places.containers(place).some((one) => one.kind === "set" && this.isNamed(one))
  }

  /** Whether figures speak of a place itself. */
  isNamed(place: Place): boolean {
    return this.#figures.has(place.number)
  }

  /** All places of which a place is made, at any depth. */
  placesBelow(place: Place, seen = new Set<Place>()): ReadonlyArray<Place> {
    return this.places.partitions(place).flatMap(({ links }) =>
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
    const { lattice } = this.semantics
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
      disagreements: [],
      rests: undefined
    }
    own.set(key, node)
    return node
  }

  /** The days on which parts of a way came or went, or something went from one of them to another. */
  changesIn(way: Way): ReadonlyArray<number> {
    const known = this.#changes.get(way)
    if (known !== undefined) return known
    const moves = this.places.movesBetween(way.parts.map(({ node }) => node.place))
    const found = [...way.parts.flatMap(({ from, to }) => [from, to]), ...moves]
    this.#changes.set(way, found)
    return found
  }

  #isJointActivity(place: Place): boolean {
    if (place.kind !== "set") return false
    return [...(this.#figures.get(place.number)?.values() ?? [])].some(
      ({ category }) => category.activity !== undefined
    )
  }

  /** Categories of figures at a place or below; those of teams and activities belong to their own place only. */
  categories(place: Place): ReadonlyArray<Category> {
    const known = this.#below.get(place.number)
    if (known !== undefined) return known
    this.#below.set(place.number, [])
    const found = new Map<string, Category>()
    const take = (category: Category) => found.set(keyOf(category), category)
    for (const { category } of this.#figures.get(place.number)?.values() ?? []) take(category)
    for (const category of this.#came.get(place.number)?.values() ?? []) take(category)
    const partitions = this.places.partitions(place)
    for (const { kind, links } of partitions) {
      for (const { place: inner } of links) {
        if (!this.#live.has(inner.number)) continue
        // The teams of what a unit was, or became, are its own.
        const isSame = inner.kind === "own" || kind === "lineage"
        for (const category of this.categories(inner)) {
          if (isSame || (category.team === undefined && category.activity === undefined)) take(category)
        }
      }
    }
    // Joint activities of several places and those of one: what each did has to be told apart here.
    const joint = partitions.some(({ links }) => links.some((link) => this.#isJointActivity(link.place)))
    if (joint || this.#isJointActivity(place)) {
      for (const category of this.#activities(place)) take(category)
    }
    // In order of what they say: when it was said must not matter.
    const all = [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, category]) => category)
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
}
