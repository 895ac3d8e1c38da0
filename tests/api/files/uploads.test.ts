import { describe, expect, test } from "vitest";
import { PART_BYTES } from "../../../lib/knowledge/contents/file-contents.ts";
import type { FileParser } from "../../../lib/knowledge/extract/file-parser.ts";
import { Refusal } from "../../../lib/knowledge/extract/refusals.ts";
import type { UploadView } from "../../../lib/knowledge/schema.ts";
import { createAdjustableClock } from "../../support/adjustable-clock.ts";
import { tick } from "../../support/conversation.ts";
import { createInProcessParser } from "../../support/fakes/in-process-parser.ts";
import { createHarness, type Person } from "../../support/harness.ts";
import { readDatabase } from "../../support/scan-database.ts";
import { sendFile, sendPart, sha256Of } from "../../support/send-file.ts";

const clock = createAdjustableClock();
/** What is sent here is not read afterwards: megabytes of text would be. */
const fileParser: FileParser = {
  ...createInProcessParser(),
  extract: async () => {
    throw new Refusal("knowledge.file_has_no_text");
  },
};
const harness = await createHarness({ overrides: { clock, fileParser } });

/** Three parts, the last one short, no two alike. */
function createText(owner: string): Buffer {
  const line = `${owner} counted the crates again.\n`;
  return Buffer.from(line.repeat(Math.ceil((2 * PART_BYTES + 5_000) / line.length))).subarray(0, 2 * PART_BYTES + 5_000);
}
const partOf = (bytes: Buffer, part: number) => bytes.subarray(part * PART_BYTES, (part + 1) * PART_BYTES);
const begin = (by: Person, name: string, size: number) =>
  harness.json<UploadView>("POST", "/api/files/uploads", { as: by, body: { name, size } });
const complete = (by: Person, id: string) => harness.call("POST", `/api/files/uploads/${id}/complete`, { as: by });
const codeOf = async (response: Response) => [response.status, (await response.json()).code];
const contentsOf = async ({ userId }: Person) => {
  const stored = await readDatabase(harness.environment.MONGODB_URI ?? "");
  return ["contents.files", "contents.chunks", "file_uploads"].map(
    (name) => (stored.get(name) ?? []).filter((row) => row.userId === userId && !row.removedAt).length,
  );
};

describe("an upload in parts", () => {
  test("takes them in any order and again, says which are there, and becomes the file byte for byte", async () => {
    const person = await harness.createPerson();
    const bytes = createText(person.userId);
    const upload = await begin(person, "crates.txt", bytes.length);
    expect(upload).toMatchObject({ partBytes: PART_BYTES, partCount: 3, parts: [] });
    for (const part of [2, 0, 2]) expect((await sendPart(harness, person, upload.id, part, partOf(bytes, part))).status).toBe(200);
    expect(await codeOf(await complete(person, upload.id))).toEqual([409, "knowledge.upload_incomplete"]);
    const seen = await harness.json<UploadView>("GET", `/api/files/uploads/${upload.id}`, { as: person });
    expect(seen.parts.map(({ part }) => part).toSorted()).toEqual([0, 2]);
    await sendPart(harness, person, upload.id, 1, partOf(bytes, 1));
    const file = await (await complete(person, upload.id)).json();
    expect(file).toEqual({ id: upload.fileId, name: "crates.txt", type: "text/plain", size: bytes.length });
    const download = await harness.call("GET", `/api/files/${file.id}/content`, { as: person });
    expect(sha256Of(Buffer.from(await download.arrayBuffer()))).toBe(sha256Of(bytes));
    expect(await codeOf(await complete(person, upload.id))).toEqual([404, "knowledge.upload_not_found"]);
    expect((await contentsOf(person))[2]).toBe(0);
  });

  test("refuses a part that is damaged, of another length, beyond the end, or there with another content", async () => {
    const person = await harness.createPerson();
    const bytes = createText(person.userId);
    const { id } = await begin(person, "crates.txt", bytes.length);
    expect(await codeOf(await sendPart(harness, person, id, 0, partOf(bytes, 0), "0".repeat(64)))).toEqual([422, "knowledge.part_wrong"]);
    expect(await codeOf(await sendPart(harness, person, id, 0, bytes.subarray(0, 100)))).toEqual([422, "knowledge.part_wrong"]);
    expect(await codeOf(await sendPart(harness, person, id, 3, partOf(bytes, 2)))).toEqual([422, "knowledge.part_wrong"]);
    expect((await sendPart(harness, person, id, 0, Buffer.alloc(PART_BYTES + 1))).status).toBe(413);
    await sendPart(harness, person, id, 2, partOf(bytes, 2));
    expect(await codeOf(await sendPart(harness, person, id, 2, Buffer.alloc(5_000, "x")))).toEqual([409, "knowledge.part_conflict"]);
  });

  test("made of two contents sent at once for one part is one of them whole, never a mixture", async () => {
    const person = await harness.createPerson();
    const size = 300_000;
    const { id, fileId } = await begin(person, "race.txt", size);
    const sent = ["a", "b"].map((letter) => Buffer.alloc(size, letter));
    await Promise.all(sent.map((bytes) => sendPart(harness, person, id, 0, bytes)));
    const response = await complete(person, id);
    if (response.status === 200) {
      const bytes = Buffer.from(await (await harness.call("GET", `/api/files/${fileId}/content`, { as: person })).arrayBuffer());
      expect(sent.some((each) => each.equals(bytes))).toBe(true);
    } else expect((await response.json()).code).toBe("knowledge.part_wrong");
  });

  test("that is refused at its end, cancelled or abandoned leaves nothing behind", async () => {
    const person = await harness.createPerson();
    const program = Buffer.concat([Buffer.from("MZ\x90\0\x03"), Buffer.alloc(1_000)]);
    const lying = await begin(person, "report.pdf", program.length);
    await sendPart(harness, person, lying.id, 0, program);
    expect(await codeOf(await complete(person, lying.id))).toEqual([415, "knowledge.type_not_allowed"]);
    const cancelled = await begin(person, "a.txt", 3);
    await sendPart(harness, person, cancelled.id, 0, Buffer.from("abc"));
    expect((await harness.call("DELETE", `/api/files/uploads/${cancelled.id}`, { as: person })).status).toBe(204);
    const abandoned = await begin(person, "b.txt", 3);
    await sendPart(harness, person, abandoned.id, 0, Buffer.from("abc"));
    expect(await contentsOf(person)).toEqual([1, 1, 1]);
    clock.advance(25 * 3_600_000);
    await tick(harness);
    expect(await contentsOf(person)).toEqual([0, 0, 0]);
  });

  test("completed twice at once is one file", async () => {
    const person = await harness.createPerson();
    const { id, fileId } = await begin(person, "once.txt", 4);
    await sendPart(harness, person, id, 0, Buffer.from("once"));
    const answers = await Promise.all([complete(person, id), complete(person, id), complete(person, id)]);
    const ids = await Promise.all(answers.filter(({ status }) => status === 200).map(async (answer) => (await answer.json()).id));
    expect(ids.length).toBeGreaterThan(0);
    expect(new Set(ids)).toEqual(new Set([fileId]));
    expect(await harness.json("GET", "/api/files/list", { as: person })).toHaveLength(1);
    expect((await harness.call("GET", `/api/files/${fileId}/content`, { as: person })).status).toBe(200);
  });

  test("is refused before its first byte where that can be known, and is nobody else's", async () => {
    const person = await harness.createPerson();
    const refused = async (name: string, size: number) =>
      codeOf(await harness.call("POST", "/api/files/uploads", { as: person, body: { name, size } }));
    expect(await refused("tool.exe", 10)).toEqual([415, "knowledge.type_not_allowed"]);
    expect(await refused("big.txt", 50_000_001)).toEqual([413, "knowledge.file_too_large"]);
    expect(await refused("none.txt", 0)).toEqual([422, "knowledge.file_empty"]);
    const { id } = await begin(person, "mine.txt", 3);
    const colleague = await harness.addPerson(person, "ADMIN");
    expect((await sendPart(harness, colleague, id, 0, Buffer.from("abc"))).status).toBe(404);
    expect((await complete(colleague, id)).status).toBe(404);
  });
});

test("a file that was cancelled while it became one is not kept without its content", async () => {
  const person = await harness.createPerson();
  const { id, fileId } = await begin(person, "late.txt", 3);
  await sendPart(harness, person, id, 0, Buffer.from("abc"));
  await Promise.all([complete(person, id), harness.call("DELETE", `/api/files/uploads/${id}`, { as: person })]);
  const file = await harness.call("GET", `/api/files/${fileId}`, { as: person });
  if (file.status === 200) {
    const content = await harness.call("GET", `/api/files/${fileId}/content`, { as: person });
    expect(await content.text()).toBe("abc");
  } else expect(await contentsOf(person)).toEqual([0, 0, 0]);
});

/** A journey of a new user: what is named like a document and is a program does not get in; what is clean is hashed and kept. */
test("an executable renamed to .pdf is refused in words; a clean file is accepted and hashed", async () => {
  const person = await harness.createPerson();
  const refused = await sendFile(harness, person, "invoice.pdf", Buffer.concat([Buffer.from("MZ\x90\0\x03\0\0\0"), Buffer.alloc(500)]));
  expect(refused.status).toBe(415);
  expect(await refused.json()).toMatchObject({
    code: "knowledge.type_not_allowed",
    detail: "The file is a program, not a PDF. Programs are not taken.",
  });
  expect(await harness.json("GET", "/api/files/list", { as: person })).toEqual([]);
  const clean = Buffer.from("An invoice, as plain as can be.");
  expect((await sendFile(harness, person, "invoice.txt", clean)).status).toBe(200);
  expect(await harness.json("GET", "/api/files/list", { as: person })).toMatchObject([{ name: "invoice.txt", sha256: sha256Of(clean) }]);
});
