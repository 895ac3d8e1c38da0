import { expect, test } from "vitest";
import { describeFinding } from "./event-words.ts";

test("the strongest class comes first, then what was in the text", () => {
  const classes = [
    { class: "extraction", weight: 0.4 },
    { class: "override", weight: 0.9 },
  ];
  expect(describeFinding({ classes, redactions: [{ kind: "jwt", count: 2 }], reasons: [] })).toBe("Override, Extraction, 2 × jwt");
});

test("an event without classes is named after its first reason", () => {
  expect(describeFinding({ redactions: [], reasons: ["guard.input_too_long"] })).toBe("guard.input_too_long");
  expect(describeFinding({ redactions: [], reasons: [] })).toBe("Nothing named");
});
