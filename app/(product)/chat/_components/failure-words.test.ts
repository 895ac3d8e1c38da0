import { expect, test } from "vitest";
import { describeFailure } from "./failure-words.ts";

test("a known code becomes words that say what to do", () => {
  expect(describeFailure("provider.rate_limited")).toBe("The AI provider is receiving too many requests. Try again in a minute.");
});

test("a code of a newer server is named, never swallowed", () => {
  expect(describeFailure("provider.moved")).toContain("provider.moved");
  expect(describeFailure("job.novel")).toContain("job.novel");
});

test("a reason in words is left as it is, and none is said to be none", () => {
  expect(describeFailure("The model is retired.")).toBe("The model is retired.");
  expect(describeFailure(undefined)).toContain("not recorded");
});
