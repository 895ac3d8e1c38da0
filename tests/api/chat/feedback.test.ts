import { beforeAll, describe, expect, test } from "vitest";
import { feedbackCollection } from "../../../lib/chat/feedback/feedback.store.ts";
import { deliver, NO_QUEUE, startConversation } from "../../support/conversation.ts";
import { createScriptedProvider } from "../../support/fakes/scripted-provider.ts";
import { createHarness, type Harness, type Person } from "../../support/harness.ts";

let harness: Harness;
beforeAll(async () => {
  const provider = createScriptedProvider(() => ["The capital is Oslo."]);
  harness = await createHarness({ environment: NO_QUEUE, overrides: { providers: [provider] } });
});

async function startAnswered(person?: Person, question = "Capital of Norway? My key is sk-proj-Ab12Cd34Ef56Gh78Ij90Kl12Mn34Op56Qr78St90") {
  const chat = await startConversation(harness, person);
  const jobId = await chat.send(question);
  await deliver(harness, chat.person, jobId);
  return { ...chat, jobId };
}
const give = (as: Person, body: object) => harness.call("PUT", "/api/chat/feedback", { as, body });
const listed = async (as: Person) => (await harness.json<{ items: Record<string, unknown>[] }>("GET", "/api/admin/feedback", { as })).items;

describe("feedback on an answer", () => {
  test("without consent an administrator sees a count and no word of it", async () => {
    const { person, jobId, chatId } = await startAnswered();
    const body = { jobId, rating: "down", reason: "wrong", comment: "It is not what I asked" };
    expect(await (await give(person, body)).json()).toMatchObject({ rating: "down", comment: body.comment, mayShareText: false });
    expect(await listed(person)).toEqual([]);
    expect(await (await harness.call("GET", "/api/admin/feedback/export", { as: person })).text()).toBe("");
    const quality = await harness.json("GET", "/api/admin/quality", { as: person });
    expect(quality).toMatchObject({
      ...{ up: 0, down: 1, reasons: [{ reason: "wrong", count: 1 }] },
      models: [{ provider: "scripted", model: "scripted-1", up: 0, down: 1 }],
    });
    const { items } = await harness.json<{ items: object[] }>("GET", `/api/chat/turns?chatId=${chatId}`, { as: person });
    expect(items).toMatchObject([{ jobId, rating: "down" }]);
    const stored = await harness.runtime.deps.db.collection(feedbackCollection).findOne({ turnId: jobId });
    expect(JSON.stringify(stored)).not.toMatch(/Norway|Oslo|asked/);
    expect(stored?.shared).toBeNull();
  });

  test("with consent its text feeds the evaluation set, without secrets and without who gave it; taking consent back takes the text back", async () => {
    const { person, jobId } = await startAnswered();
    const body = { jobId, rating: "up", comment: "Just right", mayShareText: true };
    await give(person, body);
    const [item] = await listed(person);
    expect(item).toMatchObject({ rating: "up", comment: "Just right", answer: "The capital is Oslo.", model: "scripted-1" });
    expect(item?.question).toMatch(/^Capital of Norway/);
    expect(JSON.stringify(item)).not.toContain("Ab12Cd34Ef56");
    const exported = async () => {
      const text = await (await harness.call("GET", "/api/admin/feedback/export", { as: person })).text();
      return text.trim() === ""
        ? []
        : text
            .trim()
            .split("\n")
            .map((line) => JSON.parse(line));
    };
    const [first, second] = [await exported(), await exported()];
    expect(first).toMatchObject([{ rating: "up", answer: "The capital is Oslo." }]);
    expect(JSON.stringify(first)).not.toContain(person.userId);
    expect(first[0]?.person).not.toBe(second[0]?.person);
    await give(person, { ...body, mayShareText: false });
    expect([await listed(person), await exported()]).toEqual([[], []]);
  });

  test("the last word counts, it can be taken back, and it goes with its chat", async () => {
    const { person, jobId, chatId } = await startAnswered();
    const rows = () => harness.runtime.deps.db.collection(feedbackCollection).countDocuments({ orgId: person.orgId });
    await Promise.all(["up", "down", "up"].map((rating) => give(person, { jobId, rating })));
    await give(person, { jobId, rating: "down" });
    expect(await harness.json("GET", "/api/admin/quality", { as: person })).toMatchObject({ up: 0, down: 1 });
    const take = () => harness.call("DELETE", `/api/chat/feedback?jobId=${jobId}`, { as: person });
    expect([(await take()).status, (await take()).status, await rows()]).toEqual([204, 204, 0]);
    expect(await harness.json("GET", `/api/chat/feedback?jobId=${jobId}`, { as: person })).toBeNull();
    await give(person, { jobId, rating: "up" });
    await harness.call("DELETE", `/api/chat/delete?chatId=${chatId}`, { as: person });
    const [purge] = await harness.runtime.deps.db
      .collection<{ _id: string; name: string }>({ name: "jobs", indexes: [] })
      .find({ orgId: person.orgId, name: "chat.purge-chat" })
      .toArray();
    await harness.signedCallback("/api/jobs/run", { job: "chat.purge-chat", orgId: person.orgId, id: purge?._id });
    expect(await rows()).toBe(0);
  });

  test("only on one's own answer, and only where there is one", async () => {
    const { person, jobId, send } = await startAnswered();
    const member = await harness.addPerson(person, "USER");
    expect((await give(member, { jobId, rating: "up" })).status).toBe(404);
    for (const path of ["/api/admin/quality", "/api/admin/feedback", "/api/admin/feedback/export"])
      expect((await harness.call("GET", path, { as: member })).status).toBe(403);
    const analyst = await harness.addPerson(person, "ANALYST");
    expect((await harness.call("GET", "/api/admin/quality", { as: analyst })).status).toBe(200);
    expect((await harness.call("GET", "/api/admin/feedback", { as: analyst })).status).toBe(403);
    const waiting = await give(person, { jobId: await send("And of Sweden?"), rating: "up" });
    expect([waiting.status, (await waiting.json()).code]).toEqual([409, "chat.nothing_to_rate"]);
  });
});
