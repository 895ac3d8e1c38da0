import { Transformer } from "@napi-rs/image";
import { describe, expect, test } from "vitest";
import type { ContentPart } from "../../../lib/ai/schema.ts";
import { toText } from "../../../lib/ai/to-text.ts";
import type { TurnView } from "../../../lib/chat/schema.ts";
import { type Conversation, readTurn, startConversation } from "../../support/conversation.ts";
import { createInProcessParser } from "../../support/fakes/in-process-parser.ts";
import { createScriptedProvider } from "../../support/fakes/scripted-provider.ts";
import { createHarness, type Harness } from "../../support/harness.ts";
import { hashedEmbedder } from "../../support/hashed-embedder.ts";
import { sendFile } from "../../support/send-file.ts";
import { until } from "../../support/until.ts";

const SEEING = { tools: true, parallelTools: true, streaming: true, images: true, jsonSchema: false, embeddings: false };
const seer = createScriptedProvider(() => ["Seen."], { name: "seer", capabilities: SEEING });
const blind = createScriptedProvider(() => ["Read."], { name: "blind" });
const harness = await createHarness({
  environment: { JOB_TIME_DIVISOR: "10" },
  overrides: { providers: [blind, seer], embedder: hashedEmbedder(), fileParser: createInProcessParser() },
});
const onlyBlind = await createHarness({
  overrides: { providers: [createScriptedProvider(() => ["Read."])], embedder: hashedEmbedder(), fileParser: createInProcessParser() },
});

async function upload(at: Harness, chat: Conversation, name: string, content: string | Uint8Array): Promise<string> {
  const response = await sendFile(at, chat.person, name, content, { chatId: chat.chatId });
  const { id } = await response.json();
  return id;
}

/** Once its text is there, a message need not wait for it. */
async function uploadReady(at: Harness, chat: Conversation, name: string, content: string): Promise<string> {
  const id = await upload(at, chat, name, content);
  await until(async () => (await at.json("GET", `/api/files/${id}`, { as: chat.person })).state === "ready");
  return id;
}

async function ask(at: Harness, chat: Conversation, message: string, more: object): Promise<string> {
  const response = await at.call("POST", "/api/chat/stream", { as: chat.person, body: { chatId: chat.chatId, message, ...more } });
  const { jobId } = await response.json();
  expect(await chat.ended(jobId)).toMatchObject({ status: "completed", outcome: "answered" });
  return jobId;
}

/** A picture with what cameras write beside the pixels. */
async function createPicture(width: number, height: number): Promise<Buffer> {
  const pixels = new Uint8Array(width * height * 4).map((_, index) => (index % 4 === 3 ? 255 : (index * 7) % 256));
  const jpeg = await Transformer.fromRgbaPixels(pixels, width, height).jpeg(80);
  const note = Buffer.from("Exif\0\0 taken at 52.52, 13.40 by Secret Camera");
  const segment = Buffer.concat([Buffer.from([0xff, 0xe1, (note.length + 2) >> 8, (note.length + 2) & 0xff]), note]);
  return Buffer.concat([jpeg.subarray(0, 2), segment, jpeg.subarray(2)]);
}

const imagesOf = (content: string | readonly ContentPart[]) =>
  typeof content === "string" ? [] : content.filter((part) => part.type === "image");

describe("a document that comes with a message", () => {
  test("is read, reaches the model whole between marks, taints the answer, and the history stays readable", async () => {
    const chat = await startConversation(harness);
    const fileId = await upload(harness, chat, "rota.txt", "The blue van is serviced by Ines on Thursdays.");
    const jobId = await ask(harness, chat, "Who looks after the van?", { fileId });
    const request = blind.calls.at(-1);
    const [document, question] = request?.messages.slice(-2) ?? [];
    expect(toText(document?.content ?? "")).toMatch(
      /<(data-\w+) kind="file" name="fil_\w+">\n"rota.txt"\n\nThe blue van is serviced by Ines on Thursdays\.\n<\/\1>/,
    );
    expect(question).toMatchObject({ role: "user", content: "Who looks after the van?" });
    expect((await readTurn(harness, jobId)).taint).toEqual([{ kind: "file", name: fileId }]);
    expect(await chat.history()).toMatchObject([{ content: "Who looks after the van?" }, { content: "Read." }]);
    const { items } = await harness.json<{ items: TurnView[] }>("GET", `/api/chat/turns?chatId=${chat.chatId}`, { as: chat.person });
    expect(items[0]?.user.attachments).toEqual([{ fileId, kind: "document", name: "rota.txt" }]);
    expect(JSON.stringify(await readTurn(harness, jobId))).not.toContain("rota");
  });

  test("comes with the edited message too, and one that was deleted meanwhile says so", async () => {
    const chat = await startConversation(harness);
    const fileId = await uploadReady(harness, chat, "plan.txt", "Doors open at nine.");
    const first = await ask(harness, chat, "When?", { attachments: [{ fileId }] });
    await harness.call("DELETE", `/api/files/delete?id=${fileId}`, { as: chat.person });
    const response = await harness.call("POST", "/api/chat/edit", { as: chat.person, body: { jobId: first, message: "When exactly?" } });
    const { jobId } = await response.json();
    await chat.ended(jobId);
    const sent = blind.calls.at(-1)?.messages.at(-2);
    expect(toText(sent?.content ?? "")).toContain("(The file was deleted.)");
    expect(toText(sent?.content ?? "")).not.toContain("nine");
  });

  test("is one's own: a colleague's file is not found, nothing is sent, and no file goes into a chat of somebody else", async () => {
    const chat = await startConversation(harness);
    const colleague = await harness.addPerson(chat.person, "USER");
    const intoChat = await sendFile(harness, colleague, "theirs.txt", "Theirs.", { chatId: chat.chatId });
    expect([intoChat.status, (await intoChat.json()).code]).toEqual([404, "chat.chat_not_found"]);
    const { id: fileId } = await (await sendFile(harness, colleague, "theirs.txt", "Theirs.")).json();
    const body = { chatId: chat.chatId, message: "Read this", fileId };
    const response = await harness.call("POST", "/api/chat/stream", { as: chat.person, body });
    expect([response.status, (await response.json()).code]).toEqual([404, "knowledge.file_not_found"]);
    expect(await chat.history()).toEqual([]);
  });
});

describe("an image that comes with a message", () => {
  test("goes to the model that sees, at most 1,536 pixels long and without what the camera wrote", async () => {
    const chat = await startConversation(harness);
    const fileId = await upload(harness, chat, "photo.jpg", await createPicture(2_000, 500));
    await ask(harness, chat, "What is this?", { fileId });
    const [image] = imagesOf(seer.calls.at(-1)?.messages.at(-1)?.content ?? "");
    const bytes = Buffer.from(image?.source.type === "data" ? image.source.base64 : "", "base64");
    expect(await new Transformer(bytes).metadata()).toMatchObject({ width: 1_536, height: 384, format: "jpeg" });
    expect(bytes.includes("Secret Camera")).toBe(false);
    expect(blind.calls.some(({ messages }) => messages.some(({ content }) => imagesOf(content).length > 0))).toBe(false);
  });

  test("is refused in words when nobody connected sees, and the message is not stored", async () => {
    const chat = await startConversation(onlyBlind);
    const fileId = await upload(onlyBlind, chat, "photo.jpg", await createPicture(40, 30));
    const response = await onlyBlind.call("POST", "/api/chat/stream", {
      as: chat.person,
      body: { chatId: chat.chatId, message: "Look", fileId },
    });
    expect([response.status, (await response.json()).code]).toEqual([422, "chat.vision_unavailable"]);
    expect(await chat.history()).toEqual([]);
  });

  test("has a small copy of our own making, which a document has not", async () => {
    const chat = await startConversation(onlyBlind);
    const photo = await upload(onlyBlind, chat, "photo.jpg", await createPicture(800, 600));
    const response = await onlyBlind.call("GET", `/api/files/${photo}/thumbnail`, { as: chat.person });
    expect(response.headers.get("content-type")).toBe("image/webp");
    expect(await new Transformer(Buffer.from(await response.arrayBuffer())).metadata()).toMatchObject({ width: 320, height: 240 });
    const text = await upload(onlyBlind, chat, "notes.txt", "No picture.");
    expect((await onlyBlind.call("GET", `/api/files/${text}/thumbnail`, { as: chat.person })).status).toBe(404);
  });
});
