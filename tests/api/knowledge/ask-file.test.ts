import { describe, expect, test } from "vitest";
import { createHarness } from "../../support/harness.ts";
import { hashedEmbedder } from "../../support/hashed-embedder.ts";
import { addIndexedFile } from "../../support/knowledge-world.ts";

type Answer = {
  answer: string;
  citations: { number: number; fileId: string; chunkIndex: number; page: number; text: string }[];
  demo: boolean;
};
const harness = await createHarness({ overrides: { embedder: hashedEmbedder() } });
const person = await harness.createPerson();
const LEASE = ["The deposit is three monthly rents.", "The landlord returns the deposit within six weeks.", "Pets need written consent."];
const lease = await addIndexedFile(harness, person, { name: "lease.txt", passages: LEASE });
await addIndexedFile(harness, person, { name: "menu.txt", passages: ["The soup of the day is lentil soup."] });
const ask = (fileId: string, question: string, as = person) =>
  harness.json<Answer & { code?: string }>("POST", "/api/files/ask", { as, body: { fileId, question } });

describe("asking one file", () => {
  test("the answer cites the passage it rests on", async () => {
    const { answer, citations, demo } = await ask(lease, "When does the landlord return the deposit?");
    expect(answer).toContain("six weeks");
    expect(demo).toBe(true);
    expect(citations[0]).toMatchObject({ fileId: lease, chunkIndex: 1, page: 2, text: LEASE[1] });
    expect(answer).toContain(`[${citations[0]?.number}]`);
  });

  test("what the file does not say is not answered, also where another file says it", async () => {
    expect(await ask(lease, "What is the soup of the day?")).toEqual({
      answer: "The file does not answer this.",
      citations: [],
      demo: false,
    });
  });

  test("somebody else's file is not there, and one without passages says so", async () => {
    const stranger = await harness.createPerson();
    expect((await ask(lease, "What is the deposit?", stranger)).code).toBe("knowledge.file_not_found");
    const colleague = await harness.addPerson(person, "USER");
    expect((await ask(lease, "What is the deposit?", colleague)).code).toBe("knowledge.file_not_found");
  });
});
