// Which of a person's memories an answer gets to know. There are few hundred at most, so all are weighed: by the words they share with
// the message, rarer ones counting more, by what the message asks for, and by age. Those that say how to answer go into every answer.

import type { Context } from "../../platform/context.ts";
import type { KeyedTokens } from "../../platform/search/search-keys.ts";
import { isLong, wordsOf } from "../../platform/search/words.ts";
import { MEMORIES_MAX, type MemoryRecord } from "./memory.store.ts";
import type { MemoryDeps } from "./ports.ts";
import type { FactSubject, RecallReason } from "./schema.ts";
import { readSettings } from "./settings.ts";
import { decryptMemory, MEMORIES_REALM } from "./to-memory.ts";

export type Recalled = { id: string; text: string; reason: RecallReason };

const RECALLED_MAX = 6;
const STANDING_MAX = 3;
const WORDS_NAMED_MAX = 3;
const DAY_MS = 86_400_000;
/** An age of so many days halves what a memory weighs. */
const HALF_LIFE_DAYS = 180;
const SUMMARY_WEIGHT = 0.6;

export async function recallMemories(ctx: Context<MemoryDeps>, { userId, text }: { userId: string; text: string }): Promise<Recalled[]> {
  const { orgId, deps } = ctx;
  if (!(await readSettings(ctx, userId)).isOn) return [];
  const records = await deps.memories.listActive(orgId, userId, { after: null, limit: MEMORIES_MAX });
  if (records.length === 0) return [];
  const keyed = await deps.searchKeys.forPerson(orgId, userId, MEMORIES_REALM);
  const chosen = choose(records, { keyed, text, now: ctx.clock.now() });
  const cipher = await deps.cipher.forOrganization(orgId);
  return chosen.map(({ record, reason }) => ({ id: record._id, text: decryptMemory(cipher, record), reason }));
}

type Chosen = { record: MemoryRecord; reason: RecallReason };
type Message = { keyed: KeyedTokens; text: string; now: number };

function choose(records: readonly MemoryRecord[], message: Message): Chosen[] {
  const standing = records.filter(({ isStanding }) => isStanding).slice(0, STANDING_MAX);
  const asked = askedSubjects(message);
  const bySubject = records.flatMap((record): Chosen[] => {
    const subject = asked.find(({ name }) => name === record.subject)?.subject;
    return subject ? [{ record, reason: { type: "subject", subject } }] : [];
  });
  const all = [...weigh(records, message), ...bySubject, ...standing.map((record): Chosen => ({ record, reason: { type: "always" } }))];
  const seen = new Set<string>();
  return all.filter(({ record }) => !seen.has(record._id) && seen.add(record._id)).slice(0, RECALLED_MAX);
}

/** By the rarity of the words shared, times kind and age; best first. */
function weigh(records: readonly MemoryRecord[], { keyed, text, now }: Message): Chosen[] {
  const words = tellingWords(text).map((word) => ({ word, tokens: new Set(keyed.termsOf(word).keys()) }));
  const sets = records.map(({ tokens }) => new Set(tokens));
  const weighed = words.map(({ word, tokens }) => {
    const found = sets.map((set) => [...tokens].some((token) => set.has(token)));
    const count = found.filter(Boolean).length;
    return { word, found, weight: count === 0 ? 0 : Math.log(1 + records.length / count) };
  });
  return records
    .map((record, index) => {
      const shared = weighed.filter(({ found }) => found[index]).toSorted((a, b) => b.weight - a.weight);
      const days = Math.max(0, now - record.at.getTime()) / DAY_MS;
      const score = shared.reduce((sum, { weight }) => sum + weight, 0) * 0.5 ** (days / HALF_LIFE_DAYS);
      const reason = { type: "words" as const, words: shared.slice(0, WORDS_NAMED_MAX).map(({ word }) => word) };
      return { record, reason, score: record.kind === "SUMMARY" ? score * SUMMARY_WEIGHT : score };
    })
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)
    .map(({ record, reason }) => ({ record, reason }));
}

/** Cues that ask for what there is one of, without naming it. */
const CUES: Readonly<Record<"name" | "home" | "work", RegExp>> = {
  name: /\b(?:who am i|sign (?:it|this|the)|signature|wer bin ich|unterschrift)\b/iu,
  home: /\b(?:near(?:by| me| here| us)|around here|local|weather|where (?:do i live|am i)|in meiner nähe|in der nähe|hier in der|wetter|wo wohne ich)\b/iu,
  work: /\b(?:colleagues?|my (?:boss|team|company|employer)|at work|kollegen|meine? (?:chef|team|firma)|bei der arbeit)\b/iu,
};

function askedSubjects({ keyed, text }: Message): { name: string; subject: "name" | "home" | "work" }[] {
  const subjects = ["name", "home", "work"] as const satisfies readonly FactSubject[];
  return subjects.filter((subject) => CUES[subject].test(text)).map((subject) => ({ name: keyed.nameOf(subject), subject }));
}

/** Words too common to connect a message with a memory. */
const COMMON = new Set(
  (
    "the and that this these those with from have has had was were are been being you your yours what when where which who whom how why can could " +
    "would should will shall may might must does did done about into over than then there their them they our ours out his her him she its not but for " +
    "all any some more most other such only own same just also very too now here please tell give make know like want need get got let say said use " +
    "write show find help think going some thing things something anything nothing everything live work prefer remember " +
    "der die das und oder aber mit von aus bei nach seit fur uber unter den dem des ein eine einen einem einer ist sind war waren bin bist habe hast hat " +
    "ich mein meine mir mich wir uns unser sie ihr ihnen was wer wie wo wann warum kann konnen soll bitte nicht auch noch nur sehr"
  ).split(" "),
);

/** `live`, `work` and the like say what is asked for only beside "I": "where do I live" is one of the cues. */
function tellingWords(text: string): string[] {
  const words = Array.from(wordsOf(text)).filter(({ text: word, isRun }) => isRun || (isLong(word) && !COMMON.has(word)));
  return [...new Set(words.map(({ start, end }) => text.slice(start, end)))].slice(0, 60);
}
