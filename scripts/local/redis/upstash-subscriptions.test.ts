import { get, type IncomingMessage } from "node:http";
import { expect, test } from "vitest";
import type { UpstashRedis } from "./server.ts";
import { callRest, describeEngines, eventually } from "./test-engines.ts";

describeEngines("subscriptions of @upstash/redis", ({ redis, key }) => {
  test("a subscriber gets each message once and in the order of publishing", async () => {
    const channel = key();
    const received: unknown[] = [];
    const subscription = redis().subscribe<{ n: number }>([channel]);
    subscription.on("message", ({ message }) => received.push(message));
    await subscribed(subscription, "subscribe");
    const sent = Array.from({ length: 200 }, (_, n) => ({ n, text: "a,b\nü" }));
    for (let start = 0; start < sent.length; start += 50) {
      const pipeline = redis().pipeline();
      for (const message of sent.slice(start, start + 50)) pipeline.publish(channel, message);
      expect(await pipeline.exec()).toEqual(Array.from({ length: 50 }, () => 1));
    }
    await eventually(() => received.length).toBe(sent.length);
    expect(received).toEqual(sent);
    await subscription.unsubscribe();
    await eventually(() => redis().publish(channel, "nobody")).toBe(0);
  });

  test("a pattern subscriber learns the channel of each message and hears no other channel", async () => {
    const prefix = key();
    const received: unknown[] = [];
    const subscription = redis().psubscribe<string>([`${prefix}:[ab]*`]);
    subscription.on("pmessage", ({ channel, message }) => received.push([channel, message]));
    await subscribed(subscription, "psubscribe");
    await redis().publish(`${prefix}:c1`, '"no"');
    await redis().publish(`${prefix}:a1`, '"yes"');
    await redis().publish(`${prefix}:b2`, '"too"');
    await eventually(() => received).toEqual([
      [`${prefix}:a1`, "yes"],
      [`${prefix}:b2`, "too"],
    ]);
    await subscription.unsubscribe();
  });
});

describeEngines("event streams", ({ redis, key, server }) => {
  test("300 listeners of one channel all receive, and PUBLISH counts them", async () => {
    const channel = key();
    const listeners = await Promise.all(Array.from({ length: 300 }, () => listen(server(), `/subscribe/${channel}`)));
    await eventually(() => listeners.every(({ text }) => text().includes(`data: subscribe,${channel},1\n\n`))).toBe(true);
    expect(await redis().publish(channel, "all")).toBe(300);
    await eventually(() => listeners.filter(({ text }) => text().endsWith(`data: message,${channel},all\n\n`)).length).toBe(300);
    for (const { close } of listeners) close();
    await eventually(() => redis().publish(channel, "gone")).toBe(0);
  });

  test("one stream may follow several channels", async () => {
    const [first, second] = [key(), key()];
    const { text, close } = await listen(server(), `/subscribe/${first}/${second}`);
    await eventually(text).toBe(`data: subscribe,${first},1\n\ndata: subscribe,${second},2\n\n`);
    await redis().publish(second, "x");
    await eventually(text).toContain(`data: message,${second},x\n\n`);
    close();
  });

  test("subscribing to nothing is refused", async () => {
    const error = "ERR wrong number of arguments for 'subscribe' command";
    expect(await callRest(server(), "/subscribe")).toEqual({ status: 400, body: { error } });
  });
});

type Announces = { on: (type: "subscribe" | "psubscribe", listener: (count: number) => void) => void };

function subscribed(subscription: Announces, type: "subscribe" | "psubscribe"): Promise<void> {
  return new Promise((resolve) => subscription.on(type, () => resolve()));
}

async function listen(server: UpstashRedis, path: string): Promise<{ text: () => string; close: () => void }> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get(`${server.url}${path}`, { agent: false, headers: { authorization: `Bearer ${server.token}` } }, resolve).on("error", reject);
  });
  let received = "";
  response.setEncoding("utf8").on("data", (chunk: string) => {
    received += chunk;
  });
  response.on("error", () => {});
  return { text: () => received, close: () => response.destroy() };
}
