import { createServer, type IncomingHttpHeaders } from "node:http";
import type { Page } from "playwright-core";
import { afterAll, describe, expect } from "vitest";
import { isSignedBy, readSignedMessage } from "../../lib/integrations/standard-webhook.ts";
import { test } from "./support/browser-test.ts";
import { holdRequests } from "./support/hold-requests.ts";
import { inspect, refuse } from "./support/inspect-page.ts";

const READS = /\/api\/webhooks(\?|$)/;

type Heard = { headers: IncomingHttpHeaders; body: string };
const receiver = await startReceiver();
afterAll(() => receiver.close());

/** A system of the organization's own, that takes whatever comes. */
async function startReceiver() {
  const heard: Heard[] = [];
  const server = createServer(async (incoming, outgoing) => {
    const pieces: Buffer[] = [];
    for await (const piece of incoming) pieces.push(Buffer.from(piece));
    heard.push({ headers: incoming.headers, body: Buffer.concat(pieces).toString("utf8") });
    outgoing.writeHead(204).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return { heard, url: `http://127.0.0.1:${port}/aegis`, close: () => server.close() };
}

const card = (page: Page, url: string) => page.getByRole("listitem").filter({ has: page.getByRole("heading", { level: 3, name: url }) });

function isSigned(secret: string, { headers, body }: Heard): boolean {
  const message = readSignedMessage((name) => String(headers[name] ?? ""), body);
  return message !== null && isSignedBy([secret], message, Date.now());
}

describe("webhooks", () => {
  test("loading, failed with a way out, none, and an address that is refused", async ({ open }) => {
    const { page, watch } = await open({ as: "demo" });
    watch.allow(/status of (503|422)/);
    const release = await holdRequests(page, READS);
    await page.goto("/settings/webhooks");
    await page.getByRole("status", { name: "Loading webhooks" }).waitFor();
    await inspect(page, "webhooks-loading");
    release(refuse);
    await page.getByText("Webhooks could not be loaded").waitFor();
    await inspect(page, "webhooks-error");
    await page.unroute(READS);
    await page.getByRole("button", { name: "Try again" }).click();
    await page.getByText("No webhook yet").waitFor();
    await inspect(page, "webhooks-empty");
    await page.getByRole("button", { name: "Add a webhook" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Address").fill("https://169.254.169.254/latest");
    await dialog.getByRole("button", { name: "Add", exact: true }).click();
    await dialog.getByText("The address leads into a private network.").first().waitFor();
    await inspect(page, "webhooks-refused");
  });

  test("one is added, its secret shown once; a test event arrives signed, is seen, and comes again under the same id", async ({ open }) => {
    const { page } = await open({ as: "demo" });
    await page.goto("/settings/webhooks");
    await page.getByRole("button", { name: "Add a webhook" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Address").fill(receiver.url);
    await dialog.getByLabel("Description").fill("Pager");
    await dialog.getByRole("checkbox", { name: "Security" }).check();
    await dialog.getByRole("button", { name: "Add", exact: true }).click();
    const panel = page.getByRole("region", { name: "The webhook's secret" });
    await panel.waitFor();
    const secret = (await panel.locator("code").first().textContent()) ?? "";
    expect(secret).toMatch(/^whsec_/);
    await panel.getByRole("button", { name: "I have saved it" }).click();
    const own = card(page, receiver.url);
    await own.getByRole("button", { name: "Send a test" }).click();
    await own.getByText("Delivered", { exact: true }).waitFor({ timeout: 20_000 });
    await inspect(page, "webhooks-full");
    const [first] = receiver.heard;
    expect(first && isSigned(secret, first)).toBe(true);
    await own.getByRole("button", { name: "Send again: system.test" }).click();
    await own.getByRole("list", { name: "Tries" }).getByRole("listitem").nth(1).waitFor({ timeout: 20_000 });
    expect(new Set(receiver.heard.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
    await own.getByRole("button", { name: "Pause" }).click();
    await own.getByText("Paused", { exact: true }).waitFor();
    expect(await page.content()).not.toContain(secret.slice(6, 30));
  });

  test("a role that does not manage them is told so", async ({ open }) => {
    const { page } = await open({ as: "USER" });
    await page.goto("/settings/webhooks");
    await page.getByText("Your role does not include webhooks").waitFor();
    await inspect(page, "webhooks-user");
  });
});
