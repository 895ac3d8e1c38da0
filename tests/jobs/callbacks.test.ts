import { beforeAll, describe, expect, test } from "vitest";
import { RUN_TURN_JOB } from "../../lib/chat/accept-turn.ts";
import { NO_QUEUE, readTurn, startConversation } from "../support/conversation.ts";
import { createHarness, type Harness } from "../support/harness.ts";
import { type Forgery, sendCallback } from "../support/send-forged.ts";
import { signCallback } from "../support/sign-callback.ts";

const PATHS = ["/api/jobs/run", "/api/jobs/failed", "/api/jobs/tick"] as const;
const HOUR_MS = 3_600_000;

/** {"alg":"none"} with claims nobody signed. */
function unsigned(url: string, body: string): string {
  const [, claims] = signCallback({ key: "x".repeat(24), url, body }).split(".");
  return `${Buffer.from('{"alg":"none","typ":"JWT"}').toString("base64url")}.${claims}.`;
}

describe("callbacks of the queue", () => {
  let harness: Harness;
  let body: object;
  let turnId: string;
  beforeAll(async () => {
    harness = await createHarness({ environment: NO_QUEUE });
    const { person, send } = await startConversation(harness);
    turnId = await send("Must not be touched");
    body = { job: RUN_TURN_JOB, orgId: person.orgId, id: turnId };
  });

  const bend: readonly (readonly [string, (path: string, text: string) => Forgery])[] = [
    ["no signature", () => ({ signature: null })],
    ["a signature that is no token", () => ({ signature: "nonsense" })],
    ["another key", () => ({ key: "sig_of_somebody_else_entirely" })],
    ["an expired signature", () => ({ now: Date.now() - HOUR_MS })],
    ["a signature of the future", () => ({ now: Date.now() + HOUR_MS })],
    ["another path of ours", () => ({ url: `${harness.url}/api/jobs/other` })],
    ["another host", (path) => ({ url: `https://evil.example${path}` })],
    ["an altered body", (_path, text) => ({ sentBody: text.replace("}", ',"extra":1}') })],
    ["a body with another turn's id", (_path, text) => ({ sentBody: text.replace(/trn_\w+/, "trn_01J00000000000000000000000") })],
    ["the algorithm none", (path, text) => ({ signature: unsigned(`${harness.url}${path}`, text) })],
  ];

  test.each(PATHS.flatMap((path) => bend.map(([name, forge]) => ({ path, name, forge }))))(
    "$path refuses $name",
    async ({ path, name, forge }) => {
      const text = JSON.stringify(body);
      if (name.includes("turn's id") && !text.includes("trn_")) throw new Error("The body has no turn in it.");
      const response = await sendCallback(harness, path, body, forge(path, text));
      expect([response.status, (await response.json()).code]).toEqual([401, "auth.signature_invalid"]);
      expect(await readTurn(harness, turnId)).toMatchObject({ state: "queued", attempts: 0, fence: 0 });
    },
  );

  test("a genuine signature of the current key passes, and so does one of the next key", async () => {
    const next = harness.runtime.env.qstash.nextSigningKey;
    expect((await sendCallback(harness, "/api/jobs/tick", {}, { key: next })).status).toBe(200);
    const done = await sendCallback(harness, "/api/jobs/run", body);
    expect([done.status, await done.json()]).toEqual([200, { outcome: "done" }]);
  });

  test("a signature is good for one body only: a recorded one cannot carry another job", async () => {
    const signature = signCallback({
      key: harness.runtime.env.qstash.currentSigningKey,
      url: `${harness.url}/api/jobs/run`,
      body: JSON.stringify(body),
    });
    const replayed = await sendCallback(harness, "/api/jobs/run", { ...body, job: "chat.purge-chat" }, { signature });
    expect(replayed.status).toBe(401);
  });

  test("a signed body of the wrong shape is refused and not retried as a job", async () => {
    const response = await sendCallback(harness, "/api/jobs/run", { ...body, id: ["smuggled"] });
    expect([response.status, (await response.json()).errors[0].pointer]).toEqual([422, "/body/id"]);
    const foreign = await sendCallback(harness, "/api/jobs/failed", { sourceMessageId: "msg_1", sourceBody: "bm8ganNvbg==" });
    expect([foreign.status, (await foreign.json()).code]).toEqual([400, "request.malformed"]);
  });

  test("Vercel Cron's tick wants its own secret, and a queue signature is none", async () => {
    expect((await harness.call("GET", "/api/cron/daily")).status).toBe(401);
    expect((await harness.call("GET", "/api/cron/daily", { headers: { authorization: "Bearer wrong" } })).status).toBe(401);
    const { cronSecret } = harness.runtime.env;
    expect(cronSecret.length).toBeGreaterThan(15);
  });
});
