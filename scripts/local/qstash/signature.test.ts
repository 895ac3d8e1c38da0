import { createHash } from "node:crypto";
import { Receiver } from "@upstash/qstash";
import { expect, onTestFinished, test, vi } from "vitest";
import type { ReceivedRequest } from "./recording-destination.ts";
import { setUpQStash, testKeys, verifySignature } from "./test-setup.ts";

type Claims = Record<string, unknown>;

function readClaims(request: ReceivedRequest | undefined): { header: Claims; claims: Claims } {
  const [header = "", claims = ""] = String(request?.headers["upstash-signature"]).split(".");
  const decode = (part: string): Claims => JSON.parse(Buffer.from(part, "base64url").toString());
  return { header: decode(header), claims: decode(claims) };
}

test("the token carries the documented claims and no others: five minutes, the address, the padded hash of the raw body", async () => {
  const { client, server, destination, url } = await setUpQStash();
  await client.publish({ url: `${url}?a=1`, body: "ünïcode" });
  await server.idle();
  const { header, claims } = readClaims(destination.received[0]);
  expect(header).toEqual({ alg: "HS256", typ: "JWT" });
  const issuedAt = Number(claims.iat);
  expect(Math.abs(issuedAt - Date.now() / 1000)).toBeLessThan(60);
  const hash = createHash("sha256").update("ünïcode").digest("base64").replaceAll("+", "-").replaceAll("/", "_");
  expect(hash).toMatch(/=$/);
  expect(claims).toEqual({
    iss: "Upstash",
    sub: `${url}?a=1`,
    exp: issuedAt + 300,
    nbf: issuedAt,
    iat: issuedAt,
    jti: expect.stringMatching(/^jwt_[0-9a-f]{32}$/),
    body: hash,
  });
});

test("a signature is good for five minutes and not a second longer", async () => {
  const { client, server, destination, url } = await setUpQStash();
  await client.publish({ url, body: "x" });
  await server.idle();
  const expiresAt = Number(readClaims(destination.received[0]).claims.exp) * 1000;
  vi.useFakeTimers({ toFake: ["Date"] });
  onTestFinished(() => void vi.useRealTimers());
  const { currentSigningKey } = testKeys;
  const receiver = new Receiver({ currentSigningKey, nextSigningKey: currentSigningKey, devMode: false });
  const verify = () => receiver.verify({ signature: String(destination.received[0]?.headers["upstash-signature"]), body: "x", url });
  vi.setSystemTime(expiresAt - 1000);
  expect(await verify()).toBe(true);
  vi.setSystemTime(expiresAt + 1000);
  await expect(verify()).rejects.toThrow('"exp" claim timestamp check failed');
});

test("keys rolled once are still accepted by an application with the old pair, rolled twice they are not", async () => {
  const { client, server, destination, url } = await setUpQStash();
  const roll = () => fetch(`${server.url}/v2/keys/rotate`, { method: "POST", headers: { authorization: `Bearer ${testKeys.token}` } });
  for (const body of ["before", "once", "twice"]) {
    await client.publish({ url, body });
    await server.idle();
    await roll();
  }
  const [before, once, twice] = destination.received;
  expect([await verifySignature(before), await verifySignature(once)]).toEqual([true, true]);
  await expect(verifySignature(twice)).rejects.toThrow("signature verification failed");
});

test("an application with the new pair accepts what is signed after the roll and refuses what was signed before", async () => {
  const { client, server, destination, url } = await setUpQStash();
  await client.publish({ url, body: "x" });
  await server.idle();
  const headers = { authorization: `Bearer ${testKeys.token}` };
  const { current, next } = await (await fetch(`${server.url}/v2/keys/rotate`, { method: "POST", headers })).json();
  await client.publish({ url, body: "x" });
  await server.idle();
  const receiver = new Receiver({ currentSigningKey: current, nextSigningKey: next, devMode: false });
  const verify = (index: number) =>
    receiver.verify({ signature: String(destination.received[index]?.headers["upstash-signature"]), body: "x", url });
  expect(await verify(1)).toBe(true);
  await expect(verify(0)).rejects.toThrow("signature verification failed");
});

test("a body of any bytes arrives unchanged and is signed over its bytes", async () => {
  const { client, server, destination, url } = await setUpQStash();
  const body = Buffer.from([0, 255, 128, 13, 10]);
  const { messageId } = await client.publish({
    url,
    body: new Blob([body]),
    delay: 5,
    headers: { "content-type": "application/octet-stream" },
  });
  expect(await client.messages.get(messageId)).toMatchObject({ bodyBase64: body.toString("base64") });
  await server.deliverNow();
  expect(destination.received[0]?.bytes).toEqual(body);
  expect(destination.received[0]?.headers["content-type"]).toBe("application/octet-stream");
  expect(readClaims(destination.received[0]).claims.body).toBe(
    createHash("sha256").update(body).digest("base64").replaceAll("+", "-").replaceAll("/", "_"),
  );
});
