import { firstMessage, startScript, stopChild } from "../../local/child-script.ts";
import { freePort } from "../../local/ports.ts";

/** One way to the same upstream: straight to it, or through a gateway. */
export type Side = {
  name: string;
  url: string;
  /** One set for each caller; asked for before each load, since a token lives for ten minutes. */
  headers(): Promise<readonly Readonly<Record<string, string>>[]>;
  /** Of the process whose memory counts; null for none. */
  pid: number | null;
  close(): Promise<void>;
};

export async function startUpstream(): Promise<Side & { baseUrl: string }> {
  const port = await freePort();
  const child = startScript("scripts/bench/gateway/upstream.ts", { args: [String(port)] });
  await firstMessage(child, "The upstream");
  const baseUrl = `http://127.0.0.1:${port}/v1`;
  return { ...toSide("direct", baseUrl), baseUrl, close: () => stopChild(child) };
}

export async function startBareProxy(upstream: string): Promise<Side> {
  const port = await freePort();
  const child = startScript("scripts/bench/gateway/bare-proxy.ts", { args: [String(port), upstream] });
  await firstMessage(child, "The bare proxy");
  return { ...toSide("bare Hono proxy", `http://127.0.0.1:${port}/v1`), pid: child.pid ?? null, close: () => stopChild(child) };
}

function toSide(name: string, baseUrl: string): Omit<Side, "close"> {
  return { name, url: `${baseUrl}/chat/completions`, headers: async () => [{ authorization: "Bearer bench" }], pid: null };
}
