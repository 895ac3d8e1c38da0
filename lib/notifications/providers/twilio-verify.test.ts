import { createServer, type Server } from "node:http";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createTwilioVerify } from "./twilio-verify.ts";

/** Twilio Verify as its reference describes it, on a real socket: what was asked, and an answer of the test's own. */
type Asked = { path: string; form: Record<string, string>; authorization: string };
type Answer = { status: number; body: string } | "hang up";

const asked: Asked[] = [];
let answer: Answer = { status: 200, body: "{}" };
let server: Server;
let url = "";

beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const form = Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString("utf8")));
      asked.push({ path: request.url ?? "", form, authorization: request.headers.authorization ?? "" });
      if (answer === "hang up") return void request.socket.destroy();
      response.writeHead(answer.status, { "content-type": "application/json" }).end(answer.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));
beforeEach(() => void asked.splice(0));

const verifier = () => createTwilioVerify({ accountSid: "AC1", authToken: "token:of:1", serviceSid: "VA1", url });
const json = (status: number, body: object): Answer => ({ status, body: JSON.stringify(body) });
const unavailable = { kind: "unavailable", code: "auth.sms_unavailable" };

describe("Twilio Verify", () => {
  test("is asked as its reference says", async () => {
    answer = json(201, { status: "pending" });
    await verifier().start("+447700900123");
    answer = json(200, { status: "approved" });
    expect(await verifier().isRight("+447700900123", "123456")).toBe(true);
    const authorization = `Basic ${Buffer.from("AC1:token:of:1").toString("base64")}`;
    expect(asked).toEqual([
      { path: "/v2/Services/VA1/Verifications", form: { To: "+447700900123", Channel: "sms" }, authorization },
      { path: "/v2/Services/VA1/VerificationCheck", form: { To: "+447700900123", Code: "123456" }, authorization },
    ]);
  });

  test.each<[string, Answer]>([
    ["pending", json(200, { status: "pending" })],
    ["canceled", json(200, { status: "canceled" })],
    ["no verification is open any more", json(404, { code: 20404 })],
    ["too many checks of one", json(429, { code: 60202 })],
  ])("%s is a wrong code", async (_name, given) => {
    answer = given;
    expect(await verifier().isRight("+447700900123", "123456")).toBe(false);
  });

  test.each<[string, Answer]>([
    ["a 500", json(500, { message: "token:of:1" })],
    ["a refused number", json(400, { code: 60200 })],
    ["wrong credentials", json(401, { code: 20003 })],
    ["no JSON", { status: 200, body: "<html>" }],
    ["another shape", json(200, { state: "approved" })],
    ["a lost connection", "hang up"],
  ])("%s lets nobody in, and says that the service failed without its words", async (_name, given) => {
    answer = given;
    const error = await verifier()
      .isRight("+447700900123", "123456")
      .catch((cause: unknown) => cause);
    expect(error).toMatchObject(unavailable);
    expect(String(error)).not.toMatch(/token:of:1|\+4477/);
  });

  test.each<[string, Answer]>([
    ["a refused number", json(400, { code: 60200 })],
    ["too many messages", json(429, { code: 60203 })],
    ["a lost connection", "hang up"],
  ])("%s is no message sent", async (_name, given) => {
    answer = given;
    await expect(verifier().start("+447700900123")).rejects.toMatchObject(unavailable);
  });
});
