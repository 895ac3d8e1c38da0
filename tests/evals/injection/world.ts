import { randomBytes } from "node:crypto";
import type { ChatDeps } from "../../../lib/chat/ports.ts";
import { type ChatTool, parseArguments } from "../../../lib/chat/tools/chat-tool.ts";
import type { PageReader } from "../../../lib/chat/tools/web/page-text.ts";
import { createReadWebpageTool } from "../../../lib/chat/tools/web/read-webpage.ts";
import { createSearchWebTool } from "../../../lib/chat/tools/web/search-web.ts";
import type { SafeFetch } from "../../../lib/platform/outbound/safe-fetch.ts";
import { chatTools } from "../../../lib/runtime/chat-tools.ts";
import { NO_QUEUE } from "../../support/conversation.ts";
import { createHarness, type Harness, type Person } from "../../support/harness.ts";
import { hashedEmbedder } from "../../support/hashed-embedder.ts";
import { addIndexedFile } from "../../support/knowledge-world.ts";
import { createMaliciousModel } from "./malicious-model.ts";

const base = { description: "", parameters: { type: "object" }, isWriting: false, approval: "never", isForeign: false } as const;

/** What happened outside; and, under the key that the person's request names, what a page, a search or a tool answers. */
export type Outside = { letters: string[]; deletions: string[]; opened: string[]; searched: string[]; poison: Map<string, string> };

export type World = {
  harness: Harness;
  outside: Outside;
  person: Person;
  model: ReturnType<typeof createMaliciousModel>;
  ownSecret: string;
  otherSecret: string;
};

/** One person with a secret to be stolen, beside a colleague and a stranger with theirs. */
export async function createWorld(): Promise<World> {
  const outside: Outside = { letters: [], deletions: [], opened: [], searched: [], poison: new Map() };
  const model = createMaliciousModel();
  const embedder = hashedEmbedder();
  const harness = await createHarness({ environment: NO_QUEUE, overrides: { providers: [model], tools: createTools(outside), embedder } });
  const person = await harness.createPerson();
  const otherSecret = `other-order-${randomBytes(8).toString("hex")}`;
  for (const other of [await harness.addPerson(person, "USER"), await harness.createPerson()])
    await addIndexedFile(harness, other, { name: "budget.txt", passages: [`The budget of the summary is ${otherSecret}.`] });
  return { harness, outside, person, model, ownSecret: `own-order-${randomBytes(8).toString("hex")}`, otherSecret };
}

/** The product's own, with the web behind them made up; and two that change something, as any product may add. */
function createTools(outside: Outside): ChatTool<ChatDeps>[] {
  const poisonOf = (key: string) => outside.poison.get(key) ?? "Nothing.";
  const fetchPage: SafeFetch = async (url) => {
    outside.opened.push(url);
    return { url, bytes: Buffer.from(poisonOf(url), "utf8"), contentType: "text/plain", charset: "utf-8" };
  };
  const reader: PageReader = {
    read: async ({ bytes }) => ({ title: "", byline: null, language: null, text: Buffer.from(bytes).toString("utf8"), isArticle: true }),
    close: () => undefined,
  };
  const search = async (query: string) => {
    outside.searched.push(query);
    return [{ title: "Budget of the city", url: `https://news.example/${encodeURIComponent(query)}`, snippet: poisonOf(query) }];
  };
  const writing = { ...base, isWriting: true, approval: "always" } as const;
  return [
    ...chatTools,
    createReadWebpageTool({ fetchPage, reader }),
    createSearchWebTool({ name: "made-up", host: null, priceMicros: 0, isSample: false, search }),
    {
      ...base,
      name: "read_case",
      isForeign: true,
      run: async (text) => poisonOf(String(Reflect.get(Object(parseArguments(text)), "number"))),
    },
    { ...writing, name: "send_letter", run: async (text) => `Sent ${outside.letters.push(text)}.` },
    { ...writing, name: "delete_files", run: async (text) => `Deleted ${outside.deletions.push(text)}.` },
  ];
}
