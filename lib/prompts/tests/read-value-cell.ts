import type { Parameter, ParameterValue } from "../content.schema.ts";
import { faultOf } from "../template/value-problems.ts";
import { splitList } from "./assertion-cell.ts";

export type ReadValue = { type: "value"; value: ParameterValue } | { type: "none" } | { type: "fault"; reason: string };

/** A cell is text; the parameter says what is meant by it. An empty one leaves the value out. */
export function readValueCell(parameter: Parameter, cell: string): ReadValue {
  if (cell.trim() === "") return { type: "none" };
  const value = toValue(parameter, cell);
  const fault = faultOf(parameter, value);
  return fault === null ? { type: "value", value } : { type: "fault", reason: fault };
}

function toValue({ type }: Parameter, cell: string): ParameterValue {
  const text = cell.trim();
  switch (type) {
    case "number":
      return /^[+-]?(?:\d{1,40}(?:\.\d{0,40})?|\.\d{1,40})(?:e[+-]?\d{1,3})?$/i.test(text) ? Number(text) : text;
    case "boolean":
      return toBoolean(text);
    case "multi-select":
      return splitList(cell);
    case "text":
    case "long-text":
      return cell;
    default:
      return text;
  }
}

function toBoolean(text: string): boolean | string {
  if (/^(?:true|yes|1)$/i.test(text)) return true;
  return /^(?:false|no|0)$/i.test(text) ? false : text;
}
