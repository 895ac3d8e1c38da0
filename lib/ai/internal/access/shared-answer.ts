import type { StreamPart } from "../../schema.ts";
import { createError } from "../vendor-errors.ts";

/** One answer for several readers, each at its own pace and from the beginning. It is given up once the last reader has left. */
export type SharedAnswer = {
  /** Aborts when nobody reads any more. */
  signal: AbortSignal;
  add(part: StreamPart): void;
  fail(error: unknown): void;
  /** Counts as a reader from now on; `leave` is safe to call twice. */
  join(signal: AbortSignal): SharedReader;
};

export type SharedReader = {
  /** Settles with `work`, or fails as stopped as soon as this reader is. */
  wait<Value>(work: Promise<Value>): Promise<Value>;
  /** A new reading from the beginning. */
  read(): AsyncIterable<StreamPart>;
  leave(): void;
};

export function createSharedAnswer(): SharedAnswer {
  const abort = new AbortController();
  const parts: StreamPart[] = [];
  let readers = 0;
  let failure: { error: unknown } | null = null;
  let news = Promise.withResolvers<void>();
  const tell = () => {
    news.resolve();
    news = Promise.withResolvers();
  };
  async function* read(reader: SharedReader): AsyncGenerator<StreamPart> {
    for (let at = 0; ; at += 1) {
      while (at >= parts.length) {
        if (failure) throw failure.error;
        await reader.wait(news.promise);
      }
      const part = parts[at];
      if (part) yield part;
      if (part?.type === "finish") return;
    }
  }
  return {
    signal: abort.signal,
    add(part) {
      parts.push(part);
      tell();
    },
    fail(error) {
      failure = { error };
      tell();
    },
    join(signal) {
      readers += 1;
      let isHere = true;
      const { promise: stopped, reject } = Promise.withResolvers<never>();
      stopped.catch(() => undefined);
      const onStop = () => {
        reject(createError("aborted"));
        reader.leave();
      };
      const reader: SharedReader = {
        wait: (work) => Promise.race([stopped, work]),
        leave() {
          if (!isHere) return;
          isHere = false;
          signal.removeEventListener("abort", onStop);
          readers -= 1;
          if (readers === 0) abort.abort();
        },
        read: () => read(reader),
      };
      if (signal.aborted) onStop();
      else signal.addEventListener("abort", onStop, { once: true });
      return reader;
    },
  };
}
