import { expect, test } from "vitest";
import { createHarness } from "../../support/harness.ts";
import { readEvents } from "../../support/read-events.ts";
import { until } from "../../support/until.ts";

const harness = await createHarness();

test("register, me, create, send, poll, history: the whole way over HTTP", async () => {
  const email = "ada@journey.example";
  const registered = await harness.call("POST", "/api/auth/register", {
    body: { name: "Ada", email, password: "correct horse battery 9" },
  });
  expect(registered.status).toBe(200);
  const { token, message } = await registered.json();
  expect(message).toBe("Registered & Logged in");
  const me = await harness.json("GET", "/api/auth/me", { as: token });
  expect(me).toMatchObject({ email, name: "Ada", role: "OWNER" });

  const { chatId } = await harness.json<{ chatId: string }>("POST", "/api/chat/create", { as: token });
  const sent = await harness.call("POST", "/api/chat/stream", { as: token, body: { chatId, message: "What is 12 * 12?" } });
  expect(sent.status).toBe(202);
  const { jobId, status } = await sent.json();
  expect(status).toBe("queued");
  const done = await until(async () => {
    const state = await harness.json<{ status: string; content: string; outcome?: string }>("GET", `/api/chat/status?jobId=${jobId}`, {
      as: token,
    });
    return state.status === "completed" ? state : null;
  });
  expect(done).toMatchObject({ outcome: "answered" });
  expect(done.content).toContain("144");

  const history = await harness.json<{ role: string; content: string }[]>("GET", `/api/chat/history?chatId=${chatId}`, { as: token });
  expect(history.map(({ role }) => role)).toEqual(["user", "assistant"]);
  expect(history[1]?.content).toBe(done.content);
  expect(await harness.json("GET", "/api/chat/list", { as: token })).toMatchObject([{ id: chatId, title: "What is 12 * 12?" }]);
});

test("a stream followed from the start shows exactly the stored answer", async () => {
  const person = await harness.createPerson();
  const { chatId } = await harness.json<{ chatId: string }>("POST", "/api/chat/create", { as: person });
  const { jobId } = await harness.json<{ jobId: string }>("POST", "/api/chat/stream", {
    as: person,
    body: { chatId, message: "Please write a long answer" },
  });
  const followed = await readEvents(harness, person, jobId);
  expect(followed.end).toMatchObject({ status: "completed", outcome: "answered" });
  const state = await harness.json<{ content: string }>("GET", `/api/chat/status?jobId=${jobId}`, { as: person });
  expect(followed.text).toBe(state.content);
  expect(followed.text.length).toBeGreaterThan(200);
});
