import { Client, Receiver } from "@upstash/qstash";
import { expect, onTestFinished } from "vitest";
import { createFakeQStashClock } from "./clock.ts";
import { type DestinationReply, type ReceivedRequest, startRecordingDestination } from "./recording-destination.ts";
import { type LocalQStash, type QStashOptions, startQStash } from "./server.ts";

export const testKeys = { token: "token-for-tests", currentSigningKey: "sig_current", nextSigningKey: "sig_next" };

/** A stand-in on a fake clock, a destination that records, and the vendor's client; all closed when the test ends. */
export async function setUpQStash(
  options: Partial<QStashOptions> = {},
  reply?: (request: ReceivedRequest, count: number) => DestinationReply | Promise<DestinationReply>,
) {
  const clock = createFakeQStashClock();
  const server = await startQStash({ ...testKeys, clock, ...options });
  onTestFinished(() => server.close());
  const destination = await startRecordingDestination(reply);
  onTestFinished(() => destination.close());
  const bodies = () => destination.received.map(({ body }) => body);
  return { clock, server, destination, bodies, client: clientOf(server), url: `${destination.url}/api/jobs` };
}

export function clientOf(server: Pick<LocalQStash, "url">, token: string = testKeys.token): Client {
  return new Client({ baseUrl: server.url, token, retry: false, devMode: false, enableTelemetry: false });
}

/** Checks a request as the product does, with the vendor's Receiver; `change` plays another address or an altered body. */
export function verifySignature(
  request: ReceivedRequest | undefined,
  change: Partial<{ url: string; body: string }> = {},
): Promise<boolean> {
  if (!request) throw new Error("Nothing was received.");
  const { currentSigningKey, nextSigningKey } = testKeys;
  const signature = String(request.headers["upstash-signature"]);
  const receiver = new Receiver({ currentSigningKey, nextSigningKey, devMode: false });
  return receiver.verify({ signature, body: request.body, url: request.url, ...change });
}

/** Waits for what another connection brings about; long, for a busy machine. */
export function eventually<T>(read: () => T): ReturnType<typeof expect.poll<T>> {
  return expect.poll(read, { timeout: 10_000 });
}
