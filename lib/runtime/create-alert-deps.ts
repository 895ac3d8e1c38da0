import { alertCollection, createAlertStore } from "../ops/alerts/alert.store.ts";
import { createMarkStore, markCollection } from "../ops/alerts/mark.store.ts";
import type { AlertStores } from "../ops/alerts/ports.ts";
import { createSilenceStore, silenceCollection } from "../ops/alerts/silence.store.ts";
import type { OperationsParts } from "./operations-parts.ts";

export const alertCollections = [alertCollection, silenceCollection, markCollection] as const;

export function createAlertDeps({ db }: OperationsParts): AlertStores {
  return {
    alerts: createAlertStore(db),
    alertSilences: createSilenceStore(db),
    operationMarks: createMarkStore(db),
  };
}
