import { expect, test } from "vitest";
import { eventually, setUpQStash } from "./test-setup.ts";

test("the limits of the newest message hold for those that wait under the same key", async () => {
  const { client, server, bodies, url } = await setUpQStash();
  for (const body of ["1", "2", "3"]) await client.publish({ url, body, flowControl: { key: "k", rate: 1, period: "1h" } });
  await server.idle();
  expect(bodies()).toEqual(["1"]);
  await client.publish({ url, body: "4", flowControl: { key: "k", rate: 3, period: "1h" } });
  await server.idle();
  expect(bodies()).toEqual(["1", "2", "3"]);
  expect(await client.flowControl.get("k")).toMatchObject({ rateMax: 3, rateCount: 3, waitListSize: 1 });
});

test("one key limits all addresses together, another key is not touched", async () => {
  const { client, server, destination, url } = await setUpQStash();
  const flowControl = { key: "shared", rate: 2, period: "1m" } as const;
  for (const path of ["/a", "/b", "/c"]) await client.publish({ url: destination.url + path, flowControl });
  await client.publish({ url, flowControl: { ...flowControl, key: "other" } });
  await server.idle();
  expect(destination.received.map((request) => new URL(request.url).pathname).sort()).toEqual(["/a", "/api/jobs", "/b"]);
});

test("rate and parallelism together: neither is passed", async () => {
  const release: (() => void)[] = [];
  const { client, server, clock, url } = await setUpQStash({}, async () => {
    await new Promise<void>((resolve) => release.push(resolve));
    return { status: 200 };
  });
  const flowControl = { key: "both", rate: 2, parallelism: 3, period: "1m" } as const;
  await client.batch(Array.from({ length: 6 }, (_, n) => ({ url, body: String(n), flowControl })));
  await eventually(() => release.length).toBe(2);
  clock.advance(60_000);
  await eventually(() => release.length).toBe(3);
  expect(await client.flowControl.get("both")).toMatchObject({ parallelismCount: 3, parallelismMax: 3, rateMax: 2 });
  clock.advance(60_000);
  release.shift()?.();
  await eventually(() => release.length).toBe(3);
  await client.messages.cancel({ all: true });
  for (const go of release) go();
  await server.idle();
});

test("what was pinned stays after it is unpinned until a message brings other limits", async () => {
  const { client, server, bodies, clock, url } = await setUpQStash();
  const publish = (body: string, rate: number) => client.publish({ url, body, flowControl: { key: "k", rate, period: "1m" } });
  await publish("1", 1);
  await client.flowControl.pin("k", { rate: 2, period: 60 });
  for (const body of ["2", "3", "4"]) await publish(body, 1);
  await server.idle();
  expect(bodies()).toHaveLength(3);
  await client.flowControl.unpin("k", { rate: true });
  expect(await client.flowControl.get("k")).toMatchObject({ isPinnedRate: false, rateMax: 2 });
  await publish("5", 1);
  expect(await client.flowControl.get("k")).toMatchObject({ rateMax: 1 });
  clock.advance(60_000);
  await server.idle();
  expect(bodies()).toHaveLength(4);
});

test("a period is a second unless it is given, and at most a week", async () => {
  const { client, server, bodies, clock, url } = await setUpQStash();
  for (const body of ["1", "2"]) await client.publish({ url, body, flowControl: { key: "k", rate: 1 } });
  await server.idle();
  clock.advance(999);
  await server.idle();
  expect(bodies()).toEqual(["1"]);
  clock.advance(1);
  await server.idle();
  expect(bodies()).toEqual(["1", "2"]);
  await client.publish({ url, flowControl: { key: "week", rate: 1, period: "7d" } });
  await expect(client.publish({ url, flowControl: { key: "week", rate: 1, period: "8d" } })).rejects.toMatchObject({ status: 400 });
});

test("an unknown key is a 404", async () => {
  const { client } = await setUpQStash();
  await expect(client.flowControl.get("never-used")).rejects.toMatchObject({ status: 404 });
});
