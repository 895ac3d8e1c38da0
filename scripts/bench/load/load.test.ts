import { expect, test } from "vitest";
import { askedAt } from "./mixed-traffic.ts";
import { refusalOf } from "./refusal.ts";

test("only this machine is put under load, unless the host is named a second time", () => {
  for (const own of ["http://localhost:3000/", "http://127.0.0.1:3000/api/health", "http://127.8.9.1/", "http://[::1]:3000/"])
    expect(refusalOf(new URL(own), undefined)).toBeNull();
  for (const other of [
    "https://aegis.example.com/",
    "http://127.0.0.1.example.com/",
    "http://localhost.example.com/",
    "http://10.0.0.1/",
  ]) {
    expect(refusalOf(new URL(other), undefined)).toContain("--i-own-this");
    expect(refusalOf(new URL(other), "elsewhere.example.com")).toContain("--i-own-this");
    expect(refusalOf(new URL(other), new URL(other).host)).toBeNull();
  }
  expect(refusalOf(new URL("file:///etc/passwd"), "")).not.toBeNull();
});

test("a hundred requests are three quarters reads, and no payment is sent twice", () => {
  const asked = Array.from({ length: 100 }, (_, index) => askedAt(index));
  expect(asked.filter(({ method }) => method === "GET")).toHaveLength(75);
  const payments = asked.flatMap(({ path, body }) => (path === "/api/analyze" && body !== undefined ? [body] : []));
  expect([payments.length, new Set(payments).size]).toEqual([12, 12]);
});
