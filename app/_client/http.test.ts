import { afterEach, describe, expect, test, vi } from "vitest";
import * as z from "zod/mini";
import { requestJson } from "./http.ts";
import { ProblemError } from "./problem.ts";
import { setLeaving } from "./session.ts";
import { answerProofRequests } from "./step-up.ts";

type Handler = (path: string) => Response | Promise<Response>;

const schema = z.object({ value: z.number() });
const expired = () => Response.json({ title: "Expired", status: 401, code: "auth.token_expired", detail: "Expired." }, { status: 401 });

function answerWith(handler: Handler) {
  const calls: string[] = [];
  vi.stubGlobal("fetch", async (path: string) => {
    calls.push(path);
    return handler(path);
  });
  return calls;
}

const assigned: string[] = [];
vi.stubGlobal("window", { location: { pathname: "/chat/cht_1", search: "", assign: (url: string) => assigned.push(url) } });

afterEach(() => {
  assigned.length = 0;
});

test("calls that expire together share one refresh and each is repeated once", async () => {
  let isFresh = false;
  const calls = answerWith(async (path) => {
    if (path !== "/api/auth/refresh") return isFresh ? Response.json({ value: 1 }) : expired();
    await Promise.resolve();
    isFresh = true;
    return Response.json({ message: "Token refreshed" });
  });
  const values = await Promise.all([requestJson("/api/a", schema), requestJson("/api/b", schema), requestJson("/api/c", schema)]);
  expect(values).toEqual([{ value: 1 }, { value: 1 }, { value: 1 }]);
  expect(calls.filter((path) => path === "/api/auth/refresh")).toHaveLength(1);
  expect(calls).toHaveLength(7);
});

test("a refused refresh leads to sign-in and back to the same page, and the call is not repeated", async () => {
  const calls = answerWith(() => expired());
  await expect(requestJson("/api/a", schema)).rejects.toThrow(ProblemError);
  expect(calls).toEqual(["/api/a", "/api/auth/refresh"]);
  expect(assigned).toEqual(["/login?next=%2Fchat%2Fcht_1&ended=1"]);
});

test("while somebody signs out, a refused call leads nowhere by itself", async () => {
  answerWith(() => expired());
  setLeaving(true);
  await expect(requestJson("/api/a", schema)).rejects.toThrow(ProblemError);
  setLeaving(false);
  expect(assigned).toEqual([]);
});

test("a lost network while refreshing does not sign anybody out", async () => {
  answerWith((path) => {
    if (path === "/api/auth/refresh") throw new TypeError("network");
    return expired();
  });
  await expect(requestJson("/api/a", schema)).rejects.toMatchObject({ code: "client.network" });
  expect(assigned).toEqual([]);
});

test("a wrong password is not an expired session", async () => {
  const calls = answerWith(() => Response.json({ title: "Wrong", status: 401, code: "auth.invalid_credentials" }, { status: 401 }));
  await expect(requestJson("/api/auth/login", schema, { method: "POST", body: {} })).rejects.toMatchObject({
    code: "auth.invalid_credentials",
  });
  expect(calls).toHaveLength(1);
});

test("an answer of another shape is an error, never half a value", async () => {
  answerWith(() => Response.json({ value: "1" }, { headers: { "x-request-id": "req_1" } }));
  await expect(requestJson("/api/a", schema)).rejects.toMatchObject({ code: "client.unexpected_reply", requestId: "req_1" });
});

test("an error without a body still says what happened and how long to wait", async () => {
  answerWith(() => new Response("<html>", { status: 503, headers: { "retry-after": "7" } }));
  await expect(requestJson("/api/a", schema)).rejects.toMatchObject({ status: 503, code: "client.unexplained", retryAfterSeconds: 7 });
});

describe("a call that needs a fresh proof", () => {
  const refused = () =>
    Response.json(
      { title: "Step up required", status: 403, code: "auth.step_up_required", methods: ["totp", "recovery"] },
      { status: 403 },
    );

  test("asks once for all that wait, and each is repeated once it has been given", async () => {
    let isProven = false;
    const calls = answerWith(() => (isProven ? Response.json({ value: 1 }) : refused()));
    const questions: (readonly string[])[] = [];
    const leave = answerProofRequests(async (methods) => {
      questions.push(methods);
      await Promise.resolve();
      isProven = true;
      return true;
    });
    const values = await Promise.all([requestJson("/api/a", schema), requestJson("/api/b", schema)]);
    leave();
    expect(values).toEqual([{ value: 1 }, { value: 1 }]);
    expect(questions).toEqual([["totp", "recovery"]]);
    expect(calls).toHaveLength(4);
  });

  test("is not repeated when the person leaves the question, and not a second time when it is refused again", async () => {
    const calls = answerWith(refused);
    const answers = [false, true];
    const leave = answerProofRequests(async () => answers.shift() ?? true);
    await expect(requestJson("/api/a", schema)).rejects.toMatchObject({ code: "auth.step_up_required" });
    expect(calls).toHaveLength(1);
    await expect(requestJson("/api/a", schema)).rejects.toMatchObject({ code: "auth.step_up_required" });
    expect(calls).toHaveLength(3);
    leave();
    await expect(requestJson("/api/a", schema)).rejects.toMatchObject({ code: "auth.step_up_required" });
    expect(calls).toHaveLength(4);
  });
});

test("somebody who owes a second factor is led to where it is set up", async () => {
  answerWith(() => Response.json({ title: "Owed", status: 403, code: "auth.mfa_enrolment_required" }, { status: 403 }));
  await expect(requestJson("/api/a", schema)).rejects.toThrow(ProblemError);
  expect(assigned).toEqual(["/settings/security"]);
});
