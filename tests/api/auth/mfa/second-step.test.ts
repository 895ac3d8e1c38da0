import { MongoClient } from "mongodb";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { FactorRecord } from "../../../../lib/auth/mfa/factor.store.ts";
import { finishSignIn } from "../../../../lib/auth/mfa/finish-sign-in.ts";
import { createTicket } from "../../../../lib/auth/mfa/second-step-ticket.ts";
import { systemClock } from "../../../../lib/platform/clock.ts";
import type { Letter } from "../../../../lib/platform/mailer.ts";
import { createSystemContext } from "../../../../lib/runtime/system-context.ts";
import { createBrowser } from "../../../support/browser.ts";
import { createFrozenClock } from "../../../support/frozen-clock.ts";
import { createHarness, type Harness } from "../../../support/harness.ts";
import { type Enrolled, enrolTotp, login, secondStep } from "../../../support/second-step-person.ts";

// Time stands still between the steps of a test, or the half minute would turn now and then in the middle of one.
const clock = { ...createFrozenClock(Date.now()), sleep: systemClock.sleep };
const letters: Letter[] = [];
let harness: Harness;
let client: MongoClient;

beforeAll(async () => {
  const mailer = { kind: "mailbox" as const, send: async (letter: Letter) => void letters.push(letter) };
  harness = await createHarness({ overrides: { clock, mailer } });
  client = new MongoClient(harness.environment.MONGODB_URI ?? "");
});
afterAll(() => client.close());

const enrolSomebody = async (): Promise<Enrolled> => enrolTotp(harness, await harness.createPerson(), clock);
const ticketOf = async ({ person }: Enrolled) => (await login(harness, person)).secondStep?.ticket ?? "";
const lettersTo = (email: string) => letters.filter(({ to }) => to.email === email).map(({ subject }) => subject);

describe("signing in with an authenticator app", () => {
  test("the password alone sets no cookie, and the code then gives what any sign-in gives", async () => {
    const someone = await enrolSomebody();
    const browser = createBrowser(harness);
    const { email, password, userId } = someone.person;
    const half = await (await browser.post("/api/auth/login", { email, password })).json();
    expect(Object.keys(half).toSorted()).toEqual(["message", "secondStep"]);
    expect(half.secondStep.methods).toEqual(["totp", "recovery"]);
    expect(Date.parse(half.secondStep.expiresAt) - clock.now()).toBeLessThanOrEqual(300_000);
    expect(browser.cookies.size).toBe(0);
    expect((await browser.get("/api/auth/me")).status).toBe(401);
    const whole = await browser.post("/api/auth/second-step", { ticket: half.secondStep.ticket, method: "totp", code: someone.code() });
    expect(await whole.json()).toMatchObject({ message: "Logged in successfully", user: { id: userId } });
    expect((await browser.get("/api/auth/me")).status).toBe(200);
  });

  test("the same code in two requests at once lets one of them in, with one ticket or with two", async () => {
    for (const tickets of [1, 2]) {
      const someone = await enrolSomebody();
      const first = await ticketOf(someone);
      const second = tickets === 1 ? first : await ticketOf(someone);
      const code = someone.code();
      const both = await Promise.all([first, second].map((ticket) => secondStep(harness, { ticket, method: "totp", code })));
      expect(both.map(({ status }) => status).toSorted()[0]).toBe(200);
      expect(both.filter(({ status }) => status === 200)).toHaveLength(1);
    }
  });

  test("one ticket with two different right codes at once lets one of them in", async () => {
    const someone = await enrolSomebody();
    const ticket = await ticketOf(someone);
    const both = await Promise.all([
      secondStep(harness, { ticket, method: "totp", code: someone.code() }),
      secondStep(harness, { ticket, method: "recovery", code: someone.recoveryCodes[0] ?? "" }),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 401]);
  });

  test("a code from half a minute ago or ahead counts, one from further off does not, and none counts twice", async () => {
    const someone = await enrolSomebody();
    clock.advance(300_000);
    const at = (steps: number) => codeFrom(someone, steps);
    const tryStep = async (steps: number) =>
      (await secondStep(harness, { ticket: await ticketOf(someone), method: "totp", code: at(steps) })).status;
    expect(await tryStep(-2)).toBe(422);
    expect(await tryStep(-1)).toBe(200);
    expect(await tryStep(-1)).toBe(422);
    expect(await tryStep(1)).toBe(200);
    // A step before the last one that was taken is gone with it.
    expect(await tryStep(0)).toBe(422);
    expect(await tryStep(2)).toBe(422);
  });

  test("a ticket is dead after five wrong codes, even for the right one", async () => {
    const someone = await enrolSomebody();
    const ticket = await ticketOf(someone);
    for (let guess = 0; guess < 4; guess += 1)
      expect(await secondStep(harness, { ticket, method: "totp", code: someone.wrongCode() })).toMatchObject({ code: "auth.code_wrong" });
    await secondStep(harness, { ticket, method: "totp", code: someone.wrongCode() });
    clock.advance(40_000);
    expect(await secondStep(harness, { ticket, method: "totp", code: someone.code() })).toMatchObject({
      status: 401,
      code: "auth.second_step_refused",
    });
  });

  test("a ticket is dead after five minutes, and after the password was changed", async () => {
    const someone = await enrolSomebody();
    const late = await ticketOf(someone);
    clock.advance(300_000);
    expect(await secondStep(harness, { ticket: late, method: "totp", code: someone.code() })).toMatchObject({ status: 401 });
    const held = await ticketOf(someone);
    const { token } = await secondStep(harness, { ticket: await ticketOf(someone), method: "totp", code: someone.code() });
    const newPassword = "another long enough phrase 18";
    const body = { currentPassword: someone.person.password, newPassword };
    expect((await harness.call("POST", "/api/auth/change-password", { as: token ?? "", body })).status).toBe(200);
    clock.advance(30_000);
    expect(await secondStep(harness, { ticket: held, method: "totp", code: someone.code() })).toMatchObject({ status: 401 });
  });
});

/** The code of another half minute than this one. */
function codeFrom(someone: Enrolled, steps: number): string {
  clock.advance(steps * 30_000);
  const code = someone.code();
  clock.advance(-steps * 30_000);
  return code;
}

describe("recovery codes", () => {
  test("are ten, each signs in once however it is typed, and the person is told", async () => {
    const someone = await enrolSomebody();
    expect(someone.recoveryCodes).toHaveLength(10);
    expect(new Set(someone.recoveryCodes).size).toBe(10);
    const [first = "", second = ""] = someone.recoveryCodes;
    const used = await secondStep(harness, {
      ticket: await ticketOf(someone),
      method: "recovery",
      code: ` ${first.toUpperCase().replace("-", " ")} `,
    });
    expect(used.status).toBe(200);
    expect(await harness.json("GET", "/api/auth/mfa", { as: used.token ?? "" })).toMatchObject({ recoveryCodesLeft: 9 });
    expect(await secondStep(harness, { ticket: await ticketOf(someone), method: "recovery", code: first })).toMatchObject({ status: 422 });
    expect(await secondStep(harness, { ticket: await ticketOf(someone), method: "recovery", code: second })).toMatchObject({ status: 200 });
    expect(lettersTo(someone.person.email)).toEqual([
      "A second step was added to your account",
      "A recovery code of yours was used",
      "A recovery code of yours was used",
    ]);
  });

  test("of one person open nobody else's account", async () => {
    const [one, other] = [await enrolSomebody(), await enrolSomebody()];
    const code = one.recoveryCodes[0] ?? "";
    expect(await secondStep(harness, { ticket: await ticketOf(other), method: "recovery", code })).toMatchObject({ status: 422 });
    expect(await secondStep(harness, { ticket: await ticketOf(one), method: "recovery", code })).toMatchObject({ status: 200 });
  });
});

describe("guessing", () => {
  /** Verbs, since each guess would cost a password otherwise: half a sign-in from somewhere, then the code. */
  const guess = async ({ person }: Enrolled, ip: string, proof: { method: "totp" | "recovery"; code: string }): Promise<string> => {
    const ctx = { ...createSystemContext(harness.runtime, { job: "test", orgId: "" }), ip };
    const user = await ctx.deps.users.find(person.userId);
    if (!user) throw new Error("Nobody enrolled here.");
    const { ticket } = await createTicket(ctx, user, ["password"]);
    return finishSignIn(ctx, { ticket, ...proof }).then(
      () => "in",
      (error: { code: string }) => error.code,
    );
  };

  test("a hundred guesses with ever new tickets reach a judgement five times", async () => {
    const someone = await enrolSomebody();
    const answers = [];
    for (let each = 0; each < 100; each += 1)
      answers.push(await guess(someone, "198.51.100.7", { method: "totp", code: someone.wrongCode() }));
    expect(answers.filter((answer) => answer === "auth.code_wrong")).toHaveLength(5);
    expect(new Set(answers)).toEqual(new Set(["auth.code_wrong", "auth.locked_out"]));
    expect(await guess(someone, "198.51.100.7", { method: "totp", code: someone.code() })).toBe("auth.locked_out");
  });

  test("guesses that come all at once are counted before they are judged", async () => {
    const someone = await enrolSomebody();
    const proof = { method: "totp" as const, code: someone.wrongCode() };
    const answers = await Promise.all(Array.from({ length: 40 }, () => guess(someone, "198.51.100.8", proof)));
    expect(answers.filter((answer) => answer === "auth.code_wrong").length).toBeLessThanOrEqual(5);
  });

  test("guesses from ever new networks are held up for the account as a whole, and a recovery code still opens it", async () => {
    const someone = await enrolSomebody();
    const answers = [];
    for (let host = 1; host <= 40; host += 1)
      answers.push(await guess(someone, `198.51.100.${host}`, { method: "totp", code: someone.wrongCode() }));
    expect(answers.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => "auth.code_wrong"));
    expect(answers.slice(20)).toEqual(Array.from({ length: 20 }, () => "auth.locked_out"));
    expect(await guess(someone, "198.51.100.99", { method: "totp", code: someone.code() })).toBe("auth.locked_out");
    expect(await guess(someone, "198.51.100.99", { method: "recovery", code: someone.recoveryCodes[0] ?? "" })).toBe("in");
  });

  test("before the password is right nothing tells whether there is a second step", async () => {
    const someone = await enrolSomebody();
    const plain = await harness.createPerson();
    const answers = [];
    for (const email of [someone.person.email, plain.email, "nobody@tests.example"]) {
      const { requestId: _own, ...answer } = { requestId: "", ...(await login(harness, { email, password: "incorrect horse battery" })) };
      answers.push(answer);
    }
    expect(answers[0]).toMatchObject({ status: 401 });
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  });
});

test("twenty hostile tickets are refused alike", async () => {
  const someone = await enrolSomebody();
  const real = await ticketOf(someone);
  const spent = await ticketOf(someone);
  await secondStep(harness, { ticket: spent, method: "recovery", code: someone.recoveryCodes[0] ?? "" });
  const other = createBrowser(harness);
  const plain = await harness.createPerson();
  await other.post("/api/auth/login", { email: plain.email, password: plain.password });
  const { createHash } = await import("node:crypto");
  const stored = createHash("sha256").update(real).digest("hex");
  const hostile = [
    ...[spent, stored, real.slice(0, -1), `${real}A`, real.toLowerCase(), [...real].reverse().join(""), encodeURIComponent(`${real}=`)],
    ...[
      plain.token,
      other.cookies.get("auth_access") ?? "",
      other.cookies.get("auth_refresh") ?? "",
      `Bearer ${real}`,
      someone.person.userId,
    ],
    ...[
      "null",
      "undefined",
      "[object Object]",
      '{"$ne":null}',
      "' or 1=1 --",
      "eyJhbGciOiJub25lIn0.e30.",
      "../../etc/passwd",
      "A".repeat(43),
    ],
  ].map((ticket) => ticket.slice(0, 200));
  expect(hostile.length).toBeGreaterThanOrEqual(20);
  for (const ticket of hostile) {
    const answer = await secondStep(harness, { ticket, method: "totp", code: someone.code() });
    expect({ ticket, status: answer.status, code: answer.code }).toEqual({ ticket, status: 401, code: "auth.second_step_refused" });
  }
  expect(await secondStep(harness, { ticket: real, method: "totp", code: someone.code() })).toMatchObject({ status: 200 });
});

test("neither seed nor code nor ticket stands in the database, the log or the trail as it is", async () => {
  const someone = await enrolSomebody();
  const ticket = await ticketOf(someone);
  const code = someone.recoveryCodes[1] ?? "";
  await secondStep(harness, { ticket, method: "recovery", code });
  const held = await ticketOf(someone);
  const rows: unknown[] = [];
  for (const { name } of await client.db().listCollections().toArray()) rows.push(...(await client.db().collection(name).find().toArray()));
  const everything = JSON.stringify(rows) + harness.logs.join("\n");
  for (const secret of [someone.secret, ticket, held, ...someone.recoveryCodes, code.replace("-", "")])
    expect(everything).not.toContain(secret);
  const record = await client.db().collection<FactorRecord>("second_factors").findOne({ _id: someone.person.userId });
  expect(record?.totp?.sealedSeed).toMatch(/^v1\./);
});
