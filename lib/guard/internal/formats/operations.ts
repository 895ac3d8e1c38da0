import { BASE64, DASHED, DOTTED, keys, LOWER_HEX, looseKeys, type PrefixFormat, TOKEN64, URL_PATH, UUID, WORD } from "./format.ts";

/** Watching, alarms, switches, maps, search and identity. */
export const OPERATIONS_FORMATS: readonly PrefixFormat[] = [
  looseKeys("newrelic-key", ["NRAK-", "NRII-", "NRRA-", "NRJS-", "NRSP-"], DASHED, 18, { full: 27 }),
  keys("sentry-token", ["sntrys_", "sntryu_", "sntrya_", "sntryi_"], TOKEN64, 40, { full: 64 }),
  keys("grafana-token", ["glsa_", "glc_"], TOKEN64, 30, { full: 41 }),
  keys("grafana-key", "eyJrIjoi", BASE64, 50, { full: 70, priority: 110 }),
  keys("dynatrace-token", ["dt0c01.", "dt0s01.", "dt0s02.", "dt0s03.", "dt0s06.", "dt0s08.", "dt0s16."], DOTTED, 80, { full: 89 }),
  keys("honeycomb-key", ["hcaik_", "hcalk_", "hcamk_", "hcxik_", "hcblk_"], WORD, 50, { full: 58 }),
  keys("posthog-key", ["phx_", "phs_"], WORD, 30, { full: 43 }),
  keys("launchdarkly-key", ["sdk-", "api-", "mob-"], UUID, 36, {
    isAlone: true,
    check: (body) => /^[0-9a-f]{8}-[0-9a-f]{4}-/.test(body),
  }),
  keys("configcat-key", "configcat-sdk-1/", URL_PATH, 40, { full: 45 }),
  looseKeys("mapbox-token", ["sk.eyJ", "tk.eyJ"], DOTTED, 60, { full: 80 }),
  keys("okta-token", "SSWS 00", DASHED, 36, { full: 40 }),
  keys("checkly-key", "cu_", LOWER_HEX, 32, { isAlone: true }),
  keys("rootly-token", "rootly_", LOWER_HEX, 60, { full: 64 }),
  keys("axiom-token", ["xaat-", "xapt-"], UUID, 32, { isAlone: true, full: 36 }),
  keys("trigger-key", ["tr_dev_", "tr_prod_", "tr_stg_", "tr_preview_", "tr_pat_"], WORD, 18, { isAlone: true, full: 20 }),
  keys("aegis-key", ["aegis_live_", "aegis_test_"], DASHED, 12, { isGlued: true, full: 62 }),
  keys("duffel-token", ["duffel_live_", "duffel_test_"], DASHED, 40, { full: 43 }),
];
