import type { FailsafeSettings } from "../../../../_client/failsafe-settings.ts";

/** What a part of the settings gets: the whole, and a way to change some of it. */
export type SettingsPartProps = { settings: FailsafeSettings; onEdit(change: Partial<FailsafeSettings>): void };
