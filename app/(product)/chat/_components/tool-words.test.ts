import { expect, test } from "vitest";
import { hostOf, isWebAddress, nameOfTool, readArguments } from "./tool-words.ts";

test("arguments are shown as names and values, and what is no object as it is", () => {
  expect(readArguments('{"url":"https://a.example/","n":2}')).toEqual([
    { label: "url", text: "https://a.example/" },
    { label: "n", text: "2" },
  ]);
  expect([readArguments("oops"), readArguments("[1]"), readArguments("")]).toEqual([
    [{ label: "input", text: "oops" }],
    [{ label: "input", text: "[1]" }],
    [],
  ]);
});

test("web addresses alone are made links, and say where they lead", () => {
  expect(
    ["https://a.example/x", "http://a.example", "javascript:alert(1)", "data:text/html,x", "//a.example", ""].map(isWebAddress),
  ).toEqual([...[true, true, false, false, false, false]]);
  expect(hostOf("https://user@real.example:8443/path")).toBe("real.example:8443");
});

test("a tool without a name of its own is called what it is", () => {
  expect([nameOfTool("search_web"), nameOfTool("send_letter")]).toEqual(["Web search", "send letter"]);
});
