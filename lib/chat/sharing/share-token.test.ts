import { expect, test } from "vitest";
import { createSecretToken } from "../../platform/crypto/secret-token.ts";
import { openSnapshot, sealSnapshot } from "./share-token.ts";

const ID = "shr_01JX4Q8Z7M2V9K5T3R6N0W1Y8P";
const SNAPSHOT = { title: "A talk", messages: [{ role: "user" as const, content: "Where?", createdAt: "2026-03-15T00:00:00.000Z" }] };

test("a copy opens with its own token, in its own record, and with nothing else", () => {
  const token = createSecretToken();
  const sealed = sealSnapshot(token, ID, SNAPSHOT);
  expect(openSnapshot(token, ID, sealed)).toEqual(SNAPSHOT);
  expect(() => openSnapshot(createSecretToken(), ID, sealed)).toThrow("does not open");
  expect(() => openSnapshot(token, ID.replace("8P", "8Q"), sealed)).toThrow("does not open");
  expect(() => openSnapshot(token, ID, sealed.slice(0, sealed.lastIndexOf(".")))).toThrow("wrong form");
});
