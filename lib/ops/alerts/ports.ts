import type { AlertStore } from "./alert.store.ts";
import type { SilenceStore } from "./silence.store.ts";

/** What is wrong now, and who has been told. */
export type AlertStores = { alerts: AlertStore; alertSilences: SilenceStore };
