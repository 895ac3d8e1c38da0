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
  // `shown` is null while a resumed reader's text is not known to us.
  const state: ReaderState = { at: { fence: 0, seq: 0 }, shown: null, isEnded: false };
  return {
    isEnded: () => state.isEnded,
    apply: (events) => apply(state, events),
    open: (log, snapshot) => open(state, newestFence(log), snapshot, last),
    catchUp: (snapshot) =>
      snapshot && isAfter(snapshot, state.at) ? show(state, snapshot.text, { fence: snapshot.fence, seq: snapshot.seq }) : [],
    finish(final, end) {
      const frames = final.hasReply || state.shown === null ? show(state, final.text, final.position) : [];
      const id = formatPosition({ fence: final.position.fence, seq: final.position.seq + 1 });
      return [...frames, { type: "event", id, event: "end", data: end }];
    },
  };
}

type ReaderState = { at: Position; shown: string | null; isEnded: boolean };

function open(state: ReaderState, current: readonly Positioned[], snapshot: SnapshotView | null, last: Position | null): FollowFrame[] {
  if (last && canResume(current, last)) {
    state.at = last;
    state.shown = textAt(current, last);
    return apply(
      state,
      current.filter((entry) => isAfter(entry.position, last)),
    ).frames;
  }
  const best = bestOf(replay(current), snapshot);
  state.at = { fence: best.fence, seq: best.seq };
  state.shown = best.text;
  state.isEnded = current.some((entry) => entry.event.type === "end");
  return [frameAt(state, "reset", { text: best.text }), ...stagesOf(current, state.at)];
}

function apply(state: ReaderState, events: readonly Positioned[]): { frames: FollowFrame[]; hasGap: boolean } {
  const frames: FollowFrame[] = [];
  for (const entry of events) {
    if (!isAfter(entry.position, state.at)) continue;
    const isSameFence = entry.position.fence === state.at.fence;
    const isNext = isSameFence ? entry.position.seq === state.at.seq + 1 : entry.event.type === "reset" && entry.position.seq === 1;
    if (!isNext) return { frames, hasGap: true };
    frames.push(step(state, entry));
  }
  return { frames, hasGap: false };
}

function step(state: ReaderState, { position, event }: Positioned): FollowFrame {
  state.at = position;
  switch (event.type) {
    case "reset":
      state.shown = event.text;
      return frameAt(state, "reset", { text: event.text });
    case "delta":
      state.shown = (state.shown ?? "") + event.text;
      return frameAt(state, "delta", { text: event.text });
    case "stage": {
      const { type: _type, ...data } = event;
      return frameAt(state, "stage", data);
    }
    case "end":
      state.isEnded = true;
      return { type: "event", id: null, event: "stage", data: { key: "commit", state: "finished", label: "Stored" } };
  }
}

/** Text that another run wrote starts over, also where it happens to begin like what is there: only one fence's text grows. */
function show(state: ReaderState, text: string, position: Position): FollowFrame[] {
  const isSameRun = position.fence === state.at.fence;
  const before = state.shown;
  state.at = position;
  state.shown = text;
  if (before === null || !isSameRun || !text.startsWith(before)) return [frameAt(state, "reset", { text })];
  return text === before ? [] : [frameAt(state, "delta", { text: text.slice(before.length) })];
}

function frameAt(state: ReaderState, event: "reset" | "delta" | "stage", data: object): FollowFrame {
  return { type: "event", id: formatPosition(state.at), event, data };
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
