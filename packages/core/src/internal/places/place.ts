/**
 * Places: units and sets of units as boxes, and the ways in which they are made of smaller ones: children in a tree through time,
 * members of a set, what a merged unit was made of, what a unit of other boundaries was. @internal
 */
import type * as Territory from "../../Territory.ts"
import type { Days } from "./days.ts"

/** A smaller place as a part: between the shares `lower` and `upper` of it, for days from `from` until before `to`. */
export interface Link {
  readonly place: Place
  readonly from: number
  readonly to: number
  readonly lower: number
  readonly upper: number
  /** Whether what it says may be in the other parts as well, or none of the whole's at all. */
  readonly stray?: boolean
}

/** One way in which a place is made of others that share nothing. */
export interface Partition {
  readonly kind: "children" | "set" | "lineage" | "pieces"
  readonly links: ReadonlyArray<Link>
  /** Whether these are all there is of the place, from which day on and before which. */
  readonly covers: boolean
  readonly since: number
  readonly until: number
  /** Days on which there is nothing of the place. */
  readonly empty?: ReadonlyArray<Days>
  /** Whether these are what lies below the parts of another way: what they say less than those is a rest. */
  readonly isInner?: boolean
}

export interface Place {
  readonly number: number
  readonly units: ReadonlyArray<string>
  /** Key in the tree, -1 for a set or a place of other boundaries. */
  readonly key: number
  readonly kind: "unit" | "set" | "own" | "pieces"
}

/** A share of a place that another was given; known where nothing newer can be said of it than what it last said itself. */
export interface Gift extends Pick<Link, "place" | "lower" | "upper"> {
  readonly isKnown: boolean
}

/** What became of a place between two days: the share of it that is still its own, what it was given, and what left it. */
export interface Change {
  readonly lower: number
  readonly upper: number
  readonly given: ReadonlyArray<Gift>
  readonly left: ReadonlyArray<Gift>
}

/** A divided unit, with the units that all of it went into, and that hold nothing else. */
export interface Former {
  readonly place: Place
  readonly heirs: ReadonlyArray<Place>
  readonly since: number
}

/** A unit of which another was made, whole or a part of it, and the day from which on it was that. */
export interface Forebear {
  readonly place: Place
  readonly isWhole: boolean
  readonly until: number
}

/** The places of a question, made when first asked for. */
export interface Places {
  readonly unit: (id: string) => Place | undefined
  readonly set: (units: ReadonlyArray<string>) => Place
  /** A unit that has no place in this tree, below one that has. */
  readonly stray: (id: string, above: Place) => Place
  /** What a unit's own body does, beside those below it. */
  readonly own: (place: Place) => Place
  /** That a figure was filed for these days: its unit, or one of a set, may have ended before them, or before the last of those it means. */
  readonly filed: (place: Place, from: number, to: number, until: number) => void
  /** Whether units lie below a place. */
  readonly hasBelow: (place: Place) => boolean
  /** The days that a unit's box can hold anything on. */
  readonly life: (place: Place) => readonly [from: number, to: number]
  /** Whether one of these units is a place, or lies below it at any time. */
  readonly holds: (place: Place, units: ReadonlyArray<string>) => boolean
  /** The place that a question's group is. */
  readonly group: (index: number) => Place
  readonly partitions: (place: Place) => ReadonlyArray<Partition>
  /** What became of a place after a day until another. */
  readonly change: (place: Place, after: number, until: number) => Change | undefined
  /** Whether no unit changed its place after a day until another. */
  readonly isCalm: (after: number, until: number) => boolean
  /** The days on which something went from one of some places to another of them. */
  readonly movesBetween: (places: ReadonlyArray<Place>) => ReadonlyArray<number>
  /** The places that this one is a part of. */
  readonly containers: (place: Place) => ReadonlyArray<Place>
  /** Days on which there is nothing of a place: all that it was went elsewhere. */
  readonly empty: (place: Place) => ReadonlyArray<Days>
  /** The first day of a unit before which there was nothing of it. */
  readonly began: (place: Place) => number | undefined
  /** The day from which on a unit was made of others. */
  readonly born: (place: Place) => number | undefined
  /** The day from which on a unit was others. */
  readonly became: (place: Place) => number | undefined
  /** The units that a unit was made of, those that these were made of, and so on. */
  readonly forebears: (place: Place) => ReadonlyArray<Forebear>
  /** Ended units that still file, and wholly went into this one and others from a day on. */
  readonly former: (place: Place) => ReadonlyArray<Former>
  /** Whether below a place units went from one of those in it to another. */
  readonly exchanges: (place: Place) => boolean
  /** The units above one in which it lies beside a set that reaches into several of theirs, or beside who went from one to another. */
  readonly besideSets: (place: Place) => ReadonlyArray<Place>
}

export interface Asked extends Territory.Question {
  readonly territory: Territory.Territory
  /** Whether figures are as of a day: then nothing stands beyond the life of its unit. */
  readonly stock: boolean
  readonly own: "no" | "may" | "always"
  /** The level whose reports alone are asked for: what the model knows of it is all that is asked. */
  readonly from: number | undefined
  /** The first and the last day that any figure speaks of. */
  readonly days: readonly [first: number, last: number]
}

/** All of a part, and every day. */
export const whole = { lower: 1, upper: 1 }
export const always = { from: -Infinity, to: Infinity }
