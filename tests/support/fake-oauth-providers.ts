import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { OAuthEndpoints } from "../../lib/auth/oauth/providers.ts";

/**
 * Google and GitHub as far as a sign-in meets them: consent page, token, keys, profile. Codes are good once and for the client,
 * address and PKCE verifier they were made for, as with the real ones; what they say and how they fail is up to the test.
 */
export type FakePerson = { id: string; email: string; isVerified: boolean; name: string };

export type Faults = {
  /** The person presses “Cancel”. */
  isDenied?: boolean;
  /** The token endpoint never answers. */
  isSilent?: boolean;
  tokenStatus?: number;
  claims?: Record<string, unknown>;
  /** Signs with a key that is not published. */
  isForged?: boolean;
  /** GitHub's own list of addresses. */
  emails?: unknown;
};

export type FakeProviders = {
  endpoints: OAuthEndpoints;
  client: { clientId: string; clientSecret: string };
  person: FakePerson;
  faults: Faults;
  close(): Promise<void>;
};

type Grant = { redirectUri: string; challenge: string; nonce: string | null; person: FakePerson };

/** What the two have in common while they run. */
type Stage = { base: string; state: FakeProviders; grants: Map<string, Grant>; publicKey: KeyObject; signingKey(): KeyObject };

export async function startFakeProviders(): Promise<FakeProviders> {
  const keys = generateKeyPairSync("rsa", { modulusLength: 2_048 });
  const strangers = generateKeyPairSync("rsa", { modulusLength: 2_048 });
  const server = createServer((request, response) => void answer(stage, request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const base = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
  const state: FakeProviders = {
    endpoints: {
      googleDiscovery: `${base}/google/.well-known/openid-configuration`,
      github: { authorize: `${base}/github/authorize`, token: `${base}/github/token`, api: `${base}/github/api` },
      timeoutMs: 5_000,
    },
    client: { clientId: "aegis-test-client", clientSecret: "the-client-secret-of-the-fakes" },
    person: { id: "1001", email: "ada@provider.example", isVerified: true, name: "Ada Provided" },
    faults: {},
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  const signingKey = () => (state.faults.isForged ? strangers.privateKey : keys.privateKey);
  const stage: Stage = { base, state, grants: new Map(), publicKey: keys.publicKey, signingKey };
  return state;
}

async function answer(stage: Stage, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { base, state, publicKey } = stage;
  const url = new URL(request.url ?? "/", base);
  const [provider = "", ...rest] = url.pathname.slice(1).split("/");
  switch (rest.join("/")) {
    case ".well-known/openid-configuration":
      return send(response, 200, discoveryOf(`${base}/google`));
    case "jwks":
      return send(response, 200, { keys: [{ ...publicKey.export({ format: "jwk" }), kid: "1", alg: "RS256", use: "sig" }] });
    case "authorize":
      return consent(stage, url.searchParams, response);
    case "token":
      return exchange(stage, provider, request, response);
    case "api/user": {
      const { id } = bearerOf(request);
      return send(response, 200, { id: Number(id), login: "ada", name: state.person.name, email: "shown@elsewhere.example" });
    }
    case "api/user/emails": {
      const { email, isVerified } = bearerOf(request);
      const other = { email: "other@elsewhere.example", primary: false, verified: true };
      return send(response, 200, state.faults.emails ?? [other, { email, primary: true, verified: isVerified }]);
    }
    default:
      return send(response, 404, {});
  }
}

function consent({ state, grants }: Stage, query: URLSearchParams, response: ServerResponse): void {
  const back = new URL(query.get("redirect_uri") ?? "");
  const isKnown = query.get("client_id") === state.client.clientId && query.get("code_challenge_method") === "S256";
  const redirectUri = back.origin + back.pathname;
  back.searchParams.set("state", query.get("state") ?? "");
  if (state.faults.isDenied) back.searchParams.set("error", "access_denied");
  else {
    const code = randomBytes(12).toString("hex");
    const grant = { redirectUri, challenge: query.get("code_challenge") ?? "", nonce: query.get("nonce"), person: { ...state.person } };
    grants.set(code, grant);
    back.searchParams.set("code", code);
  }
  response.writeHead(isKnown ? 302 : 400, { location: back.toString() }).end();
}

async function exchange(stage: Stage, provider: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { base, state, grants } = stage;
  const form = new URLSearchParams(await textOf(request));
  if (state.faults.isSilent) return;
  const grant = grants.get(form.get("code") ?? "");
  grants.delete(form.get("code") ?? "");
  const verifier = createHash("sha256")
    .update(form.get("code_verifier") ?? "")
    .digest("base64url");
  const isRight = grant?.challenge === verifier && grant.redirectUri === form.get("redirect_uri") && isOurClient(request, state.client);
  if (!grant || !isRight) return send(response, 400, { error: "invalid_grant" });
  if (state.faults.tokenStatus) return send(response, state.faults.tokenStatus, { error: "server_error" });
  const { person, nonce } = grant;
  const token = { access_token: Buffer.from(JSON.stringify(person)).toString("base64url"), token_type: "bearer", scope: "any" };
  if (provider === "github") return send(response, 200, token);
  const claims = claimsOf(`${base}/google`, { person, nonce, audience: state.client.clientId });
  const id_token = signToken(stage.signingKey(), { ...claims, ...state.faults.claims });
  return send(response, 200, { ...token, expires_in: 300, id_token });
}

function discoveryOf(issuer: string) {
  const endpoints = { authorization_endpoint: `${issuer}/authorize`, token_endpoint: `${issuer}/token`, jwks_uri: `${issuer}/jwks` };
  return { issuer, ...endpoints, response_types_supported: ["code"], id_token_signing_alg_values_supported: ["RS256"] };
}

function claimsOf(issuer: string, { person, nonce, audience }: { person: FakePerson; nonce: string | null; audience: string }) {
  const iat = Math.floor(Date.now() / 1_000);
  const who = { sub: person.id, email: person.email, email_verified: person.isVerified, name: person.name };
  return { iss: issuer, aud: audience, iat, exp: iat + 300, ...(nonce !== null && { nonce }), ...who };
}

function signToken(key: KeyObject, claims: object): string {
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const signed = `${encode({ alg: "RS256", kid: "1" })}.${encode(claims)}`;
  return `${signed}.${sign("sha256", Buffer.from(signed), key).toString("base64url")}`;
}

function isOurClient({ headers }: IncomingMessage, client: FakeProviders["client"]): boolean {
  return headers.authorization === `Basic ${Buffer.from(`${client.clientId}:${client.clientSecret}`).toString("base64")}`;
}

/** The access token of the fakes is the person it stands for. */
function bearerOf({ headers }: IncomingMessage): { id: string; email: string; isVerified: boolean } {
  const token = headers.authorization?.replace(/^Bearer /, "") ?? "";
  return JSON.parse(Buffer.from(token, "base64url").toString("utf8"));
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString("utf8");
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}
