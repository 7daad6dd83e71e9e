export * as Names from "./Names.ts"
export * as VietnamProvinces from "./VietnamProvinces.ts"
