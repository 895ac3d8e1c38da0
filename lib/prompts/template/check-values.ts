import { AppError } from "../../platform/errors.ts";
import type { Parameter, ParameterValues } from "../content.schema.ts";
import { findValueProblems, givenValue, type ValueProblem } from "./value-problems.ts";

/** Every parameter that has a value, with its own or its default; what is optional and empty is left out. */
export function checkValues(parameters: readonly Parameter[], values: ParameterValues, at = "/body/values"): ParameterValues {
  const problems = [...unknownNames(parameters, values), ...findValueProblems(parameters, values)];
  if (problems.length === 0) {
    return Object.fromEntries(
      parameters.flatMap((parameter) => {
        const value = givenValue(parameter, values);
        return value === undefined ? [] : [[parameter.name, value]];
      }),
    );
  }
  throw new AppError("invalid", "prompts.values_invalid", "Some values do not fit what the prompt asks for.", {
    errors: problems.map(({ name, detail }) => ({ pointer: `${at}/${name}`, detail })),
  });
}

function unknownNames(parameters: readonly Parameter[], values: ParameterValues): ValueProblem[] {
  const known = new Set(parameters.map(({ name }) => name));
  return Object.keys(values)
    .filter((name) => !known.has(name))
    .map((name) => ({ name, detail: "is no parameter of this prompt" }));
}
