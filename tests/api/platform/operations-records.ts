import { createId } from "../../../lib/platform/ids.ts";
import { toBackupRow } from "../../support/backup-rows.ts";
import type { Harness, Person } from "../../support/harness.ts";
import { insertNotification } from "../../support/notification-rows.ts";
import { insertDelivery, insertEndpoint } from "../../support/webhook-rows.ts";

type Make = (harness: Harness, by: Person, call: { given: Readonly<Record<string, unknown>> }) => Promise<string>;

/** Records of operations and notifications that a walk over the routes needs. */
export const OPERATIONS_RECORDS = {
  notificationId: (harness, by) => insertNotification(harness, by),
  endpointId: (harness, by) => insertEndpoint(harness, by),
  deliveryId: async (harness, by, { given }) =>
    insertDelivery(harness, by.orgId, String(given.endpointId ?? (await insertEndpoint(harness, by)))),
  incidentId: async ({ runtime: { deps } }) => {
    const [_id, at, state] = [createId("incident"), new Date(deps.clock.now()), "investigating" as const];
    const said = { title: "A walk", services: ["queue"], severity: "minor", alertKey: null, resolvedAt: null } as const;
    await deps.incidents.insert({ _id, at, state, ...said, updates: [{ at, state, text: "Walked by a test." }] });
    return _id;
  },
  alertId: async ({ runtime: { deps } }) => {
    const [_id, at] = [createId("alert"), new Date(deps.clock.now())];
    const open = { rule: "DeadLetters", subject: _id, state: "firing", isOpen: true, firings: 1, value: 1, version: 1 } as const;
    const told = {
      startedAt: at,
      firedAt: at,
      wellSince: null,
      resolvedAt: null,
      notifiedAt: at,
      acknowledgedAt: null,
      acknowledgedBy: null,
    };
    await deps.db.withTransaction((session) => deps.alerts.insert({ _id, ...open, ...told }, session));
    return _id;
  },
  silenceId: async ({ runtime: { deps } }) => {
    const [_id, createdAt] = [createId("alertSilence"), new Date(deps.clock.now())];
    const until = new Date(createdAt.getTime() + 3_600_000);
    const silence = { _id, rule: "DeadLetters", subject: _id, reason: "planned_work", until, createdAt, createdBy: null } as const;
    await deps.db.withTransaction((session) => deps.alertSilences.insert(silence, session));
    return _id;
  },
  backupId: async ({ runtime: { deps } }) => {
    const [_id, at] = [createId("backup"), new Date(deps.clock.now())];
    await deps.backups.insert(toBackupRow(_id, at));
    return _id;
  },
} as const satisfies Readonly<Record<string, Make>>;
