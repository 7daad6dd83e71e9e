/** Spans of days in messages. @internal */
import type * as Day from "../Day.ts"

/** A span for people: `from 2024-01-01 until before 2025-07-01`, `always`. */
export const renderSpan = (span: Day.Span): string =>
  span.from === undefined && span.to === undefined
    ? "always"
    : [span.from === undefined ? "" : `from ${span.from}`, span.to === undefined ? "" : `until before ${span.to}`]
        .filter((part) => part !== "")
        .join(" ")
