import type http from "node:http";
import { forward } from "../proxy.ts";
import { MAILBOX_PATH } from "./pages.ts";

/** Takes the requests for the local mailbox; false for every other one, and for all of them where letters really leave. */
export type MailboxMount = (request: http.IncomingMessage, response: http.ServerResponse, pathname: string) => boolean;

export function mountMailbox(mail: { baseUrl: string; isLocal: boolean } | null): MailboxMount {
  const address = mail?.isLocal ? new URL(mail.baseUrl) : null;
  if (address === null || address.hostname !== "127.0.0.1") return () => false;
  const port = Number(address.port);
  return (request, response, pathname) => {
    if (request.method !== "GET" || (pathname !== MAILBOX_PATH && !pathname.startsWith(`${MAILBOX_PATH}/`))) return false;
    void forward(request, response, async () => port);
    return true;
  };
}
