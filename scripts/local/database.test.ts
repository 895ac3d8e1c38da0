import { expect, test } from "vitest";
import { startDatabase } from "./database.ts";
import { hostOf, withDatabase } from "./mongodb-uri.ts";

test("a connection string without a database gets ours, one with a database keeps it", () => {
  expect(withDatabase("mongodb://127.0.0.1:1/?replicaSet=rs0&directConnection=true")).toBe(
    "mongodb://127.0.0.1:1/aegis?replicaSet=rs0&directConnection=true",
  );
  expect(withDatabase("mongodb://127.0.0.1:1")).toBe("mongodb://127.0.0.1:1/aegis");
  expect(withDatabase("mongodb://127.0.0.1:1/other")).toBe("mongodb://127.0.0.1:1/other");
});

test("a description never shows the password of MONGODB_URI", async () => {
  const uri = "mongodb+srv://owner:hunter2hunter2@cluster.example.net/aegis?retryWrites=true";
  expect(hostOf(uri)).toBe("cluster.example.net/aegis");
  const database = await startDatabase({ dir: null, uri });
  expect(database.uri).toBe(uri);
  expect(database.description).toContain("cluster.example.net/aegis");
  expect(database.description).not.toContain("hunter2");
});
