import { z } from "zod";
import { type ChatTool, parseArguments, ToolInputError } from "./chat-tool.ts";

const inputSchema = z.strictObject({ expression: z.string().min(1).max(500) });
const EXPRESSION_CHARACTERS = /^[\d\s+\-*/%^().,!a-zA-Z_]+$/;
/** Functions and constants a calculator needs; everything else mathjs offers (assignment, import, units, matrices) is out. */
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
  description: "Evaluates an arithmetic expression, e.g. (12.5 * 3)^2 / sqrt(2). Use it for every calculation.",
  parameters: {
    type: "object",
    properties: { expression: { type: "string", description: "The expression, up to 500 characters" } },
    required: ["expression"],
    additionalProperties: false,
  },
  isWriting: false,
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
    if ("name" in node && node.type === "SymbolNode" && !ALLOWED_NAMES.has(String(node.name)))
      throw new ToolInputError(`${String(node.name)} is not known here.`);
  });
  const value: unknown = parseWith(() => tree.evaluate(), dropEngine);
  if (math.isComplex(value)) throw new ToolInputError("The result is not a real number.");
  const text = math.format(value, { precision: 15, lowerExp: -9, upperExp: 21 });
  if (!/^-?(?:\d|Infinity|NaN)/.test(text) || text === "NaN" || text.includes("Infinity"))
    throw new ToolInputError("The result is not a number (a division by zero, perhaps).");
  return text;
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
    throw new ToolInputError("The expression cannot be evaluated.", { cause });
  }
}
