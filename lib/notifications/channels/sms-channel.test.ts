import fc from "fast-check";
import { expect, test } from "vitest";
import { toSms } from "./sms-channel.ts";

test("a text message is never longer than two segments, and its link is whole", () => {
  fc.assert(
    fc.property(
      fc.string({ maxLength: 400 }),
      fc.option(
        fc.nat({ max: 320 }).map((length) => `https://aegis.example/${"a".repeat(length)}`),
        { nil: null },
      ),
      (title, link) => {
        const text = toSms(title, link);
        expect(text.length).toBeLessThanOrEqual(320);
        if (link !== null && link.length < 299) expect(text.endsWith(`\n${link}`)).toBe(true);
      },
    ),
  );
  expect(toSms("It burns", "https://aegis.example/health")).toBe("Aegis: It burns\nhttps://aegis.example/health");
});
