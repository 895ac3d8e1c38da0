import { MongoClient } from "mongodb";
import { chatCollection } from "../../../lib/chat/chat.store.ts";
import { until } from "../../support/until.ts";
import type { ReplyFault } from "../proxy/tcp-fault-proxy.ts";
import { isOver, pause, setProviderFault, untilTurn } from "./controls.ts";
import { replayLast } from "./dead-letters.ts";
import type { Fault, FaultContext } from "./fault.ts";
import { SLOW } from "./process.ts";

/** Real seconds: the driver looks for a server for three of them before it gives up, whatever the divisor. */
const WITHOUT_PRIMARY_SECONDS = 12;

export const mongoFaults: readonly Fault[] = [
  {
    name: "mongo-killed",
    group: "mongo",
    company: "alone",
    expects: "a clear 503 meanwhile; after the restart the run under way and what was sent are answered once",
    run: kill,
  },
  {
    name: "mongo-without-primary",
    group: "mongo",
    company: "alone",
    expects:
      "twelve seconds of an election: writes are refused with 503 and never with 500; what ran is answered, or listed and answered after a replay",
    run: stepDown,
  },
  {
    name: "mongo-lost-acknowledgement",
    group: "mongo",
    company: "alone",
    expects: "accept, claim and commit are written although nobody heard; one turn, one run, one reply",
    run: loseAcknowledgements,
  },
  {
    name: "mongo-write-conflict",
    group: "mongo",
    company: "alone",
    expects: "a transaction that meets another one waits for it and goes through",
    run: conflict,
  },
  {
    name: "mongo-duplicate-key-race",
    group: "mongo",
    company: "alone",
    expects: "eight concurrent posts of one message are one turn",
    run: race,
  },
];

async function kill(ctx: FaultContext): Promise<number> {
  const { mongo } = ctx.world.services;
  if (!mongo) return takeAway(ctx);
  const pid = mongo.pid();
  const { running } = await startRun(ctx);
  await mongo.kill();
  await expectAway(ctx, running.client);
  await mongo.start();
  await ctx.heal();
  await running.expectAnswered();
  return mongo.pid() === pid ? 0 : 1;
}

/** A database that is not ours to kill goes away at the door. */
async function takeAway(ctx: FaultContext): Promise<number> {
  const before = ctx.doors.mongo.bites();
  const { running } = await startRun(ctx);
  await ctx.doors.mongo.setFault({ type: "refuse" });
  await expectAway(ctx, running.client);
  await ctx.heal();
  await running.expectAnswered();
  return ctx.doors.mongo.bites() - before;
}

async function startRun(ctx: FaultContext) {
  const client = await ctx.createClient();
  const reference = client.reference();
  await setProviderFault(ctx.world, { fault: SLOW, times: 1, whenText: reference });
  const { jobId } = await client.send("Slowly, please", { reference });
  await untilTurn(ctx, jobId, "a run to be under way", (turn) => Object.hasOwn(turn.steps, "model:0"));
  const expectAnswered = async () => {
    const end = await client.ended(jobId);
    ctx.expect(end.outcome === "answered", `the run under way ended ${end.status} ${end.reason ?? ""}`);
  };
  return { running: { client, jobId, expectAnswered } };
}

type Client = Awaited<ReturnType<FaultContext["createClient"]>>;

async function expectAway(ctx: FaultContext, client: Client): Promise<void> {
  const body = { chatId: client.chatId, message: "And this?" };
  const refused = await client.call("POST", "/api/chat/stream", body);
  ctx.expect(refused.status === 503 && refused.headers.get("retry-after") !== null, `without its database it answered ${refused.status}`);
}

async function stepDown(ctx: FaultContext): Promise<number> {
  const { running } = await startRun(ctx);
  const admin = await new MongoClient(ctx.world.directEnvironment.MONGODB_URI ?? "").connect();
  let refusals = 0;
  try {
    await admin.db("admin").command({ replSetStepDown: WITHOUT_PRIMARY_SECONDS, force: true });
    const endsAt = performance.now() + WITHOUT_PRIMARY_SECONDS * 1_000;
    while (performance.now() < endsAt - 2_000) {
      const answer = await running.client.call("POST", "/api/chat/create", {});
      const isLate = performance.now() > endsAt - 500;
      ctx.expect(answer.status === 503 || isLate, `without a primary a write was answered ${answer.status} ${answer.text}`);
      if (answer.status === 503) refusals += 1;
      await pause(500);
    }
    await pause(Math.max(0, endsAt - performance.now()));
  } finally {
    await admin.close();
  }
  await ctx.heal();
  // Twelve seconds of ours are two minutes of the queue, which may have given the delivery up by then.
  const end = await running.client.ended(running.jobId);
  if (end.status === "failed") await replayLast(ctx, running.client, running.jobId);
  else ctx.expect(end.outcome === "answered", `the run under way ended ${end.status} ${end.reason ?? ""}`);
  return refusals;
}

/** Told by what stands in the bytes of a command: the driver writes names and keys in the clear. */
const holds =
  (...words: readonly string[]) =>
  (bytes: Buffer): boolean =>
    words.every((word) => bytes.includes(word));

const WRITES: Readonly<Record<string, ReplyFault["to"]>> = {
  accept: holds("insert", "turns", "clientMessageId"),
  claim: holds("findAndModify", "turns", "leaseUntil", "attempts"),
  commit: holds("updates", "turns", "streamSeq", "finishReason"),
};

async function loseAcknowledgements(ctx: FaultContext): Promise<number> {
  const door = ctx.doors.mongo;
  let happened = 0;
  for (const [name, to] of Object.entries(WRITES)) {
    const client = await ctx.createClient();
    const before = door.bites();
    await door.setFault({ type: "reply", to, times: 1, isForwarded: true, outcome: { type: "reset" } });
    const { jobId } = await client.send(`Did you ${name}?`);
    const end = await client.ended(jobId);
    await door.setFault(null);
    ctx.expect(end.outcome === "answered", `${name}: ended ${end.status} ${end.reason ?? ""}`);
    ctx.expect(door.bites() - before === 1, `${name}: ${door.bites() - before} acknowledgements were lost, not 1`);
    const turn = await untilTurn(ctx, jobId, "the end", isOver);
    ctx.expect(turn.fence === 1, `${name}: ${turn.fence} runs`);
    happened += door.bites() - before;
  }
  await ctx.heal();
  return happened;
}

const HELD_MS = 700;

/** Somebody's transaction holds the chat while its owner deletes it. */
async function conflict(ctx: FaultContext): Promise<number> {
  const door = ctx.doors.mongo;
  const client = await ctx.createClient();
  const { jobId } = await client.send("Soon gone");
  await client.ended(jobId);
  const chats = ctx.observer.deps.db.collection(chatCollection);
  const before = door.bites();
  await door.setFault({ type: "watch", reply: holds("WriteConflict") });
  const held = ctx.observer.deps.db
    .withTransaction(async (session) => {
      await chats.updateOne({ _id: client.chatId, orgId: client.orgId }, { $inc: { lastSeq: 1 } }, { session });
      await pause(HELD_MS);
      throw new Error("given back");
    })
    .catch((error: unknown) => String(error));
  await pause(100);
  const startedAt = performance.now();
  const status = await client.deleteChat(client.chatId);
  const tookMs = performance.now() - startedAt;
  ctx.expect((await held).includes("given back"), `the holder ended otherwise: ${await held}`);
  ctx.expect(status === 204, `deleting the chat was answered ${status}`);
  ctx.expect(tookMs > HELD_MS / 2, `it did not wait for the other transaction (${Math.round(tookMs)} ms)`);
  const conflicts = door.bites() - before;
  await ctx.heal();
  return conflicts;
}

const RACERS = 8;

async function race(ctx: FaultContext): Promise<number> {
  const door = ctx.doors.mongo;
  const client = await ctx.createClient();
  const before = door.bites();
  await door.setFault({ type: "watch", reply: holds("E11000") });
  await until(
    async () => {
      const clientMessageId = `race-${ctx.random.letters(16)}`;
      const reference = client.reference();
      const sent = await Promise.all(
        Array.from({ length: RACERS }, () => client.send("Only once", { clientMessageId, reference, chatId: client.chatId })),
      );
      const ids = new Set(sent.map(({ jobId }) => jobId));
      ctx.expect(ids.size === 1, `one message became ${ids.size} turns`);
      for (const id of ids) ctx.expect((await client.ended(id)).outcome === "answered", "it was not answered");
      return door.bites() > before;
    },
    { what: "two inserts to meet", everyMs: 0, timeoutMs: 30_000 },
  );
  const races = door.bites() - before;
  await ctx.heal();
  return races;
}
