import type { RiskSettings } from "../settings/settings.schema.ts";
import type { Dimension } from "./count-days.ts";

export type MonitorProfile = RiskSettings["monitor"]["profile"];
export type MonitorPanel = { dimension: Exclude<Dimension, "hour">; title: string; watches: string };

const RULES: MonitorPanel = {
  dimension: "rule",
  title: "Rules and lists that were met",
  watches: "Which warnings come up, and whether one of them comes up more often than it used to.",
};
const CATEGORIES: MonitorPanel = {
  dimension: "category",
  title: "Sectors",
  watches: "What the payments were for, as the submitters say it.",
};
const CORRIDORS: MonitorPanel = {
  dimension: "corridor",
  title: "Cross-border corridors",
  watches: "Money that leaves one country for another, by pair of countries.",
};

/** What each profile looks at, in the order in which it matters there. */
export const MONITOR_PANELS: Readonly<Record<MonitorProfile, readonly MonitorPanel[]>> = {
  none: [RULES, CATEGORIES, CORRIDORS],
  exchange: [
    { dimension: "network", title: "Networks", watches: "Volume and flagged share of every network that assets move on." },
    { ...RULES, watches: "Withdrawals soon after a deposit (pass_through), new payees with large amounts, emptied balances, bursts." },
    CORRIDORS,
  ],
  national: [
    { dimension: "payer_country", title: "Jurisdictions money comes from", watches: "Countries of the paying accounts." },
    {
      dimension: "payee_country",
      title: "Jurisdictions money goes to",
      watches: "Countries of the receiving accounts, those under sanctions among them.",
    },
    CORRIDORS,
    CATEGORIES,
    { ...RULES, watches: "Countries on a list, amounts kept just below a threshold of report, money that goes round." },
  ],
};
