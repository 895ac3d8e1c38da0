import { describe, expect, test } from "vitest";
import type { Integration } from "../../../lib/integrations/schema.ts";
import type { ResolvedAddress } from "../../../lib/platform/outbound/outbound-guard.ts";
import { startVendorSink } from "../../support/fakes/vendor-sink.ts";
import { createHarness } from "../../support/harness.ts";
import { insertIntegration } from "../../support/integration-rows.ts";

/** What lies behind a name is said here; the sink on this machine is what an attacker wants to reach. */
const sink = await startVendorSink();
const { port } = sink;
const answers = new Map<string, readonly ResolvedAddress[]>();
const asked: string[] = [];
const harness = await createHarness({
  overrides: {
    outbound: {
      testTimeoutMs: 1_000,
      async resolve(hostname) {
        asked.push(hostname);
        const found = answers.get(hostname);
        if (!found) throw new Error("no such name");
        return found;
      },
    },
  },
});
const person = await harness.createPerson();
const SIGNING_SECRET = `whsec_${Buffer.alloc(32, 3).toString("base64")}`;

const LITERALS = [
  ...["127.0.0.1", "127.1", "127.0.1", "127.000.000.001", "127.0.0.1.", "0177.0.0.1", "0x7f.0.0.1", "0x7f000001", "017700000001"],
  ...["2130706433", "0x7f.1", "127.0x0.0.1", "0", "0.0.0.0", "0x0", "00000000000", "１２７.０.０.１", "127。0。0。1", "①②⑦.0.0.1"],
  ...["[::1]", "[::]", "[0:0:0:0:0:0:0:1]", "[::0001]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[0:0:0:0:0:ffff:7f00:0001]"],
  ...["[::127.0.0.1]", "[64:ff9b::127.0.0.1]", "[2002:7f00:1::]", "[fe80::1]", "[fd00::1]", "[ff02::1]", "[fd00:ec2::254]"],
  ...["10.0.0.1", "10.1", "167772161", "0xa000001", "172.16.0.1", "172.31.255.255", "192.168.1.1", "192.168.257", "3232235777"],
  ...[
    "169.254.169.254",
    "2852039166",
    "0xa9fea9fe",
    "0251.0376.0251.0376",
    "169.254.43518",
    "[::ffff:169.254.169.254]",
    "[::ffff:a9fe:a9fe]",
  ],
  ...["100.64.0.1", "100.100.100.200", "192.0.0.192", "198.18.0.1", "224.0.0.1", "255.255.255.255", "168.63.129.16"],
];
const NAMES = [
  ...[
    "localhost",
    "LOCALHOST",
    "localhost.",
    "a.localhost",
    "foo.bar.localhost",
    "ｌｏｃａｌｈｏｓｔ",
    "loc%61lhost",
    "localhost.localdomain.local",
  ],
  ...["metadata", "metadata.google.internal", "instance-data", "kubernetes.default.svc.cluster.local", "printer.local", "router.lan", "db"],
  ...["vault.internal", "intranet", "wiki.corp", "nas.home.arpa", "nothing.invalid", "a.test", "service.private"],
];
const FORMS = [
  ...["http://example.com/hook", "ftp://example.com/", "file:///etc/passwd", "gopher://example.com/", "https://user:pass@example.com/"],
  ...["https://example.com@127.0.0.1/", "https://127.0.0.1#@example.com/", "https://127.0.0.1\\@example.com/", "https:///127.0.0.1/"],
  ...["//127.0.0.1/", "https://", "javascript:alert(1)", "https://[::1", "https://%31%32%37.0.0.1/"],
];

const create = (url: string) =>
  harness.call("POST", "/api/integrations", { as: person, body: { type: "webhook", fields: { url, signingSecret: SIGNING_SECRET } } });

describe("an address that leads inward is refused when it is written, and nothing is asked for it", () => {
  const table = [...LITERALS, ...NAMES].map((host) => `https://${host}:${port}/hook`);
  test.each([...table, ...FORMS])("%s", async (url) => {
    const response = await create(url);
    const text = await response.text();
    expect(response.status, text).toBe(422);
    expect(JSON.parse(text)).toMatchObject({ code: "integrations.fields_invalid", errors: [{ pointer: "/body/fields/url" }] });
    expect(text).not.toContain(SIGNING_SECRET);
  });
  test("there are at least sixty of them, no name was looked up and no connection was made", () => {
    expect(table.length + FORMS.length).toBeGreaterThanOrEqual(60);
    expect(asked).toEqual([]);
    expect(sink.connections()).toBe(0);
  });
});

const INNER: readonly (readonly ResolvedAddress[])[] = [
  [{ address: "127.0.0.1", family: 4 }],
  [{ address: "::1", family: 6 }],
  [{ address: "::ffff:127.0.0.1", family: 6 }],
  [{ address: "10.0.0.7", family: 4 }],
  [{ address: "169.254.169.254", family: 4 }],
  [{ address: "fd00:ec2::254", family: 6 }],
  [
    { address: "93.184.216.34", family: 4 },
    { address: "127.0.0.1", family: 4 },
  ],
  [],
];

describe("a public name that resolves inward is refused when it is asked, and nothing is sent", () => {
  test.each(INNER.map((addresses, index) => ({ addresses, host: `rebind-${index}.example.com` })))(
    "$addresses",
    async ({ addresses, host }) => {
      answers.set(host, addresses);
      const webhook = await (await create(`https://${host}:${port}/hook`)).json();
      const before = asked.length;
      const tested = await harness.json<Integration>("POST", `/api/integrations/${webhook.id}/test`, { as: person });
      expect(tested).toMatchObject({ status: "failed", reason: "address_refused" });
      // One look-up, whose answer is the one that counts: there is no second one that could say something else.
      expect(asked.slice(before)).toEqual([host]);
      expect(sink.connections()).toBe(0);
      await harness.call("DELETE", `/api/integrations/${webhook.id}`, { as: person });
    },
  );
});

test("what a database holds is judged again before it is asked", async () => {
  const record = await insertIntegration(harness, person);
  expect(await harness.json("POST", `/api/integrations/${record._id}/test`, { as: person })).toMatchObject({ reason: "address_refused" });
});

test("a base URL of one's own is guarded in the router too", async () => {
  const other = await harness.createPerson();
  const host = "models.example.com";
  answers.set(host, [{ address: "127.0.0.1", family: 4 }]);
  const fields = { apiKey: "sk-aimed-at-this-machine", baseUrl: `https://${host}:${port}/v1` };
  const { id } = await harness.json<{ id: string }>("POST", "/api/integrations", { as: other, body: { type: "openai", fields } });
  const { integrations, vault, db } = harness.runtime.deps;
  // As if it had been proven while the name still led elsewhere.
  await db.withTransaction((session) => integrations.change(other.orgId, id, 1, { provenAt: new Date(), status: "connected" }, session));
  vault.forget({ orgId: other.orgId, userId: other.userId });
  const body = { model: "openai", messages: [{ role: "user", content: "Hello" }] };
  expect((await harness.call("POST", "/api/v1/chat/completions", { as: other, body })).status).toBe(503);
  expect(asked).toContain(host);
  expect(sink.connections()).toBe(0);
});

test("where an address is allowed, a redirect is an answer and is not followed", async () => {
  const local = await createHarness({ environment: { ALLOW_LOOPBACK_TARGETS: "true" } });
  const somebody = await local.createPerson();
  sink.answer = () => ({ status: 307, body: "" });
  const fields = { url: `${sink.url}/hook`, signingSecret: SIGNING_SECRET };
  const { id } = await local.json<{ id: string }>("POST", "/api/integrations", { as: somebody, body: { type: "webhook", fields } });
  expect(await local.json("POST", `/api/integrations/${id}/test`, { as: somebody })).toMatchObject({ reason: "unexpected_answer" });
  expect(sink.calls).toHaveLength(1);
  const inner = await local.call("POST", "/api/integrations", {
    as: somebody,
    body: { type: "webhook", fields: { ...fields, url: "https://169.254.169.254/" } },
  });
  expect(inner.status).toBe(422);
});
