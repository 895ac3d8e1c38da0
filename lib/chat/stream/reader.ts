import { formatPosition, isAfter, type Position, type TurnEvent } from "./turn-event.ts";

/**
 * What one reader has been shown, and which frames bring it forward. Pure: events, snapshots and the final text go in,
 * frames come out. Within one fence the text only grows; a larger fence starts over with a reset.
 */
export type FollowFrame =
  | { type: "event"; id: string | null; event: "reset" | "delta" | "stage" | "end"; data: unknown }
  | { type: "ping" }
  | { type: "retry"; afterMs: number };

export type Positioned = { position: Position; event: TurnEvent };
export type SnapshotView = { fence: number; seq: number; text: string };

export type Reader = {
  /** First frames of a connection: exactly what follows the reader's last event, or a reset with everything so far. */
  open(log: readonly Positioned[], snapshot: SnapshotView | null): FollowFrame[];
  apply(events: readonly Positioned[]): { frames: FollowFrame[]; hasGap: boolean };
  catchUp(snapshot: SnapshotView | null): FollowFrame[];
  /** `position` is that of the last text; the end itself is one further. */
  finish(final: { position: Position; text: string; hasReply: boolean }, end: object): FollowFrame[];
  /** The writer has said that it is done. */
  isEnded(): boolean;
};

export function createReader(last: Position | null): Reader {
  let at: Position = { fence: 0, seq: 0 };
  /** Null while a resumed reader's text is not known to us. */
  let shown: string | null = null;
  let ended = false;

  const frame = (event: "reset" | "delta" | "stage", data: object): FollowFrame => ({ type: "event", id: formatPosition(at), event, data });

  function show(text: string, position: Position): FollowFrame[] {
    at = position;
    const before = shown;
    shown = text;
    if (before === null || !text.startsWith(before)) return [frame("reset", { text })];
    return text === before ? [] : [frame("delta", { text: text.slice(before.length) })];
  }

  function step({ position, event }: Positioned): FollowFrame {
    at = position;
    switch (event.type) {
      case "reset":
        shown = event.text;
        return frame("reset", { text: event.text });
      case "delta":
        shown = (shown ?? "") + event.text;
        return frame("delta", { text: event.text });
      case "stage": {
        const { type: _type, ...data } = event;
        return frame("stage", data);
      }
      case "end":
        ended = true;
        return { type: "event", id: null, event: "stage", data: { key: "commit", state: "finished", label: "Stored" } };
    }
  }

  function apply(events: readonly Positioned[]): { frames: FollowFrame[]; hasGap: boolean } {
    const frames: FollowFrame[] = [];
    for (const entry of events) {
      if (!isAfter(entry.position, at)) continue;
      const isNext =
        entry.position.fence === at.fence ? entry.position.seq === at.seq + 1 : entry.event.type === "reset" && entry.position.seq === 1;
      if (!isNext) return { frames, hasGap: true };
      frames.push(step(entry));
    }
    return { frames, hasGap: false };
  }

  return {
    apply,
    isEnded: () => ended,
    open(log, snapshot) {
      const current = newestFence(log);
      const best = bestOf(replay(current), snapshot);
      if (last && canResume(current, last)) {
        at = last;
        shown = textAt(current, last);
        return apply(current.filter((entry) => isAfter(entry.position, last))).frames;
      }
      at = best;
      shown = best.text;
      ended = current.some((entry) => entry.event.type === "end");
      return [frame("reset", { text: best.text }), ...stagesOf(current, at)];
    },
    catchUp(snapshot) {
      return snapshot && isAfter(snapshot, at) ? show(snapshot.text, { fence: snapshot.fence, seq: snapshot.seq }) : [];
    },
    finish(final, end) {
      const frames = final.hasReply || shown === null ? show(final.text, final.position) : [];
      const id = formatPosition({ fence: final.position.fence, seq: final.position.seq + 1 });
      return [...frames, { type: "event", id, event: "end", data: end }];
    },
  };
}

function newestFence(log: readonly Positioned[]): Positioned[] {
  const fence = log.at(-1)?.position.fence;
  const entries = log.filter((entry) => entry.position.fence === fence);
  // Only an unbroken run from the first event can be replayed.
  const broken = entries.findIndex((entry, index) => entry.position.seq !== index + 1);
  return broken < 0 ? entries : entries.slice(0, broken);
}

function replay(entries: readonly Positioned[]): SnapshotView | null {
  const last = entries.at(-1);
  return last ? { ...last.position, text: textAt(entries, last.position) } : null;
}

function textAt(entries: readonly Positioned[], position: Position): string {
  let text = "";
  for (const { event, position: own } of entries) {
    if (own.seq > position.seq) break;
    if (event.type === "reset") text = event.text;
    if (event.type === "delta") text += event.text;
  }
  return text;
}

function canResume(entries: readonly Positioned[], last: Position): boolean {
  return entries.some((entry) => entry.position.fence === last.fence && entry.position.seq === last.seq);
}

function bestOf(a: SnapshotView | null, b: SnapshotView | null): SnapshotView {
  if (!a) return b ?? { fence: 0, seq: 0, text: "" };
  return b && isAfter(b, a) ? b : a;
}

/** A late reader still gets to see which stages have passed. */
function stagesOf(entries: readonly Positioned[], at: Position): FollowFrame[] {
  return entries.flatMap((entry): FollowFrame[] => {
    if (entry.event.type !== "stage" || isAfter(entry.position, at)) return [];
    const { type: _type, ...data } = entry.event;
    return [{ type: "event", id: null, event: "stage", data }];
  });
}
