import { type Document, MongoClient } from "mongodb";
import { z } from "zod";
import { createDatabase } from "../../../lib/platform/db.ts";
import { createPromptStore, type PromptStore } from "../../../lib/prompts/library/prompt.store.ts";

type ExplainedQuestion = { question: string; fault: string | null };

const repliedSchema = z.object({
  queryPlanner: z.unknown(),
  executionStats: z.object({ nReturned: z.number(), totalDocsExamined: z.number(), totalKeysExamined: z.number() }),
});

/** What makes up a question; the rest of a command is about its session. */
const ASKED: ReadonlySet<string> = new Set(["find", "filter", "sort", "projection", "limit"]);
const LIMIT = 30;
/** What a page reads ahead of where it ends, on each of its streams. */
const SLACK = 20;
const FACTOR = 2;

type Reader = { orgId: string; userId: string };
type Asked = { question: string; ask(prompts: PromptStore): Promise<unknown> };

/** Every kind of question about a list, as the store asks it, explained by the server. */
export async function explainQuestions(uri: string, reader: Reader): Promise<ExplainedQuestion[]> {
  const commands: Document[] = [];
  const database = createDatabase(uri, { onCommand: ({ name, command }) => name === "find" && commands.push(command) });
  const client = new MongoClient(uri);
  try {
    const prompts = createPromptStore(database);
    const explained: ExplainedQuestion[] = [];
    for (const { question, ask } of questionsOf(reader)) {
      commands.length = 0;
      await ask(prompts);
      for (const command of commands) {
        const explain = Object.fromEntries(Object.entries(command).filter(([member, value]) => ASKED.has(member) && value !== undefined));
        explained.push({ question, fault: faultOf(await client.db().command({ explain, verbosity: "executionStats" })) });
      }
    }
    return explained;
  } finally {
    await database.close();
    await client.close();
  }
}

function questionsOf(reader: Reader): Asked[] {
  const { orgId, userId } = reader;
  const places = { trending: 40, rated: 4, recent: new Date(Date.UTC(2026, 6, 1)) };
  const sorted = (["trending", "rated", "recent"] as const).flatMap((sort) =>
    [null, { value: places[sort], id: "prm_z" }].map((after) => ({
      sort,
      after,
      limit: LIMIT,
      how: `${sort}${after ? ", a later page" : ""}`,
    })),
  );
  const shelves = ["all", "category=legal", "category=legal&level=advanced", "tag=letter"];
  return [
    ...sorted.flatMap(({ how, ...at }) => [
      ...shelves.map((shelf) => ({
        question: `list ${shelf} by ${how}`,
        ask: (prompts: PromptStore) => prompts.list(reader, "all", { shelf, rest: {} }, at),
      })),
      { question: `list one's own by ${how}`, ask: (prompts: PromptStore) => prompts.listOwn(orgId, userId, {}, at) },
    ]),
    {
      question: "search a word",
      ask: (prompts) => prompts.search(reader, "all", [["b:summa", "s:summar"]], {}, { after: null, limit: LIMIT }),
    },
    { question: "list what stands first", ask: (prompts) => prompts.listFeatured(orgId, LIMIT) },
    { question: "find one", ask: (prompts) => prompts.find(orgId, userId, `prm_${"7".padStart(26, "0")}`) },
  ];
}

function faultOf(reply: unknown): string | null {
  const { queryPlanner, executionStats } = repliedSchema.parse(reply);
  const stages = JSON.stringify(queryPlanner).match(/(?<="stage":")\w+/g) ?? [];
  const { nReturned, totalDocsExamined, totalKeysExamined } = executionStats;
  if (stages.length === 0 || stages.some((stage) => stage === "COLLSCAN" || stage === "SORT")) return stages.join(" < ");
  const most = FACTOR * nReturned + SLACK;
  return totalDocsExamined > most || totalKeysExamined > most
    ? `${totalDocsExamined} documents, ${totalKeysExamined} keys for ${nReturned}`
    : null;
}
