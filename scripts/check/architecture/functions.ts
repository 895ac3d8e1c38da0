/** Finds functions in masked code: a parameter list, an optional return type, and a body or an arrow. */
export type FoundFunction = {
  /** Null for arrows nobody named. */
  name: string | null;
  /** Offset where the declaration begins (at `export`, `const`, `function`, the method's name or the parameter list). */
  start: number;
  end: number;
};

const CONTROL = /\b(?:if|for|while|switch|catch|with|await)$/;
const CLOSERS: Readonly<Record<string, string>> = { "(": ")", "{": "}", "[": "]" };

export function findFunctions(code: string): FoundFunction[] {
  const found: FoundFunction[] = [];
  for (let open = code.indexOf("("); open >= 0; open = code.indexOf("(", open + 1)) {
    const close = skipBalanced(code, open);
    const end = close === null ? null : bodyEnd(code, close);
    if (end === null) continue;
    const header = code.slice(Math.max(0, open - 300), open);
    if (CONTROL.test(header.trimEnd())) continue;
    found.push({ ...headerOf(header, open), end });
  }
  return found;
}

function headerOf(header: string, open: number): { name: string | null; start: number } {
  const plain = header.trimEnd();
  const declared = /(?:^|[\n;{}])[ \t]*((?:export\s+)?(?:default\s+)?(?:async\s+)?function\s*\*?\s*(\w*)\s*(?:<[^\n]*>)?)$/.exec(plain);
  if (declared?.[1] !== undefined) return { name: declared[2] || null, start: open - (header.length - plain.length) - declared[1].length };
  const assigned = /((?:export\s+)?const\s+(\w+)(?:\s*:[^=\n]*)?\s*=\s*(?:async\s*)?(?:<[^\n]*>)?)$/.exec(plain);
  if (assigned?.[1] !== undefined) return { name: assigned[2] ?? null, start: open - (header.length - plain.length) - assigned[1].length };
  const method = /(\w+)\s*(?:<[^\n]*>)?$/.exec(plain);
  const name = method?.[1] ?? null;
  return { name: name === "async" ? null : name, start: open - (method?.[0].length ?? 0) };
}

/** Offset behind the body of the function whose parameter list ends at `at`; null when these brackets are no function's. */
function bodyEnd(code: string, at: number): number | null {
  let next = skipSpace(code, at);
  if (code[next] === ":") next = skipSpace(code, skipType(code, next + 1));
  if (code.startsWith("=>", next)) {
    const body = skipSpace(code, next + 2);
    // An arrow that returns an expression without brackets is as long as its line.
    return code[body] === "{" || code[body] === "(" ? skipBalanced(code, body) : null;
  }
  return code[next] === "{" ? skipBalanced(code, next) : null;
}

const PREFIX_WORDS = /^(?:readonly|keyof|typeof|asserts|unique|infer|new|abstract)\b/;
const JOINERS = /^(?:\||&|is\b|extends\b|\?|:)/;

/** Skips a type: after an operand a brace opens the body, where an operand is due it opens a type literal. */
function skipType(code: string, from: number): number {
  let at = from;
  let isOperandDue = true;
  let wasGroup = false;
  for (;;) {
    at = skipSpace(code, at);
    const rest = code.slice(at, at + 40);
    const prefix = PREFIX_WORDS.exec(rest);
    const joiner = JOINERS.exec(rest);
    if (isOperandDue && prefix) at += prefix[0].length;
    else if (isOperandDue && /^[|&]/.test(rest)) at += 1;
    else if (isOperandDue) {
      const operand = skipOperand(code, at);
      if (operand === null) return at;
      wasGroup = code[at] === "(";
      at = operand;
      isOperandDue = false;
    } else if (rest[0] === "[") at = skipBalanced(code, at) ?? code.length;
    else if (rest.startsWith("=>") && wasGroup) {
      at += 2;
      isOperandDue = true;
    } else if (joiner) {
      at += joiner[0].length;
      isOperandDue = true;
    } else return at;
  }
}

function skipOperand(code: string, at: number): number | null {
  const char = code[at] ?? "";
  if (CLOSERS[char]) return skipBalanced(code, at);
  if (char === '"' || char === "'" || char === "`") return code.indexOf(char, at + 1) + 1;
  const word = /^-?[\w.$]+/.exec(code.slice(at, at + 200));
  if (!word) return null;
  const next = at + word[0].length;
  return code[next] === "<" ? skipAngles(code, next) : next;
}

function skipAngles(code: string, from: number): number {
  let depth = 0;
  for (let at = from; at < code.length; at += 1) {
    if (code[at] === "<") depth += 1;
    // The arrow of a function type is no closing bracket.
    if (code[at] === ">" && code[at - 1] !== "=") depth -= 1;
    if (depth === 0) return at + 1;
  }
  return code.length;
}

function skipBalanced(code: string, from: number): number | null {
  const stack: string[] = [];
  for (let at = from; at < code.length; at += 1) {
    const char = code[at] ?? "";
    const closer = CLOSERS[char];
    if (closer) stack.push(closer);
    else if (char === stack.at(-1)) stack.pop();
    if (stack.length === 0) return at + 1;
  }
  return null;
}

function skipSpace(code: string, from: number): number {
  let at = from;
  while (/\s/.test(code[at] ?? "x")) at += 1;
  return at;
}
