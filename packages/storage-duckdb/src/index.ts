export * as DuckDb from "./DuckDb.ts"
