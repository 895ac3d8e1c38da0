// One breaker per provider: failures in a row open it, time makes it half-open, then exactly one call goes through as a probe and
// decides. A call answers for the state it was let in under: what comes back late from before cannot close or reopen anything.

import type { Clock } from "../../../platform/clock.ts";
import type { ProviderFailure } from "../../errors.ts";
import type { ProviderState, StateStore } from "./provider-state.ts";

/** How a call was let in; it is handed back with what became of the call. */
export type Ticket = { type: "normal" } | { type: "probe"; epoch: number };
export type Admission = { type: "admitted"; ticket: Ticket } | { type: "refused"; until: number };

export type Breaker = {
  admit(name: string): Promise<Admission>;
  succeed(name: string, ticket: Ticket): Promise<void>;
  fail(name: string, ticket: Ticket, reason: ProviderFailure): Promise<void>;
  /** The call said nothing about the provider. */
  release(name: string, ticket: Ticket): Promise<void>;
};

export type BreakerOptions = { store: StateStore; clock: Clock; failuresMax: number; openMs: number; probeMs: number };

/** When to come back while somebody else's probe is on its way: most vendors have begun to answer by then. */
const PROBE_WAIT_MS = 2_000;

export function createBreaker({ store, clock, failuresMax, openMs, probeMs }: BreakerOptions): Breaker {
  const stateOf = async (name: string): Promise<ProviderState | undefined> => (await store.read([name]))[0];
  const isOfThisOpening = async (name: string, epoch: number) => (await stateOf(name))?.openUntil === epoch;
  const open = (name: string, reason: ProviderFailure) => store.open(name, clock.now() + openMs, reason);
  return {
    async admit(name) {
      const openUntil = (await stateOf(name))?.openUntil ?? null;
      if (openUntil === null) return { type: "admitted", ticket: { type: "normal" } };
      // Dated by a clock that runs ahead of ours, it may be over: a probe finds out.
      const isOpen = clock.now() < openUntil && openUntil <= clock.now() + openMs;
      if (isOpen) return { type: "refused", until: openUntil };
      if (await store.claimProbe(name, openUntil, probeMs)) return { type: "admitted", ticket: { type: "probe", epoch: openUntil } };
      return { type: "refused", until: clock.now() + PROBE_WAIT_MS };
    },
    async succeed(name, ticket) {
      if (ticket.type === "probe") {
        if (await isOfThisOpening(name, ticket.epoch)) await store.close(name);
      } else {
        const state = await stateOf(name);
        if (state && state.failures > 0 && state.openUntil === null) await store.clearFailures(name);
      }
    },
    async fail(name, ticket, reason) {
      if (ticket.type === "probe") {
        if (await isOfThisOpening(name, ticket.epoch)) await open(name, reason);
      } else if ((await stateOf(name))?.openUntil === null && (await store.addFailure(name)) >= failuresMax) await open(name, reason);
    },
    async release(name, ticket) {
      if (ticket.type === "probe") await store.releaseProbe(name, ticket.epoch);
    },
  };
}
