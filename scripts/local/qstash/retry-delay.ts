import { MAX_RETRY_DELAY_MS } from "./limits.ts";

/*
 * `Upstash-Retry-Delay` is a formula of `retried` in milliseconds. A recursive descent compiles it to nested functions, one per
 * grammar level: sum → product → factor. Nothing but the documented names exists in it, so a formula cannot reach the process.
 */

type Formula = (retried: number) => number;
type Cursor = { tokens: readonly string[]; position: number; depth: number };

const FUNCTIONS: Readonly<Record<string, { arity: number; apply: (...values: number[]) => number }>> = {
  pow: { arity: 2, apply: Math.pow },
  min: { arity: 2, apply: Math.min },
  max: { arity: 2, apply: Math.max },
  sqrt: { arity: 1, apply: Math.sqrt },
  abs: { arity: 1, apply: Math.abs },
  exp: { arity: 1, apply: Math.exp },
  floor: { arity: 1, apply: Math.floor },
  ceil: { arity: 1, apply: Math.ceil },
  round: { arity: 1, apply: Math.round },
};

const MAX_LENGTH = 1000;
const MAX_DEPTH = 64;

/** Throws with the reason when the text is not a formula. */
export function parseRetryDelay(text: string): Formula {
  if (text.length > MAX_LENGTH) throw new Error(`longer than ${MAX_LENGTH} characters`);
  const cursor: Cursor = { tokens: tokenize(text), position: 0, depth: 0 };
  const formula = parseSum(cursor);
  const rest = cursor.tokens[cursor.position];
  if (rest !== undefined) throw new Error(`unexpected "${rest}"`);
  return formula;
}

/** The vendor's table: 12 s, 2 m 28 s, 30 m 8 s, 6 h 7 m 6 s, then a day. `retried` is 0 before the first retry. */
export function backoffMs(retried: number): number {
  return Math.min(Math.floor(Math.exp(2.5 * (retried + 1))) * 1000, MAX_RETRY_DELAY_MS);
}

/** A formula that yields no number falls back to the table: a message must never wait for NaN. */
export function retryDelayMs(expression: string | undefined, retried: number): number {
  if (expression === undefined) return backoffMs(retried);
  const delayMs = parseRetryDelay(expression)(retried);
  if (Number.isNaN(delayMs)) return backoffMs(retried);
  return Math.round(Math.min(Math.max(delayMs, 0), MAX_RETRY_DELAY_MS));
}

function tokenize(text: string): string[] {
  const tokens: string[] = [];
  const pattern = /\s*(\d+(?:\.\d+)?|[A-Za-z]+|[-+*/%(),])\s*/y;
  while (pattern.lastIndex < text.length) {
    const startsAt = pattern.lastIndex;
    const token = pattern.exec(text)?.[1];
    if (token === undefined) throw new Error(`unexpected "${text.slice(startsAt).trim().slice(0, 1)}"`);
    tokens.push(token);
  }
  return tokens;
}

function parseSum(cursor: Cursor): Formula {
  let left = parseProduct(cursor);
  for (let operator = takeOneOf(cursor, ["+", "-"]); operator; operator = takeOneOf(cursor, ["+", "-"])) {
    left = combine(left, operator, parseProduct(cursor));
  }
  return left;
}

function parseProduct(cursor: Cursor): Formula {
  let left = parseFactor(cursor);
  for (let operator = takeOneOf(cursor, ["*", "/", "%"]); operator; operator = takeOneOf(cursor, ["*", "/", "%"])) {
    left = combine(left, operator, parseFactor(cursor));
  }
  return left;
}

function parseFactor(cursor: Cursor): Formula {
  cursor.depth += 1;
  if (cursor.depth > MAX_DEPTH) throw new Error(`nested deeper than ${MAX_DEPTH}`);
  const token = cursor.tokens[cursor.position];
  if (token === undefined) throw new Error("unexpected end");
  cursor.position += 1;
  const factor = parseOperand(cursor, token);
  cursor.depth -= 1;
  return factor;
}

function parseOperand(cursor: Cursor, token: string): Formula {
  if (/^\d/.test(token)) return () => Number(token);
  if (token === "retried") return (retried) => retried;
  if (token === "-") {
    const operand = parseFactor(cursor);
    return (retried) => -operand(retried);
  }
  if (token === "(") {
    const inner = parseSum(cursor);
    expectToken(cursor, ")");
    return inner;
  }
  return parseCall(cursor, token);
}

function parseCall(cursor: Cursor, name: string): Formula {
  const known = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
  if (!known) throw new Error(`unexpected "${name}"`);
  expectToken(cursor, "(");
  const values = [parseSum(cursor)];
  while (takeOneOf(cursor, [","])) values.push(parseSum(cursor));
  expectToken(cursor, ")");
  if (values.length !== known.arity) throw new Error(`${name} takes ${known.arity} argument(s), got ${values.length}`);
  return (retried) => known.apply(...values.map((value) => value(retried)));
}

function combine(left: Formula, operator: string, right: Formula): Formula {
  switch (operator) {
    case "+":
      return (retried) => left(retried) + right(retried);
    case "-":
      return (retried) => left(retried) - right(retried);
    case "*":
      return (retried) => left(retried) * right(retried);
    case "/":
      return (retried) => left(retried) / right(retried);
    default:
      return (retried) => left(retried) % right(retried);
  }
}

function takeOneOf(cursor: Cursor, wanted: readonly string[]): string | null {
  const token = cursor.tokens[cursor.position];
  if (token === undefined || !wanted.includes(token)) return null;
  cursor.position += 1;
  return token;
}

function expectToken(cursor: Cursor, wanted: string): void {
  if (!takeOneOf(cursor, [wanted])) throw new Error(`expected "${wanted}"`);
}
