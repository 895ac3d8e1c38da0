import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
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

test("a mongod that does not start is named, and the embedded server takes over", async () => {
  const dir = mkdtempSync(path.join(tmpdir(), "aegis-mongod-"));
  const file = path.join(dir, "bin", "mongod");
  mkdirSync(path.dirname(file));
  writeFileSync(file, "#!/bin/sh\nexit 48\n");
  chmodSync(file, 0o755);
  const database = await startDatabase({ dir, searchPath: path.dirname(file) });
  try {
    expect(database.description).toContain("embedded");
    expect(database.description).toContain(`${file} did not start: mongod ended with code 48`);
  } finally {
    await database.close();
    rmSync(dir, { recursive: true });
  }
});
