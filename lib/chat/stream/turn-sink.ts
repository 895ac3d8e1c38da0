import type { OrganizationCipher } from "../../platform/crypto/cipher.ts";
import { type EventLog, type LogEntry, StaleFenceError } from "../../platform/event-log.ts";
import { LeaseLostError } from "../../platform/jobs/define-job.ts";
import type { ChatSettings } from "../ports.ts";
import { sealEvent, type TurnEvent } from "./turn-event.ts";

/** Numbers, encrypts and stores the events of one fence: in the stream as long as Redis takes them, in snapshots always. */
export type TurnSink = {
  put(event: TurnEvent): void;
  /**
   * Writes what was put since the last time; calls must not overlap. Never throws. The answer is in how many milliseconds it
   * wants to be called again for a snapshot, or null when everything is in one.
   */
  write(): Promise<number | null>;
  seq(): number;
  shown(): string;
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

export function createTurnSink(options: TurnWriterOptions): TurnSink {
  const { turnId, fence, cipher, settings } = options;
  let log = options.eventLog;
  let seq = 0;
  let shown = "";
  let entries: LogEntry[] = [];
  let savedAt = options.now();
  let savedSeq = 0;

  async function append(batch: readonly LogEntry[]): Promise<void> {
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
    const text = cipher.encrypt({ collection: "turns", id: turnId, field: "snapshot" }, shown);
    try {
      await options.saveSnapshot({ fence, seq, text, at: new Date(savedAt) });
    } catch (error) {
      if (error instanceof LeaseLostError) options.onLost(error);
    }
  }
  return {
    seq: () => seq,
    shown: () => shown,
    put(event) {
      seq += 1;
      if (event.type === "reset") shown = event.text;
      if (event.type === "delta") shown += event.text;
      if (log) entries.push(sealEvent(cipher, turnId, { fence, seq }, event));
    },
    async write() {
      const batch = entries;
      entries = [];
      if (log && batch.length > 0) await append(batch);
      if (seq <= savedSeq) return null;
      const dueInMs = savedAt + (log ? settings.snapshotMs : settings.degradedSnapshotMs) - options.now();
      if (dueInMs > 0) return dueInMs;
      await save();
      return null;
    },
  };
}
