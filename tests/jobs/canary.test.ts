import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { toText } from "../../lib/ai/to-text.ts";
import { type CloudProcess, startCloudProcess } from "../../scripts/local/start-cloud-process.ts";
import { startConversation } from "../support/conversation.ts";
import { createGate, createScriptedProvider } from "../support/fakes/scripted-provider.ts";
import { createHarness } from "../support/harness.ts";
import { readEvents } from "../support/read-events.ts";
import { until } from "../support/until.ts";

/** Words that occur nowhere else. A fragment is searched, so that a split over two records hides nothing. */
const CANARY = {
  message: "quokkabellflower",
  reply: "zebrafinchmarmalade",
  stopped: "narwhalpeppermint",
  title: "axolotlchandelier",
  tool: "capybaraturmeric",
};

let cloud: CloudProcess | null = null;
let dir = "";
afterAll(async () => {
  await cloud?.close();
  if (dir !== "") await rm(dir, { recursive: true, force: true });
});

async function readAll(folder: string): Promise<{ file: string; content: Buffer }[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  return Promise.all(files.map(async (file) => ({ file, content: await readFile(file) })));
}

/** As text, as UTF-16, in base64 and in hexadecimal: none of them is encryption. */
function encodings(word: string): Buffer[] {
  const plain = Buffer.from(word);
  // Base64 of a text inside another one depends on its offset modulo three; the inner characters of each are compared.
  const base64 = [0, 1, 2].map((shift) =>
    Buffer.concat([Buffer.alloc(shift), plain])
      .toString("base64")
      .slice(4, -4),
  );
  return [plain, Buffer.from(word, "utf16le"), Buffer.from(plain.toString("hex")), ...base64.map((text) => Buffer.from(text))];
}

function findWord(word: string, files: readonly { file: string; content: Buffer }[]): string[] {
  return files.filter(({ content }) => encodings(word).some((encoded) => content.includes(encoded))).map(({ file }) => path.basename(file));
}

test("after a whole run no plaintext is left in the MongoDB files, Redis, the queue's state or the logs", async () => {
  dir = await mkdtemp(path.join(tmpdir(), "aegis-canary-"));
  cloud = await startCloudProcess({ dir, appUrl: "http://localhost:3000", isSealed: true });
  const never = createGate().promise;
  const provider = createScriptedProvider(({ messages }) => {
    const last = messages.at(-1);
    if (last?.role === "tool") return [`Answer with ${CANARY.reply}. `, "Done."];
    if (toText(last?.content ?? "").includes("stop")) return [`Half with ${CANARY.stopped}. `, never];
    return [{ call: { name: "calculator", arguments: JSON.stringify({ expression: CANARY.tool }) } }];
  });
  const harness = await createHarness({
    cloud: cloud.environment,
    overrides: { providers: [provider], chatSettings: { flushMs: 1, snapshotMs: 5 } },
  });
  const { person, chatId, send, ended } = await startConversation(harness);
  const answered = await send(`Please remember ${CANARY.message}`);
  expect((await readEvents(harness, person, answered)).text).toContain(CANARY.reply);
  const stopped = await send(`Write and stop, ${CANARY.message}`);
  await until(async () => (await harness.runtime.deps.turns.find(person.orgId, person.userId, stopped))?.snapshot);
  await harness.call("POST", "/api/chat/stop", { as: person, body: { jobId: stopped } });
  expect((await ended(stopped)).content).toContain(CANARY.stopped);
  await harness.call("POST", "/api/chat/rename", { as: person, body: { chatId, title: CANARY.title } });
  await harness.call("POST", "/api/chat/create", {
    as: person,
    body: { title: CANARY.title },
    headers: { "idempotency-key": "canary-key-1" },
  });
  // What a client does wrong is logged; what it sent is not.
  await harness.call("POST", "/api/chat/stream", { as: person, body: { chatId, message: CANARY.message, extra: CANARY.message } });
  const stream = JSON.stringify(await harness.runtime.deps.eventLog?.read(answered, null));
  expect(stream).toContain("v1.");

  await cloud.close();
  const files = await readAll(dir);
  const logs = { file: "logs", content: Buffer.from(harness.logs.join("\n")) };
  // The search can find something: ids and kinds of event stand there in the clear, in each of the stores.
  const names = (word: string) => findWord(word, files).join(" ");
  const folders = (word: string) =>
    new Set(files.filter(({ content }) => content.includes(word)).map(({ file }) => path.relative(dir, file).split(path.sep)[0]));
  expect(names(chatId)).not.toBe("");
  expect(folders(answered)).toEqual(new Set(["mongo", "redis", "qstash"]));
  expect(findWord("a request was refused", [logs])).toEqual(["logs"]);
  for (const word of Object.values(CANARY)) expect({ word, found: findWord(word, [...files, logs]) }).toEqual({ word, found: [] });
});
