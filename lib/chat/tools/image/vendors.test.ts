import { describe, expect, test } from "vitest";
import { startAnsweringServer } from "../../../../tests/support/answering-server.ts";
import { ToolFailedError } from "../chat-tool.ts";
import type { ImageMaker } from "./image-maker.ts";
import { createGeminiImages, createOpenAiImages } from "./vendors.ts";

const vendor = startAnsweringServer();
const apiKey = "key-of-this-test";
const PICTURE = Buffer.from([0x89, 0x50, 0x4e, 0x47]);
const { signal } = new AbortController();

const VENDORS: { name: string; make: () => ImageMaker; reply: object; empty: object; url: string; headers: object; body: object }[] = [
  {
    name: "OpenAI",
    make: () => createOpenAiImages({ apiKey, baseUrl: `${vendor.baseUrl}/v1` }),
    reply: { created: 1, data: [{ b64_json: PICTURE.toString("base64") }], usage: { total_tokens: 9 } },
    empty: { data: [] },
    url: "/v1/images/generations",
    headers: { authorization: `Bearer ${apiKey}` },
    body: { model: "gpt-image-1", prompt: "a red boat", n: 1, size: "1024x1024", quality: "medium" },
  },
  {
    name: "Gemini",
    make: () => createGeminiImages({ apiKey, baseUrl: vendor.baseUrl }),
    reply: {
      candidates: [
        { content: { parts: [{ text: "Here it is" }, { inlineData: { mimeType: "image/png", data: PICTURE.toString("base64") } }] } },
      ],
    },
    empty: { candidates: [{ content: { parts: [{ text: "I would rather not" }] } }] },
    url: "/v1beta/models/gemini-2.5-flash-image:generateContent",
    headers: { "x-goog-api-key": apiKey },
    body: { contents: [{ role: "user", parts: [{ text: "a red boat" }] }], generationConfig: { responseModalities: ["IMAGE"] } },
  },
];

describe.each(VENDORS)("$name", ({ make, reply, empty, url, headers, body }) => {
  const draw = (status: number, answer: string, until = signal) => {
    vendor.calls.length = 0;
    vendor.answer = { status, body: answer };
    return make().make("a red boat", until);
  };

  test("is asked in its format, with its key in a header alone, and its picture comes back byte for byte", async () => {
    expect(Buffer.from(await draw(200, JSON.stringify(reply)))).toEqual(PICTURE);
    expect(vendor.calls).toMatchObject([{ method: "POST", url, headers }]);
    expect(JSON.parse(vendor.calls[0]?.body ?? "")).toEqual(body);
    expect(`${vendor.calls[0]?.url}${vendor.calls[0]?.body}`).not.toContain(apiKey);
  });

  test.each([
    [400, '{"error":{"message":"a red boat was refused"}}', "does not make this picture"],
    [401, "{}", "failed"],
    [429, "{}", "too many requests"],
    [500, "<html>", "failed"],
    [302, "", "cannot be reached"],
    [200, "no json", "cannot be reached"],
    [200, "{}", "without a picture"],
    [200, JSON.stringify(empty), "without a picture"],
    [200, `"${"x".repeat(24_000_001)}"`, "answered too much"],
  ])("answering %i %.40s says in words of ours what happened", async (status, answer, words) => {
    const failure = await draw(status, answer).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ToolFailedError);
    expect(String(failure)).toContain(words);
    expect(String(failure)).not.toContain("red boat was refused");
  });

  test("ends when the turn is stopped", async () => {
    await expect(draw(200, JSON.stringify(reply), AbortSignal.abort())).rejects.toThrow("aborted");
  });
});
