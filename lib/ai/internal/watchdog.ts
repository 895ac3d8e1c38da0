import type { Clock } from "../../platform/clock.ts";
import { ProviderError } from "../errors.ts";

export type Watchdog = {
  /** Aborted when the caller stops or a phase takes too long. */
  signal: AbortSignal;
  /** Bounds one wait. */
  within<Value>(phase: string, limitMs: number, work: () => Promise<Value>): Promise<Value>;
  /** The reason of an abort as our error, or null when nothing was aborted. */
  failure(): ProviderError | null;
  close(): void;
};

/** Holds one call to its time limits and carries the caller's stop into it. */
export function createWatchdog(options: { clock: Clock; caller: AbortSignal; totalMs: number }): Watchdog {
  const controller = new AbortController();
  const closing = new AbortController();
  let failed: ProviderError | null = null;
  const fail = (error: ProviderError): void => {
    failed ??= error;
    controller.abort(failed);
  };
  const onStop = (): void => fail(new ProviderError("aborted", "The request was stopped."));
  const limit = (phase: string, limitMs: number, done: AbortSignal): void => {
    options.clock.sleep(limitMs, done).then(
      () => fail(new ProviderError("timeout", `The provider did not answer in time (${phase}, ${limitMs} ms).`)),
      () => undefined,
    );
  };
  if (options.caller.aborted) onStop();
  options.caller.addEventListener("abort", onStop, { once: true });
  limit("whole call", options.totalMs, closing.signal);

  return {
    signal: controller.signal,
    within: async (phase, limitMs, work) => {
      if (failed) throw failed;
      const done = new AbortController();
      limit(phase, limitMs, done.signal);
      const abandoned = rejectOnAbort(controller.signal, done.signal);
      try {
        return await Promise.race([work(), abandoned]);
      } finally {
        done.abort();
      }
    },
    failure: () => failed,
    close: () => {
      closing.abort();
      options.caller.removeEventListener("abort", onStop);
      controller.abort();
    },
  };
}

/** A socket that ignores its abort must not keep the caller waiting. */
function rejectOnAbort(signal: AbortSignal, done: AbortSignal): Promise<never> {
  const rejection = new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true, signal: done });
  });
  rejection.catch(() => undefined);
  return rejection;
}
