import { AppError } from "../../platform/errors.ts";
import type { Letter } from "../../platform/mailer.ts";

const TIMEOUT_MS = 5_000;
const LOOPBACK: ReadonlySet<string> = new Set(["localhost", "127.0.0.1", "[::1]"]);

export type SmtpSettings = {
  /** smtps://user:password@host:port, or smtp:// for a server that is asked for STARTTLS. */
  url: string;
  from: { email: string; name: string };
};

/**
 * One letter by SMTP (RFC 5321). Nothing of it goes over a line that is not encrypted, except to this machine. What the server says may quote the
 * letter, so nothing of that goes into an error but the status.
 */
export async function sendBySmtp({ url, from }: SmtpSettings, { to, subject, text }: Letter, signal?: AbortSignal): Promise<void> {
  signal?.throwIfAborted();
  // Late, since most deployments have no such server and no cold start should wait for its client.
  const { createTransport } = await import("nodemailer");
  const transport = createTransport(toOptions(new URL(url)));
  const close = () => transport.close();
  signal?.addEventListener("abort", close, { once: true });
  try {
    await transport.sendMail({
      from: { name: from.name, address: from.email },
      to: { name: to.name, address: to.email },
      ...{ subject, text, disableFileAccess: true, disableUrlAccess: true },
    });
  } catch (error) {
    throw new AppError("unavailable", "mail.not_sent", `The letter was not sent: the mail server ${saidBy(error)}.`);
  } finally {
    signal?.removeEventListener("abort", close);
    transport.close();
  }
}

function toOptions(address: URL) {
  const { protocol, hostname, port, username, password } = address;
  const secure = protocol === "smtps:";
  const isHere = LOOPBACK.has(hostname);
  return {
    ...{ host: hostname.replaceAll(/[[\]]/g, ""), port: port === "" ? (secure ? 465 : 587) : Number(port), secure },
    ...{ requireTLS: !secure && !isHere, ignoreTLS: !secure && isHere },
    ...(username !== "" && { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    ...{ connectionTimeout: TIMEOUT_MS, greetingTimeout: TIMEOUT_MS, socketTimeout: TIMEOUT_MS, dnsTimeout: TIMEOUT_MS },
  };
}

/** The reply's code (RFC 5321, 4.2), or what kept it from being one. */
function saidBy(error: unknown): string {
  if (!(error instanceof Error)) return "failed";
  if ("responseCode" in error && typeof error.responseCode === "number") return `answered ${error.responseCode}`;
  return "code" in error && typeof error.code === "string" ? `failed with ${error.code}` : "failed";
}
