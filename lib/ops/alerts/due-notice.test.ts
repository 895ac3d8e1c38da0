import fc from "fast-check";
import { expect, test } from "vitest";
import { dueNotice, REMIND_AFTER_MS, type Told } from "./due-notice.ts";

const AT = new Date(100 * REMIND_AFTER_MS);
const before = (ms: number) => new Date(AT.getTime() - ms);
const FIRING: Told = {
  ...{ state: "firing", firedAt: before(1_000), resolvedAt: null },
  ...{ acknowledgedAt: null, silencedUntil: null, notifiedAt: null },
};

test("people are told once when it fires, and every four hours until somebody has acknowledged it", () => {
  expect(dueNotice(FIRING, false, AT)).toBe("fired");
  expect(dueNotice({ ...FIRING, notifiedAt: before(REMIND_AFTER_MS - 1) }, false, AT)).toBeNull();
  const late = { ...FIRING, notifiedAt: before(REMIND_AFTER_MS) };
  expect(dueNotice(late, false, AT)).toBe("reminder");
  expect(dueNotice({ ...late, acknowledgedAt: AT }, false, AT)).toBeNull();
});

test("acknowledging keeps nobody from hearing that it is over", () => {
  const over = { ...FIRING, state: "resolved", resolvedAt: AT, acknowledgedAt: AT, notifiedAt: before(1_000) } as const;
  expect(dueNotice(over, true, AT)).toBe("resolved");
  expect(dueNotice(over, false, AT)).toBeNull();
});

test("what fires still when its silence ends is told then", () => {
  expect(dueNotice({ ...FIRING, silencedUntil: new Date(AT.getTime() + 1) }, false, AT)).toBeNull();
  expect(dueNotice({ ...FIRING, silencedUntil: AT }, false, AT)).toBe("fired");
});

test("nobody hears the end of what they never heard the beginning of, nor of what is only pending", () => {
  const day = fc.option(fc.date({ min: new Date(0), max: AT, noInvalidDate: true }), { nil: null });
  fc.assert(
    fc.property(day, day, (acknowledgedAt, notifiedAt) => {
      expect(dueNotice({ ...FIRING, state: "resolved", acknowledgedAt, notifiedAt: null }, true, AT)).toBeNull();
      expect(dueNotice({ ...FIRING, state: "pending", acknowledgedAt, notifiedAt }, false, AT)).toBeNull();
    }),
  );
});
