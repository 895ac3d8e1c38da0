import { connect } from "node:net";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { defineRoute } from "../../../api/_http/define-route.ts";
import { createHarness } from "../../support/harness.ts";

const LIMIT_BYTES = 262_144;
const echoRoute = defineRoute({
  method: "post",
  path: "/test/echo",
  summary: "Measures",
  access: "public",
  limit: null,
  body: z.strictObject({ text: z.string() }),
  output: z.object({ size: z.number() }),
  errors: [],
  handle: async ({ body }) => ({ size: body.text.length }),
});
const FRIEND = "https://app.friend.example";
const harness = await createHarness({ routes: [echoRoute], environment: { CORS_ORIGINS: JSON.stringify([FRIEND]) } });
const jsonOf = (bytes: number) => `{"text":"${"x".repeat(bytes - 11)}"}`;

/** Raw HTTP/1.1, because a client library would not send what is tested here. */
function sendRaw(lines: readonly string[], chunks: readonly string[] = []): Promise<string> {
  const { hostname, port } = new URL(harness.url);
  return new Promise((resolve, reject) => {
    let answer = "";
    const socket = connect(Number(port), hostname, () => {
      socket.write(`${lines.join("\r\n")}\r\nhost: ${hostname}:${port}\r\nconnection: close\r\n\r\n`);
      for (const chunk of chunks) socket.write(chunk);
    });
    socket.on("data", (data) => {
      answer += data.toString("latin1");
      if (answer.includes("\r\n\r\n")) socket.end();
    });
    socket.on("close", () => resolve(answer));
    socket.on("error", (error) => (answer === "" ? reject(error) : resolve(answer)));
  });
}

describe("the size of a body", () => {
  test("at the limit is read, one byte more is refused", async () => {
    expect((await harness.call("POST", "/api/test/echo", { raw: jsonOf(LIMIT_BYTES) })).status).toBe(200);
    const refused = await harness.call("POST", "/api/test/echo", { raw: jsonOf(LIMIT_BYTES + 1) });
    expect([refused.status, await refused.json()]).toMatchObject([
      413,
      { code: "request.too_large", detail: expect.stringContaining(String(LIMIT_BYTES)) },
    ]);
  });

  test("is counted as it comes when nobody announced it", async () => {
    const line = "y".repeat(0x8000);
    const chunk = `8000\r\n${line}\r\n`;
    const head = ["POST /api/test/echo HTTP/1.1", "content-type: application/json", "transfer-encoding: chunked"];
    expect(
      await sendRaw(
        head,
        Array.from({ length: 12 }, () => chunk),
      ),
    ).toMatch(/^HTTP\/1\.1 413 [\s\S]*request\.too_large/);
    expect(await sendRaw(head, ['b\r\n{"text":"a"\r\n', "1\r\n}\r\n", "0\r\n\r\n"])).toMatch(/^HTTP\/1\.1 200 /);
  });

  test("is refused from the announcement alone, before anything is sent", async () => {
    const head = ["POST /api/test/echo HTTP/1.1", "content-type: application/json", "content-length: 99999999999"];
    expect(await sendRaw(head)).toMatch(/^HTTP\/1\.1 413 /);
  });

  test("text that is no UTF-8 is refused as such", async () => {
    const bytes = Buffer.concat([Buffer.from('{"text":"'), Buffer.from([0xc3, 0x28]), Buffer.from('"}')]);
    const response = await fetch(`${harness.url}/api/test/echo`, {
      method: "POST",
      body: bytes,
      headers: { "content-type": "application/json" },
    });
    expect([response.status, await response.json()]).toMatchObject([400, { code: "request.malformed" }]);
  });

  test.each(["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/json", "application/jsonp"])(
    "sent as %s is refused: a form of another site cannot reach a handler",
    async (type) => {
      const response = await harness.call("POST", "/api/test/echo", { raw: '{"text":"a"}', headers: { "content-type": type } });
      expect([response.status, await response.json()]).toMatchObject([415, { code: "request.unsupported_media_type" }]);
    },
  );
  test.each(["application/json", "application/json; charset=utf-8", "APPLICATION/JSON", "application/merge-patch+json"])(
    "sent as %s is read",
    async (type) => {
      expect((await harness.call("POST", "/api/test/echo", { raw: '{"text":"a"}', headers: { "content-type": type } })).status).toBe(200);
    },
  );
});

describe("pages of other origins", () => {
  const preflight = (origin: string) =>
    harness.call("OPTIONS", "/api/test/echo", {
      headers: { origin, "access-control-request-method": "POST", "access-control-request-headers": "authorization,content-type" },
    });

  test("a listed origin may ask with a bearer token, and never with cookies", async () => {
    const response = await preflight(FRIEND);
    expect(response.status).toBe(204);
    expect(response.headers.get("access-control-allow-origin")).toBe(FRIEND);
    expect(response.headers.get("access-control-allow-headers")?.toLowerCase()).toContain("authorization");
    expect(response.headers.get("access-control-allow-methods")).toContain("POST");
    expect(response.headers.has("access-control-allow-credentials")).toBe(false);
    const answer = await harness.call("POST", "/api/test/echo", { body: { text: "a" }, headers: { origin: FRIEND } });
    expect(answer.status).toBe(200);
    expect(answer.headers.get("access-control-allow-origin")).toBe(FRIEND);
    expect(answer.headers.get("access-control-expose-headers")?.toLowerCase()).toContain("x-request-id");
    expect(answer.headers.get("vary")?.toLowerCase()).toContain("origin");
    expect(answer.headers.has("access-control-allow-credentials")).toBe(false);
  });

  test("a refusal is readable by a listed origin too", async () => {
    const headers = { origin: FRIEND };
    for (const response of [
      await harness.call("POST", "/api/test/echo", { body: {}, headers }),
      await harness.call("GET", "/api/nothing", { headers }),
      await harness.call("GET", "/api/test/echo", { headers }),
    ]) {
      expect(response.headers.get("access-control-allow-origin"), String(response.status)).toBe(FRIEND);
      expect(response.headers.get("content-type")).toBe("application/problem+json");
    }
  });

  test.each(["https://evil.example", `${FRIEND}.evil.example`, "http://app.friend.example", "null", "https://APP.friend.example"])(
    "%s gets no permission",
    async (origin) => {
      expect((await preflight(origin)).headers.has("access-control-allow-origin")).toBe(false);
      const answer = await harness.call("POST", "/api/test/echo", { body: { text: "a" }, headers: { origin } });
      expect(answer.status).toBe(403);
      expect(answer.headers.has("access-control-allow-origin")).toBe(false);
    },
  );
});

describe("the request id", () => {
  test("is new for every request, never the caller's, and stands in header, problem and log", async () => {
    const responses = await Promise.all(
      Array.from({ length: 20 }, () => harness.call("GET", "/api/nothing", { headers: { "x-request-id": "req_FORGED" } })),
    );
    const ids = responses.map(({ headers }) => headers.get("x-request-id") ?? "");
    expect(new Set(ids).size).toBe(20);
    for (const [index, response] of responses.entries()) {
      expect(ids[index]).toMatch(/^req_[0-9A-HJKMNP-TV-Z]{26}$/);
      expect(await response.json()).toMatchObject({ requestId: ids[index] });
      expect(harness.logs.some((line) => line.includes(ids[index] ?? "-"))).toBe(true);
    }
    expect(harness.logs.join("")).not.toContain("FORGED");
  });
});

describe("session cookies", () => {
  const body = { name: "Ada", email: "ada@cookies.example", password: "a pass phrase of ada 7" };
  test.each([
    ["http://localhost:3000", false],
    ["https://aegis.acme.example", true],
  ])("at %s scripts cannot read them and other sites cannot send them; Secure: %s", async (address, isSecure) => {
    const site = await createHarness({ environment: { NEXT_PUBLIC_APP_URL: address, NEXTAUTH_URL: address } });
    const response = await site.call("POST", "/api/auth/register", { body });
    expect(response.status).toBe(200);
    const lines = response.headers.getSetCookie();
    expect(lines.map((line) => line.split("=")[0]).toSorted()).toEqual(["auth_access", "auth_device", "auth_refresh"]);
    for (const line of lines) {
      expect(line).toContain("; HttpOnly");
      expect(line).toContain("; SameSite=Lax");
      expect(line.includes("; Secure")).toBe(isSecure);
      expect(line).not.toMatch(/domain=/i);
      expect(Number(/Max-Age=(\d+)/.exec(line)?.[1])).toBeGreaterThan(0);
    }
    expect(lines.find((line) => line.startsWith("auth_refresh="))).toMatch(/; Path=\/api\/auth/);
    expect(response.headers.has("strict-transport-security")).toBe(isSecure);
  });
});
