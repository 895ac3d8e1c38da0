import { expect, test } from "vitest";
import { turnViewSchema } from "./schema.ts";

test("a verdict of before organizations had policies claims no action: it would say that a blocked message was let through", () => {
  const time = "2026-03-05T08:00:00.000Z";
  const verdict = { stage: "guard_in", verdict: "JAILBREAK", score: 0.9, reasons: [], redactions: [], rulesVersion: "1", latencyMs: 1 };
  const id = "01HZZZZZZZZZZZZZZZZZZZZZZZ";
  const turn = turnViewSchema.parse({
    ...{ jobId: `trn_${id}`, chatId: `cht_${id}`, seq: 1, status: "completed", outcome: "blocked", createdAt: time },
    ...{
      user: { id: "msg_1", content: "x", createdAt: time, attachments: [] },
      sources: [],
      memories: [],
      reply: null,
      branchId: null,
      siblings: [],
      isCutOff: false,
      rating: null,
      approval: null,
      tools: [],
      verdicts: [verdict],
    },
    ...{ provider: null, model: null, demo: false, fallbackReason: null, usage: null },
  });
  expect(turn.verdicts[0]?.action).toBeUndefined();
});
