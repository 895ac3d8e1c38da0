/** Where the shipped lists of countries come from, and of when they are. An organization adds to them and takes from them. */
export const COUNTRY_SOURCES = {
  asOf: "2026-06-30",
  sources: [
    "FATF, High-Risk Jurisdictions subject to a Call for Action, June 2026",
    "FATF, Jurisdictions under Increased Monitoring, June 2026 (with those of October 2025 and February 2026)",
    "US Office of Foreign Assets Control: programmes that cover a whole country (Cuba, Iran, North Korea)",
    "UN Security Council resolutions 1718 and 1737 and the EU measures that follow them (North Korea, Iran)",
    "US, EU and UK sectoral measures against Russia and Belarus",
  ],
} as const;

type ShippedCountry = { code: string; why: string };

const onGreyList = (codes: string): ShippedCountry[] =>
  codes.split(" ").map((code) => ({ code, why: "Under increased monitoring by the FATF" }));

/** Comprehensive programmes only: nearly every payment needs a licence. Regions without a code of their own cannot stand here. */
export const SANCTIONED_COUNTRIES: readonly ShippedCountry[] = [
  { code: "CU", why: "US embargo" },
  { code: "IR", why: "FATF call for action; US, UN and EU programmes" },
  { code: "KP", why: "FATF call for action; US, UN and EU programmes" },
];

export const HIGH_RISK_COUNTRIES: readonly ShippedCountry[] = [
  { code: "MM", why: "FATF call for action: enhanced due diligence" },
  { code: "RU", why: "Sectoral sanctions of the US, the EU and the UK" },
  { code: "BY", why: "Sectoral sanctions of the US, the EU and the UK" },
  ...onGreyList("AO BA BG BO CD CI CM HT IQ KE KW LA LB MC NP PG SS SY VE VG VN YE"),
];
