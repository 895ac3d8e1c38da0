import { z } from "zod";
import { normalizeEmail } from "../../../lib/auth/normalize-email.ts";
import type { Runtime } from "../../../lib/runtime/runtime.ts";
import { createCanary, findCanaries } from "../history/canary.ts";
import type { Recorder } from "../history/recorder.ts";
import type { SeededRandom } from "../history/seeded-random.ts";

/** Status 0: nobody knows whether the call arrived. */
export type Answer = { status: number; text: string; seen: readonly string[] };

/** Somebody with an organization of their own. What they write holds their canary. */
export type Person = {
  name: string;
  orgId: string;
  userId: string;
  canary: string;
  call(method: string, path: string, body?: unknown): Promise<Answer>;
  /** For a stream: the response as it begins, or null when there is none. */
  open(path: string, headers: Record<string, string>, signal: AbortSignal): Promise<Response | null>;
};

export type Place = { url: string; observer: Runtime; recorder: Recorder };

export const CALL_TIMEOUT_MS = 12_000;
const registeredSchema = z.object({ token: z.string() });

export async function registerPerson(place: Place, name: string, random: SeededRandom): Promise<Person> {
  const canary = createCanary(random);
  const credentials = { email: `${name}-${random.letters(12)}@chaos.example`, password: `pass ${random.letters(20)} 7` };
  let token = "";
  const signIn = async () => {
    const answer = await callAs(place.url, null, "POST", "/api/auth/login", credentials);
    const parsed = registeredSchema.safeParse(parseJson(answer.text));
    if (parsed.success) token = parsed.data.token;
  };
  const registered = await callAs(place.url, null, "POST", "/api/auth/register", { name: `Person ${name}`, ...credentials });
  if (registered.status !== 200 && registered.status !== 201)
    throw new Error(`${name} could not register: ${registered.status} ${registered.text}`);
  token = registeredSchema.parse(parseJson(registered.text)).token;
  const user = await place.observer.deps.users.findByEmail(normalizeEmail(credentials.email));
  if (!user) throw new Error(`${name} registered and is not there.`);
  const person = { name, orgId: user.homeOrgId, userId: user._id, canary };
  const value = { userId: user._id, canary };
  place.recorder.invoke(name, "register", { key: user._id, orgId: person.orgId, value })("ok", value);
  return {
    ...person,
    async call(method, path, body) {
      const answer = await callAs(place.url, token, method, path, body);
      if (answer.status !== 401) return answer;
      // Ten minutes are over: a long run signs in again, as a person would.
      await signIn();
      return callAs(place.url, token, method, path, body);
    },
    open: (path, headers, signal) =>
      fetch(`${place.url}${path}`, { headers: { authorization: `Bearer ${token}`, ...headers }, signal }).catch(() => null),
  };
}

export async function callAs(url: string, token: string | null, method: string, path: string, body?: unknown): Promise<Answer> {
  const headers = {
    ...(token !== null && { authorization: `Bearer ${token}` }),
    ...(body !== undefined && { "content-type": "application/json" }),
  };
  const payload = body === undefined ? {} : { body: JSON.stringify(body) };
  return callRaw(`${url}${path}`, { method, headers, ...payload });
}

export async function callRaw(url: string, request: RequestInit): Promise<Answer> {
  try {
    const response = await fetch(url, { ...request, signal: AbortSignal.timeout(CALL_TIMEOUT_MS) });
    const text = await response.text();
    return { status: response.status, text, seen: findCanaries(text) };
  } catch {
    return { status: 0, text: "", seen: [] };
  }
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** A 4xx took no effect; a 5xx or a broken connection may have. */
export function endOf({ status }: Pick<Answer, "status">): "ok" | "fail" | "info" {
  if (status >= 200 && status < 300) return "ok";
  return status >= 400 && status < 500 ? "fail" : "info";
}
