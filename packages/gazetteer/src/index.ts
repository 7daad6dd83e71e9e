export * as Gazetteer from "./Gazetteer.ts"
