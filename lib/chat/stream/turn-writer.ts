import type { TurnEvent } from "./turn-event.ts";
import { createTurnSink, type TurnSink, type TurnWriterOptions } from "./turn-sink.ts";

/**
 * Writes a running answer for its readers: first text at once, then coalesced, encrypted, one round trip per flush;
 * a snapshot in MongoDB every few seconds. When Redis fails the snapshots come faster and readers follow those.
 */
export type TurnWriter = {
  stage(event: Omit<Extract<TurnEvent, { type: "stage" }>, "type">): void;
  text(delta: string): void;
  /** Readers see this in the place of everything so far. */
  replace(text: string): void;
  /** Everything emitted so far has been written, or given up because Redis is away. */
  settle(): Promise<void>;
  end(): Promise<void>;
  /** All text emitted in this fence. */
  current(): { seq: number; text: string };
  stop(): void;
};

export function createTurnWriter(options: TurnWriterOptions): TurnWriter {
  const sink = createTurnSink(options);
  const pace = createPace(options, sink);
  sink.put({ type: "reset", text: options.startText });
  return {
    stage(event) {
      pace.takeBuffered();
      sink.put({ type: "stage", ...event });
      pace.schedule();
    },
    text: (delta) => pace.add(delta),
    replace(text) {
      pace.takeBuffered();
      sink.put({ type: "reset", text });
      pace.schedule();
    },
    settle: () => pace.flush(),
    async end() {
      pace.takeBuffered();
      sink.put({ type: "end" });
      await pace.flush();
    },
    current: pace.current,
    stop: pace.stop,
  };
}

/** When buffered text goes out: the first at once, then by time or size. */
function createPace({ settings, now }: TurnWriterOptions, sink: TurnSink) {
  let buffered = "";
  let chain: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | null = null;
  let saveTimer: NodeJS.Timeout | null = null;
  let isStopped = false;
  let flushedAt = Number.NEGATIVE_INFINITY;

  function takeBuffered(): void {
    if (buffered !== "") sink.put({ type: "delta", text: buffered });
    buffered = "";
  }
  function flush(): Promise<void> {
    if (timer) clearTimeout(timer);
    timer = null;
    takeBuffered();
    flushedAt = now();
    chain = chain.then(write);
    return chain;
  }
  /** A model that pauses flushes nothing more; what it has said so far gets into a snapshot all the same. */
  async function write(): Promise<void> {
    const dueInMs = await sink.write();
    if (dueInMs === null || isStopped) return;
    saveTimer ??= setTimeout(() => {
      saveTimer = null;
      chain = chain.then(write);
    }, dueInMs);
  }
  function schedule(): void {
    const dueInMs = flushedAt + settings.flushMs - now();
    if (dueInMs <= 0 || buffered.length >= settings.flushChars) void flush();
    else timer ??= setTimeout(() => void flush(), dueInMs);
  }
  return {
    takeBuffered,
    flush,
    schedule,
    add(delta: string) {
      if (delta === "") return;
      // The first text of an answer goes out at once, whatever was flushed before it.
      if (sink.shown() === "" && buffered === "") flushedAt = Number.NEGATIVE_INFINITY;
      buffered += delta;
      schedule();
    },
    current: () => ({ seq: sink.seq() + (buffered === "" ? 0 : 1), text: sink.shown() + buffered }),
    stop() {
      if (timer) clearTimeout(timer);
      if (saveTimer) clearTimeout(saveTimer);
      timer = null;
      isStopped = true;
    },
  };
}
