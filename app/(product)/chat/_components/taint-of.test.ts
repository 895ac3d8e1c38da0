import { expect, test } from "vitest";
import type { TraceStage } from "../../../_client/turns.ts";
import { taintOf } from "./taint-of.ts";

const stage = (label: string, detail: TraceStage["detail"]): TraceStage => ({
  key: label,
  label,
  startedAt: null,
  durationMs: null,
  state: "done",
  detail,
});

test("each source is named once, and a tool that was refused because of it is named", () => {
  const stages = [
    stage("Context", { messages: 2, taint: "tool clock, web-page docs.example" }),
    stage("Tool clock", { taint: "tool clock" }),
    stage("Files", { taint: "file fil_01M80RSKKYPG48QGX6CS3PD8ND, file fil_01M80RSKKYPG48QGX6CS3PD8NE" }),
    stage("Tool pay", { isRefused: true, taintedBy: "tool clock" }),
    stage("Tool page", { isRefused: true, isAddressNew: true }),
  ];
  expect(taintOf(stages)).toEqual({ sources: ["tool clock", "web-page docs.example", "your files"], refused: ["Tool pay"] });
});

test("a turn that read only what people wrote has no taint", () => {
  expect(taintOf([stage("Context", { messages: 2 }), stage("Tool pay", { isRefused: false })])).toEqual({ sources: [], refused: [] });
});
