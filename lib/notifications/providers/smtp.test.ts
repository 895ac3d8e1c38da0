import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createMailer, mailKindOf } from "../create-mailer.ts";

/** A mail server on this machine, without encryption: nothing leaves it. */
const taken: string[] = [];
let refusal: { code: number; text: string } | null = null;
let server: SMTPServer;
let port = 0;

beforeAll(async () => {
  server = new SMTPServer({
    hideSTARTTLS: true,
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _session, done) =>
      username === "aegis" && password === "p@ss word" ? done(null, { user: username }) : done(new Error("no")),
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        if (refusal) return done(Object.assign(new Error(refusal.text), { responseCode: refusal.code }));
        taken.push(Buffer.concat(chunks).toString("utf8"));
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.server.address();
  port = typeof address === "object" && address ? address.port : 0;
});
afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));
beforeEach(() => {
  taken.splice(0);
  refusal = null;
});

const from = { email: "no-reply@aegis.example", name: "Aegis" };
const letter = { to: { email: "ada@acme.example", name: "Ada" }, subject: "It burns", text: "Look:\n\nhttps://aegis.example/health\n" };
const mailer = (credentials = "aegis:p%40ss%20word") => createMailer(null, { url: `smtp://${credentials}@127.0.0.1:${port}`, from });

test("a letter goes out with its sender, its receiver and its words", async () => {
  expect(mailer().kind).toBe("smtp");
  await mailer().send(letter);
  expect(taken).toHaveLength(1);
  for (const line of [
    "From: Aegis <no-reply@aegis.example>",
    "To: Ada <ada@acme.example>",
    "Subject: It burns",
    "https://aegis.example/health",
  ])
    expect(taken[0]).toContain(line);
});

test("a subject and a name with line ends make no header of their own", async () => {
  const to = { email: "ada@acme.example", name: "Ada\r\nBcc: eve@evil.example" };
  await mailer().send({ ...letter, to, subject: "It burns\r\nX-Evil: yes" });
  expect(taken[0]).not.toMatch(/^(?:Bcc|X-Evil):/m);
});

test.each([
  ["a wrong password", "aegis:wrong", null],
  ["a full mailbox", undefined, { code: 452, text: "kestrel is full" }],
  ["a refused sender", undefined, { code: 550, text: "kestrel is refused" }],
])("%s is said by its code, without a word of the server's", async (_name, credentials, given) => {
  refusal = given;
  const error: unknown = await mailer(credentials)
    .send(letter)
    .catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ kind: "unavailable", code: "mail.not_sent" });
  expect(String(error)).toMatch(/answered \d{3}/);
  expect(`${error}${error instanceof Error ? error.cause : ""}`).not.toMatch(/kestrel|wrong|acme/);
});

test("nothing is sent to another machine in clear, and SendGrid goes before a mail server", async () => {
  const elsewhere = createMailer(null, { url: `smtp://127.0.0.2:${port}`, from });
  await expect(elsewhere.send(letter)).rejects.toMatchObject({ code: "mail.not_sent" });
  expect(taken).toEqual([]);
  expect([mailKindOf({ isLocal: false }, {}), mailKindOf(null, {}), mailKindOf(null)]).toEqual(["sendgrid", "smtp", "none"]);
});
