import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseCommand, readHours, type TelegramCommand, wordsOf } from "./parse-command.ts";

const id = fc.stringMatching(/^alr_[0-9A-HJKMNP-TV-Z]{26}$/);
const name = fc.stringMatching(/^[a-z][a-z0-9./-]{0,20}$/);
const kind = fc.constantFrom("module" as const, "agent" as const, "strategy" as const, "model" as const);
const named = fc.record({ type: kind, name });
const command: fc.Arbitrary<TelegramCommand> = fc.oneof(
  fc.constantFrom<TelegramCommand>({ type: "help" }, { type: "status" }, { type: "alerts" }, { type: "unlink" }),
  id.map((alertId) => ({ type: "ack", alertId }) as const),
  fc.record({
    type: fc.constant("silence" as const),
    alertId: id,
    hours: fc.integer({ min: 15, max: 9_999 }).map((minutes) => minutes / 60),
  }),
  fc.boolean().map((isOn) => ({ type: "maintenance", isOn }) as const),
  fc
    .oneof(fc.constant({ type: "organization", name: "organization" } as const), named)
    .map((subject) => ({ type: "kill", subject }) as const),
);
const COMMANDS = /^\/(?:start|help|status|alerts|ack|silence|maintenance|kill|link|unlink)/;

describe("what is said to the bot", () => {
  test("every command is read back from its own words, also with the bot's name behind it", () => {
    fc.assert(
      fc.property(command, fc.boolean(), (each, isNamed) => {
        const words = wordsOf(each);
        const sent = isNamed ? words.replace(/^(\/\w+)/, "$1@aegis_bot") : words;
        const said = parseCommand(` ${sent}  `);
        expect(said.type === "command" && wordsOf(said.command)).toBe(words);
      }),
    );
  });

  test("nothing else does anything: any text is talk, unclear, a word or a command that names itself", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 600 }), (text) => {
        const said = parseCommand(text);
        if (said.type === "command") expect(text.trim().toLowerCase()).toMatch(COMMANDS);
        if (said.type === "word") expect(text.trim().toUpperCase()).toBe(said.word);
      }),
    );
  });

  test.each([
    ...["/kill", "/kill everything", "/kill module:", "/kill agent:a b", "/kill organization now", "/maintenance", "/maintenance maybe"],
    ...["/silence alr_1 5m", "/silence alr_1 15d", "/silence alr_1 1h 2h", "/ack", "/link short", "/status now"],
  ])("%s is unclear, and is answered with how it goes", (text) =>
    expect(parseCommand(text)).toEqual({ type: "unclear", usage: expect.stringContaining(text.split(" ")[0] ?? "") }),
  );

  test("a name nobody knows is unclear, talk is talk, and start is help", () => {
    const typeOf = (text: string) => parseCommand(text).type;
    expect(["/shutdown", "/", "/constructor", "//kill organization"].map(typeOf)).toEqual(Array(4).fill("unclear"));
    expect(["", "kill organization", "x".repeat(600), "please /kill organization"].map(typeOf)).toEqual(Array(4).fill("talk"));
    expect(parseCommand("/start")).toEqual({ type: "command", command: { type: "help" } });
    expect(parseCommand("ab2cd3")).toEqual({ type: "word", word: "AB2CD3" });
  });

  test("times are a quarter of an hour to a fortnight", () => {
    expect(["15m", "1h", "14d"].map(readHours)).toEqual([0.25, 1, 336]);
    expect(["14m", "0h", "15d", "1w", "h", "-1h", "1.5h"].map(readHours)).toEqual(Array(7).fill(null));
  });
});
