import { expect, test } from "vitest";
import { startConversation } from "../support/conversation.ts";
import { createScriptedProvider } from "../support/fakes/scripted-provider.ts";
import { createHarness } from "../support/harness.ts";
import { until } from "../support/until.ts";

const pause = () => new Promise((resolve) => setTimeout(resolve, 30));

test("five messages sent at once to one chat are answered in their order, one running at a time", async () => {
  const provider = createScriptedProvider(() => ["Answer ", pause(), "done."]);
  const harness = await createHarness({ overrides: { providers: [provider] } });
  const { person, chatId, send, ended } = await startConversation(harness);
  const sent = await Promise.all(["a", "b", "c", "d", "e"].map((letter) => send(`Message ${letter}`)));
  for (const turnId of sent) expect(await ended(turnId)).toMatchObject({ outcome: "answered" });
  expect(provider.load.most).toBe(1);
  const { items } = await harness.json<{ items: { seq: number; user: { content: string } }[] }>("GET", `/api/chat/turns?chatId=${chatId}`, {
    as: person,
  });
  expect(items.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
  const asked = provider.calls.map(({ messages }) => messages.at(-1)?.content);
  expect(asked).toEqual(items.map(({ user }) => user.content));
  // Each answer was made with every earlier exchange in view: system, two per exchange, the message.
  expect(provider.calls.map(({ messages }) => messages.length)).toEqual([2, 4, 6, 8, 10]);
});

test("two chats of one person are answered side by side", async () => {
  let arrived = 0;
  const together = until(async () => arrived === 2, { what: "both answers to be under way" });
  const provider = createScriptedProvider(() => {
    arrived += 1;
    return ["Both ", together, "at once."];
  });
  const harness = await createHarness({ overrides: { providers: [provider] } });
  const first = await startConversation(harness);
  const second = await startConversation(harness, first.person);
  const [a, b] = await Promise.all([first.send("one"), second.send("two")]);
  expect(await first.ended(a)).toMatchObject({ content: "Both at once." });
  expect(await second.ended(b)).toMatchObject({ content: "Both at once." });
});
