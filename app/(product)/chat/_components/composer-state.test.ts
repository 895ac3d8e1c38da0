import { expect, test } from "vitest";
import { MAX_MESSAGE_LENGTH, toComposerState } from "./composer-state.ts";

const idle = { text: "hello", isWriter: true, isSending: false, isAnswering: false };

test("a message can be sent when nothing stands in the way", () => {
  expect(toComposerState(idle)).toEqual({ canSend: true, explanation: null, count: null, isTooLong: false });
});

test("blank text is not a message", () => {
  expect(toComposerState({ ...idle, text: " \n " }).canSend).toBe(false);
});

test("whenever written words cannot be sent, the reason is said, except in the moment of sending", () => {
  for (const blocked of [
    { ...idle, isWriter: false },
    { ...idle, text: "x".repeat(MAX_MESSAGE_LENGTH + 1) },
  ]) {
    const state = toComposerState(blocked);
    expect(state.canSend).toBe(false);
    expect(state.explanation).not.toBeNull();
  }
});

test("words written during an answer can be sent, and it is said that they wait", () => {
  const state = toComposerState({ ...idle, isAnswering: true });
  expect([state.canSend, state.explanation]).toEqual([true, "This waits its turn: it is answered after the answers before it."]);
});

test("the count appears near the limit and the limit itself is allowed", () => {
  expect(toComposerState({ ...idle, text: "x".repeat(29_999) }).count).toBeNull();
  expect(toComposerState({ ...idle, text: "x".repeat(MAX_MESSAGE_LENGTH) })).toMatchObject({
    canSend: true,
    count: "32,000 of 32,000 characters",
  });
});
