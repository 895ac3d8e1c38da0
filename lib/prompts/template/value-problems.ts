import type { Parameter, ParameterValue, ParameterValues } from "../content.schema.ts";

export type ValueProblem = { name: string; detail: string };

const TEXT_MAX = 2_000;
const LONG_TEXT_MAX = 20_000;
const FILE_ID = /^fil_[0-9A-HJKMNP-TV-Z]{26}$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** What is wrong with the values given for these parameters; a value without a parameter is not looked at. Pure. */
export function findValueProblems(parameters: readonly Parameter[], values: ParameterValues): ValueProblem[] {
  return parameters.flatMap((parameter) => {
    const value = givenValue(parameter, values);
    const detail = value === undefined ? (parameter.isRequired ? "is required" : null) : faultOf(parameter, value);
    return detail === null ? [] : [{ name: parameter.name, detail }];
  });
}

/** The one given, else the default; an empty text is none. */
export function givenValue(parameter: Parameter, values: ParameterValues): ParameterValue | undefined {
  const given = Object.hasOwn(values, parameter.name) ? values[parameter.name] : undefined;
  const isEmpty = given === undefined || (typeof given === "string" && given.trim() === "") || (Array.isArray(given) && given.length === 0);
  return isEmpty ? parameter.default : given;
}

/** null: it fits. */
export function faultOf(parameter: Parameter, value: ParameterValue): string | null {
  switch (parameter.type) {
    case "text":
    case "long-text":
      return typeof value === "string" ? textFault(parameter, value) : "must be a text";
    case "number":
      return typeof value === "number" ? numberFault(parameter, value) : "must be a number";
    case "select":
      return typeof value === "string" && parameter.options?.includes(value) ? null : oneOf(parameter);
    case "multi-select":
      return Array.isArray(value) ? choiceFault(parameter, value) : "must be a list of options";
    case "boolean":
      return typeof value === "boolean" ? null : "must be true or false";
    case "date":
      return typeof value === "string" && isDay(value) ? dayFault(parameter, value) : "must be a day, written YYYY-MM-DD";
    case "file":
      return typeof value === "string" && FILE_ID.test(value) ? null : "must be the id of one of your files";
  }
}

function textFault({ type, minLength, maxLength }: Parameter, value: string): string | null {
  if (type === "text" && /[\r\n]/.test(value)) return "must be a single line";
  const most = Math.min(maxLength ?? LONG_TEXT_MAX, type === "text" ? TEXT_MAX : LONG_TEXT_MAX);
  if (value.length > most) return `must have at most ${most} characters`;
  return minLength !== undefined && value.length < minLength ? `must have at least ${minLength} characters` : null;
}

function numberFault({ min, max, isInteger }: Parameter, value: number): string | null {
  if (!Number.isFinite(value)) return "must be a number";
  if (isInteger && !Number.isSafeInteger(value)) return "must be a whole number";
  if (min !== undefined && value < min) return `must be at least ${min}`;
  return max !== undefined && value > max ? `must be at most ${max}` : null;
}

function choiceFault(parameter: Parameter, value: readonly string[]): string | null {
  if (new Set(value).size !== value.length) return "must name each option once";
  return value.every((each) => parameter.options?.includes(each)) ? null : oneOf(parameter);
}

function dayFault({ earliest, latest }: Parameter, value: string): string | null {
  if (earliest !== undefined && value < earliest) return `must not be before ${earliest}`;
  return latest !== undefined && value > latest ? `must not be after ${latest}` : null;
}

function isDay(value: string): boolean {
  const at = DATE.test(value) ? new Date(`${value}T00:00:00Z`) : null;
  return at !== null && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(value);
}

function oneOf({ options = [] }: Parameter): string {
  return `must be one of ${options.slice(0, 10).join(", ")}${options.length > 10 ? ", …" : ""}`;
}
