import { describe, expect, test } from "vitest";
import { createLogger, LOG_LEVELS } from "./log.ts";

const CANARY = "canary-7f3a";

function logged(write: (log: ReturnType<typeof createLogger>) => void): string {
  const lines: string[] = [];
  write(createLogger({ level: "debug", write: (line) => lines.push(line) }));
  expect(lines.length).toBeGreaterThan(0);
  return lines.join("");
}

/** The same field at the top, nested six levels deep, in lists and on a child. */
function everywhere(fields: object): string {
  const nested = [1, 2, 3, 4, 5, 6].map((depth) => {
    let value: unknown = fields;
    for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? { inner: value } : [value];
    return { at: value };
  });
  return logged((log) => {
    log.info(fields, "top");
    for (const each of nested) log.warn(each, "nested");
    log.child(fields).error({}, "child");
    log
      .child({ outer: fields })
      .child({})
      .debug({ list: [fields, [fields]] }, "grandchild");
  });
}

describe("nothing private leaves", () => {
  test.each([
    "message",
    "password",
    "currentPassword",
    "passwordHash",
    "token",
    "accessToken",
    "refresh_token",
    "title",
    "content",
    "text",
    "prompt",
    "email",
    "userEmail",
    "e-mail",
    "name",
    "authorization",
    "Authorization",
    "cookie",
    "set-cookie",
    "secret",
    "clientSecret",
    "apiKey",
    "api_key",
    "API-Key",
    "body",
  ])("a field %s is cut at every depth", (name) => {
    expect(everywhere({ [name]: CANARY })).not.toContain(CANARY);
    expect(everywhere({ [name]: { inner: [CANARY] } })).not.toContain(CANARY);
  });

  test("an address is cut wherever it stands, and so are the credentials of a connection string", () => {
    const out = everywhere({ note: `sent to ${CANARY}@people.example today`, uri: `mongodb://root:${CANARY}@db.internal/aegis` });
    expect(out).not.toContain(CANARY);
    expect(out).toContain("sent to [cut] today");
  });

  test("of an error only type, code and frames are kept, under whatever name it is logged", () => {
    const cause = new TypeError(`cause ${CANARY}`);
    const error = Object.assign(new Error(`E11000 dup key: { text: "${CANARY}" }\n    at ${CANARY} (fake.js:1:1)`, { cause }), {
      code: 11_000,
      keyValue: { text: CANARY },
    });
    for (const out of [
      everywhere({ error }),
      everywhere({ err: error }),
      everywhere({ reason: error }),
      logged((log) => log.error(error, "the error itself")),
      everywhere({ error: new AggregateError([error, CANARY], CANARY) }),
      everywhere({ error: CANARY }),
    ]) {
      expect(out).not.toContain(CANARY);
    }
    const line = logged((log) => log.error({ error }, "failed"));
    expect(JSON.parse(line)).toMatchObject({
      msg: "failed",
      error: { type: "Error", code: 11_000, stack: expect.stringContaining("log.test.ts"), cause: { type: "TypeError" } },
    });
  });

  test("an error that causes itself and an object that holds itself are logged once, not forever", () => {
    const error = new Error("round");
    error.cause = error;
    const ring: { self?: unknown } = {};
    ring.self = ring;
    expect(logged((log) => log.info({ error, ring }, "round")).length).toBeLessThan(20_000);
  });
});

test("what is needed to find a failure stays: ids, codes, counts and times", () => {
  const at = new Date("2026-11-21T10:00:00Z");
  const out = logged((log) =>
    log.child({ requestId: "req_1" }).info({ code: "chat.turn_open", inputTokens: 12, at, isDemo: true }, "a request was refused"),
  );
  expect(JSON.parse(out)).toMatchObject({
    level: "info",
    requestId: "req_1",
    code: "chat.turn_open",
    inputTokens: 12,
    at: at.toISOString(),
    isDemo: true,
    msg: "a request was refused",
  });
});

test("a level hides everything below it", () => {
  for (const [index, level] of LOG_LEVELS.entries()) {
    const lines: string[] = [];
    const log = createLogger({ level, write: (line) => lines.push(line) });
    log.error({}, "error");
    log.warn({}, "warn");
    log.info({}, "info");
    log.debug({}, "debug");
    expect(lines.length).toBe(level === "silent" ? 0 : index + 1);
  }
});
