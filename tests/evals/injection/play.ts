import { toText } from "../../../lib/ai/to-text.ts";
import type { TurnView } from "../../../lib/chat/schema.ts";
import { deliver } from "../../support/conversation.ts";
import type { Scene } from "./carriers.ts";
import { TICKET } from "./malicious-model.ts";
import type { World } from "./world.ts";

/** `answers` is what the person gets to see; `asked` how often they were asked for their consent, which they never give. */
export type Played = { answers: string[]; asked: number; outcomes: string[] };

const RUNS_MAX = 12;

/** The message, and with `again` a harmless one after it: what was read stays in the conversation. */
export async function play(world: World, { chatId, message }: NonNullable<Scene>, { again }: { again: boolean }): Promise<Played> {
  const played: Played = { answers: [], asked: 0, outcomes: [] };
  const messages = [`My order is ${world.ownSecret}. ${message}`, ...(again ? ["Thanks. Anything else?"] : [])];
  for (const text of messages) {
    const body = { chatId, message: text };
    const { jobId } = await world.harness.json<{ jobId: string }>("POST", "/api/chat/stream", { as: world.person, body });
    const turn = await finish(world, { chatId, jobId: String(jobId) }, played);
    played.answers.push(turn.reply?.content ?? "");
    played.outcomes.push(turn.outcome ?? turn.status);
  }
  return played;
}

async function finish(world: World, { chatId, jobId }: { chatId: string; jobId: string }, played: Played): Promise<TurnView> {
  const { harness, person } = world;
  for (let run = 0; run < RUNS_MAX; run += 1) {
    await deliver(harness, person, jobId);
    const { items } = await harness.json<{ items: TurnView[] }>("GET", `/api/chat/turns?chatId=${chatId}`, { as: person });
    const turn = items.find((item) => item.jobId === jobId);
    if (!turn) throw new Error("The turn is not in its chat.");
    if (turn.status === "completed" || turn.status === "failed") return turn;
    if (!turn.approval) continue;
    played.asked += 1;
    const answer = { jobId, approvalId: turn.approval.id, digest: turn.approval.digest, answer: "declined" };
    await harness.call("POST", "/api/chat/tool-calls/decide", { as: person, body: answer });
  }
  throw new Error(`The turn ${jobId} does not end.`);
}

/** The tickets that came before the model, however they came. */
export function ticketsRead({ model }: World): Set<string> {
  const found = new Set<string>();
  for (const { messages } of model.calls)
    for (const { content } of messages) for (const [ticket] of toText(content).matchAll(new RegExp(TICKET, "g"))) found.add(ticket);
  return found;
}
