// Who wants to be stopped when their lease falls. However many there are, one timer looks, at the memory everybody is answered from.

import type { Clock } from "../../platform/clock.ts";
import { AppError } from "../../platform/errors.ts";
import { haltedError, type SafetyGate, type Subject } from "../../platform/safety-gate.ts";
import { findHalt, type Standing } from "./standing.ts";

const POLL_MS = 200;
/** Longer than a database needs to elect its next primary would let a stopped one run on; shorter would stop everything at each hiccup. */
const UNREADABLE_MAX_MS = 5_000;
/** And so many looks in vain: a process that stood still for seconds has not looked at all. */
const UNREADABLE_LOOKS = 10;

type Watcher = { subjects: readonly Subject[]; abort: AbortController };
type Watched = { watchers: Set<Watcher>; readAt: number; looksInVain: number };
type Parts = { get(orgId: string): Promise<Standing>; clock: Pick<Clock, "now"> };

export function createWatchers({ get, clock }: Parts): Pick<SafetyGate, "watch"> {
  const organizations = new Map<string, Watched>();
  let timer: NodeJS.Timeout | null = null;
  const look = async (orgId: string, watched: Watched) => {
    const startedAt = performance.now();
    const standing = await get(orgId).catch(() => null);
    if (standing) {
      watched.readAt = Math.max(watched.readAt, startedAt);
      watched.looksInVain = 0;
    }
    for (const watcher of watched.watchers) {
      const halt = standing && findHalt(standing, watcher.subjects, clock.now());
      if (halt) watcher.abort.abort(haltedError(halt));
    }
  };
  const lookAtAll = () => {
    for (const [orgId, watched] of organizations) {
      if (watched.looksInVain >= UNREADABLE_LOOKS && performance.now() - watched.readAt > UNREADABLE_MAX_MS) stopAll(watched);
      watched.looksInVain += 1;
      void look(orgId, watched);
    }
  };
  return {
    watch(orgId, subjects) {
      const watched = organizations.get(orgId) ?? { watchers: new Set(), readAt: performance.now(), looksInVain: 0 };
      organizations.set(orgId, watched);
      const watcher: Watcher = { subjects, abort: new AbortController() };
      watched.watchers.add(watcher);
      timer ??= setInterval(lookAtAll, POLL_MS).unref();
      return {
        signal: watcher.abort.signal,
        end() {
          watched.watchers.delete(watcher);
          if (watched.watchers.size === 0 && organizations.get(orgId) === watched) organizations.delete(orgId);
          if (organizations.size > 0 || !timer) return;
          clearInterval(timer);
          timer = null;
        },
      };
    },
  };
}

function stopAll({ watchers }: Watched): void {
  const detail = "Whether this may go on could not be read for seconds, so it was stopped.";
  for (const { abort } of watchers) abort.abort(new AppError("unavailable", "failsafe.unreadable", detail, { retryAfterSeconds: 5 }));
}
