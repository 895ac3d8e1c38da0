import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createReader, type FollowFrame, type Positioned, type Reader, type SnapshotView } from "./reader.ts";
import { formatPosition, parsePosition } from "./turn-event.ts";

/** What one writer of a fence puts on the stream: a reset, then text and stages, and an end if it lived that long. */
type Fence = { fence: number; events: Positioned[] };

function toFence(fence: number, pieces: readonly (string | null)[], isLast: boolean): Fence {
  const stage = { type: "stage", key: "model:0", state: "started", label: "Asking" } as const;
  const middle = pieces.map((text) => (text === null ? stage : ({ type: "delta", text } as const)));
  const all = [{ type: "reset", text: "" } as const, ...middle, ...(isLast ? [{ type: "end" } as const] : [])];
  return { fence, events: all.map((event, index) => ({ position: { fence, seq: index + 1 }, event })) };
}

function textAt({ events }: Fence, seq: number): string {
  return events.flatMap(({ event, position }) => (event.type === "delta" && position.seq <= seq ? [event.text] : [])).join("");
}

/** The browser's side: keeps the text and the last id it was given. */
type Client = { text: string; lastId: string | null; end: unknown };

function show(client: Client, frames: readonly FollowFrame[], fences: readonly Fence[]): void {
  for (const frame of frames) {
    if (frame.type !== "event") continue;
    if (frame.id !== null) client.lastId = frame.id;
    if (frame.event === "end") client.end = frame.data;
    const data = frame.data;
    const text = typeof data === "object" && data !== null && "text" in data ? String(data.text) : "";
    if (frame.event === "reset") client.text = text;
    if (frame.event === "delta") client.text += text;
    const at = frame.event === "end" ? null : parsePosition(frame.id);
    const fence = at && fences.find((each) => each.fence === at.fence);
    // What is shown under an id is exactly what the writer had said by then.
    if (at && fence) expect(client.text).toBe(textAt(fence, at.seq));
  }
}

const pieces = fc.array(fc.oneof({ weight: 4, arbitrary: fc.string({ minLength: 1, maxLength: 5 }) }, fc.constant(null)), { maxLength: 8 });
const action = fc.oneof(
  { weight: 6, arbitrary: fc.record({ type: fc.constant("feed" as const), from: fc.nat(20), count: fc.integer({ min: 1, max: 5 }) }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant("snapshot" as const), seq: fc.nat(20) }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant("log" as const), lost: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant("reconnect" as const), keepsId: fc.boolean(), hasLog: fc.boolean() }) },
  { weight: 4, arbitrary: fc.record({ type: fc.constant("write" as const), count: fc.integer({ min: 1, max: 6 }) }) },
);
type Action = typeof action extends fc.Arbitrary<infer Value> ? Value : never;

/** Plays one history against a reader; everything the writer has written so far may come early, late, twice or never. */
function play(fences: readonly Fence[], actions: readonly Action[]): Client {
  const all = fences.flatMap(({ events }) => events);
  const client: Client = { text: "", lastId: null, end: null };
  let written = 0;
  const logNow = () => all.slice(0, written);
  const snapshotAt = (seq: number): SnapshotView | null => {
    const fence = fences.find((each) => each.fence === all[Math.max(0, written - 1)]?.position.fence);
    const last = logNow().at(-1);
    if (!fence || !last) return null;
    const capped = Math.min(seq + 1, last.position.seq);
    return { fence: fence.fence, seq: capped, text: textAt(fence, capped) };
  };
  let reader: Reader = createReader(null);
  show(client, reader.open([], null), fences);
  for (const step of actions) {
    if (step.type === "write") written = Math.min(all.length, written + step.count);
    if (step.type === "feed") {
      const result = reader.apply(logNow().slice(step.from, step.from + step.count));
      show(client, result.frames, fences);
    }
    if (step.type === "log") show(client, reader.apply(step.lost ? [] : logNow()).frames, fences);
    if (step.type === "snapshot") show(client, reader.catchUp(snapshotAt(step.seq)), fences);
    if (step.type === "reconnect") {
      reader = createReader(step.keepsId ? parsePosition(client.lastId) : null);
      show(client, reader.open(step.hasLog ? logNow() : [], snapshotAt(20)), fences);
    }
  }
  const last = fences.at(-1);
  if (!last) return client;
  const seq = last.events.length - 1;
  show(
    client,
    reader.finish({ position: { fence: last.fence, seq }, text: textAt(last, seq), hasReply: true }, { status: "completed" }),
    fences,
  );
  return client;
}

describe("a reader", () => {
  test("whatever is dropped, doubled or late, and however often it reconnects: every id shows exactly what was said by then", () => {
    fc.assert(
      fc.property(fc.array(pieces, { minLength: 1, maxLength: 3 }), fc.array(action, { maxLength: 25 }), (lives, actions) => {
        const fences = lives.map((life, index) => toFence(index + 1, life, index === lives.length - 1));
        const client = play(fences, actions);
        const last = fences.at(-1);
        expect(client.text).toBe(last ? textAt(last, 999) : "");
        expect(client.end).toEqual({ status: "completed" });
      }),
      { numRuns: 2_000 },
    );
  });

  const fence = toFence(1, ["one ", null, "two ", "three"], true);

  test("resumed from every event it brings exactly the rest, and no reset", () => {
    for (const { position } of fence.events) {
      const frames = createReader(position).open(fence.events, null);
      const brought = frames.flatMap((frame) => (frame.type === "event" && frame.event === "delta" ? [frame.data] : []));
      const wanted = fence.events.flatMap(({ event, position: own }) =>
        event.type === "delta" && own.seq > position.seq ? [{ text: event.text }] : [],
      );
      expect(brought).toEqual(wanted);
      expect(frames.some((frame) => frame.type === "event" && frame.event === "reset")).toBe(false);
    }
  });

  test("reports a gap instead of showing text with a hole", () => {
    const reader = createReader(null);
    reader.open(fence.events.slice(0, 2), null);
    expect(reader.apply(fence.events.slice(3))).toEqual({ frames: [], hasGap: true });
    expect(reader.apply(fence.events).hasGap).toBe(false);
    expect(reader.isEnded()).toBe(true);
  });

  test("lets nothing of a smaller fence in after a larger one", () => {
    const reader = createReader(null);
    reader.open(toFence(2, ["new"], false).events, null);
    expect(reader.apply(fence.events)).toEqual({ frames: [], hasGap: false });
    expect(reader.catchUp({ fence: 1, seq: 99, text: "old" })).toEqual([]);
  });

  test("what a later run wrote comes as a reset, also where it begins like what is shown", () => {
    const ofSnapshot = createReader(null);
    ofSnapshot.open(fence.events.slice(0, 2), null);
    expect(ofSnapshot.catchUp({ fence: 2, seq: 3, text: "one two" })).toMatchObject([
      { event: "reset", id: "2-3", data: { text: "one two" } },
    ]);
    const ofReply = createReader(null);
    ofReply.open([], null);
    const final = { position: { fence: 1, seq: 5 }, text: "one", hasReply: true };
    expect(ofReply.finish(final, {}).map((frame) => frame.type === "event" && frame.event)).toEqual(["reset", "end"]);
  });

  test("a broken log is replayed up to its hole only", () => {
    const holed = fence.events.filter(({ position }) => position.seq !== 3);
    const [first] = createReader(null).open(holed, null);
    expect(first).toMatchObject({ event: "reset", id: formatPosition({ fence: 1, seq: 2 }), data: { text: "one " } });
  });
});
