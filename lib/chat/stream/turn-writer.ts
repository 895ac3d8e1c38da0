import type { OrganizationCipher } from "../../platform/crypto/cipher.ts";
import { type EventLog, type LogEntry, StaleFenceError } from "../../platform/event-log.ts";
import { LeaseLostError } from "../../platform/jobs/define-job.ts";
import type { ChatSettings } from "../ports.ts";
import { sealEvent, type TurnEvent } from "./turn-event.ts";

/**
 * Writes a running answer for its readers: first text at once, then coalesced, encrypted, one round trip per flush;
 * a snapshot in MongoDB every few seconds. When Redis fails the snapshots come faster and readers follow those.
 */
export type TurnWriter = {
  stage(event: Omit<Extract<TurnEvent, { type: "stage" }>, "type">): void;
  text(delta: string): void;
  /** Everything emitted so far has been written, or given up because Redis is away. */
  settle(): Promise<void>;
  end(): Promise<void>;
  /** All text emitted in this fence. */
  current(): { seq: number; text: string };
  stop(): void;
};

export type Snapshot = { fence: number; seq: number; text: string; at: Date };

export type TurnWriterOptions = {
  turnId: string;
  fence: number;
  cipher: OrganizationCipher;
  eventLog: EventLog | null;
  settings: ChatSettings;
  startText: string;
  now(): number;
  saveSnapshot(snapshot: Snapshot): Promise<void>;
  /** The lease is somebody else's: the run must end. */
  onLost(error: LeaseLostError): void;
};

export function createTurnWriter(options: TurnWriterOptions): TurnWriter {
  const { turnId, fence, cipher, settings } = options;
  let log = options.eventLog;
  let seq = 0;
  let shown = "";
  let buffered = "";
  let entries: LogEntry[] = [];
  let chain: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | null = null;
  let flushedAt = Number.NEGATIVE_INFINITY;
  let savedAt = options.now();
  let savedSeq = 0;

  const put = (event: TurnEvent) => {
    seq += 1;
    if (event.type === "reset") shown = event.text;
    if (event.type === "delta") shown += event.text;
    if (log) entries.push(sealEvent(cipher, turnId, { fence, seq }, event));
  };
  const takeBuffered = () => {
    if (buffered === "") return;
    put({ type: "delta", text: buffered });
    buffered = "";
  };

  async function write(): Promise<void> {
    const batch = entries;
    entries = [];
    if (log && batch.length > 0) await append(batch);
    const paceMs = log ? settings.snapshotMs : settings.degradedSnapshotMs;
    if (seq > savedSeq && options.now() - savedAt >= paceMs) await save();
  }
  async function append(batch: LogEntry[]): Promise<void> {
    try {
      await log?.append(turnId, batch);
    } catch (error) {
      if (error instanceof StaleFenceError) options.onLost(new LeaseLostError("A later run writes this answer."));
      // Once Redis has failed in a run its stream has a gap, so readers stay on the snapshots until the run ends.
      log = null;
      savedAt = Number.NEGATIVE_INFINITY;
    }
  }
  async function save(): Promise<void> {
    savedAt = options.now();
    savedSeq = seq;
    try {
      await options.saveSnapshot({
        fence,
        seq,
        text: cipher.encrypt({ collection: "turns", id: turnId, field: "snapshot" }, shown),
        at: new Date(savedAt),
      });
    } catch (error) {
      if (error instanceof LeaseLostError) options.onLost(error);
    }
  }
  function flush(): void {
    if (timer) clearTimeout(timer);
    timer = null;
    takeBuffered();
    flushedAt = options.now();
    chain = chain.then(write);
  }
  function schedule(): void {
    const dueInMs = flushedAt + settings.flushMs - options.now();
    if (dueInMs <= 0 || buffered.length >= settings.flushChars) flush();
    else timer ??= setTimeout(flush, dueInMs);
  }

  put({ type: "reset", text: options.startText });
  return {
    stage(event) {
      takeBuffered();
      put({ type: "stage", ...event });
      schedule();
    },
    text(delta) {
      if (delta === "") return;
      // The first text of an answer goes out at once, whatever was flushed before it.
      if (shown === "" && buffered === "") flushedAt = Number.NEGATIVE_INFINITY;
      buffered += delta;
      schedule();
    },
    async settle() {
      flush();
      await chain;
    },
    async end() {
      takeBuffered();
      put({ type: "end" });
      flush();
      await chain;
    },
    current: () => ({ seq: seq + (buffered === "" ? 0 : 1), text: shown + buffered }),
    stop() {
      if (timer) clearTimeout(timer);
      timer = null;
    },
  };
}
