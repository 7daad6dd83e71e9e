/**
 * What documents are written with: ids, lines of text, and strict reading that reports every problem at once. For packages
 * that define documents of their own.
 *
 * @since 0.1.0
 */
export {
  /** Reads plain data strictly: a `DocumentError` with every problem, unknown keys among them. @category conversions @since 0.1.0 */
  decoder,
  /** A permanent id: lower-case letters and digits joined by `.`, `-`, `_` or `:`. @category schemas @since 0.1.0 */
  Id,
  /** Text in Unicode's composed form, trimmed, not empty. @category schemas @since 0.1.0 */
  Line,
  /** A list that may be left out and then is empty. @category schemas @since 0.1.0 */
  listOf
} from "./internal/document.ts"
