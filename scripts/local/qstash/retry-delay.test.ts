import fc from "fast-check";
import { expect, test } from "vitest";
import { backoffMs, parseRetryDelay, retryDelayMs } from "./retry-delay.ts";

test("the table of delays is the vendor's: 12 s, 2 m 28 s, 30 m 8 s, 6 h 7 m 6 s, then a day", () => {
  expect([0, 1, 2, 3, 4, 5].map(backoffMs)).toEqual([12_000, 148_000, 1_808_000, 22_026_000, 86_400_000, 86_400_000]);
});

test.each([
  ["1000", 0, 1000],
  ["1000 * (1 + retried)", 2, 3000],
  ["pow(2, retried) * 1000", 3, 8000],
  ["max(1000, pow(2, retried) * 100)", 1, 1000],
  ["min(retried*10, 25) - 5", 3, 20],
  ["-(-retried) * -2 + 10 % 4", 4, -6],
  ["floor(2.7) + ceil(2.1) + round(2.5) + abs(0-3) + sqrt(16) + exp(0)", 0, 16],
])("%s with retried=%i is %i", (text, retried, expected) => {
  expect(parseRetryDelay(text)(retried)).toBe(expected);
});

test.each([
  "",
  "1 +",
  "(1",
  "1)",
  "2 3",
  "pow(2)",
  "min(1,2,3)",
  "process",
  "retried.constructor",
  "toString()",
  "constructor(1)",
  "1;2",
  "2^3",
])("%j is refused", (text) => {
  expect(() => parseRetryDelay(text)).toThrow();
});

test("deep nesting is refused instead of exhausting the stack", () => {
  expect(() => parseRetryDelay(`${"(".repeat(400)}1${")".repeat(400)}`)).toThrow("nested deeper");
});

type Sum = { text: string; value: (retried: number) => number };

const { sum } = fc.letrec<{ sum: Sum; leaf: Sum; binary: Sum; call: Sum; negative: Sum }>((tie) => ({
  sum: fc.oneof({ maxDepth: 5 }, tie("leaf"), tie("binary"), tie("call"), tie("negative")),
  leaf: fc.oneof(
    fc.constant({ text: "retried", value: (retried: number) => retried }),
    fc.nat(9999).map((number) => ({ text: String(number), value: () => number })),
    fc.nat(999).map((number) => ({ text: `${number}.25`, value: () => number + 0.25 })),
  ),
  negative: tie("sum").map((inner) => ({ text: `-(${inner.text})`, value: (retried: number) => -inner.value(retried) })),
  binary: fc.tuple(tie("sum"), fc.constantFrom("+", "-", "*", "/", "%"), tie("sum"), fc.constantFrom("", " ", "  ")).map(
    ([left, operator, right, space]): Sum => ({
      text: `(${left.text})${space}${operator}${space}(${right.text})`,
      value: (retried) => calculate(left.value(retried), operator, right.value(retried)),
    }),
  ),
  call: fc.oneof(
    fc.tuple(fc.constantFrom("pow", "min", "max"), tie("sum"), tie("sum")).map(
      ([name, a, b]): Sum => ({
        text: `${name}(${a.text}, ${b.text})`,
        value: (retried) => callMath(name, [a.value(retried), b.value(retried)]),
      }),
    ),
    fc
      .tuple(fc.constantFrom("sqrt", "abs", "exp", "floor", "ceil", "round"), tie("sum"))
      .map(([name, a]): Sum => ({ text: `${name}(${a.text})`, value: (retried) => callMath(name, [a.value(retried)]) })),
  ),
}));

function calculate(left: number, operator: string, right: number): number {
  if (operator === "+") return left + right;
  if (operator === "-") return left - right;
  if (operator === "*") return left * right;
  return operator === "/" ? left / right : left % right;
}

function callMath(name: string, values: readonly number[]): number {
  const known: unknown = Reflect.get(Math, name);
  return typeof known === "function" ? Number(Reflect.apply(known, Math, [...values])) : Number.NaN;
}

test("every formula of the documented grammar has the value JavaScript gives it", () => {
  fc.assert(
    fc.property(
      sum.filter(({ text }) => text.length <= 1000),
      fc.nat(20),
      (formula, retried) => {
        expect(parseRetryDelay(formula.text)(retried)).toBe(formula.value(retried));
      },
    ),
    { numRuns: 500 },
  );
});

test("without brackets products bind tighter than sums and both run from left to right", () => {
  const operand = fc.integer({ min: 1, max: 99 });
  fc.assert(
    fc.property(operand, operand, operand, operand, (a, b, c, d) => {
      expect(parseRetryDelay(`${a} - ${b} * ${c} / ${d} - ${a}`)(0)).toBe(a - (b * c) / d - a);
    }),
  );
});

test("any text gives either a formula or an error, and a delay is never negative, NaN or longer than a day", () => {
  const words = fc.array(fc.constantFrom("retried", "pow", "max", "(", ")", ",", "+", "-", "*", "/", "1", "2.5", " ", "x"), {
    maxLength: 12,
  });
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        words.map((parts) => parts.join("")),
      ),
      fc.nat(10),
      (text, retried) => {
        try {
          parseRetryDelay(text);
        } catch {
          return;
        }
        const delayMs = retryDelayMs(text, retried);
        expect(delayMs).toBeGreaterThanOrEqual(0);
        expect(delayMs).toBeLessThanOrEqual(86_400_000);
      },
    ),
    { numRuns: 1000 },
  );
});
