import type { RiskSettings } from "../../../../_client/risk-settings.ts";

/** What a part of the settings gets: the whole, and a way to change some of it. */
export type SettingsPartProps = { settings: RiskSettings; onEdit(change: Partial<RiskSettings>): void };
