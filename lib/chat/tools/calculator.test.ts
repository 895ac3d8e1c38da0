import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { createToolCall } from "../../../tests/support/fakes/tool-call.ts";
import { calculate, calculatorTool } from "./calculator.ts";
import { ToolInputError } from "./chat-tool.ts";

// Building the engine takes most of a second and is not what is measured below.
beforeAll(() => calculate("1"));

describe("calculate", () => {
  test.each([
    ["12 * 12", "144"],
    ["(12.5 * 3)^2 / sqrt(2)", "994.368911043582"],
    ["0.1 + 0.2", "0.3"],
    ["2^10", "1024"],
    ["2^0.5", "1.4142135623731"],
    ["10 % 3", "1"],
    ["5!", "120"],
    ["(2+3)!", "120"],
    ["-3 - -4", "1"],
    ["max(1, 2, 3) + min(4, 5)", "7"],
    ["sin(pi / 2)", "1"],
    ["log(e)", "1"],
    ["1/3", "0.333333333333333"],
    ["99999999999999999999 + 1", "100000000000000000000"],
    ["123456789012345678.91 + 0.01", "123456789012345678.92"],
    ["2^100", "1267650600228229401496703205376"],
    ["1 cm", "1 cm"],
    ["5 km to mile", "3.10685596118667 mile"],
    ["72 degF to degC", "22.2222222222222 degC"],
    ["10 kg * 9.81 m/s^2 to N", "98.1 N"],
    ["3 * 19.99 EUR", "59.97 EUR"],
    ["0.10 USD + 0.20 USD", "0.3 USD"],
    ["12 EUR / 3 EUR", "4"],
  ])("%s is %s", async (expression, result) => {
    expect(await calculate(expression)).toBe(result);
  });

  test.each([
    "(999*999)!",
    "(99999*99999)!",
    "1e9999999!",
    "(2^9999)!",
    "9^9^9^9^9",
    "pow(9, pow(9, pow(9, 9)))",
    "((((9^999)^999)^999)^999)^999",
    "exp(exp(exp(20)))",
    "sin(1e999)",
    "tan(1e900)",
    `${"(".repeat(240)}1${")".repeat(240)}`,
    `${"-".repeat(499)}1`,
    `${"sqrt(".repeat(80)}2${")".repeat(80)}`,
    `${"1+".repeat(249)}1`,
  ])("%s ends within half a second, with a number or a sentence", async (expression) => {
    const startedAt = performance.now();
    const outcome = await calculate(expression).catch((error: unknown) => error);
    expect(performance.now() - startedAt).toBeLessThan(500);
    expect(typeof outcome === "string" || outcome instanceof ToolInputError).toBe(true);
  });

  test("an error in the middle of one calculation does not change the next one", async () => {
    for (const hostile of ["sin(1e999)", "asin(1e9)", "tan(1e900)", "(1e9)!"]) {
      await calculate(hostile).catch(() => undefined);
      expect(await calculate("acos(0.3)")).toBe("1.2661036727795");
      expect(await calculate("1/3")).toBe("0.333333333333333");
    }
  });

  test.each([
    "1/0",
    "0/0",
    "sqrt(-1)",
    "x + 1",
    "a = 1",
    "import",
    "1; 2",
    '"text"',
    "[1,2]",
    "{}",
    "f(x) = x",
    "random()",
    "evaluate(1)",
    "createUnit(1)",
    "constructor",
    "cos.constructor",
    "cm",
    "EUR",
    "1 cm + 1 s",
    "19.99 EUR + 5 USD",
    "5 EUR to USD",
    "1 XYZZY",
    "km(5)",
    "5 to 3",
    "2 == 2",
    "true",
    "sqrt",
    "",
    "1 +",
  ])("%s is refused with a sentence", async (expression) => {
    await expect(calculate(expression)).rejects.toThrow(ToolInputError);
  });

  test("agrees with integer arithmetic", async () => {
    const small = fc.integer({ min: -1_000, max: 1_000 });
    await fc.assert(
      fc.asyncProperty(small, small, small, async (a, b, c) => {
        expect(await calculate(`(${a}) + (${b}) * (${c})`)).toBe(String(a + b * c));
      }),
      { numRuns: 200 },
    );
  });

  test("never answers anything but a number, whatever is typed", async () => {
    const symbols = fc.constantFrom(..."0123456789+-*/%^().,! eExpisqrtlogmaxNaN_".split(""));
    await fc.assert(
      fc.asyncProperty(fc.array(symbols, { maxLength: 12 }), async (typed) => {
        const outcome = await calculate(typed.join("")).catch((error: unknown) => error);
        if (typeof outcome === "string") expect(outcome).toMatch(/^-?\d+(\.\d+)?(e[+-]\d+)?( [\w /^()-]+)?$/);
        else expect(outcome).toBeInstanceOf(ToolInputError);
      }),
      { numRuns: 150 },
    );
  });
});

describe("the calculator as a tool", () => {
  const call = createToolCall({});
  test.each(["", "not json", "{}", '{"expression":1}', '{"expression":"1","more":2}', `{"expression":"${"1".repeat(501)}"}`, "[]", "null"])(
    "arguments %s are refused with a sentence",
    async (text) => {
      await expect(calculatorTool.run(text, call)).rejects.toThrow(ToolInputError);
    },
  );
  test("takes one expression", async () => {
    expect(await calculatorTool.run('{"expression":"6*7"}', call)).toBe("42");
  });
});
