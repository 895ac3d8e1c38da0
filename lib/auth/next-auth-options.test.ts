import type { NextApiRequest, NextApiResponse } from "next";
import NextAuth from "next-auth";
import { describe, expect, test } from "vitest";
import { createFakeAuth, type FakeAuth } from "../../tests/support/fakes/fake-auth.ts";
import { createLogger } from "../platform/log.ts";
import { createAccount } from "./create-account.ts";
import { createNextAuthOptions } from "./next-auth-options.ts";
import { parseAccessToken } from "./session-token.ts";

const ana = { name: "Ana", email: "ana@example.com", password: "correct horse battery staple" };

type Answer = { body: unknown; cookies: string[] };

/** next-auth's own handler in the form it has for pages: it needs no server, only the few members it touches. */
async function ask(auth: FakeAuth, action: string, cookie: string, baseUrl = "http://localhost:3000", form: object = {}): Promise<Answer> {
  const answer: Answer = { body: null, cookies: [] };
  const cookies = Object.fromEntries(
    cookie.split("; ").map((pair) => [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)]),
  );
  const method = Object.keys(form).length > 0 ? "POST" : "GET";
  const request = { query: { nextauth: [action] }, cookies, headers: { host: "localhost:3000" }, method, body: form };
  const response = {
    status: () => response,
    getHeader: () => answer.cookies,
    setHeader: (name: string, value: string | string[]) => {
      if (name === "Set-Cookie") answer.cookies = [value].flat();
      return response;
    },
    send: (body: unknown) => {
      answer.body = body;
    },
    json: (body: unknown) => {
      answer.body = body;
    },
    end: () => {},
  };
  const options = createNextAuthOptions({ ...auth.deps, log: createLogger({ level: "silent" }) }, baseUrl, async () => "/");
  await NextAuth(asNextRequest(request), asNextResponse(response), options);
  return answer;
}

/** next-auth reads only query, cookies, headers, method and body. */
function asNextRequest(request: object): NextApiRequest {
  return request as NextApiRequest;
}

/** next-auth calls only status, getHeader, setHeader, send, json and end. */
function asNextResponse(response: object): NextApiResponse {
  return response as NextApiResponse;
}

const cookieValue = (answer: Answer, name: string) =>
  answer.cookies
    .find((cookie) => cookie.startsWith(`${name}=`))
    ?.split(";")[0]
    ?.slice(name.length + 1);

async function createAna() {
  // next-auth looks at the wall clock for cookies, so the fake one is moved to now.
  const auth = createFakeAuth();
  auth.advance(Date.now() - auth.ctx.clock.now());
  return { auth, ...(await createAccount(auth.ctx, ana)) };
}

describe("next-auth beside our sessions", () => {
  test("knows who is signed in by our cookie", async () => {
    const { auth, accessToken, account } = await createAna();
    const { body } = await ask(auth, "session", `auth_access=${accessToken}`);
    const claims = parseAccessToken(auth.deps.auth.secret, accessToken);
    expect(body).toEqual({
      user: { id: account.id, name: "Ana", email: "ana@example.com", role: "OWNER", orgId: claims?.orgId },
      expires: new Date((claims?.exp ?? 0) * 1_000).toISOString(),
    });
  });

  test("writes the cookie again without prolonging the token, Secure on https only", async () => {
    const { auth, accessToken } = await createAna();
    auth.advance(300_000);
    const plain = await ask(auth, "session", `auth_access=${accessToken}`);
    const renewed = parseAccessToken(auth.deps.auth.secret, cookieValue(plain, "auth_access") ?? "");
    expect(renewed).toEqual(parseAccessToken(auth.deps.auth.secret, accessToken));
    expect(plain.cookies.join()).toMatch(/HttpOnly/i);
    expect(plain.cookies.join()).not.toMatch(/Secure/i);
    const secure = await ask(auth, "session", `auth_access=${accessToken}`, "https://aegis.example.com");
    expect(secure.cookies.find((cookie) => cookie.startsWith("auth_access="))).toMatch(/; Secure/i);
  });

  test.each(["revoked", "outdated", "expired", "forged"])("shows nobody for a token that is %s", async (state) => {
    const { auth, accessToken } = await createAna();
    for (const [id, session] of auth.sessions) if (state === "revoked") auth.sessions.set(id, { ...session, revokedAt: new Date(0) });
    for (const [id, user] of auth.users) if (state === "outdated") auth.users.set(id, { ...user, tokenVersion: 2 });
    if (state === "expired") auth.advance(601_000);
    const token = state === "forged" ? `${accessToken.slice(0, -2)}xx` : accessToken;
    const { body, cookies } = await ask(auth, "session", `auth_access=${token}`);
    expect(body).toEqual({});
    expect(cookies.join()).toMatch(/auth_access=;/);
  });

  test("its sign-out ends the session, not only the cookie", async () => {
    const { auth, accessToken } = await createAna();
    const csrf = await ask(auth, "csrf", "");
    const csrfCookie = `next-auth.csrf-token=${decodeURIComponent(cookieValue(csrf, "next-auth.csrf-token") ?? "")}`;
    const form = { ...(typeof csrf.body === "object" ? csrf.body : {}), json: "true" };
    await ask(auth, "signout", `auth_access=${accessToken}; ${csrfCookie}`, "http://localhost:3000", form);
    expect([...auth.sessions.values()]).toMatchObject([{ revokedFor: "signed-out" }]);
  });
});
