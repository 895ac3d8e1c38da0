import type { Harness } from "./harness.ts";

/** Sends back the cookies it was given, as a browser does, and nothing else of a session. */
export type Browser = {
  post(path: string, body?: unknown): Promise<Response>;
  get(path: string): Promise<Response>;
  /** By name; a cookie that was cleared is not there. */
  cookies: Map<string, string>;
  /** The last Set-Cookie line of a cookie, as it was sent. */
  lines: Map<string, string>;
};

export function createBrowser(harness: Pick<Harness, "call" | "url">, cookies = new Map<string, string>()): Browser {
  const lines = new Map<string, string>();
  async function send(method: string, path: string, body?: unknown): Promise<Response> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = { ...(cookie !== "" && { cookie }), origin: harness.url };
    const response = await harness.call(method, path, { headers, ...(body !== undefined && { body }) });
    for (const line of response.headers.getSetCookie()) {
      const name = line.slice(0, line.indexOf("="));
      const value = line.slice(name.length + 1, line.indexOf(";"));
      lines.set(name, line);
      if (value === "" || /Max-Age=0(?:;|$)/.test(line)) cookies.delete(name);
      else cookies.set(name, value);
    }
    return response;
  }
  return { post: (path, body) => send("POST", path, body), get: (path) => send("GET", path), cookies, lines };
}
