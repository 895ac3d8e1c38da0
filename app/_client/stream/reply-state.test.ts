import fc from "fast-check";
import { expect, test } from "vitest";
import { initialReply, isAfter, type ReplyAction, type ReplyState, reduceReply } from "./reply-state.ts";

const run = (actions: ReplyAction[], from: ReplyState = initialReply) => actions.reduce(reduceReply, from);
const delta = (id: string, text: string): ReplyAction => ({ type: "event", id, event: { type: "delta", text } });
const reset = (id: string, text: string): ReplyAction => ({ type: "event", id, event: { type: "reset", text } });

test("deltas append and a reset replaces everything", () => {
  const state = run([reset("1-0", ""), delta("1-1", "Hel"), delta("1-2", "lo"), reset("2-0", "New"), delta("2-1", " text")]);
  expect(state).toMatchObject({ text: "New text", lastEventId: "2-1" });
});

test("an event seen before a reconnect is not applied twice", () => {
  expect(run([reset("1-0", ""), delta("1-1", "a"), delta("1-2", "b"), delta("1-2", "b"), delta("1-1", "a"), delta("1-3", "c")]).text).toBe(
    "abc",
  );
});

test("wherever the stream is cut and however much is repeated, the text is the same", () => {
  const words = Array.from({ length: 12 }, (_, index) => `w${index} `);
  const events = words.map((word, index) => delta(`1-${index + 1}`, word));
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 12 }), (cut, overlap) => {
      const first = run([reset("1-0", ""), ...events.slice(0, cut)]);
      expect(run(events.slice(Math.max(0, cut - overlap)), first).text).toBe(words.join(""));
    }),
  );
});

test("a polled text forgets the event id, so that the next connection starts from a reset", () => {
  expect(run([reset("1-0", ""), delta("1-1", "a"), { type: "snapshot", text: "a b" }])).toMatchObject({ text: "a b", lastEventId: null });
});

test("nothing changes after the end", () => {
  const ended = run([delta("1-1", "a"), { type: "event", id: "1-2", event: { type: "end", status: "completed", outcome: "answered" } }]);
  expect(run([delta("1-3", "b"), reset("2-0", "")], ended)).toBe(ended);
});

test("a stage that finishes keeps its place and gains its duration", () => {
  const stage = (key: string, state: "started" | "finished"): ReplyAction => ({
    type: "event",
    id: null,
    event: { type: "stage", key, state, label: key, ...(state === "finished" && { durationMs: 5 }) },
  });
  expect(run([stage("guard_in", "started"), stage("model:0", "started"), stage("guard_in", "finished")]).stages).toEqual([
    { key: "guard_in", label: "guard_in", state: "done", durationMs: 5 },
    { key: "model:0", label: "model:0", state: "running", durationMs: null },
  ]);
});

test("ids are ordered by number, fence before sequence", () => {
  expect(isAfter("1-10", "1-9")).toBe(true);
  expect(isAfter("2-1", "1-99")).toBe(true);
  expect(isAfter("1-100", "2-1")).toBe(false);
  expect(isAfter("1-1", null)).toBe(true);
});
