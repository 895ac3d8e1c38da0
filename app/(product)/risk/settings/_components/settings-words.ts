import type { MONITOR_PROFILES, SECTORS } from "../../../../_client/risk-settings.ts";

export const PROFILE_NAMES: Readonly<Record<(typeof MONITOR_PROFILES)[number], string>> = {
  none: "None",
  exchange: "Exchange",
  national: "National",
};

export const SECTOR_NAMES: Readonly<Record<(typeof SECTORS)[number], string>> = {
  banking: "Banking",
  payments: "Payments",
  remittance: "Remittance",
  digital_assets: "Digital assets",
  securities: "Securities",
  insurance: "Insurance",
  gaming: "Gaming",
  retail: "Retail",
  public_sector: "Public sector",
};
