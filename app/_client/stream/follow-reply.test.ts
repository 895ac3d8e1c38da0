import { expect, test } from "vitest";
import { ProblemError } from "../problem.ts";
import type { ReplyStatus } from "../turns.ts";
import { type FollowDeps, followReply } from "./follow-reply.ts";
import { initialReply, type ReplyAction, reduceReply } from "./reply-state.ts";

type Reply = Response | Error;
const end = 'id: 1-9\nevent: end\ndata: {"status":"completed","outcome":"answered","usage":null,"verdicts":[]}\n\n';
const event = (id: string, name: string, text: string) => `id: ${id}\nevent: ${name}\ndata: ${JSON.stringify({ text })}\n\n`;
const stream = (...chunks: string[]) =>
  new Response(
    new ReadableStream<Uint8Array>({
      start(controller) {
        // One byte at a time: the hardest cut there is, inside characters too.
        for (const byte of new TextEncoder().encode(chunks.join(""))) controller.enqueue(Uint8Array.of(byte));
        controller.close();
      },
    }),
    { headers: { "content-type": "text/event-stream" } },
  );
const problem = (status: number, code: string) =>
  Response.json(
    { title: code, status, code, detail: code, type: "x" },
    { status, headers: { "content-type": "application/problem+json" } },
  );

function createFollower(replies: Reply[], statuses: ReplyStatus[] = [], overrides: Partial<FollowDeps> = {}) {
  let state = initialReply;
  const sentIds: Array<string | null> = [];
  const slept: number[] = [];
  const connections: string[] = [];
  const deps: FollowDeps = {
    fetch: async (_url, init) => {
      sentIds.push(new Headers(init.headers).get("last-event-id"));
      const reply = replies.shift();
      if (reply === undefined) throw new Error("the script has no further connection");
      if (reply instanceof Error) throw reply;
      return reply;
    },
    getStatus: async () => {
      const status = statuses.shift();
      if (!status) throw new ProblemError({ status: 0, code: "client.network", title: "Not connected" });
      return status;
    },
    renewSession: async () => false,
    sleep: async (durationMs) => void slept.push(durationMs),
    onNetworkBack: () => () => undefined,
    random: () => 1,
    ...overrides,
  };
  const sink = {
    lastEventId: () => state.lastEventId,
    dispatch: (action: ReplyAction) => {
      if (action.type === "connection") connections.push(action.connection);
      state = reduceReply(state, action);
    },
  };
  const finished = followReply("trn_1", sink, deps, new AbortController().signal);
  return { finished, sentIds, slept, connections, state: () => state };
}

test("a reply is read to its end, however the bytes are cut", async () => {
  const whole = event("1-0", "reset", "") + event("1-1", "delta", "Größe ") + event("1-2", "delta", "ok") + end;
  const follower = createFollower([stream(whole)]);
  await follower.finished;
  expect(follower.state()).toMatchObject({ text: "Größe ok", end: { status: "completed", outcome: "answered" } });
});

test("a lost connection resumes after the last event and loses and repeats nothing", async () => {
  const follower = createFollower([
    stream(event("1-0", "reset", ""), event("1-1", "delta", "a")),
    new TypeError("network"),
    stream(event("1-1", "delta", "a"), event("1-2", "delta", "b"), end),
  ]);
  await follower.finished;
  expect(follower.state().text).toBe("ab");
  expect(follower.sentIds).toEqual([null, "1-1", "1-1"]);
});

test("the server's own retry time is honoured on a planned close", async () => {
  const follower = createFollower([stream("retry: 750\n", event("1-0", "reset", "x")), stream(end)]);
  await follower.finished;
  expect(follower.slept).toEqual([750]);
});

test("failures in a row wait longer each time and then poll the status until the stream is back", async () => {
  const network = () => new TypeError("network");
  const polled: ReplyStatus = { status: "processing", chatId: "cht_1", content: "polled text" };
  const follower = createFollower(
    [network(), network(), network(), stream(event("1-5", "reset", "polled text and more"), end)],
    [polled, polled],
  );
  await follower.finished;
  expect(follower.slept.slice(0, 2)).toEqual([500, 1000]);
  expect(follower.connections).toContain("polling");
  expect(follower.state()).toMatchObject({ text: "polled text and more", end: { status: "completed" } });
});

test("a status that is final ends the following without a stream", async () => {
  const down = () => problem(503, "platform.unavailable");
  const follower = createFollower([down(), down(), down()], [{ status: "failed", chatId: "cht_1", content: "part", reason: "provider" }]);
  await follower.finished;
  expect(follower.state()).toMatchObject({ text: "part", end: { status: "failed", reason: "provider" } });
});

test("a refusal is shown and not repeated", async () => {
  const follower = createFollower([problem(404, "chat.turn_not_found")]);
  await follower.finished;
  expect(follower.state().problem?.code).toBe("chat.turn_not_found");
  expect(follower.sentIds).toHaveLength(1);
});

test("an expired session is renewed once and the stream goes on", async () => {
  const follower = createFollower([problem(401, "auth.token_expired"), stream(end)], [], { renewSession: async () => true });
  await follower.finished;
  expect(follower.state().end?.status).toBe("completed");
  expect(follower.slept).toEqual([]);
});

test("an error event ends it unless the server is only unavailable", async () => {
  const body = (status: number) => `event: error\ndata: ${JSON.stringify({ title: "x", status, code: "x.y", type: "x" })}\n\n`;
  const gone = createFollower([stream(body(403))]);
  await gone.finished;
  expect(gone.state().problem?.status).toBe(403);
  const back = createFollower([stream(body(503)), stream(end)]);
  await back.finished;
  expect(back.state().end?.status).toBe("completed");
});

test("unknown events and pings are skipped", async () => {
  const follower = createFollower([stream(": ping\n\n", 'event: later\ndata: {"x":1}\n\n', "event: delta\ndata: not json\n\n", end)]);
  await follower.finished;
  expect(follower.state()).toMatchObject({ text: "", end: { status: "completed" } });
});
