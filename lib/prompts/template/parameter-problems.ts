import type { Parameter, ParameterValue } from "../content.schema.ts";
import { faultOf } from "./value-problems.ts";

/** `pointer` begins below the list: `/0/default`. */
export type ParameterProblem = { pointer: string; detail: string };

const TEXTS: readonly string[] = ["text", "long-text"];
const CHOICES: readonly string[] = ["select", "multi-select"];
/** Which types each bound means anything for. */
const BOUNDS = {
  options: CHOICES,
  minLength: TEXTS,
  maxLength: TEXTS,
  min: ["number"],
  max: ["number"],
  isInteger: ["number"],
  earliest: ["date"],
  latest: ["date"],
} as const satisfies Partial<Record<keyof Parameter, readonly string[]>>;
const BOUND_NAMES = ["options", "minLength", "maxLength", "min", "max", "isInteger", "earliest", "latest"] as const;

/** Names given twice, bounds that mean nothing or that nothing can meet, defaults that do not fit. Pure. */
export function findParameterProblems(parameters: readonly Parameter[]): ParameterProblem[] {
  return parameters.flatMap((parameter, index) => {
    const isTwice = parameters.findIndex(({ name }) => name === parameter.name) !== index;
    const found = [
      ...(isTwice ? [{ pointer: "/name", detail: `${parameter.name} is named twice.` }] : []),
      ...foreignBounds(parameter),
      ...optionProblems(parameter),
      ...emptyRanges(parameter),
      ...defaultProblems(parameter),
    ];
    return found.map(({ pointer, detail }) => ({ pointer: `/${index}${pointer}`, detail }));
  });
}

function foreignBounds(parameter: Parameter): ParameterProblem[] {
  return BOUND_NAMES.flatMap((name) => {
    const fits: readonly string[] = BOUNDS[name];
    const isForeign = parameter[name] !== undefined && !fits.includes(parameter.type);
    return isForeign ? [{ pointer: `/${name}`, detail: `means nothing for the type ${parameter.type}` }] : [];
  });
}

function optionProblems({ type, options = [] }: Parameter): ParameterProblem[] {
  if (!CHOICES.includes(type)) return [];
  if (options.length === 0) return [{ pointer: "/options", detail: "needs at least one option" }];
  return new Set(options).size === options.length ? [] : [{ pointer: "/options", detail: "must name each option once" }];
}

function emptyRanges({ minLength, maxLength, min, max, earliest, latest }: Parameter): ParameterProblem[] {
  const isAbove = <T extends number | string>(low: T | undefined, high: T | undefined) =>
    low !== undefined && high !== undefined && low > high;
  return [
    ...(isAbove(minLength, maxLength) ? [{ pointer: "/maxLength", detail: "must not be below the least length" }] : []),
    ...(isAbove(min, max) ? [{ pointer: "/max", detail: "must not be below the lowest number" }] : []),
    ...(isAbove(earliest, latest) ? [{ pointer: "/latest", detail: "must not be before the earliest day" }] : []),
  ];
}

/** A file belongs to one person, so it is nobody's default. */
function defaultProblems(parameter: Parameter & { default?: ParameterValue | undefined }): ParameterProblem[] {
  if (parameter.default === undefined) return [];
  const detail = parameter.type === "file" ? "a file has no default" : faultOf(parameter, parameter.default);
  return detail === null ? [] : [{ pointer: "/default", detail }];
}
