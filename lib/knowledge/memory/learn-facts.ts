// What a person tells of themselves in a message becomes memories. A model proposes; what it proposes has to consist of the person's own
// words, and to pass every check that a stranger's text would. Nothing is learned from answers, pages, files or other people's words.

import { z } from "zod";
import { redactInput } from "../../guard/redact-input.ts";
import type { Context } from "../../platform/context.ts";
import { stemOf, wordsOf } from "../../platform/search/words.ts";
import { askMemoryModel } from "./ask-memory-model.ts";
import { keepMemory } from "./keep-memory.ts";
import type { MemoryRecord } from "./memory.store.ts";
import type { MemoryDeps } from "./ports.ts";
import { FACT_SUBJECTS, MEMORY_MAX_CHARS } from "./schema.ts";
import { readSettings } from "./settings.ts";
import { decryptMemory } from "./to-memory.ts";
import { whyNotKept } from "./why-not-kept.ts";

export type Lesson = { userId: string; message: string; saidAt: Date; source: { chatId: string; jobId: string }; signal: AbortSignal };

const MESSAGE_MAX_CHARS = 4_000;
const FACTS_MAX = 5;
const KNOWN_MAX = 20;

/** How many were added; repeating it adds nothing. */
export async function learnFacts(ctx: Context<MemoryDeps>, { userId, message, saidAt, source, signal }: Lesson): Promise<number> {
  if (!mayTellOfPerson(message) || !(await readSettings(ctx, userId)).isOn) return 0;
  const policy = await ctx.deps.guard.policyOf(ctx.orgId);
  const text = redactInput(message, policy);
  const known = await ctx.deps.memories.listActive(ctx.orgId, userId, { after: null, limit: KNOWN_MAX });
  const proposed = await propose(ctx, { userId, text, known, signal });
  let kept = 0;
  for (const fact of proposed.slice(0, FACTS_MAX)) {
    if (!isGrounded(fact.text, text) || (await whyNotKept(ctx, fact.text)) !== null) continue;
    const replaces = fact.replaces.flatMap((number) => known[number - 1]?._id ?? []);
    const outcome = await keepMemory(ctx, { userId, kind: "USER_FACT", ...fact, origin: "chat", source, saidAt, replaces });
    if (outcome.type === "kept") kept += 1;
  }
  return kept;
}

const ABOUT_ONESELF =
  /\b(?:i|i['’]m|i['’]ve|my|me|mine|we|our|remember|note|ich|mein|meine|meinen|meinem|meiner|mich|mir|wir|unser|unsere|merk|je|mon|ma|mes|nous|notre|yo|mi|mis|nosotros|io|mio|mia|eu|meu|minha)\b/iu;

/** A look before a model is asked, which costs. A pasted document says little of the person. */
export function mayTellOfPerson(message: string): boolean {
  return message.length <= MESSAGE_MAX_CHARS && ABOUT_ONESELF.test(message);
}

const factSchema = z.object({
  text: z.string().trim().min(2).max(MEMORY_MAX_CHARS),
  subject: z.enum(FACT_SUBJECTS),
  replaces: z.array(z.int().min(1).max(KNOWN_MAX)).max(KNOWN_MAX),
});
const answerSchema = z.object({ facts: z.array(factSchema) });

type Proposing = { userId: string; text: string; known: readonly MemoryRecord[]; signal: AbortSignal };

async function propose(ctx: Context<MemoryDeps>, { userId, text, known, signal }: Proposing): Promise<z.infer<typeof factSchema>[]> {
  const cipher = await ctx.deps.cipher.forOrganization(ctx.orgId);
  const list = known.map((record, index) => `${index + 1}. ${decryptMemory(cipher, record)}`).join("\n");
  const more = known.length === 0 ? "" : `\n\nKnown already:\n${list}`;
  const answered = await askMemoryModel(ctx, { userId, instructions: INSTRUCTIONS, text, more, format: FORMAT, signal });
  return answerSchema.safeParse(answered).data?.facts ?? [];
}

const INSTRUCTIONS = `You read one message that a person wrote to an assistant and list what of it will still be true and useful in later conversations: their name, where they live, what they work on, how they want to be answered, or what they ask to have remembered.
Write each as one short sentence in the person's language and words, in the first person, such as "I live in Lyon.". Add nothing that is not in the message. Leave out tasks, questions, moods, other people, secrets, numbers of accounts, health, religion, politics, sexuality, ethnicity, union membership, biometrics and crime.
subject: "name", "home", "work", "preference" (how to answer) or "other". replaces: numbers of known sentences that are no longer true because of it; else empty.
Mostly there is nothing: then facts is empty.`;

const FORMAT = {
  type: "json-schema" as const,
  name: "facts",
  isStrict: true,
  schema: {
    type: "object",
    properties: {
      facts: {
        type: "array",
        items: {
          type: "object",
          properties: {
            text: { type: "string" },
            subject: { type: "string", enum: [...FACT_SUBJECTS] },
            replaces: { type: "array", items: { type: "integer" } },
          },
          required: ["text", "subject", "replaces"],
          additionalProperties: false,
        },
      },
    },
    required: ["facts"],
    additionalProperties: false,
  },
};

/** Words a sentence about oneself may be put together with; every other one has to be the person's. */
const FRAME = new Set(
  (
    "i im ive my me mine am is are was were a an the and or of in at to as for on by with from be been being have has had do does not no name called call " +
    "live lives living work works working prefer prefers like likes want wants would answer answers favorite favourite that it its now " +
    "ich mein meine meinen bin ist heisse wohne lebe arbeite bei in als mag bevorzuge der die das ein eine einen und mit von zu " +
    "je mon ma mes suis habite travaille est le la les un une et de du en yo mi vivo trabajo es el los una y io vivo lavoro sono"
  ).split(" "),
);

function isGrounded(fact: string, message: string): boolean {
  const said = new Set(Array.from(wordsOf(message), ({ text }) => stemOf(text)));
  const runs = Array.from(wordsOf(message)).filter(({ isRun }) => isRun);
  return Array.from(wordsOf(fact)).every(
    ({ text, isRun }) => FRAME.has(text) || said.has(stemOf(text)) || (isRun && runs.some((run) => run.text.includes(text))),
  );
}
