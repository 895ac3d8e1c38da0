import http from "node:http";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { createMailer } from "../../../lib/notifications/create-mailer.ts";
import { createLetterBox, toLetter } from "./letters.ts";
import { startMailbox } from "./server.ts";

const mailbox = await startMailbox();
afterAll(() => mailbox.close());
beforeEach(() => mailbox.setFault(null));

const settings = { apiKey: mailbox.apiKey, from: { email: "no-reply@aegis.example", name: "Aegis" }, baseUrl: mailbox.url, isLocal: true };
const mailer = createMailer(settings);
const letter = {
  to: { email: "ana@example.com", name: "Ana" },
  subject: "Hello",
  text: "One line.\n\nhttps://aegis.example/reset#secret-token\n",
};
const show = (path: string) => fetch(`${mailbox.url}${path}`);

/** `fetch` does not let a caller choose the name it asks for. */
function statusFor(host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const request = http.get(`${mailbox.url}/dev/mail`, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    request.once("error", reject);
  });
}

describe("a letter by SendGrid's format", () => {
  test("arrives as it was written, to whom it was written, with no link led elsewhere", async () => {
    await mailer.send(letter);
    expect(mailbox.letters.list("ANA@example.com")[0]).toMatchObject({
      to: "ana@example.com",
      from: "no-reply@aegis.example",
      subject: "Hello",
      text: letter.text,
    });
    const page = await (await show(`/dev/mail/${mailbox.letters.list(null)[0]?.id}`)).text();
    expect(page).toContain('<a href="https://aegis.example/reset#secret-token">');
  });

  test.each([401, 403, 413, 429, 500, 503])("that is refused with %s is an error without a word of the letter", async (status) => {
    mailbox.setFault(status);
    const error: unknown = await mailer.send(letter).catch((cause: unknown) => cause);
    expect(error).toMatchObject({ kind: "unavailable", code: "mail.not_sent", message: expect.stringContaining(String(status)) });
    expect(JSON.stringify([error, error instanceof Error && [error.message, error.stack, String(error.cause)]])).not.toMatch(
      /secret-token|ana@/,
    );
  });

  test("that nobody takes is given up when the caller does", async () => {
    mailbox.setFault("hang");
    await expect(mailer.send(letter, AbortSignal.abort())).rejects.toMatchObject({ code: "mail.not_sent" });
    const gone = createMailer({ ...settings, baseUrl: "http://127.0.0.1:1" });
    await expect(gone.send(letter)).rejects.toMatchObject({ code: "mail.not_sent" });
  });

  test("with a wrong key is refused, and nothing is kept", async () => {
    const before = mailbox.letters.list(null).length;
    await expect(createMailer({ ...settings, apiKey: "SG.wrong" }).send(letter)).rejects.toMatchObject({ code: "mail.not_sent" });
    expect(mailbox.letters.list(null)).toHaveLength(before);
  });

  test("goes nowhere without a carrier, and says so", async () => {
    const none = createMailer(null);
    expect(none.kind).toBe("none");
    await expect(none.send(letter)).rejects.toMatchObject({ code: "mail.not_configured" });
  });
});

describe("the mailbox", () => {
  test("shows what somebody else wrote as text, never as markup or a script's address", async () => {
    const text = 'javascript:alert(1) <img src=x onerror=alert(1)> https://a.example/"onmouseover="alert(1)';
    await mailer.send({ ...letter, subject: "<script>alert(1)</script>", text });
    const list = await (await show("/dev/mail")).text();
    const page = await (await show(`/dev/mail/${mailbox.letters.list(null)[0]?.id}`)).text();
    for (const html of [list, page]) expect(html).not.toMatch(/<script|<img|javascript:[^<]*"|"onmouseover/);
    expect(page.match(/<a href="[^"]*"/g)).toContain('<a href="https://a.example/"');
  });

  test("answers this machine's names only, so that no page of the web reads it", async () => {
    expect(await statusFor("evil.example")).toBe(421);
    expect(await statusFor("localhost:3000")).toBe(200);
    expect((await show("/dev/mail")).headers.get("content-security-policy")).toContain("default-src 'none'");
    expect((await show("/dev/mail/eml_none")).status).toBe(404);
    expect((await show("/etc/passwd")).status).toBe(404);
  });

  test("keeps the newest and forgets the oldest", () => {
    const box = createLetterBox(3);
    for (let index = 0; index < 5; index += 1) box.put({ id: `eml_${index}`, at: "", to: "a@b.example", from: "", subject: "", text: "" });
    expect(box.list(null).map(({ id }) => id)).toEqual(["eml_4", "eml_3", "eml_2"]);
    expect(box.find("eml_0")).toBeNull();
  });

  test("refuses what the carrier would refuse", () => {
    const body = { personalizations: [{ to: [{ email: "nobody" }] }], from: { email: "a@b.example" }, subject: "", content: [] };
    expect(() => toLetter(body, new Date())).toThrow();
  });
});
