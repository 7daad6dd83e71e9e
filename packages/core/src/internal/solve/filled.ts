/** Whether spans of days leave none of some days out. @internal */
import type { Way } from "../boxes/box.ts"

type Spans = ReadonlyArray<readonly [start: number, end: number]>

/** Whether spans cover all days from `start` until before `end`. */
export const areAll = (spans: Spans, start: number, end: number): boolean => {
  let at = start
  for (const [from, to] of [...spans].sort((a, b) => a[0] - b[0])) {
    if (from > at) return false
    at = Math.max(at, to)
  }
  return at >= end
}

/** Whether on each of some days there is a part of a way, or nothing of the whole; `spans` are the days of its parts among them. */
export const isFilled = ({ along, empty = [] }: Way, spans: Spans, start: number, end: number): boolean => {
  // Before the first team or activity there was nobody who did anything.
  if ((along === "team" || along === "activity") && spans.length > 0) return true
  const none = empty.filter(({ from, to }) => from < end && start < to).map(({ from, to }) => [from, to] as const)
  return areAll([...spans, ...none], start, end)
}
