import type { Logger } from "../log.ts";
import type { LogBuffer } from "./log-buffer.ts";
import type { LogLineStore } from "./log-line.store.ts";
import type { LogLine } from "./log-line.ts";

type Parts = { buffer: LogBuffer; store: Pick<LogLineStore, "insert">; log: Logger; keptMs(): Promise<number> };

const WAITING_MAX = 1_000;

/** Never throws. Lines that could not be written wait for the next time, the newest thousand of them. */
export function createLineWriter({ buffer, store, log, keptMs }: Parts): () => Promise<void> {
  let waiting: LogLine[] = [];
  return async () => {
    const lines = [...waiting, ...buffer.take()].slice(-WAITING_MAX);
    waiting = [];
    try {
      await store.insert(lines, await keptMs());
    } catch (error) {
      waiting = lines;
      // Kept as well, but for the sentence that says so: at worst one more line each time.
      log.debug({ error }, "lines of the log could not be kept; they are tried again");
    }
  };
}
