import { createServer, type Server } from "node:http";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createTwilioMessages } from "./twilio-messages.ts";

/** Twilio as its reference describes it, on a real socket. */
type Asked = { path: string; form: Record<string, string>; authorization: string };

const asked: Asked[] = [];
let status = 201;
let server: Server;
let url = "";

beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const form = Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString("utf8")));
      asked.push({ path: request.url ?? "", form, authorization: request.headers.authorization ?? "" });
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify({ body: form.Body }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));
beforeEach(() => void asked.splice(0));

const messages = (at = url) => createTwilioMessages({ accountSid: "AC1", authToken: "token:of:1", from: "+14155550100", url: at });

test("Twilio is asked as its reference says", async () => {
  status = 201;
  await messages().send("+447700900123", "It burns");
  const authorization = `Basic ${Buffer.from("AC1:token:of:1").toString("base64")}`;
  const form = { To: "+447700900123", From: "+14155550100", Body: "It burns" };
  expect(asked).toEqual([{ path: "/2010-04-01/Accounts/AC1/Messages.json", form, authorization }]);
});

test.each([
  [400, "notifications.number_refused", "invalid"],
  [401, "notifications.sms_not_sent", "unavailable"],
  [429, "notifications.sms_not_sent", "unavailable"],
  [500, "notifications.sms_not_sent", "unavailable"],
])("a %i is %s, and quotes nothing of the message", async (given, code, kind) => {
  status = given;
  const error: unknown = await messages()
    .send("+447700900123", "kestrel")
    .catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code, kind });
  expect(`${error}${error instanceof Error ? error.cause : ""}`).not.toMatch(/kestrel|7700900123|token:of/);
});

test("a carrier that is away may be tried again, and without one nothing is sent", async () => {
  await expect(messages("http://127.0.0.1:9").send("+447700900123", "x")).rejects.toMatchObject({ code: "notifications.sms_not_sent" });
  const none = createTwilioMessages(null);
  expect(none.isConfigured).toBe(false);
  await expect(none.send("+447700900123", "x")).rejects.toMatchObject({ code: "notifications.sms_not_sent" });
});
