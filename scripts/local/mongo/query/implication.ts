import { encodeValue, rankKey } from "../bson/order.ts";
import { typeName } from "../bson/values.ts";
import { type Conjuncts, impliesExistence } from "./bounds.ts";
import type { FieldTest, Filter } from "./match.ts";

/** Whether every document the filter can match is in the partial index. */
export function impliesPartial(partial: Filter, conjuncts: Conjuncts): boolean {
  if (partial.kind === "and") return partial.parts.every((part) => impliesPartial(part, conjuncts));
  if (partial.kind !== "field") return false;
  const known = conjuncts.tests.get(partial.path) ?? [];
  return known.some((test) => impliesTest(test, partial.test));
}

function impliesTest(known: FieldTest, wanted: FieldTest): boolean {
  if (wanted.op === "exists") return impliesExistence([known]);
  if (known.op === "eq") return wanted.test(known.operand);
  if (known.op === "in") return !known.patterns && known.operands.every((operand) => wanted.test(operand));
  if (wanted.op === "type") return known.op === "type" && known.names.every((name) => wanted.names.includes(name));
  return impliesComparison(known, wanted);
}

function impliesComparison(known: FieldTest, wanted: FieldTest): boolean {
  if (!("operand" in known) || !("operand" in wanted) || typeName(known.operand) === "null") return false;
  if (rankKey(known.operand) !== rankKey(wanted.operand)) return false;
  const key = encodeValue(known.operand);
  const limit = encodeValue(wanted.operand);
  switch (wanted.op) {
    case "gt":
      return (known.op === "gt" && key >= limit) || (known.op === "gte" && key > limit);
    case "gte":
      return (known.op === "gt" || known.op === "gte") && key >= limit;
    case "lt":
      return (known.op === "lt" && key <= limit) || (known.op === "lte" && key < limit);
    case "lte":
      return (known.op === "lt" || known.op === "lte") && key <= limit;
    default:
      return false;
  }
}
