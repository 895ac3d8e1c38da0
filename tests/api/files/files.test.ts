import { GridFSBucket, MongoClient } from "mongodb";
import { describe, expect, test } from "vitest";
import { type FileView, fileUsageSchema } from "../../../lib/knowledge/schema.ts";
import { createAdjustableClock } from "../../support/adjustable-clock.ts";
import { tick } from "../../support/conversation.ts";
import { createInProcessParser } from "../../support/fakes/in-process-parser.ts";
import { createHarness, type Person } from "../../support/harness.ts";
import { hashedEmbedder } from "../../support/hashed-embedder.ts";
import { readDatabase } from "../../support/scan-database.ts";
import { sendFile, sha256Of } from "../../support/send-file.ts";
import { until } from "../../support/until.ts";

const clock = createAdjustableClock();
const harness = await createHarness({
  overrides: {
    clock,
    fileParser: createInProcessParser(),
    embedder: hashedEmbedder(),
    fileSettings: { personMaxBytes: 300_000, organizationMaxBytes: 500_000 },
  },
});
const MARKER = "Kingfisher protocol";
const database = () => readDatabase(harness.environment.MONGODB_URI ?? "");
const list = (by: Person) => harness.json<FileView[]>("GET", "/api/files/list", { as: by });
const upload = async (by: Person, name: string, content: string | Uint8Array, fields?: Record<string, string>) =>
  (await sendFile(harness, by, name, content, fields)).json();

describe("a file that was sent", () => {
  test("is answered as promised, hashed, listed, and comes back byte for byte as an attachment that runs nothing", async () => {
    const person = await harness.createPerson();
    const bytes = Buffer.from(`The ${MARKER} — ${"é".repeat(9)}`);
    const response = await sendFile(harness, person, "Übersicht (1).txt", bytes);
    expect(response.status).toBe(200);
    const file = await response.json();
    expect(file).toEqual({ id: expect.stringMatching(/^fil_/), name: "Übersicht (1).txt", type: "text/plain", size: bytes.length });
    expect(await list(person)).toMatchObject([{ id: file.id, sha256: sha256Of(bytes), kind: "document", scan: "unscanned" }]);
    expect(await harness.json("GET", `/api/files/${file.id}`, { as: person })).toMatchObject({ id: file.id, name: file.name });

    const download = await harness.call("GET", `/api/files/${file.id}/content`, { as: person });
    expect(Buffer.from(await download.arrayBuffer())).toEqual(bytes);
    expect(download.headers.get("content-disposition")).toBe(
      `attachment; filename="_bersicht (1).txt"; filename*=UTF-8''%C3%9Cbersicht%20%281%29.txt`,
    );
    expect(download.headers.get("content-security-policy")).toContain("sandbox");
    expect(download.headers.get("x-content-type-options")).toBe("nosniff");
  });

  test("leaves neither its words nor its name in the database in clear", async () => {
    const person = await harness.createPerson();
    await upload(person, `${MARKER}.txt`, `${MARKER} begins at noon.`);
    const stored = JSON.stringify([...(await database())]);
    expect(stored).toContain("contents.chunks");
    expect(stored).not.toContain(MARKER);
    const chunks = (await database()).get("contents.chunks") ?? [];
    for (const chunk of chunks) expect(Buffer.from(chunk.data.buffer).toString("latin1")).not.toContain(MARKER);
  });

  test("is an HTML page only to its owner's eyes: it goes out as mere bytes", async () => {
    const person = await harness.createPerson();
    const { id } = await upload(person, "page.html", "<!doctype html><p>Hello</p>");
    expect((await harness.call("GET", `/api/files/${id}/content`, { as: person })).headers.get("content-type")).toBe(
      "application/octet-stream",
    );
  });

  test("is nobody else's: not a colleague's, not a stranger's", async () => {
    const owner = await harness.createPerson();
    const { id } = await upload(owner, "mine.txt", "Only mine.");
    for (const other of [await harness.addPerson(owner, "ADMIN"), await harness.createPerson()]) {
      for (const path of [`/api/files/${id}`, `/api/files/${id}/content`])
        expect((await harness.call("GET", path, { as: other })).status).toBe(404);
      expect((await harness.call("DELETE", `/api/files/delete?id=${id}`, { as: other })).status).toBe(404);
      expect(await list(other)).toEqual([]);
    }
    expect(await list(owner)).toHaveLength(1);
  });

  test("lies in GridFS as its own tools know it, and reading it there gives ciphertext of the right length", async () => {
    const person = await harness.createPerson();
    const { id } = await upload(person, "large.txt", "Zeile\n".repeat(49_000));
    const client = new MongoClient(harness.environment.MONGODB_URI ?? "");
    try {
      // Its ids are ours, not ObjectIds, which the driver takes and does not say.
      const bucket = new GridFSBucket(client.db(), { bucketName: "contents" });
      const pieces: Buffer[] = [];
      for await (const piece of Reflect.apply(bucket.openDownloadStream, bucket, [id])) pieces.push(piece);
      const sealed = Buffer.concat(pieces);
      expect(sealed.length).toBe(294_000 + 2 * 28);
      expect(sealed.includes("Zeile")).toBe(false);
    } finally {
      await client.close();
    }
  });

  test("is kept once: the same content of the same person is answered with the file that is there", async () => {
    const person = await harness.createPerson();
    const first = await upload(person, "a.txt", "The same.");
    expect(await upload(person, "b.txt", "The same.")).toEqual({ ...first, isDuplicate: true });
    const other = await harness.addPerson(person, "USER");
    expect(await upload(other, "b.txt", "The same.")).not.toHaveProperty("isDuplicate");
    const both = await Promise.all([1, 2, 3, 4].map(() => upload(person, "c.txt", "Sent four times at once.")));
    expect(new Set(both.map(({ id }) => id)).size).toBe(1);
    expect(await list(person)).toHaveLength(2);
    const contents = ((await database()).get("contents.files") ?? []).filter(
      (row) => row.userId === person.userId && row.removedAt === null,
    );
    expect(contents).toHaveLength(2);
  });
});

describe("a damaged content does not come back as if it were whole", () => {
  const damage: [string, (id: string) => Promise<unknown>][] = [
    ["a chunk is gone from the end", (id) => chunksOf((chunks) => chunks.deleteOne({ files_id: id, n: 1 }))],
    ["two chunks have changed places", swap],
  ];
  test.each(damage)("%s", async (_name, break_) => {
    const person = await harness.createPerson();
    const { id } = await upload(person, "long.txt", `${"x".repeat(270_000)}${person.userId}`);
    await break_(id);
    const read = async () => {
      for await (const _ of harness.runtime.deps.fileContents.read(person.orgId, id));
    };
    await expect(read()).rejects.toMatchObject({ name: "DecryptionError" });
  });
});

async function chunksOf<Result>(
  use: (chunks: ReturnType<ReturnType<MongoClient["db"]>["collection"]>) => Promise<Result>,
): Promise<Result> {
  const client = new MongoClient(harness.environment.MONGODB_URI ?? "");
  try {
    return await use(client.db().collection("contents.chunks"));
  } finally {
    await client.close();
  }
}

async function swap(id: string): Promise<void> {
  await chunksOf(async (chunks) => {
    const [first, second] = await chunks.find({ files_id: id }).sort({ n: 1 }).toArray();
    await chunks.updateOne({ files_id: id, n: 0 }, { $set: { data: second?.data } });
    await chunks.updateOne({ files_id: id, n: 1 }, { $set: { data: first?.data } });
  });
}

describe("room", () => {
  test("is counted per person and organization with the file, given back with it, and refused beyond", async () => {
    const person = await harness.createPerson();
    const colleague = await harness.addPerson(person, "USER");
    const { id } = await upload(person, "a.txt", "a".repeat(200_000));
    const refused = await sendFile(harness, person, "b.txt", "b".repeat(200_000));
    expect([refused.status, (await refused.json()).code]).toEqual([409, "knowledge.quota_exceeded"]);
    await upload(colleague, "c.txt", "c".repeat(290_000));
    expect((await sendFile(harness, person, "d.txt", "d".repeat(50_000))).status).toBe(409);
    const usage = fileUsageSchema.parse(await harness.json("GET", "/api/files/usage", { as: person }));
    expect(usage).toMatchObject({ person: { bytes: 200_000, files: 1 }, organization: { bytes: 490_000, files: 2 }, isScanning: false });
    expect((await harness.call("DELETE", `/api/files/delete?id=${id}`, { as: person })).status).toBe(204);
    expect(await harness.json("GET", "/api/files/usage", { as: person })).toMatchObject({
      person: { bytes: 0 },
      organization: { bytes: 290_000 },
    });
    expect((await sendFile(harness, person, "d.txt", "d".repeat(50_000))).status).toBe(200);
  });

  test("holds when several files come at once", async () => {
    const person = await harness.createPerson();
    const answers = await Promise.all([1, 2, 3, 4].map((each) => sendFile(harness, person, "x.txt", String(each).repeat(120_000))));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 409, 409]);
    expect(await harness.json("GET", "/api/files/usage", { as: person })).toMatchObject({ person: { bytes: 240_000, files: 2 } });
  });
});

describe("a deleted file", () => {
  test("is gone at once, leaves nothing behind, and both are in the trail", async () => {
    const person = await harness.createPerson();
    const { id } = await upload(person, "gone.txt", "To be gone.");
    expect((await harness.call("DELETE", `/api/files/delete?id=${id}`, { as: person })).status).toBe(204);
    expect((await harness.call("GET", `/api/files/${id}/content`, { as: person })).status).toBe(404);
    expect((await harness.call("DELETE", `/api/files/delete?id=${id}`, { as: person })).status).toBe(404);
    await until(async () => {
      const stored = await database();
      const rows = [...(stored.get("files") ?? []), ...(stored.get("contents.chunks") ?? [])];
      return !rows.some((row) => row._id === id || row.files_id === id);
    });
    clock.advance(2 * 3_600_000);
    await tick(harness);
    const stored = await database();
    expect((stored.get("contents.files") ?? []).some((row) => row._id === id)).toBe(false);
    const actions = (stored.get("audit") ?? []).filter((row) => row.target.id === id).map((row) => row.action);
    expect(actions).toEqual(["knowledge.file-added", "knowledge.file-deleted"]);
  });
});

test("somebody who may only read sees the page and sends nothing", async () => {
  const owner = await harness.createPerson();
  const reader = await harness.addPerson(owner, "READ_ONLY");
  expect((await sendFile(harness, reader, "a.txt", "No.")).status).toBe(403);
  expect((await harness.call("POST", "/api/files/uploads", { as: reader, body: { name: "a.txt", size: 1 } })).status).toBe(403);
  expect(await list(reader)).toEqual([]);
});

test("the list is a bare array, and pages without gap or repetition when asked to", async () => {
  const person = await harness.createPerson();
  for (const each of [1, 2, 3, 4, 5]) await upload(person, `${each}.txt`, `number ${each}`);
  const seen: string[] = [];
  let cursor: string | null = "";
  for (let page = 0; page < 5 && cursor !== null; page += 1) {
    const query: string = cursor === "" ? "" : `&cursor=${encodeURIComponent(cursor)}`;
    const answer: { items: FileView[]; nextCursor: string | null } = await harness.json("GET", `/api/files/list?limit=2${query}`, {
      as: person,
    });
    seen.push(...answer.items.map(({ name }) => name));
    cursor = answer.nextCursor;
  }
  expect(seen.toSorted()).toEqual(["1.txt", "2.txt", "3.txt", "4.txt", "5.txt"]);
});

describe("a form that is none", () => {
  const send = async (by: Person, body: BodyInit, headers: Record<string, string> = {}) => {
    const response = await fetch(`${harness.url}/api/files/upload`, {
      method: "POST",
      headers: { authorization: `Bearer ${by.token}`, ...headers },
      body,
    });
    return [response.status, (await response.json()).code];
  };
  test("is refused with its reason", async () => {
    const person = await harness.createPerson();
    expect(await send(person, "{}", { "content-type": "application/json" })).toEqual([415, "request.unsupported_media_type"]);
    expect(await send(person, "--x\r\nbroken", { "content-type": "multipart/form-data; boundary=y" })).toEqual([400, "request.malformed"]);
    const empty = new FormData();
    empty.set("file", "a text field, not a file");
    expect(await send(person, empty)).toEqual([422, "request.invalid"]);
    const two = new FormData();
    two.append("file", new File(["1"], "1.txt"));
    two.append("file", new File(["2"], "2.txt"));
    expect(await send(person, two)).toEqual([422, "request.invalid"]);
    expect((await sendFile(harness, person, "a.txt", "x", { orgId: "org_1" })).status).toBe(422);
    expect((await sendFile(harness, person, "big.txt", "x".repeat(4_500_001))).status).toBe(413);
  });
});
