import type { OrganizationCipher } from "../../platform/crypto/cipher.ts";
import type { SnoozeView } from "./snooze.schema.ts";
import type { SnoozeRecord } from "./snooze.store.ts";

export const placeOfSnooze = ({ _id }: Pick<SnoozeRecord, "_id">) => ({ collection: "risk_snoozes", id: _id, field: "reason" });

type Beside = { cipher: OrganizationCipher; applied: number; now: number };

export function toSnooze(record: SnoozeRecord, { cipher, applied, now }: Beside): SnoozeView {
  const { _id, accountKey, rule, until, at, by, isOpen, endedAt, endedBy } = record;
  const isElapsed = isOpen ? until.getTime() <= now : endedBy === null;
  return {
    ...{ id: _id, accountKey, rule, applied, by, endedBy },
    state: isElapsed ? "elapsed" : isOpen ? "open" : "ended",
    reason: cipher.decrypt(placeOfSnooze(record), record.reason),
    until: until.toISOString(),
    at: at.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
  };
}
