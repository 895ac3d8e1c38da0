// The gate everybody asks. One read of an organization's leases answers whoever asks within a quarter of a second, out of memory; a change made
// by this process is seen at once, any other within that time. What cannot be read is not open.

import type { Clock } from "../../platform/clock.ts";
import { createFreshValues } from "../../platform/fresh-values.ts";
import type { Logger } from "../../platform/log.ts";
import type { SafetyGate } from "../../platform/safety-gate.ts";
import { isLeaseRequired } from "../settings/is-lease-required.ts";
import type { KeptFailsafeSettings } from "../settings/kept-settings.ts";
import { LEASED_TYPES } from "../settings/settings.schema.ts";
import type { LeaseStore } from "./lease.store.ts";
import { findHalt, hasLapsed, type Standing, toStanding } from "./standing.ts";
import { createWatchers } from "./watchers.ts";

const FRESH_MS = 250;

export type GateParts = {
  leases: Pick<LeaseStore, "listGated">;
  settings: Pick<KeptFailsafeSettings, "settingsOf">;
  /** Writes down whose end has come. */
  lapse(orgId: string): Promise<void>;
  clock: Clock;
  log: Logger;
};

export function createSafetyGate(parts: GateParts): SafetyGate {
  // By a clock that only goes forward: a wall clock set back by an hour would keep a memory fresh for that hour.
  const { get, forget } = createFreshValues<Standing>({
    clock: { now: () => performance.now() },
    freshMs: FRESH_MS,
    read: (orgId) => readStanding(parts, orgId),
  });
  const { clock } = parts;
  const watchers = createWatchers({ get, clock });
  return {
    find: async (orgId, subjects) => findHalt(await get(orgId), subjects, clock.now()),
    watch: watchers.watch,
    forget,
  };
}

async function readStanding({ leases, settings, lapse, clock, log }: GateParts, orgId: string): Promise<Standing> {
  const [rows, decided] = await Promise.all([leases.listGated(orgId), settings.settingsOf(orgId)]);
  // Memory knows that it has run out; written down, it stays so whatever the clocks do next.
  if (hasLapsed(rows, clock.now()))
    await lapse(orgId).catch((error: unknown) => log.warn({ error, orgId }, "a lease that has run out could not be closed"));
  return toStanding(
    rows,
    LEASED_TYPES.filter((type) => isLeaseRequired(decided, { type })),
  );
}
