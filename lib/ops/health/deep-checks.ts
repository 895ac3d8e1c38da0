// Whether what the service stands on does its work, not only whether it answers: a row is written and read, a key set and got. Nobody waits
// longer than a second for one, and all who ask within five seconds get the same answer. No check costs money.

import { withinTime } from "../../platform/within-time.ts";
import { HEALTH_SERVICES, type ServiceName, type ServiceState } from "./health.schema.ts";

/** `ask` fails where the service does not do its work; what it returns is its state. Null where the service is switched off. */
export type Probe = { ask(): Promise<ServiceState> } | null;
export type DeepCheck = { status: ServiceState; latency: number | null };
export type DeepResult = { at: number; services: Readonly<Record<ServiceName, DeepCheck>> };
export type DeepChecks = { look(): Promise<DeepResult> };

const CHECK_MS = 1_000;
const FRESH_MS = 5_000;

export function createDeepChecks(probes: Readonly<Record<ServiceName, Probe>>, now: () => number): DeepChecks {
  let known: { result: DeepResult; askedAt: number } | null = null;
  let asking: Promise<DeepResult> | null = null;

  async function ask(): Promise<DeepResult> {
    const askedAt = performance.now();
    const found = await Promise.all(HEALTH_SERVICES.map(async (name) => [name, await check(probes[name])] as const));
    const result = { at: now(), services: asRecord(found) };
    known = { result, askedAt };
    return result;
  }

  return {
    look() {
      if (known && performance.now() - known.askedAt < FRESH_MS) return Promise.resolve(known.result);
      asking ??= ask().finally(() => {
        asking = null;
      });
      return asking;
    },
  };
}

async function check(probe: Probe): Promise<DeepCheck> {
  if (probe === null) return { status: "disabled", latency: null };
  const startedAt = performance.now();
  try {
    const status = await withinTime(CHECK_MS, probe.ask(), "The check took too long.");
    return { status, latency: Math.round(performance.now() - startedAt) };
  } catch {
    return { status: "down", latency: null };
  }
}

/** One entry for each name there is, so no name is missing. */
function asRecord(found: readonly (readonly [ServiceName, DeepCheck])[]): Record<ServiceName, DeepCheck> {
  return Object.fromEntries(found) as Record<ServiceName, DeepCheck>;
}
