import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { z } from "zod";
import { KEEP_ALIVE_MS, listen } from "../ports.ts";
import { createLetterBox, type LetterBox, type ReceivedLetter, toLetter } from "./letters.ts";
import { MAILBOX_PATH, PAGE_HEADERS, toLetterPage, toListPage, toMissingPage } from "./pages.ts";

/**
 * SendGrid's v3 mail endpoint on this machine, with a page in place of the post: the product sends by its real adapter, and what it
 * sent is read at /dev/mail. The address it is reached under in the product is the product's own; scripts/serve.ts hands it over.
 */
export type Mailbox = {
  /** Where the carrier's API is spoken and, below /dev/mail, the letters are shown. */
  url: string;
  apiKey: string;
  letters: LetterBox;
  /** The next calls are answered with this status, or not at all; null ends it. */
  setFault(fault: number | "hang" | null): void;
  close(): Promise<void>;
};

const MAX_REQUEST_BYTES = 256 * 1024;

type State = { apiKey: string; letters: LetterBox; fault: number | "hang" | null };

export async function startMailbox(options: { port?: number } = {}): Promise<Mailbox> {
  const state: State = { apiKey: `SG.${randomBytes(33).toString("base64url")}`, letters: createLetterBox(), fault: null };
  const server = createServer((incoming, outgoing) => void serve(state, incoming, outgoing));
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  await listen(server, options.port ?? 0, "127.0.0.1");
  const address = server.address();
  return {
    url: `http://127.0.0.1:${address && typeof address === "object" ? address.port : 0}`,
    apiKey: state.apiKey,
    letters: state.letters,
    setFault: (fault) => {
      state.fault = fault;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function serve(state: State, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const url = new URL(incoming.url ?? "/", "http://mailbox");
  try {
    // A page of the web whose name points here could read letters otherwise.
    if (!isLocalName(incoming.headers.host ?? "")) refuse(outgoing, 421, "This mailbox answers on this machine only.");
    else if (incoming.method === "POST" && url.pathname === "/v3/mail/send") await receive(state, incoming, outgoing);
    else if (incoming.method === "GET") show(state.letters, url, incoming, outgoing);
    else refuse(outgoing, 405, "method not allowed");
  } catch (cause) {
    if (outgoing.headersSent) outgoing.destroy();
    else if (cause instanceof z.ZodError) refuse(outgoing, 400, z.prettifyError(cause));
    else refuse(outgoing, 400, "Bad Request");
  }
}

function isLocalName(host: string): boolean {
  return /^(?:localhost|127\.0\.0\.1)(?::\d+)?$/.test(host);
}

async function receive(state: State, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  if (incoming.headers.authorization !== `Bearer ${state.apiKey}`) {
    refuse(outgoing, 401, "The provided authorization grant is invalid, expired, or revoked");
    return;
  }
  const body = await readJson(incoming);
  if (state.fault === "hang") return;
  if (state.fault !== null) {
    refuse(outgoing, state.fault, `refused: ${JSON.stringify(body)}`);
    return;
  }
  const letter = toLetter(body, new Date());
  state.letters.put(letter);
  outgoing.writeHead(202, { "x-message-id": letter.id }).end();
}

function show(letters: LetterBox, url: URL, incoming: IncomingMessage, outgoing: ServerResponse): void {
  const { pathname } = url;
  const id = pathname.slice(MAILBOX_PATH.length + 1);
  if (pathname !== MAILBOX_PATH && !pathname.startsWith(`${MAILBOX_PATH}/`)) refuse(outgoing, 404, "not found");
  else if (id === "") showList(letters.list(url.searchParams.get("to")), incoming, outgoing);
  else {
    const letter = letters.find(id);
    outgoing.writeHead(letter ? 200 : 404, PAGE_HEADERS).end(letter ? toLetterPage(letter) : toMissingPage());
  }
}

function showList(list: readonly ReceivedLetter[], incoming: IncomingMessage, outgoing: ServerResponse): void {
  if (incoming.headers.accept === "application/json") sendJson(outgoing, 200, list);
  else outgoing.writeHead(200, PAGE_HEADERS).end(toListPage(list));
}

async function readJson(incoming: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  for await (const chunk of incoming) {
    sizeBytes += chunk.length;
    if (sizeBytes > MAX_REQUEST_BYTES) throw new SyntaxError("too large");
    chunks.push(chunk);
  }
  return JSON.parse(Buffer.concat(chunks).toString("utf8"));
}

/** The form of the carrier's own refusals. */
function refuse(outgoing: ServerResponse, status: number, message: string): void {
  sendJson(outgoing, status, { errors: [{ message, field: null, help: null }] });
}

function sendJson(outgoing: ServerResponse, status: number, body: unknown): void {
  outgoing.writeHead(status, { "content-type": "application/json", "cache-control": "no-store" }).end(JSON.stringify(body));
}
