import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { toCurl } from "./bench-words.ts";

test("a shell reads the text of the command as it was typed, quotes and expansions included", () => {
  const text = `it's "here": $(whoami) \`id\` \\ %s\n!`;
  const command = toCurl("https://aegis.example", "input", text).replace(/^curl/, 'printf "%s\\n"');
  const words = execFileSync("sh", ["-c", command], { encoding: "utf8", env: { ...process.env, AEGIS_TOKEN: "t" } });
  const body = words.slice(words.indexOf("\n-d\n") + "\n-d\n".length).trimEnd();
  expect(JSON.parse(body)).toEqual({ kind: "input", text });
});
