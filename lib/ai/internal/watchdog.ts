// Holds one call to its time limits and carries the caller's stop into it. One timer serves all waits of a call: it is set for the
// earliest limit, and looks again when it rings. A wait is begun for every piece of a stream, so it must cost next to nothing.

import type { Clock } from "../../platform/clock.ts";
import { ProviderError } from "../errors.ts";

export type Watchdog = {
  /** Aborted when the caller stops or a phase takes too long. */
  signal: AbortSignal;
  /** Bounds one wait; one at a time. */
  within<Value>(phase: string, limitMs: number, work: () => Promise<Value>): Promise<Value>;
  /** The reason of an abort as our error, or null when nothing was aborted. */
  failure(): ProviderError | null;
  close(): void;
};

/** Made once: an abort without a reason makes an error with its stack each time. */
const OVER = new Error("The call is over.");

type Limit = { phase: string; limitMs: number; until: number };

export function createWatchdog({ clock, caller, totalMs }: { clock: Clock; caller: AbortSignal; totalMs: number }): Watchdog {
  const controller = new AbortController();
  const total: Limit = { phase: "whole call", limitMs: totalMs, until: clock.now() + totalMs };
  let waiting: Limit | null = null;
  let giveUp: ((error: ProviderError) => void) | null = null;
  let failed: ProviderError | null = null;
  let timer: { rings: number; abort: AbortController } | null = null;

  const fail = (error: ProviderError): void => {
    failed ??= error;
    controller.abort(failed);
    giveUp?.(failed);
  };
  const onStop = (): void => fail(new ProviderError("aborted", "The request was stopped."));
  const look = (): void => {
    timer = null;
    const now = clock.now();
    const passed = [total, waiting].find((limit) => limit !== null && limit.until <= now);
    if (passed) fail(new ProviderError("timeout", `The provider did not answer in time (${passed.phase}, ${passed.limitMs} ms).`));
    else setTimer(waiting ?? total);
  };
  const setTimer = (limit: Limit): void => {
    const rings = Math.min(limit.until, total.until);
    // One that rings earlier will look again.
    if (timer && timer.rings <= rings) return;
    timer?.abort.abort(OVER);
    const abort = new AbortController();
    timer = { rings, abort };
    clock.sleep(rings - clock.now(), abort.signal).then(look, () => undefined);
  };

  if (caller.aborted) onStop();
  caller.addEventListener("abort", onStop, { once: true });
  return {
    signal: controller.signal,
    async within<Value>(phase: string, limitMs: number, work: () => Promise<Value>) {
      if (failed) throw failed;
      waiting = { phase, limitMs, until: clock.now() + limitMs };
      setTimer(waiting);
      // A socket that ignores its abort must not keep the caller waiting.
      const { promise, resolve, reject } = Promise.withResolvers<Value>();
      giveUp = reject;
      try {
        work().then(resolve, reject);
        return await promise;
      } finally {
        waiting = null;
        giveUp = null;
      }
    },
    failure: () => failed,
    close() {
      timer?.abort.abort(OVER);
      caller.removeEventListener("abort", onStop);
      controller.abort(OVER);
    },
  };
}
