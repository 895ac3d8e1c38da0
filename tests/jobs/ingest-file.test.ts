import { beforeEach, describe, expect, test } from "vitest";
import { createFileParser } from "../../lib/knowledge/extract/file-parser.ts";
import type { FileRecord } from "../../lib/knowledge/file.store.ts";
import { PURGE_FILE_JOB } from "../../lib/knowledge/files/purge-file.job.ts";
import { INGEST_FILE_JOB } from "../../lib/knowledge/ingest/enqueue-ingest.ts";
import { jobCollection } from "../../lib/platform/jobs/job.store.ts";
import type { RunOutcome } from "../../lib/platform/jobs/run-job.ts";
import { collections } from "../../lib/runtime/collections.ts";
import { deliverJob } from "../../lib/runtime/deliver-job.ts";
import type { Runtime } from "../../lib/runtime/runtime.ts";
import { createAdjustableClock } from "../support/adjustable-clock.ts";
import { NO_QUEUE } from "../support/conversation.ts";
import { createHarness, type Person } from "../support/harness.ts";
import { hashedEmbedder } from "../support/hashed-embedder.ts";
import { Killed, watchedDeps } from "../support/mortal-deps.ts";

const LEASE_MS = 46_000;
const LONG = 260;
const clauses = (count: number, last: string) =>
  `${Array.from({ length: count }, (_, index) => `# Clause ${index}\n\nThe party of clause ${index} pays ${index * 7} EUR.\n`).join("\n")}\n# Last\n\n${last}\n`;
/** With more passages than one segment holds. */
const DOCUMENT = clauses(LONG, "Nothing else was agreed.");
const SHORT = 2;

const clock = createAdjustableClock();
const embedder = hashedEmbedder();
let isEmbedderAway = false;
const harness = await createHarness({
  environment: NO_QUEUE,
  overrides: {
    clock,
    fileParser: createFileParser({ tasksPerWorker: 1_000 }),
    embedder: {
      ...embedder,
      async embed(...args) {
        if (isEmbedderAway) throw new Error("The model is away.");
        return embedder.embed(...args);
      },
    },
  },
});
const { runtime } = harness;
const person = await harness.createPerson();
/** Leases run out here, and so do tokens. */
async function signIn(): Promise<void> {
  const { email, password } = person;
  person.token = (await harness.json<{ token: string }>("POST", "/api/auth/login", { body: { email, password } })).token;
}
beforeEach(signIn);

async function upload(text: string, name: string, by: Person = person): Promise<string> {
  const form = new FormData();
  form.set("file", new File([text], name));
  const headers = { authorization: `Bearer ${by.token}`, origin: harness.url };
  const response = await fetch(`${harness.url}/api/files/upload`, { method: "POST", body: form, headers });
  const { id }: { id: string } = await response.json();
  expect(response.status, id).toBe(200);
  return id;
}

/** The newest job of its name about this file, delivered once. */
async function deliver(name: string, fileId: string, on: Runtime = runtime): Promise<RunOutcome> {
  const rows = await runtime.deps.db.collection(jobCollection).find({ orgId: person.orgId, name, "payload.fileId": fileId }).toArray();
  const job = rows.toSorted((a, b) => a._id.localeCompare(b._id)).at(-1);
  return deliverJob(on, { job: name, orgId: person.orgId, id: job?._id ?? "" });
}

const ingest = (fileId: string, on?: Runtime) => deliver(INGEST_FILE_JOB, fileId, on);
const view = (fileId: string) => harness.json("GET", `/api/files/${fileId}`, { as: person });
const countIn = async (name: string, filter: object) => {
  const definition = collections.find((each) => each.name === name);
  return definition ? runtime.deps.db.collection(definition).countDocuments(filter) : -1;
};

/** Whole, once, and in one version only. */
async function expectIndexed(fileId: string, text: string, chunks: number): Promise<void> {
  expect(await view(fileId)).toMatchObject({ state: "ready", failure: null, progress: 1 });
  const index = await runtime.deps.fileIndexes.find(person, fileId);
  expect(index?.chunks).toBe(chunks);
  const page = await runtime.deps.chunks.page(person, { fileId, version: index?.version ?? "", from: 0, limit: 1_000 });
  expect(page.map((chunk) => chunk.index)).toEqual(Array.from({ length: chunks }, (_, position) => position));
  expect(await countIn("knowledge_chunks", { fileId })).toBe(chunks);
  expect(await countIn("knowledge_segments", { fileId })).toBe(Math.ceil(chunks / 256));
  const read = await harness.json<{ text: string; chars: number }>("GET", `/api/files/${fileId}/text`, { as: person });
  expect(read.text).toBe(text);
  expect(await countIn("knowledge_texts", { fileId })).toBe(Math.ceil(read.chars / 24_000));
}

const plain = (markdown: string) => markdown.replace(/^# /gm, "").trim();

/** Every call a whole run makes, by name. */
async function callsOfRun(fileId: string): Promise<string[]> {
  const calls: string[] = [];
  const deps = watchedDeps(runtime.deps, async (name) => void calls.push(name));
  expect(await ingest(fileId, { ...runtime, deps })).toEqual({ type: "done" });
  return calls;
}

const first = await upload(DOCUMENT, "first.md");
/** Where a run of a long document, and of a short one, may end. */
const CALLS = await callsOfRun(first);
const SHORT_CALLS = await callsOfRun(await upload(clauses(SHORT, "Short."), "short.md"));
const PLACES = SHORT_CALLS.map((name, at) => ({ name, at, clauses: SHORT }));
const BETWEEN_SEGMENTS = CALLS.map((name, at) => ({ name, at, clauses: LONG })).slice(
  CALLS.indexOf("segments.insertMissing"),
  CALLS.lastIndexOf("segments.insertMissing") + 1,
);

describe("a file is read, kept as text and made findable", () => {
  test("all of it, and a second delivery changes nothing", async () => {
    await expectIndexed(first, plain(DOCUMENT), LONG + 1);
    expect(await ingest(first)).toEqual({ type: "nothing-to-do" });
    await expectIndexed(first, plain(DOCUMENT), LONG + 1);
  });

  test("nothing of it stands in the database in clear", async () => {
    for (const definition of collections) {
      const documents = await runtime.deps.db.collection(definition).find({}).toArray();
      expect(documents.filter((document) => JSON.stringify(document).includes("party of clause"))).toEqual([]);
    }
  });

  test("a range of the text is answered with the blocks in it", async () => {
    const range = await harness.json("GET", `/api/files/${first}/text?from=10&to=16`, { as: person });
    expect(range).toMatchObject({ from: 10, to: 16, text: plain(DOCUMENT).slice(10, 16), blocks: [{ type: "paragraph" }] });
  });
});

test.each([...PLACES, ...BETWEEN_SEGMENTS])(
  "killed before $name (call $at, $clauses clauses), the next run goes on; no passage is there twice and none is missing",
  async (place) => {
    const text = clauses(place.clauses, `Killed at ${place.at}.`);
    const fileId = await upload(text, "killed.md");
    let calls = 0;
    const deps = watchedDeps(runtime.deps, async () => {
      calls += 1;
      if (calls > place.at) throw new Killed("The process is gone.");
    });
    await expect(ingest(fileId, { ...runtime, deps })).rejects.toThrow("gone");
    clock.advance(LEASE_MS);
    expect((await ingest(fileId)).type).toMatch(/^(?:done|nothing-to-do)$/);
    await expectIndexed(fileId, plain(text), place.clauses + 1);
  },
);

const LEFT_BEHIND = ["files", "contents.chunks", "knowledge_texts", "knowledge_chunks", "knowledge_segments", "knowledge_indexes"];

test.each(PLACES)("deleted before $name (call $at), nothing of it stays", async ({ at }) => {
  const fileId = await upload(clauses(SHORT, `Deleted at ${at}.`), "deleted.md");
  let calls = 0;
  const deps = watchedDeps(runtime.deps, async () => {
    calls += 1;
    if (calls !== at + 1) return;
    expect((await harness.call("DELETE", `/api/files/delete?id=${fileId}`, { as: person })).status).toBe(204);
    expect(await deliver(PURGE_FILE_JOB, fileId)).toEqual({ type: "done" });
  });
  expect(await ingest(fileId, { ...runtime, deps })).toEqual({ type: "done" });
  const left = await Promise.all(
    LEFT_BEHIND.map(async (name) => [name, await countIn(name, { $or: [{ _id: fileId }, { fileId }, { files_id: fileId }] })]),
  );
  expect(left).toEqual(LEFT_BEHIND.map((name) => [name, 0]));
});

describe("a file that could not be read", () => {
  const retry = (fileId: string, as: Person = person) => harness.call("POST", `/api/files/${fileId}/retry`, { as });
  const failed = (fileId: string, failure: string) =>
    expect(view(fileId)).resolves.toMatchObject({ state: "failed", failure } satisfies Partial<FileRecord>);

  test("says so once trying again has not helped, and is read when it is asked to be", async () => {
    const fileId = await upload("# Leave\n\nThirty days.\n", "away.md");
    isEmbedderAway = true;
    for (let attempt = 0; attempt < 6; attempt += 1) {
      await ingest(fileId);
      clock.advance(LEASE_MS * 10);
    }
    isEmbedderAway = false;
    await signIn();
    await failed(fileId, "knowledge.ingestion_failed");
    expect((await retry(fileId)).status).toBe(204);
    expect(await view(fileId)).toMatchObject({ state: "stored", failure: null, progress: 0 });
    expect(await ingest(fileId)).toEqual({ type: "done" });
    await expectIndexed(fileId, "Leave\n\nThirty days.", 1);
  });

  test("because of what it is fails at once, without a dead letter, and fails so again", async () => {
    const fileId = await upload("<!doctype html><p hidden>Nothing to see.</p>", "empty.html");
    expect(await ingest(fileId)).toEqual({ type: "done" });
    await failed(fileId, "knowledge.file_has_no_text");
    expect((await retry(fileId)).status).toBe(204);
    expect(await ingest(fileId)).toEqual({ type: "done" });
    await failed(fileId, "knowledge.file_has_no_text");
    expect((await harness.call("GET", `/api/files/${fileId}/text`, { as: person })).status).toBe(409);
  });

  test("is read again by its owner only, and one that was read is not", async () => {
    expect((await retry(first)).status).toBe(409);
    expect((await retry(first, await harness.addPerson(person, "USER"))).status).toBe(404);
    expect((await retry(first, await harness.addPerson(person, "READ_ONLY"))).status).toBe(403);
  });

  test("is left to the later run: an earlier one that comes late changes nothing", async () => {
    const fileId = await upload("# Two runs\n\nOne of them is late.\n", "late.md");
    let isFirst = true;
    const late: string[] = [];
    const deps = watchedDeps(runtime.deps, async (name) => {
      if (!isFirst) late.push(name);
      if (name !== "fileParser.extract" || !isFirst) return;
      isFirst = false;
      clock.advance(LEASE_MS * 100);
      await signIn();
      expect((await retry(fileId)).status).toBe(204);
      expect(await ingest(fileId)).toEqual({ type: "done" });
    });
    const rows = await runtime.deps.db.collection(jobCollection).find({ "payload.fileId": fileId }).toArray();
    expect(rows).toHaveLength(1);
    await ingest(fileId, { ...runtime, deps });
    expect(late.filter((name) => /^(?:fileTexts|chunks|segments|fileIndexes)\./.test(name))).toEqual([]);
    await expectIndexed(fileId, "Two runs\n\nOne of them is late.", 1);
  });
});
