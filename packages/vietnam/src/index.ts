export * as Gazetteer from "./Gazetteer.ts"
export * as Names from "./Names.ts"
export * as VietnamProvinces from "./VietnamProvinces.ts"
