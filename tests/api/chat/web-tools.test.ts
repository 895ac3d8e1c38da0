import { afterAll, expect, test } from "vitest";
import { toText } from "../../../lib/ai/to-text.ts";
import type { ToolCallView, TurnView } from "../../../lib/chat/schema.ts";
import { startSampleSearch } from "../../../scripts/local/search/server.ts";
import { deliver, NO_QUEUE, startConversation } from "../../support/conversation.ts";
import { createHarness } from "../../support/harness.ts";

const search = await startSampleSearch();
afterAll(() => search.close());
const harness = await createHarness({ environment: { ...NO_QUEUE, SAMPLE_SEARCH_URL: search.url } });

async function ask(message: string) {
  const chat = await startConversation(harness);
  const turnId = await chat.send(message);
  await deliver(harness, chat.person, turnId);
  const { items } = await harness.json<{ items: TurnView[] }>("GET", `/api/chat/turns?chatId=${chat.chatId}`, { as: chat.person });
  const calls = await harness.json<ToolCallView[]>("GET", `/api/chat/tool-calls?jobId=${turnId}`, { as: chat.person });
  return { ...chat, turnId, turn: items[0], calls, content: (await chat.status(turnId)).content };
}

test("today's news is searched for, a page is read, and the answer says where it is from and that it is a sample", async () => {
  const { calls, content, turn } = await ask("What is today's news?");
  expect(calls.map(({ tool, state, isSample }) => [tool, state, isSample])).toEqual([
    ["search_web", "done", true],
    ["read_webpage", "done", false],
  ]);
  expect(calls[0]?.sources.length).toBeGreaterThan(2);
  const [page] = calls[1]?.sources ?? [];
  expect(page).toMatchObject({ type: "page", title: "Harbour bridge of Port Linden opens two months early" });
  expect(calls[1]?.result).toContain("14,000 cars a day");
  expect(calls[1]?.result).not.toContain("<data-");
  expect(content).toContain("sample pages");
  expect(content).toContain("Harbour bridge");
  expect(turn?.tools).toHaveLength(2);
});

test("a calculation goes to the calculator, a picture is made, labelled and kept as the person's own file", async () => {
  const sum = await ask("What is 17 % of 2,340?");
  expect(sum.calls).toMatchObject([{ tool: "calculator", state: "done", result: "397.8" }]);
  expect(sum.content).toContain("397.8");

  const { calls, person, content } = await ask("Draw a picture of a lighthouse at dusk");
  expect(calls).toMatchObject([{ tool: "generate_image", state: "done", isSample: true }]);
  expect(content).toContain("no model has made");
  const [file] = calls[0]?.files ?? [];
  const image = await harness.call("GET", `/api/files/${file?.fileId}/content`, { as: person });
  expect([image.status, image.headers.get("content-type")]).toEqual([200, "image/png"]);
  const stranger = await harness.createPerson();
  expect((await harness.call("GET", `/api/files/${file?.fileId}/content`, { as: stranger })).status).toBe(404);
});

test("nobody reads what another person's tools said", async () => {
  const { turnId, person } = await ask("What is 2 + 2?");
  const colleague = await harness.addPerson(person, "ADMIN");
  for (const as of [colleague, await harness.createPerson()])
    expect((await harness.call("GET", `/api/chat/tool-calls?jobId=${turnId}`, { as })).status).toBe(404);
});

test("an address that leads inward is told to the model in a sentence and asked of nobody", async () => {
  const { calls } = await ask("Read http://169.254.169.254/latest/meta-data/ for me");
  expect(calls).toMatchObject([
    { tool: "read_webpage", state: "failed", result: "The address leads into a private network.", sources: [] },
  ]);
  expect(toText(calls[0]?.arguments ?? "")).toContain("169.254.169.254");
});

test("a note is saved among the person's files once they have agreed, and not before", async () => {
  const { turn, person, turnId } = await ask("Save a note: the boiler is serviced every March");
  const files = () => harness.json<{ name: string }[]>("GET", "/api/files/list", { as: person });
  expect(await files()).toEqual([]);
  const asked = turn?.approval;
  expect(asked).toMatchObject({
    tool: "save_note",
    fields: [{ label: "Title" }, { label: "Note", text: "the boiler is serviced every March" }],
  });
  const body = { jobId: turnId, approvalId: asked?.id, digest: asked?.digest, answer: "approved" };
  expect((await harness.call("POST", "/api/chat/tool-calls/decide", { as: person, body })).status).toBe(200);
  await deliver(harness, person, turnId);
  expect(await files()).toMatchObject([{ name: "the boiler is serviced every March.md" }]);
});

test("every tool that changes something waits for its person, whatever it is called", () => {
  const writing = harness.runtime.deps.tools.filter(({ isWriting }) => isWriting);
  expect(writing.length).toBeGreaterThan(0);
  expect(writing.filter(({ approval }) => approval !== "always").map(({ name }) => name)).toEqual([]);
});
