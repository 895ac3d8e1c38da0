import { expect, test } from "vitest";
import { codeOfPacked, codeOfState, isConnectionLost } from "./error-codes.ts";

/** As the extension packs a state: six bits a character, the first one lowest. */
const pack = (state: string): number =>
  [...state].reduce((packed, each, at) => packed + ((each.charCodeAt(0) - 48) & 0x3f) * 2 ** (6 * at), 0);

test.each([
  ["M0001", 2],
  ["M0003", 9],
  ["M0004", 14],
  ["M0009", 27],
  ["M001C", 11_000],
  ["M007U", 40_324],
  ["23505", 11_000],
  ["23P01", 11_000],
  ["40001", 112],
  ["40P01", 112],
  ["55P03", 112],
  ["25P02", 251],
  ["57014", 50],
  ["42P01", 26],
  ["0A000", 115],
])("the state %s is MongoDB's code %i, alone and packed into a reply", (state, code) => {
  expect(codeOfState(state)).toBe(code);
  expect(codeOfPacked(pack(state))).toBe(code);
});

test("an unknown state is an internal error, and a code that is no packed state stays what it is", () => {
  expect(codeOfState("XX000")).toBe(1);
  expect(codeOfState("MZZZZ")).toBe(1);
  expect(codeOfPacked(11_000)).toBe(11_000);
});

test("only a server that is gone breaks the client's connection", () => {
  const failure = (message: string, fields: object) => Object.assign(new Error(message), fields);
  expect(isConnectionLost(failure("connect ECONNREFUSED", { code: "ECONNREFUSED" }))).toBe(true);
  expect(isConnectionLost(new Error("Connection terminated unexpectedly"))).toBe(true);
  expect(isConnectionLost(failure("terminating", { code: "57P01", severity: "FATAL" }))).toBe(true);
  expect(isConnectionLost(failure("connection refused inside the server", { code: "08006", severity: "ERROR" }))).toBe(false);
  expect(isConnectionLost(new TypeError("undefined is not a function"))).toBe(false);
});
