/** Fixed answers of the demo engine. Exempt from the usual function length: these are texts, not logic. */

export const HELP = `Hello! I am the demo engine: fixed rules, so that everything around a model can be tried without a key. I can

- **calculate**: \`What is 12 * (3 + 4)?\`
- **work on a text you paste**: summarise it, list key points, count words, extract dates, links, numbers or e-mail addresses, answer questions from it
- **remember this conversation**: tell me your name, then ask for it
- **show formatting**: ask for a table, a list, code or a formula
- **stream at length**: \`Write a long answer\` or \`Count to 300\`, good for trying stop and reload

For anything else, set \`OPENAI_API_KEY\` (and \`OPENAI_BASE_URL\` for another vendor) and a real model answers here.`;

export const CODE = `I cannot write new code; a connected model can. This fixed example shows how code is displayed:

\`\`\`ts
// Example only: formats a price held in cents.
export function formatPrice(amountMinor: number, currency: string): string {
  return new Intl.NumberFormat("en", { style: "currency", currency }).format(amountMinor / 100);
}
\`\`\``;

export const TABLE = `I cannot research new facts for a table; this fixed example shows how one is displayed:

| Stage | What happens | Stored |
| --- | --- | --- |
| Guard in | the message is checked for injected instructions | verdict |
| Model | an answer is streamed | usage |
| Guard out | secrets are cut out of the stream | redactions |
| Commit | answer and audit record are written together | encrypted |`;

export const LIST = `I cannot make up new items; this fixed example shows how lists are displayed:

1. Paste a text and ask for its **key points**
2. Ask a question the text answers
   - I look for the sentence that shares most of your words
   - I say so when there is none
3. Reload the page while I answer: the stream goes on`;

export const FORMULA = `This fixed example shows how formulas are displayed. Inline: $e^{i\\pi} + 1 = 0$. On its own line:

$$
\\int_{-\\infty}^{\\infty} e^{-x^2}\\,dx = \\sqrt{\\pi}
$$`;

const LONG_PARAGRAPHS = [
  "This is a long fixed text, so that streaming, stopping and reloading can be tried. Press stop at any time: what you have read so far is kept. Reload the page: the answer goes on where it was.",
  "Your message was written to the database, encrypted, before the server answered you. Only then was it handed to a queue, which carries nothing but an identifier. A worker claimed it with a lease, so that two workers cannot answer twice.",
  "Before any model is asked, the input guard reads the message: it undoes disguises such as look-alike letters or encodings, and looks for attempts to override instructions. Its verdict is kept beside the message.",
  "While these words arrive, the output guard reads each of them first. Text that cannot be part of a secret passes at once. Text that might grow into a key, a card number or a password is held until that is certain, and only that part is cut out.",
  "Every piece you see has a number. When a connection drops, the browser asks for everything after the last number it has, so nothing is missing and nothing appears twice.",
  "When the answer is complete, it is encrypted and stored in one write together with its usage and its audit record. If a server dies before that write, another one repeats the work from the last finished step.",
];

/** `paragraphs` numbered paragraphs. */
export function longText(paragraphs: number): string {
  const sections = Array.from(
    { length: paragraphs },
    (_, index) => `**${index + 1}.** ${LONG_PARAGRAPHS[index % LONG_PARAGRAPHS.length] ?? ""}`,
  );
  return `## A long answer\n\n${sections.join("\n\n")}\n\nThat was the end of the long answer.`;
}
