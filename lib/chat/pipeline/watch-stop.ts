import type { ChatDeps } from "../ports.ts";
import type { TurnRecord } from "../turn.store.ts";

/** Why a run ended early although nothing failed. */
export class StoppedByUser extends Error {
  override readonly name = "StoppedByUser";
}

/** Aborts within one poll of the request to stop; a database that does not answer stops nothing. */
export function watchStop(deps: ChatDeps, turn: TurnRecord): { signal: AbortSignal; end(): void } {
  const abort = new AbortController();
  let isAsking = false;
  const ask = async () => {
    if (isAsking || abort.signal.aborted) return;
    isAsking = true;
    try {
      if (await deps.turns.isStopRequested(turn.orgId, turn._id)) abort.abort(new StoppedByUser("The person asked to stop."));
    } catch (error) {
      deps.log.debug({ id: turn._id, error }, "the stop flag could not be read");
    } finally {
      isAsking = false;
    }
  };
  const timer = setInterval(() => void ask(), deps.jobTiming.stopPollMs);
  return { signal: abort.signal, end: () => clearInterval(timer) };
}
