/**
 * What others reach, to print beside our own figures.
 *
 * R 4.2.2, `forecast` 8.20, on the public half of the adoption tasks: MAE, CRPS, coverage of 80 % and 95 %, Brier score
 * at T+5. M3: mean sMAPE and MASE over the series, of R's methods and of the competition's best submission (Makridakis &
 * Hibon 2000, recomputed from the package Mcomp).
 */
export const adoption = {
  source: "R 4.2.2, forecast 8.20, public half; ens_G_TL is the mean of quantiles of Gompertz and theta on logit",
  measured: {
    ets: { crps: 4.38, coverage80: 0.768, coverage95: 0.865, brier: 0.1283 },
    "auto.arima": { crps: 4.4, brier: 0.128 },
    thetaf: { crps: 4.52, brier: 0.1577 },
    damped: { crps: 4.74 },
    naive: { crps: 4.9, coverage80: 0.7525, brier: 0.1756 },
    "theta on logit": { crps: 3.86, brier: 0.1165 },
    ens_G_TL: { crps: 3.56, coverage80: 0.825, coverage95: 0.915, brier: 0.1111 }
  },
  modelled: { ets: { crps: 0.941 }, damped: { crps: 0.864 }, holt: { crps: 0.896 }, ens_G_TL: { crps: 1.15 } }
} as const

export const m3 = {
  source: "R 4.2.2, forecast 8.20; Theta as submitted, recomputed from Mcomp",
  "R ets": { smape: 13.07, mase: 1.425 },
  "R thetaf": { smape: 12.79 },
  "mean of R thetaf and ets": { smape: 12.45, mase: 1.351, yearly: 16.24 },
  "Theta (M3 submission)": { smape: 12.76, mase: 1.395 }
} as const
