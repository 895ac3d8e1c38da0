import { expect, test } from "vitest";
import { toFormProblem } from "./form-problem.ts";
import { ProblemError } from "./problem.ts";

const FIELDS = ["email", "password"];

test("an error with a pointer stands at its field and not in the summary", () => {
  const error = new ProblemError({
    status: 422,
    code: "request.invalid",
    title: "Invalid",
    errors: [
      { pointer: "/body/email", detail: "Enter an e-mail address." },
      { pointer: "/body/email", detail: "Second." },
    ],
  });
  expect(toFormProblem(error, FIELDS)).toMatchObject({ summary: null, fields: { email: "Enter an e-mail address." } });
});

test("an error nobody's field explains becomes the summary", () => {
  const error = new ProblemError({
    status: 409,
    code: "auth.registration_refused",
    title: "Refused",
    detail: "This e-mail cannot be registered.",
  });
  expect(toFormProblem(error, FIELDS).summary).toBe("This e-mail cannot be registered.");
  expect(toFormProblem(error, FIELDS, { "auth.registration_refused": "email" }).fields).toEqual({
    email: "This e-mail cannot be registered.",
  });
});

test("a pointer to an unknown field is not lost", () => {
  const error = new ProblemError({
    status: 422,
    code: "request.invalid",
    title: "Invalid",
    detail: "Unknown field.",
    errors: [{ pointer: "/body/x", detail: "?" }],
  });
  expect(toFormProblem(error, FIELDS)).toMatchObject({ summary: "Unknown field.", fields: {} });
});

test("a limit always says how long to wait", () => {
  expect(
    toFormProblem(new ProblemError({ status: 429, code: "auth.locked_out", title: "Locked", retryAfterSeconds: 45 }), FIELDS)
      .retryAfterSeconds,
  ).toBe(45);
  expect(toFormProblem(new ProblemError({ status: 429, code: "auth.locked_out", title: "Locked" }), FIELDS).retryAfterSeconds).toBe(30);
});
