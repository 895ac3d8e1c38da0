import { trimEndOf } from "../../../platform/trim-end-of.ts";

const SPOKEN: readonly (readonly [RegExp, string])[] = [
  [/(\d)\s{0,3},\s{0,3}(?=\d{3}\b)/g, "$1"],
  [/(?<![\d.])(\d{1,18}(?:\.\d{1,18})?)\s?(?:%|percent)\s?of\s?(?=[\d(])/gi, "($1/100)*"],
  [/\bsquare root of\s*(\d+(?:\.\d+)?)/gi, "sqrt($1)"],
  [/\bto the power of\b|\*\*/gi, "^"],
  [/\bsquared\b/gi, "^2"],
  [/\bcubed\b/gi, "^3"],
  [/\bplus\b/gi, "+"],
  [/\bminus\b|−|–/gi, "-"],
  [/\btimes\b|\bmultiplied by\b|×|(?<=\d)\s{0,3}x\s{0,3}(?=\d)/gi, "*"],
  [/\bdivided by\b|\bover\b|÷/gi, "/"],
];

/** The arithmetic in a sentence as an expression, or null. "What is 15% of 80?" gives "(15/100)*80". */
export function findExpression(message: string): string | null {
  if (message.length > 400) return null;
  const spoken = SPOKEN.reduce((text, [pattern, sign]) => text.replace(pattern, sign), message);
  const found = spoken.match(/(?:(?<![\w)])-\s?)?(?:sqrt)?[\d(.][\d\s+\-*/^().%]{0,200}/g) ?? [];
  const expressions = found
    .map((part) => trimEndOf(part.trim(), " \t\n.+*/^-"))
    .filter((part) => isArithmetic(part) && evaluate(part) !== null);
  return expressions.toSorted((a, b) => b.length - a.length)[0] ?? null;
}

/** A date, a version or a phone number has digits and signs too; a sum has a sign between two operands. */
function isArithmetic(part: string): boolean {
  if (/^\d{4}-\d{1,2}-\d{1,2}|^\d{1,2}\/\d{1,2}\/\d{2,4}|^\d+(?:-\d+){2,}$|^\d{4}-\d{4}$/.test(part)) return false;
  return /sqrt\(|[\d)][+\-*/^%]-?[\d(]/.test(part.replace(/\s/g, ""));
}

/** + - * / % ^, brackets and sqrt. Null for anything that is no complete, finite expression. */
export function evaluate(expression: string): number | null {
  const tokens = expression.match(/\d+(?:\.\d+)?|sqrt|[+\-*/%^()]/g) ?? [];
  if (tokens.join("") !== expression.replace(/\s+/g, "")) return null;
  let index = 0;
  const take = (...wanted: string[]): string | null => {
    const token = tokens[index];
    if (token === undefined || !wanted.includes(token)) return null;
    index++;
    return token;
  };
  const atom = (): number => {
    if (take("-")) return -power();
    const isRoot = take("sqrt") !== null;
    if (take("(")) {
      const inner = sum();
      if (!take(")")) return Number.NaN;
      return isRoot ? Math.sqrt(inner) : inner;
    }
    return isRoot ? Number.NaN : Number(tokens[index++] ?? Number.NaN);
  };
  const power = (): number => {
    const base = atom();
    return take("^") ? base ** power() : base;
  };
  const product = (): number => {
    let value = power();
    for (let sign = take("*", "/", "%"); sign; sign = take("*", "/", "%")) {
      const right = power();
      value = sign === "*" ? value * right : sign === "/" ? value / right : value % right;
    }
    return value;
  };
  const sum = (): number => {
    let value = product();
    for (let sign = take("+", "-"); sign; sign = take("+", "-")) value += sign === "+" ? product() : -product();
    return value;
  };
  const value = sum();
  return index === tokens.length && Number.isFinite(value) ? value : null;
}

/** Twelve significant digits hide binary rounding (0.1 + 0.2). */
export function formatNumber(value: number): string {
  return String(Number(value.toPrecision(12)));
}
