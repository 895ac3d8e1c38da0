import { createHash, createHmac } from "node:crypto";
import { encode } from "next-auth/jwt";
import { beforeAll, describe, expect, test } from "vitest";
import { createRefreshToken } from "../../../lib/auth/refresh-token.ts";
import { parseAccessToken, sealAccessToken } from "../../../lib/auth/session-token.ts";
import { createKey } from "../../support/api-keys.ts";
import { createBrowser } from "../../support/browser.ts";
import { createHarness, type Harness, type Person } from "../../support/harness.ts";
import { linkIn, waitForLetter } from "../../support/mailbox.ts";
import { signCallback } from "../../support/sign-callback.ts";

/**
 * Every kind of token the product hands out or takes: the genuine one of each is accepted where it belongs, and nowhere else; neither is
 * anything that looks like it. A new kind is one row.
 */
type Kind = {
  name: string;
  make(): Promise<string>;
  /** The status the token gets where this kind is asked for; below 400 it was taken. */
  present(token: string): Promise<number>;
  /** Other kinds that this place takes on purpose. */
  alsoTakes?: RegExp;
};

const JOB = JSON.stringify({ job: "chat.run-turn", orgId: "org_none", id: "trn_none" });
let harness: Harness;
let person: Person;

const bearerOf = (path: string) => async (token: string) =>
  (await harness.call("GET", path, { headers: { authorization: `Bearer ${headerSafe(token)}` } })).status;
const bodyOf =
  (path: string, rest: object = {}) =>
  async (token: string) =>
    (await harness.call("POST", path, { body: { token, ...rest } })).status;
const cookieOf = (method: "get" | "post", path: string, name: string) => async (token: string) =>
  (await createBrowser(harness, new Map([[name, encodeURIComponent(token)]]))[method](path)).status;
/** What no client can put into a header cannot arrive in one. */
const headerSafe = (token: string) => token.replaceAll(/[^\x21-\x7e]/g, "~");

async function signIn(cookie: "auth_access" | "auth_refresh"): Promise<string> {
  const browser = createBrowser(harness);
  await browser.post("/api/auth/login", { email: person.email, password: person.password });
  return decodeURIComponent(browser.cookies.get(cookie) ?? "");
}

async function resetToken(): Promise<string> {
  await harness.call("POST", "/api/auth/forgot-password", { body: { email: person.email } });
  return linkIn(await waitForLetter(harness.environment, person.email, /new password/)).split("#")[1] ?? "";
}

const KINDS: readonly Kind[] = [
  { name: "access token as a bearer", make: () => signIn("auth_access"), present: bearerOf("/api/auth/sessions"), alsoTakes: /^access/ },
  {
    name: "access token as a cookie",
    make: () => signIn("auth_access"),
    present: cookieOf("get", "/api/auth/sessions", "auth_access"),
    alsoTakes: /^access/,
  },
  { name: "refresh token", make: () => signIn("auth_refresh"), present: cookieOf("post", "/api/auth/refresh", "auth_refresh") },
  {
    name: "reset link",
    make: resetToken,
    present: bodyOf("/api/auth/reset-password", { newPassword: "seven quiet lanterns 42" }),
  },
  {
    name: "invitation",
    make: async () => {
      const { link } = await harness.json<{ link: string }>("POST", "/api/invitations", { as: person, body: { role: "USER" } });
      return new URL(link).hash.slice(1);
    },
    present: bodyOf("/api/invitations/preview"),
  },
  {
    name: "API key",
    make: async () => (await createKey(harness, person, { scopes: ["ai.read"] })).key,
    present: bearerOf("/api/ai/models"),
    alsoTakes: /^access/,
  },
  {
    name: "signature of the queue",
    make: async () => signCallback({ ...queueKey(), url: `${harness.runtime.env.baseUrl}/api/jobs/run`, body: JOB }),
    present: async (token) => {
      const { status } = await harness.call("POST", "/api/jobs/run", { raw: JOB, headers: { "upstash-signature": headerSafe(token) } });
      // Whatever becomes of a job that is none: whoever gets so far was believed.
      return status === 401 ? status : 200;
    },
  },
  { name: "cron secret", make: async () => harness.runtime.env.cronSecret, present: bearerOf("/api/cron/daily") },
  { name: "metrics token", make: async () => harness.runtime.env.metricsToken ?? "", present: bearerOf("/api/metrics") },
];

const queueKey = () => ({ key: harness.runtime.env.qstash.currentSigningKey });
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
const swapAt = (text: string, index: number) => `${text.slice(0, index)}${text[index] === "A" ? "B" : "A"}${text.slice(index + 1)}`;

/** Made of a genuine token, or of what everybody knows. */
async function forgeries(genuine: string): Promise<Record<string, string>> {
  const claims = {
    sub: person.userId,
    orgId: person.orgId,
    role: "OWNER" as const,
    sid: "ses_1",
    tv: 1,
    iat: 0,
    exp: 4_000_000_000,
    jti: "x",
  };
  const now = Math.floor(Date.now() / 1_000);
  const hs256 = (key: string) => {
    const unsigned = `${part({ alg: "HS256", typ: "JWT" })}.${part(claims)}`;
    return `${unsigned}.${createHmac("sha256", key).update(unsigned).digest("base64url")}`;
  };
  const url = `${harness.runtime.env.baseUrl}/api/jobs/run`;
  return {
    nothing: "",
    "a word": "undefined",
    "one character less": genuine.slice(0, -1),
    "one character more": `${genuine}A`,
    "without its first character": genuine.slice(1),
    "its first character changed": swapAt(genuine, 0),
    "a character in the middle changed": swapAt(genuine, Math.floor(genuine.length / 2)),
    "a character near the end changed": swapAt(genuine, genuine.length - 3),
    backwards: [...genuine].reverse().join(""),
    twice: `${genuine}${genuine}`,
    "twice with a comma": `${genuine},${genuine}`,
    "the digest that is stored of it": createHash("sha256").update(genuine).digest("hex"),
    "its base64": Buffer.from(genuine).toString("base64url"),
    "an unsigned token": `${part({ alg: "none", typ: "JWT" })}.${part(claims)}.`,
    "an unsigned token that says nOnE": `${part({ alg: "nOnE" })}.${part(claims)}.`,
    "signed with a guessed key": hs256("secret"),
    "signed with an empty key": hs256(""),
    "sealed by another secret": sealAccessToken("a-secret-of-at-least-thirty-two-letters", claims),
    "sealed by ours, without the claims": await encode({
      token: { sub: person.userId },
      secret: harness.runtime.env.auth.secret,
      maxAge: 600,
    }),
    "sealed by ours, for a session that is none": sealAccessToken(harness.runtime.env.auth.secret, claims),
    "a refresh token of a session that is none": createRefreshToken(harness.runtime.env.auth.secret, "ses_01HZZZZZZZZZZZZZZZZZZZZZZZ"),
    "a callback for another address": signCallback({ ...queueKey(), url: `${url}/elsewhere`, body: JOB }),
    "a callback for another body": signCallback({ ...queueKey(), url, body: `${JOB} ` }),
    "a callback of yesterday": signCallback({ ...queueKey(), url, body: JOB, now: (now - 86_400) * 1_000 }),
    "a callback signed by somebody else": signCallback({ key: "another-key-of-24-letters", url, body: JOB }),
    "a query": '{"$ne":null}',
    "a path": "../../../etc/passwd",
    "sixty kilobytes": "A".repeat(12_000),
    "a null byte inside": `${genuine.slice(0, 5)}\u0000${genuine.slice(5)}`,
  };
}

describe("a token is good for one thing", () => {
  const genuine = new Map<string, string>();
  beforeAll(async () => {
    harness = await createHarness();
    person = await harness.createPerson();
    for (const { name, make } of KINDS) genuine.set(name, await make());
  });

  test.each(KINDS)("$name: forgeries and every other kind of token are refused", async (kind) => {
    const own = genuine.get(kind.name) ?? "";
    const others = [...genuine]
      .filter(([name]) => name !== kind.name && kind.alsoTakes?.test(name) !== true)
      .map(([name, token]) => [`a genuine ${name}`, token]);
    const hostile = [...Object.entries(await forgeries(own)), ...others].filter(([, token]) => headerSafe(token ?? "") !== own);
    expect(hostile.length).toBeGreaterThanOrEqual(20);
    const taken = [];
    for (const [name, token] of hostile) {
      const status = await kind.present(token ?? "");
      if (status < 400 || status >= 500) taken.push(`${name}: ${status}`);
    }
    expect(taken).toEqual([]);
  });

  // Last, since some of them are used up by it.
  test.each(KINDS)("$name: the genuine one is taken after all that", async (kind) => {
    expect(await kind.present(genuine.get(kind.name) ?? "")).toBeLessThan(400);
  });

  test("what a forger knows of a session does not help: its claims are not the token", () => {
    const token = genuine.get("access token as a bearer") ?? "";
    expect(parseAccessToken(harness.runtime.env.auth.secret, token)?.sub).toBe(person.userId);
    expect(Buffer.from(token.split(".")[3] ?? "", "base64url").toString("latin1")).not.toContain(person.userId);
  });
});
