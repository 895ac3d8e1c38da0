import { turnCollection } from "../../../lib/chat/turn.store.ts";
import { until } from "../../support/until.ts";
import type { ChatClient, Sent } from "./chat-client.ts";
import { pauseQueue } from "./controls.ts";
import { replayLast } from "./dead-letters.ts";
import type { Fault, FaultContext } from "./fault.ts";

export const loadFaults: readonly Fault[] = [
  {
    name: "load-500-posts",
    group: "load",
    company: "alone",
    expects: "500 posts at the same moment are all accepted and answered",
    run: (ctx) => postAtOnce(ctx, 500),
  },
  {
    name: "load-backlog",
    group: "load",
    company: "alone",
    expects: "what gathered while the queue stood still is worked off, every message answered once",
    run: buildBacklog,
  },
];

const CLIENTS = 20;
const CHATS_EACH = 5;
/** A busy machine may be slow, but something has to end all the time. */
const STANDSTILL_MS = 60_000;

async function postAtOnce(ctx: FaultContext, count: number): Promise<number> {
  const seats = await createSeats(ctx);
  let underway = 0;
  let most = 0;
  const sent = await Promise.all(
    Array.from({ length: count }, async (_, index) => {
      underway += 1;
      most = Math.max(most, underway);
      const result = await sendFrom(seats, index);
      underway -= 1;
      return result;
    }),
  );
  await expectAllAnswered(ctx, seats, sent);
  await ctx.heal();
  return most;
}

const POSTS_AT_ONCE = 25;

async function buildBacklog(ctx: FaultContext): Promise<number> {
  const seats = await createSeats(ctx);
  await pauseQueue(ctx.world, true);
  const sent: Sent[] = [];
  let next = 0;
  await Promise.all(
    Array.from({ length: POSTS_AT_ONCE }, async () => {
      while (next < ctx.backlog) {
        const index = next;
        next += 1;
        sent.push(await sendFrom(seats, index));
      }
    }),
  );
  const waiting = await countOpen(ctx, seats);
  await pauseQueue(ctx.world, false);
  await expectAllAnswered(ctx, seats, sent);
  await ctx.heal();
  return waiting;
}

type Seat = { client: ChatClient; chatId: string };

async function createSeats(ctx: FaultContext): Promise<Seat[]> {
  const rows = await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      const client = await ctx.createClient();
      const others = await Promise.all(Array.from({ length: CHATS_EACH - 1 }, () => client.createChat()));
      return [client.chatId, ...others].map((chatId) => ({ client, chatId }));
    }),
  );
  return rows.flat();
}

function sendFrom(seats: readonly Seat[], index: number): Promise<Sent> {
  const seat = seats[index % seats.length];
  if (!seat) throw new Error("There is nobody to send a message.");
  return seat.client.send(`Message ${index}`, { chatId: seat.chatId, timeoutMs: 120_000 });
}

async function countOpen({ observer }: FaultContext, seats: readonly Seat[]): Promise<number> {
  const orgIds = [...new Set(seats.map(({ client }) => client.orgId))];
  return observer.deps.db.collection(turnCollection).countDocuments({ orgId: { $in: orgIds }, state: { $in: ["queued", "running"] } });
}

async function expectAllAnswered(ctx: FaultContext, seats: readonly Seat[], sent: readonly Sent[]): Promise<void> {
  let open = sent.length;
  while (open > 0) {
    open = await until(
      async () => {
        const left = await countOpen(ctx, seats);
        return (left < open || left === 0) && { left };
      },
      { timeoutMs: STANDSTILL_MS, everyMs: 500, what: `one of the last ${open} of ${sent.length} messages to end` },
    ).then(({ left }) => left);
  }
  await replayGivenUp(ctx, seats, sent);
  const ids = sent.map(({ jobId }) => jobId);
  const answered = await ctx.observer.deps.db.collection(turnCollection).countDocuments({ _id: { $in: ids }, state: "answered" });
  ctx.expect(answered === sent.length, `${answered} of ${sent.length} messages were answered`);
  ctx.expect(new Set(ids).size === sent.length, "two messages became one turn");
}

/** A deployment that cannot keep up lets deliveries run out, and the queue's last word gives their messages up: listed, and started over. */
async function replayGivenUp(ctx: FaultContext, seats: readonly Seat[], sent: readonly Sent[]): Promise<void> {
  const turns = ctx.observer.deps.db.collection(turnCollection);
  const failed = await turns.find({ _id: { $in: sent.map(({ jobId }) => jobId) }, state: "failed" }).toArray();
  if (failed.length > 0) ctx.note(`${failed.length} of ${sent.length} were given up (${failed[0]?.reason}) and replayed`);
  for (const { _id, chatId } of failed) {
    const seat = seats.find((each) => each.chatId === chatId);
    if (seat) await replayLast(ctx, seat.client, _id);
  }
}
