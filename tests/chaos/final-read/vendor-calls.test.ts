import { expect, test } from "vitest";
import { toVendorCalls } from "./vendor-calls.ts";

const [OLD, NEW] = ["refaaaaaaaaaaaaaaz", "refbbbbbbbbbbbbbbz"];
const CANARY = "canaryabcdefghijklmnop";

const call = (messages: readonly object[], path = "/v1/chat/completions") => ({ path, fault: null, body: { model: "m", messages } });
const user = (content: string) => ({ role: "user", content });
const tool = (id: string, content: string) => ({ role: "tool", tool_call_id: id, content });

test("a call belongs to its last message, with the results of tools that came after that one", () => {
  const messages = [
    user(`first ${OLD} ${CANARY}`),
    tool("call_1", "41"),
    user(`second ${NEW}`),
    tool("call_2", "42"),
    tool("call_3", "43"),
  ];
  expect(toVendorCalls([call(messages)])).toEqual([
    {
      reference: NEW,
      canaries: [CANARY],
      toolResults: [
        { id: "call_2", content: "42" },
        { id: "call_3", content: "43" },
      ],
    },
  ]);
});

test("calls that are no chat, or none of the run's, are told apart", () => {
  const calls = toVendorCalls([call([], "/v1/embeddings"), call([user("hello")]), { ...call([]), body: null }]);
  expect(calls).toEqual([
    { reference: null, canaries: [], toolResults: [] },
    { reference: null, canaries: [], toolResults: [] },
  ]);
});
