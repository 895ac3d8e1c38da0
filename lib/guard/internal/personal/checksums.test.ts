import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isDay, isEan13, isLuhn, isMod11And2, isMod11And10, isVerhoeff } from "./checksums.ts";
import { ID_RULES } from "./kinds.ts";

/** Each algorithm with a published number that it accepts. */
const ALGORITHMS: readonly [string, (text: string) => boolean, string][] = [
  ["Luhn", isLuhn, "4111111111111111"],
  ["Verhoeff", isVerhoeff, "234123412346"],
  ["ISO 7064 MOD 11,10", isMod11And10, "86095742719"],
  ["ISO 7064 MOD 11-2", isMod11And2, "11010519491231002X"],
  ["EAN-13", isEan13, "7569217076985"],
];

describe.each(ALGORITHMS)("%s", (_, isValid, example) => {
  test("accepts a published number", () => expect(isValid(example)).toBe(true));
  test("refuses it with any one digit changed", () => {
    for (let index = 0; index < example.length - 1; index++) {
      for (const digit of "0123456789") {
        if (digit === example[index]) continue;
        expect(isValid(example.slice(0, index) + digit + example.slice(index + 1)), `${digit} at ${index}`).toBe(false);
      }
    }
  });
});

test("Verhoeff refuses any two neighbours that changed places", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9]{11}$/), fc.nat({ max: 9 }), (body, place) => {
      const valid = [..."0123456789"].map((digit) => body + digit).find(isVerhoeff) ?? "";
      const swapped = valid.slice(0, place) + valid.charAt(place + 1) + valid.charAt(place) + valid.slice(place + 2);
      expect(isVerhoeff(valid)).toBe(true);
      expect(isVerhoeff(swapped)).toBe(swapped === valid);
    }),
  );
});

/** Numbers whose check sees every wrong digit: weights that share nothing with a prime modulus, or one of the algorithms above. */
const STRICT: readonly [string, string][] = [
  ["uk-nhs", "9434765919"],
  ["nl-bsn", "111222333"],
  ["es-dni", "12345678Z"],
  ["fr-nir", "255081416802538"],
  ["be-national-register", "85073003328"],
  ["br-cpf", "11144477735"],
  ["br-cnpj", "11222333000181"],
  ["cl-rut", "123456785"],
  ["au-abn", "51824753556"],
  ["no-birth-number", "15108695088"],
  ["tr-identity", "10000000146"],
  ["pl-pesel", "44051401359"],
  ["hr-oib", "33392005961"],
  ["in-aadhaar", "234123412346"],
];

test.each(STRICT)("%s refuses a number with one digit changed", (kind, example) => {
  const rule = ID_RULES.find((each) => each.kind === kind && each.isValid !== undefined);
  const isBelieved = (text: string) => rule?.pattern.test(text) && (rule.isValid?.(text) ?? false);
  expect(isBelieved(example)).toBe(true);
  for (let index = 0; index < example.length; index++) {
    const digit = example.charAt(index);
    if (!/\d/.test(digit)) continue;
    const changed = example.slice(0, index) + String((Number(digit) + 1) % 10) + example.slice(index + 1);
    expect(isBelieved(changed), changed).toBe(false);
  }
});

test("a month has as many days as it has", () => {
  expect([isDay(29, 2), isDay(30, 2), isDay(31, 4), isDay(31, 12), isDay(0, 1), isDay(1, 13)]).toEqual([
    true,
    false,
    false,
    true,
    false,
    false,
  ]);
});
