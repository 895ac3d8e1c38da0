import { afterEach, expect, test } from "vitest";
import { createAfterReply } from "./after-reply.ts";

const HOST = Symbol.for("@vercel/request-context");
afterEach(() => void Reflect.deleteProperty(globalThis, HOST));

test("a process that lives on ends its work by itself", async () => {
  let begun = 0;
  await createAfterReply({ isVercel: false }).keep(async () => {
    begun += 1;
  });
  expect(begun).toBe(0);
});

test("a function without a host to ask waits for the work before its answer ends", async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  let isOver = false;
  const kept = createAfterReply({ isVercel: true })
    .keep(() => promise)
    .then(() => {
      isOver = true;
    });
  await Promise.resolve();
  expect(isOver).toBe(false);
  resolve();
  await kept;
  expect(isOver).toBe(true);
});

test("a host that waits after the answer is handed the work, also when that fails", async () => {
  const handed: Promise<unknown>[] = [];
  Reflect.set(globalThis, HOST, { get: () => ({ waitUntil: (work: Promise<unknown>) => void handed.push(work) }) });
  const { keep } = createAfterReply({ isVercel: true });
  await keep(() => new Promise(() => undefined));
  await keep(() => Promise.reject(new Error("away")));
  expect(handed).toHaveLength(2);
  await handed[1];
});
