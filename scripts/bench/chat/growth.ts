import { chatCollection } from "../../../lib/chat/chat.store.ts";
import { turnCollection } from "../../../lib/chat/turn.store.ts";
import type { TurnRecord } from "../../../lib/chat/turn-record.ts";
import { createId } from "../../../lib/platform/ids.ts";
import { medianOfRounds } from "../statistics.ts";
import type { Client, Turn } from "./client.ts";
import { QUESTION } from "./users.ts";
import type { World } from "./world.ts";

/** Whether a long conversation costs more than a short one: opening it as the chat screen does, and sending the next message. */
export type GrowthFigures = {
  messages: number;
  openP50Ms: number;
  openP95Ms: number;
  acceptP50Ms: number;
  acceptP95Ms: number;
  firstTokenP95Ms: number;
};

const LENGTHS = [10, 100, 1_000, 10_000] as const;
const OPENS = 20;
/** With three rounds below the limit of 20 a minute and person. */
const SENDS = 6;
const BATCH = 500;

type Subject = { messages: number; person: Client; opens: number[][]; turns: Turn[][] };

export async function measureGrowth(world: World, rounds: number): Promise<GrowthFigures[]> {
  const subjects: Subject[] = [];
  for (const messages of LENGTHS) subjects.push({ messages, person: await startLongChat(world, messages), opens: [], turns: [] });
  for (let round = 0; round < rounds; round += 1) {
    for (const subject of subjects) await visit(subject);
  }
  return subjects.map(({ messages, opens, turns }) => {
    const accepts = turns.map((round) => round.map((turn) => turn.acceptMs));
    const firsts = turns.map((round) => round.map((turn) => turn.firstTokenMs));
    return {
      messages,
      openP50Ms: medianOfRounds(opens, 0.5),
      openP95Ms: medianOfRounds(opens, 0.95),
      acceptP50Ms: medianOfRounds(accepts, 0.5),
      acceptP95Ms: medianOfRounds(accepts, 0.95),
      firstTokenP95Ms: medianOfRounds(firsts, 0.95),
    };
  });
}

async function visit({ person, opens, turns }: Subject): Promise<void> {
  const opened: number[] = [];
  for (let index = 0; index < OPENS; index += 1) opened.push(await person.open(person.chatId));
  opens.push(opened);
  const asked: Turn[] = [];
  for (let index = 0; index < SENDS; index += 1) asked.push(await person.ask(QUESTION));
  turns.push(asked);
}

/** One turn goes through the product; the others are its copies with texts of their own, encrypted for their own place. */
async function startLongChat({ runtime, createPerson }: World, messages: number): Promise<Client> {
  const person = await createPerson();
  const turns = runtime.deps.db.collection(turnCollection);
  await person.ask(QUESTION);
  const model = await turns.findOne({ chatId: person.chatId });
  if (!model?.reply) throw new Error("The first answer was not stored.");
  const count = messages / 2;
  const cipher = await runtime.deps.cipher.forOrganization(model.orgId);
  const copies: TurnRecord[] = [];
  for (let seq = model.chatSeq + 1; seq <= count; seq += 1) {
    const id = createId("turn");
    const seal = (field: string, text: string) => cipher.encrypt({ collection: "turns", id, field }, text);
    copies.push({
      ...model,
      _id: id,
      chatSeq: seq,
      clientMessageId: createId("message"),
      userMessageId: createId("message"),
      replyMessageId: createId("message"),
      message: seal("message", `Message ${seq}: ${QUESTION}`),
      reply: { ...model.reply, text: seal("reply", `Answer ${seq}. ${QUESTION.repeat(4)}`) },
    });
  }
  for (let from = 0; from < copies.length; from += BATCH) await turns.insertMany(copies.slice(from, from + BATCH));
  await runtime.deps.db.collection(chatCollection).updateOne({ _id: person.chatId }, { $set: { lastSeq: count } });
  return person;
}
