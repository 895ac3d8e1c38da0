import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import { afterEach, describe, expect, test } from "vitest";
import { readVault } from "./read-vault.ts";

const TOKEN = "hvs.a-token-of-the-vault";
let close = async (): Promise<void> => undefined;
afterEach(() => close());

/** Speaks as much of HashiCorp Vault as is asked of it: one path, one header, one shape. */
async function startVault(secret: Record<string, unknown>, { listen }: { listen?: RequestListener } = {}): Promise<string> {
  const server = createServer(
    listen ??
      ((incoming, outgoing) => {
        const isKnown = incoming.headers["x-vault-token"] === TOKEN;
        const isThere = incoming.method === "GET" && incoming.url === "/v1/secret/data/aegis";
        outgoing.writeHead(!isKnown ? 403 : isThere ? 200 : 404, { "content-type": "application/json" });
        outgoing.end(JSON.stringify(isKnown && isThere ? { data: { data: secret, metadata: { version: 3 } } } : { errors: [TOKEN] }));
      }),
  );
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  const address = server.address();
  return typeof address === "object" && address ? `http://127.0.0.1:${address.port}` : "";
}

const noFile = (): string => {
  throw new Error("no file");
};
const read = (endpoint: string, more: Record<string, string> = {}, readFile = noFile) =>
  readVault({ VAULT_ENDPOINT: endpoint, VAULT_TOKEN: TOKEN, ...more }, readFile, { timeoutMs: 300 });

describe("the deployment's secrets out of a vault", () => {
  test("are the texts at its path, for whoever has the token", async () => {
    const endpoint = await startVault({ OPENAI_API_KEY: "sk-from-the-vault", CRON_SECRET: "x" });
    expect(await read(`${endpoint}/`)).toEqual({ values: { OPENAI_API_KEY: "sk-from-the-vault", CRON_SECRET: "x" }, problems: [] });
  });

  test("also with its token in a file", async () => {
    const endpoint = await startVault({ CRON_SECRET: "x" });
    const source = { VAULT_ENDPOINT: endpoint, VAULT_TOKEN_FILE: "/run/secrets/vault" };
    expect((await readVault(source, () => `${TOKEN}\n`)).values).toEqual({ CRON_SECRET: "x" });
  });

  test("without an endpoint or a token, or with half an address, nothing is asked", async () => {
    for (const source of [
      {},
      { VAULT_ENDPOINT: "https://vault.acme.test" },
      { VAULT_TOKEN: TOKEN },
      { VAULT_ENDPOINT: "vault", VAULT_TOKEN: TOKEN },
    ])
      expect(await readVault(source, noFile)).toEqual({ values: {}, problems: [] });
  });
});

describe("what goes wrong is told by name alone", () => {
  test("a refused token, a path without a secret, an answer of another shape, a value that is no text", async () => {
    const endpoint = await startVault({ CRON_SECRET: 7, METRICS_TOKEN: ["a"], LOG_LEVEL: "info" });
    const told = [
      await read(endpoint, { VAULT_TOKEN: "hvs.wrong" }),
      await read(endpoint, { VAULT_PATH: "secret/data/other" }),
      await read(endpoint),
    ].map(({ problems }) => problems);
    expect(told).toEqual([
      ["VAULT_ENDPOINT: the vault answered 403"],
      ["VAULT_ENDPOINT: the vault answered 404"],
      ["CRON_SECRET: is no text in the vault", "METRICS_TOKEN: is no text in the vault"],
    ]);
    expect(JSON.stringify(told)).not.toContain(TOKEN);
  });

  test("another shape, a page instead of JSON, a redirect, silence, nobody there", async () => {
    const answers: readonly (readonly [RequestListener, RegExp])[] = [
      [(_, outgoing) => outgoing.end('{"data":{"CRON_SECRET":"version 1"}}'), /not that of a key-value store, version 2/],
      [(_, outgoing) => outgoing.end("<html>"), /cannot be read/],
      [(_, outgoing) => outgoing.writeHead(307, { location: "https://elsewhere.example/" }).end(), /cannot be reached/],
      [() => undefined, /did not answer in time/],
    ];
    for (const [listen, problem] of answers) {
      const endpoint = await startVault({}, { listen });
      expect((await read(endpoint)).problems).toEqual([expect.stringMatching(problem)]);
      await close();
    }
    expect((await read("http://127.0.0.1:1")).problems).toEqual([expect.stringMatching(/cannot be reached/)]);
    close = async () => undefined;
  });
});
