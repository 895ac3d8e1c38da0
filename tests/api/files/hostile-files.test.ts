import { describe, expect, test } from "vitest";
import { createFileParser } from "../../../lib/knowledge/extract/file-parser.ts";
import { createHarness, type Person } from "../../support/harness.ts";
import { ARCHIVES } from "../../support/hostile/archives.ts";
import { IMAGES, PDFS, TEXTS } from "../../support/hostile/documents.ts";
import type { HostileFile } from "../../support/hostile/hostile-file.ts";
import { docx, xlsx } from "../../support/hostile/office.ts";
import { onePage } from "../../support/hostile/pdf.ts";
import { PROGRAMS } from "../../support/hostile/programs.ts";
import { until } from "../../support/until.ts";

// One process reads many of them here, with less time and memory than in a deployment; what is refused, and why, is the same.
const parser = createFileParser({ tasksPerWorker: 1_000, timeoutMs: 4_000, memoryMb: 400 });
const harness = await createHarness({ overrides: { fileParser: parser } });
const person = await harness.createPerson();

type Answer = { id: string; name: string; code?: string; detail?: string; status?: number };

async function upload(by: Person, name: string, bytes: Uint8Array): Promise<Answer & { httpStatus: number }> {
  const form = new FormData();
  form.set("file", new File([new Uint8Array(bytes)], name));
  const headers = { authorization: `Bearer ${by.token}`, origin: harness.url };
  const response = await fetch(`${harness.url}/api/files/upload`, { method: "POST", body: form, headers });
  return { ...(await response.json()), httpStatus: response.status };
}

type View = { id: string; state: string; failure: string | null };
const settled = (id: string) =>
  until(async () => {
    const view = await harness.json<View>("GET", `/api/files/${id}`, { as: person });
    return (view.state === "ready" || view.state === "failed") && view;
  });

async function expectRefused({ name, bytes, at, code }: HostileFile): Promise<void> {
  const before = (await harness.json<unknown[]>("GET", "/api/files/list", { as: person })).length;
  const answer = await upload(person, name, bytes());
  if (at === "door") {
    expect({ code: answer.code, isRefused: [415, 422].includes(answer.httpStatus) }).toEqual({ code, isRefused: true });
    expect(answer.detail).toMatch(/^\S.{10,}\.$/);
    expect(await harness.json<unknown[]>("GET", "/api/files/list", { as: person })).toHaveLength(before);
    return;
  }
  expect(answer.httpStatus).toBe(200);
  expect(await settled(answer.id)).toMatchObject({ state: "failed", failure: code });
  const text = await harness.call("GET", `/api/files/${answer.id}/text`, { as: person });
  expect(text.status).toBe(409);
}

const rows = (files: readonly HostileFile[]) => files.map((file) => [`${file.what}, as ${file.name}`, file] as const);

describe("what is not what it says is refused", () => test.each(rows(PROGRAMS))("%s", (_name, file) => expectRefused(file)));
describe("an Office file that harms is refused", () => test.each(rows(ARCHIVES))("%s", (_name, file) => expectRefused(file)));
describe("a PDF that harms is refused", () => test.each(rows(PDFS))("%s", (_name, file) => expectRefused(file)));
describe("text that is none, or has no end, is refused", () => test.each(rows(TEXTS))("%s", (_name, file) => expectRefused(file)));
describe("a picture that would fill the memory is refused", () => test.each(rows(IMAGES))("%s", (_name, file) => expectRefused(file)));

test("51 MB are refused before a part of them is sent", async () => {
  const answer = await harness.json<Answer>("POST", "/api/files/uploads", { as: person, body: { name: "large.pdf", size: 51_000_000 } });
  expect(answer).toMatchObject({ status: 413, code: "knowledge.file_too_large" });
});

describe("what only looks hostile is taken", () => {
  test.each([
    ["a PDF", "a.pdf", onePage],
    ["a Word document", "a.docx", docx],
    ["an Excel workbook", "a.xlsx", xlsx],
    ["formulas in cells, as words", "a.csv", () => Buffer.from('name,value\n=HYPERLINK("http://x"),=1+1\n@SUM(A1),-2\n')],
    [
      "words about JavaScript and /Launch",
      "a.md",
      () => Buffer.from("# /JavaScript\n\nA PDF with /Launch starts a program; <!DOCTYPE x> declares one.\n"),
    ],
  ])("%s", async (_name, name, bytes) => {
    const answer = await upload(person, name, bytes());
    expect(answer.httpStatus).toBe(200);
    expect(await settled(answer.id)).toMatchObject({ state: "ready", failure: null });
  });
  test.each([
    ["direction marks that turn an ending around", "invoice\u202efdp.txt", "invoicefdp.txt"],
    ["a path", "../../etc/passwd.txt", "passwd.txt"],
  ])("a name with %s is shown without", async (_name, given, shown) => {
    expect(await upload(person, given, Buffer.from(`A text for ${shown}.`))).toMatchObject({ httpStatus: 200, name: shown });
  });
});

test("after all of them the parser still reads, and nothing of the server has ended", async () => {
  expect(await parser.inspect({ bytes: onePage(), type: "application/pdf" })).toBeNull();
  expect((await harness.call("GET", "/api/health/live")).status).toBe(200);
});
