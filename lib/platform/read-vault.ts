// Secrets of the deployment out of HashiCorp Vault's key-value store, version 2, read once while the process starts. What goes wrong is
// told by names alone: https://developer.hashicorp.com/vault/api-docs/secret/kv/kv-v2#read-secret-version

import { z } from "zod";
import { trimEndOf } from "./trim-end-of.ts";

type Source = Readonly<Record<string, string | undefined>>;

/** Values by the names of the variables they stand for, and what kept them from being read. */
export type VaultReading = { values: Readonly<Record<string, string>>; problems: readonly string[] };

export const NO_VAULT: VaultReading = { values: {}, problems: [] };

const TIMEOUT_MS = 5_000;
const DEFAULT_PATH = "secret/data/aegis";
const replySchema = z.object({ data: z.object({ data: z.record(z.string(), z.unknown()) }) });

export async function readVault(
  source: Source,
  readFile: (path: string) => string,
  { timeoutMs = TIMEOUT_MS }: { timeoutMs?: number } = {},
): Promise<VaultReading> {
  const [endpoint, token] = [readValue(source, "VAULT_ENDPOINT", readFile), readValue(source, "VAULT_TOKEN", readFile)];
  // Half of the pair, or a bad address, is told with the other variables.
  if (endpoint === undefined || token === undefined || !URL.canParse(endpoint)) return NO_VAULT;
  const path = readValue(source, "VAULT_PATH", readFile) ?? DEFAULT_PATH;
  try {
    const response = await fetch(`${trimEndOf(endpoint, "/")}/v1/${path}`, {
      headers: { "x-vault-token": token },
      signal: AbortSignal.timeout(timeoutMs),
      // The token goes nowhere else.
      redirect: "error",
    });
    if (!response.ok) return failed(`the vault answered ${response.status}`);
    const reply = replySchema.safeParse(await response.json());
    return reply.success ? toReading(reply.data.data.data) : failed("the vault's answer is not that of a key-value store, version 2");
  } catch (error) {
    const isLate = error instanceof Error && error.name === "TimeoutError";
    return failed(isLate ? "the vault did not answer in time" : "the vault cannot be reached, or its answer cannot be read");
  }
}

/** A number or a list would be guessed at: every value of ours is a text. */
function toReading(stored: Readonly<Record<string, unknown>>): VaultReading {
  const values: Record<string, string> = {};
  const problems: string[] = [];
  for (const [name, value] of Object.entries(stored)) {
    if (typeof value === "string") values[name] = value;
    else problems.push(`${name}: is no text in the vault`);
  }
  return { values, problems };
}

function failed(what: string): VaultReading {
  return { values: {}, problems: [`VAULT_ENDPOINT: ${what}`] };
}

/** An unreadable file is told with the other variables. */
function readValue(source: Source, name: string, readFile: (path: string) => string): string | undefined {
  const path = source[`${name}_FILE`];
  if (!path) return source[name] || undefined;
  try {
    return readFile(path).trim() || undefined;
  } catch {
    return undefined;
  }
}
