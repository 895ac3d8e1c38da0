import { describe, expect, test } from "vitest";
import { createFakeAuth, type FakeAuth } from "../../../tests/support/fakes/fake-auth.ts";
import type { Context } from "../../platform/context.ts";
import type { AuthDeps } from "../ports.ts";
import { rememberDevice } from "../sessions/known-device.ts";
import { countAttempt, countInRow, countResetLetter, forgetAttemptsByStrangers } from "./count-attempt.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const EMAIL = "ana@example.com";

/** The fake's clock starts at 09:00 UTC: an hour begins, and nine hours of the day are over. */
const from = (auth: FakeAuth, ip: string): Context<AuthDeps> => ({ ...auth.ctx, ip });

/** The seconds a refusal tells to wait; null when the attempt may be made. */
async function refusalOf(attempt: Promise<unknown>): Promise<number | null> {
  try {
    await attempt;
    return null;
  } catch (error) {
    expect(error).toMatchObject({ kind: "limited", code: "auth.locked_out" });
    return toSeconds(error);
  }
}

function toSeconds(error: unknown): number {
  const seconds: unknown = Reflect.get(Object(Reflect.get(Object(error), "options")), "retryAfterSeconds");
  if (typeof seconds !== "number") throw new Error("A refusal says how long to wait.");
  return seconds;
}

const addressOf = (index: number) => `198.51.${Math.floor(index / 250)}.${(index % 250) + 1}`;

async function exhaustNetwork(auth: FakeAuth, ip: string, everyMs = 0): Promise<void> {
  for (let index = 0; index < 100; index += 1) {
    expect(await refusalOf(countAttempt(from(auth, ip), `person-${index}@example.com`))).toBeNull();
    auth.advance(everyMs);
  }
}

describe("what strangers may try", () => {
  test("from one network is a hundred in an hour by the clock, and the wait is what is left of it", async () => {
    const auth = createFakeAuth();
    auth.advance(5 * MINUTE);
    await exhaustNetwork(auth, "198.51.100.9", 6_000);
    expect(await refusalOf(countAttempt(from(auth, "198.51.100.9"), EMAIL))).toBe(45 * 60);
    auth.advance(45 * MINUTE - 1);
    expect(await refusalOf(countAttempt(from(auth, "198.51.100.9"), EMAIL))).toBe(1);
    auth.advance(1);
    expect(await refusalOf(countAttempt(from(auth, "198.51.100.9"), EMAIL))).toBeNull();
  });

  test("on one account is a hundred in a day, from wherever, and the wait is what is left of the day", async () => {
    const auth = createFakeAuth();
    for (let index = 0; index < 100; index += 1) expect(await refusalOf(countAttempt(from(auth, addressOf(index)), EMAIL))).toBeNull();
    expect(await refusalOf(countAttempt(from(auth, addressOf(100)), EMAIL))).toBe(15 * 3_600);
    expect(await refusalOf(countAttempt(from(auth, addressOf(101)), "ben@example.com"))).toBeNull();
  });

  test("does not bind who is signed in and proves the own password again", async () => {
    const auth = createFakeAuth();
    await exhaustNetwork(auth, "198.51.100.9");
    const own: Context<AuthDeps> = { ...from(auth, "198.51.100.9"), actor: { type: "user", userId: "usr_1", sessionId: "ses_1" } };
    expect(await refusalOf(countAttempt(own, EMAIL))).toBeNull();
    expect(await refusalOf(countAttempt(from(auth, "198.51.100.9"), "ben@example.com"))).not.toBeNull();
  });

  test("starts anew for an account whose owner came in by a letter, and not for others", async () => {
    const auth = createFakeAuth();
    for (let index = 0; index < 100; index += 1) {
      await countAttempt(from(auth, addressOf(index)), EMAIL);
      await countAttempt(from(auth, addressOf(index)), "ben@example.com");
    }
    await forgetAttemptsByStrangers(auth.ctx, EMAIL);
    expect(await refusalOf(countAttempt(from(auth, addressOf(200)), EMAIL))).toBeNull();
    expect(await refusalOf(countAttempt(from(auth, addressOf(200)), "ben@example.com"))).not.toBeNull();
  });

  test("is forgotten when its span is over, in the store too", async () => {
    const auth = createFakeAuth();
    const start = auth.ctx.clock.now();
    await countAttempt(from(auth, "198.51.100.9"), EMAIL);
    const ends = [...auth.attempts.values()].map(({ expiresAt }) => expiresAt.getTime() - start).toSorted((a, b) => a - b);
    expect(ends).toEqual([HOUR, 15 * HOUR, DAY]);
  });
});

test("each device an account is known on has a count of its own", async () => {
  const auth = createFakeAuth();
  const [first, second] = [1, 2].map(() => rememberDevice(auth.deps.auth.secret, null, EMAIL, auth.ctx.clock.now()));
  if (first === undefined || second === undefined) throw new Error("There are two devices.");
  for (let failure = 0; failure < 5; failure += 1) await countAttempt(auth.ctx, EMAIL, first);
  expect(await refusalOf(countAttempt(auth.ctx, EMAIL, first))).toBe(30);
  expect((await countAttempt(auth.ctx, EMAIL, second)).failures).toBe(1);
});

test("an attempt that loses eight races in a row is refused for a second, not let through and not tried for ever", async () => {
  const auth = createFakeAuth();
  let races = 0;
  const count = async () => {
    races += 1;
    if (races > 50) throw new Error("There is no end to it.");
    return false;
  };
  const ctx = { ...auth.ctx, deps: { ...auth.deps, attempts: { ...auth.deps.attempts, count } } };
  expect(await refusalOf(countInRow(ctx, "an-id"))).toBe(1);
  expect(races).toBe(8);
});

test("an account is sent three links in half an hour, and as many in the next", async () => {
  const auth = createFakeAuth();
  const send = async (userId: string, times: number) => {
    const sent: boolean[] = [];
    for (let time = 0; time < times; time += 1) sent.push(await countResetLetter(auth.ctx, userId));
    return sent;
  };
  expect(await send("usr_1", 5)).toEqual([true, true, true, false, false]);
  expect(await send("usr_2", 1)).toEqual([true]);
  auth.advance(30 * MINUTE - 1);
  expect(await send("usr_1", 1)).toEqual([false]);
  auth.advance(1);
  expect(await send("usr_1", 4)).toEqual([true, true, true, false]);
});

test("what is counted names nobody", async () => {
  const auth = createFakeAuth();
  await countAttempt(auth.ctx, EMAIL);
  await countResetLetter(auth.ctx, "usr_1");
  expect(auth.attempts.size).toBe(4);
  for (const id of auth.attempts.keys()) expect(id).toMatch(/^[\w-]{43}$/);
});
