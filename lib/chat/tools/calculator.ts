import { z } from "zod";
import { type ChatTool, parseArguments, ToolInputError } from "./chat-tool.ts";

const inputSchema = z.strictObject({ expression: z.string().min(1).max(500) });
const EXPRESSION_CHARACTERS = /^[\d\s+\-*/%^().,!a-zA-Z_]+$/;
/** Functions and constants a calculator needs, and units; everything else mathjs offers (assignment, import, matrices) is out. */
const ALLOWED_NAMES = new Set([
  "pi",
  "e",
  "sqrt",
  "cbrt",
  "abs",
  "round",
  "floor",
  "ceil",
  "min",
  "max",
  "log",
  "log2",
  "log10",
  "exp",
  "sin",
  "cos",
  "tan",
  "asin",
  "acos",
  "atan",
  "mod",
  "gcd",
  "lcm",
  "pow",
  "sign",
]);
const MAX_NODES = 200;
const MAX_FACTORIAL = 1_000;

export const calculatorTool: ChatTool = {
  name: "calculator",
  description:
    "Evaluates an arithmetic expression exactly, e.g. (12.5 * 3)^2 / sqrt(2). Takes units and currencies: 5 km / 20 minutes to mile/h, 72 degF to degC, 3 * 19.99 EUR. Use it for every calculation.",
  parameters: {
    type: "object",
    properties: { expression: { type: "string", description: "The expression, up to 500 characters" } },
    required: ["expression"],
    additionalProperties: false,
  },
  isWriting: false,
  approval: "never",
  isForeign: false,
  run: async (argumentsText) => {
    const parsed = inputSchema.safeParse(parseArguments(argumentsText));
    if (!parsed.success) throw new ToolInputError("Give one field, expression, with up to 500 characters.");
    return calculate(parsed.data.expression);
  },
};

/** mathjs parses; the tree is walked before anything is evaluated, and numbers carry 64 digits. */
export async function calculate(expression: string): Promise<string> {
  if (!EXPRESSION_CHARACTERS.test(expression))
    throw new ToolInputError("Only numbers, + - * / % ^ ! ( ) and the named functions are understood.");
  engine ??= loadEngine();
  const math = await engine;
  const tree = parseWith(() => math.parse(expression));
  let nodes = 0;
  tree.traverse((node) => {
    nodes += 1;
    const isAllowed = ["ConstantNode", "OperatorNode", "ParenthesisNode", "FunctionNode", "SymbolNode"].includes(node.type);
    if (!isAllowed || nodes > MAX_NODES) throw new ToolInputError("The expression uses something a calculator does not have.");
    if ("name" in node && node.type === "SymbolNode" && !ALLOWED_NAMES.has(String(node.name)) && !isUnit(math, String(node.name)))
      throw new ToolInputError(`${String(node.name)} is not known here.`);
  });
  const value: unknown = parseWith(() => tree.evaluate(), dropEngine);
  if (math.isComplex(value)) throw new ToolInputError("The result is not a real number.");
  const text = math.isUnit(value) ? formatQuantity(math, value) : formatNumber(math, value);
  if (!/^-?(?:\d|Infinity|NaN)/.test(text) || text.startsWith("NaN") || text.includes("Infinity"))
    throw new ToolInputError("The result is not a number (a division by zero, perhaps).");
  return text;
}

type Engine = Awaited<ReturnType<typeof loadEngine>>;
type Quantity = InstanceType<Engine["Unit"]>;

/** Digits an exact result may have; one that goes on beyond them is rounded. */
const EXACT_DIGITS = 40;
const ROUNDED_DIGITS = 15;

function formatNumber(math: Engine, value: unknown): string {
  const isExact = math.isBigNumber(value) && value.isFinite() && value.precision() <= EXACT_DIGITS;
  return math.format(value, { precision: isExact ? EXACT_DIGITS : ROUNDED_DIGITS, lowerExp: -9, upperExp: EXACT_DIGITS + 1 });
}

/** Without a number in front it is only the name of a unit, and that is no result. */
function formatQuantity(math: Engine, quantity: Quantity): string {
  const name = quantity.formatUnits();
  if (name === "" || quantity.value === null) throw new ToolInputError("The expression holds a unit without a number.");
  return `${formatNumber(math, quantity.toNumeric(name))} ${name}`;
}

const CURRENCIES = new Set(Intl.supportedValuesOf("currency"));

/** A currency is a unit of its own: it is multiplied and added, and never turned into another one. */
function isUnit(math: Engine, name: string): boolean {
  if (math.Unit.isValuelessUnit(name)) return true;
  if (!CURRENCIES.has(name)) return false;
  math.createUnit(name);
  return true;
}

/** Building mathjs takes most of a second, so one engine serves all calls; it keeps nothing of them, but see `dropEngine`. */
let engine: ReturnType<typeof loadEngine> | null = null;

async function loadEngine() {
  const { all, create } = await import("mathjs");
  const math = create(all ?? {}, { number: "BigNumber", precision: 64 });
  const factorial = math.factorial;
  // Powers are cut to 64 digits as they grow, but a factorial multiplies one by one: whatever its operand comes to is bounded.
  const boundedFactorial = (operand: unknown) => {
    const size = Number(operand);
    if (!(Math.abs(size) <= MAX_FACTORIAL)) throw new ToolInputError(`A factorial goes up to ${MAX_FACTORIAL}.`);
    return factorial(math.bignumber(size));
  };
  math.import({ factorial: boundedFactorial }, { override: true });
  return math;
}

/** An error in the middle of a function leaves decimal.js at its working precision, which makes later results slow and wrong. */
function dropEngine(): void {
  engine = null;
}

function parseWith<Result>(work: () => Result, onFailure?: () => void): Result {
  try {
    return work();
  } catch (cause) {
    onFailure?.();
    if (cause instanceof ToolInputError) throw cause;
    if (cause instanceof Error && cause.message.startsWith("Units do not match"))
      throw new ToolInputError("The units do not match. One currency becomes another only by a rate: multiply by it.", { cause });
    throw new ToolInputError("The expression cannot be evaluated.", { cause });
  }
}
