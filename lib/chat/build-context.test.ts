import fc from "fast-check";
import { expect, test } from "vitest";
import { estimateTokens } from "../ai/estimate-tokens.ts";
import { buildContext, type Exchange } from "./build-context.ts";

const costOf = ({ user, assistant }: Exchange) => estimateTokens(user) + estimateTokens(assistant);

async function* readLazily(newestFirst: readonly Exchange[], onRead: () => void = () => undefined): AsyncGenerator<Exchange> {
  for (const exchange of newestFirst) {
    onRead();
    yield exchange;
  }
}

const exchange = fc.record({ user: fc.string({ maxLength: 60 }), assistant: fc.string({ maxLength: 60 }) });

test("keeps the newest whole exchanges that fit, in time order, and reads one further than it keeps", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(exchange, { maxLength: 12 }), fc.nat(200), async (newestFirst, budget) => {
      let read = 0;
      const { messages } = await buildContext(
        readLazily(newestFirst, () => {
          read += 1;
        }),
        budget,
      );
      const count = messages.length / 2;
      const kept = newestFirst.slice(0, count);
      expect(messages).toEqual(
        kept.toReversed().flatMap(({ user, assistant }) => [
          { role: "user", content: user },
          { role: "assistant", content: assistant },
        ]),
      );
      const spent = kept.reduce((total, each) => total + costOf(each), 0);
      expect(spent).toBeLessThanOrEqual(budget);
      const next = newestFirst[count];
      if (next) expect(spent + costOf(next)).toBeGreaterThan(budget);
      expect(read).toBe(Math.min(newestFirst.length, count + 1));
    }),
  );
});

test("an exchange too big for the budget ends the context: an older one would follow a gap", async () => {
  const huge = { user: "x".repeat(4_000), assistant: "" };
  const small = { user: "small", assistant: "too" };
  expect((await buildContext(readLazily([small, huge, small]), 100)).messages).toHaveLength(2);
  expect((await buildContext(readLazily([huge, small]), 100)).messages).toEqual([]);
});

test("what an exchange was written under the eyes of comes along with it, and stays behind with it", async () => {
  const page = { kind: "tool" as const, name: "fetch_page" };
  const tainted = { user: "read it", assistant: "done", taint: [page] };
  const huge = { user: "x".repeat(4_000), assistant: "" };
  expect((await buildContext(readLazily([{ user: "a", assistant: "b" }, tainted]), 100)).taint).toEqual([page]);
  expect((await buildContext(readLazily([{ user: "a", assistant: "b" }, huge, tainted]), 100)).taint).toEqual([]);
});
