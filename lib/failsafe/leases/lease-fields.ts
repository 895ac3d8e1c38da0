import { type Subject, subjectKey } from "../../platform/safety-gate.ts";
import type { LeaseChange, LeaseRecord } from "./lease.store.ts";
import { stateOf, type Tenure } from "./lease-machine.ts";

/** What is stored with a tenure so that it is found. */
export function toFields(tenure: Tenure, { now, isRequired }: { now: Date; isRequired: boolean }): LeaseChange {
  const { state, startedAt, endsAt, extensions, ask, denials, seenAt } = tenure;
  return {
    ...{ state, startedAt, endsAt, extensions, ask, denials, seenAt },
    shown: stateOf(tenure, { now, isRequired }),
    isIdle: denials.length === 0 && state === "UNINITIALIZED",
    updatedAt: now,
  };
}

type New = { _id: string; orgId: string; subject: Subject; tenure: Tenure; now: Date; isRequired: boolean };

export function toNewLease({ _id, orgId, subject, tenure, now, isRequired }: New): LeaseRecord {
  return { _id, orgId, version: 1, subject, subjectKey: subjectKey(subject), ...toFields(tenure, { now, isRequired }) };
}
