import { Decimal128, Double, Int32, Long } from "bson";
import { numericOf, typeName, type Value } from "../bson/values.ts";
import { CommandError, errorCodes, notSupported } from "../errors.ts";

type Arithmetic = "$inc" | "$mul";

const minInt32 = -(2n ** 31n);
const maxInt32 = 2n ** 31n - 1n;
const minInt64 = -(2n ** 63n);
const maxInt64 = 2n ** 63n - 1n;
const verbs = { $inc: "increment", $mul: "multiply" } as const;

/** int stays int, int grows to long, long stays long; only a double makes a double. */
export function calculate(operator: Arithmetic, current: Value, operand: Value, path: string): Value {
  const right = numericOf(operand);
  if (right === null) {
    throw new CommandError(errorCodes.typeMismatch, `Cannot ${verbs[operator]} with non-numeric argument: {${path}: ${String(operand)}}`);
  }
  if (operand instanceof Decimal128 || current instanceof Decimal128) throw notSupported("Decimal128 arithmetic");
  if (current === undefined) return operator === "$inc" ? operand : calculate("$mul", new Int32(0), operand, path);
  const left = numericOf(current);
  if (left === null) {
    const message = `Cannot apply ${operator} to a value of non-numeric type. The field '${path}' is of type ${typeName(current)}`;
    throw new CommandError(errorCodes.typeMismatch, message);
  }
  const types = [typeName(current), typeName(operand)];
  if (types.includes("double")) {
    const [a, b] = [Number(left), Number(right)];
    return new Double(operator === "$inc" ? a + b : a * b);
  }
  const result = operator === "$inc" ? BigInt(left) + BigInt(right) : BigInt(left) * BigInt(right);
  if (!types.includes("long") && result >= minInt32 && result <= maxInt32) return new Int32(Number(result));
  if (result >= minInt64 && result <= maxInt64) return Long.fromBigInt(result);
  throw new CommandError(
    errorCodes.badValue,
    `Failed to apply ${operator} operations to current value of '${path}': it would overflow int64`,
  );
}
