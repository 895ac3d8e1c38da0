import type { NextApiRequest, NextApiResponse } from "next";
import type { NextRequest } from "next/server";
import NextAuth, { type NextAuthOptions } from "next-auth";

const PREFIX = "/api/auth/";

/**
 * One request to next-auth in the form it has for older pages, which needs of a server only the few members below. Its newer form
 * takes cookies and headers from Next itself and hides its own answer; here both are plain, so an answer can be added to.
 */
export async function askNextAuth(request: NextRequest, options: NextAuthOptions): Promise<Response> {
  const body = await readForm(request);
  const query = {
    ...Object.fromEntries(request.nextUrl.searchParams),
    nextauth: request.nextUrl.pathname.slice(PREFIX.length).split("/"),
  };
  const cookies = Object.fromEntries(request.cookies.getAll().map(({ name, value }) => [name, value]));
  const answer: { status: number; headers: Headers; body: string | null } = { status: 200, headers: new Headers(), body: null };
  const response = {
    status(status: number) {
      answer.status = status;
      return response;
    },
    getHeader: (name: string) => (name.toLowerCase() === "set-cookie" ? answer.headers.getSetCookie() : answer.headers.get(name)),
    setHeader(name: string, value: string | readonly string[]) {
      answer.headers.delete(name);
      for (const each of [value].flat()) answer.headers.append(name, each);
      return response;
    },
    json(value: unknown) {
      answer.headers.set("content-type", "application/json");
      answer.body = JSON.stringify(value);
    },
    send(value: unknown) {
      if (typeof value === "string" || value === undefined) answer.body = value ?? null;
      else response.json(value);
    },
    end() {},
  };
  const { method } = request;
  const asked = { query, cookies, headers: Object.fromEntries(request.headers), method, body };
  await NextAuth(asNextRequest(asked), asNextResponse(response), options);
  return new Response(answer.body, { status: answer.status, headers: answer.headers });
}

async function readForm(request: NextRequest): Promise<Record<string, unknown> | undefined> {
  if (request.method !== "POST") return undefined;
  const text = await request.text();
  if (!request.headers.get("content-type")?.includes("application/json")) return Object.fromEntries(new URLSearchParams(text));
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

/** next-auth reads only query, cookies, headers, method and body. */
function asNextRequest(request: object): NextApiRequest {
  return request as NextApiRequest;
}

/** next-auth calls only status, getHeader, setHeader, send, json and end. */
function asNextResponse(response: object): NextApiResponse {
  return response as NextApiResponse;
}
