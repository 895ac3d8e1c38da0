import type { ChatDeps } from "../ports.ts";
import type { TurnRecord } from "../turn-record.ts";

/** Why a run ended early although nothing failed. */
export class StoppedByUser extends Error {
  override readonly name = "StoppedByUser";
}

type WatchDeps = {
  turns: Pick<ChatDeps["turns"], "isStopRequested">;
  log: ChatDeps["log"];
  jobTiming: Pick<ChatDeps["jobTiming"], "stopPollMs">;
};

/** Asking takes at most a fifth of the time: where answers come late, asking as often as ever only makes them later. */
const REST_FACTOR = 4;
const REST_MAX_POLLS = 5;

/** Aborts within one poll of the request to stop; a database that does not answer stops nothing. */
export function watchStop(deps: WatchDeps, turn: Pick<TurnRecord, "_id" | "orgId">): { signal: AbortSignal; end(): void } {
  const abort = new AbortController();
  const { stopPollMs } = deps.jobTiming;
  let isEnded = false;
  const ask = async () => {
    const startedAt = performance.now();
    try {
      if (await deps.turns.isStopRequested(turn.orgId, turn._id)) return abort.abort(new StoppedByUser("The person asked to stop."));
    } catch (error) {
      deps.log.debug({ id: turn._id, error }, "the stop flag could not be read");
    }
    const restMs = REST_FACTOR * (performance.now() - startedAt);
    if (!isEnded) timer = setTimeout(ask, Math.min(Math.max(restMs, stopPollMs), REST_MAX_POLLS * stopPollMs));
  };
  let timer = setTimeout(ask, stopPollMs);
  return {
    signal: abort.signal,
    end: () => {
      isEnded = true;
      clearTimeout(timer);
    },
  };
}
