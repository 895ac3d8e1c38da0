import type { Choice } from "./made-up.ts";

/** A text around a value. `{l}` is the word that names it, `{x}` the value itself. */
export const LABELLED: readonly string[] = [
  "{l}: {x}",
  "{l} {x}",
  "{l}:{x}",
  "My {l} is {x}.",
  "Hi, please update my file. {l}: {x}. Thank you!",
  "- **{l}**: {x}\n- **Status**: active",
  "| {l} | {x} |\n| --- | --- |\n| Plan | Basic |",
  "<tr><td>{l}</td><td>{x}</td></tr>",
  "{l} = {x}",
  'The customer wrote: "{l} {x}", please check.',
  "Name: Jane Doe\n{l}: {x}\nCountry: unknown",
  "{l}\n{x}\n",
  "Sure! Here is what I found:\n\n1. {l}: {x}\n2. Notes: none",
  "[2024-05-17 10:22:31] INFO form submitted {l}={x} ok",
  'profile:\n  "{l}": "{x}"\n  active: true',
  '{"name":"Jane Doe","{l}":"{x}","vip":false}',
  "{x} is my {l}.",
  "You can use {x} ({l}) for this.",
  "Meine Angaben: {l} {x}, vielen Dank.",
  "Voici mes coordonnées : {l} : {x}, merci.",
  "Estos son mis datos: {l} {x}. Gracias.",
  "Ecco i miei dati: {l} {x}, grazie.",
  "Moje dane: {l} {x}, dziękuję.",
  "Segue {l}: {x} obrigado",
  "name,{l},city\nJane Doe,{x},Springfield",
  "name;{l};note\nMax;{x};-\n",
];

/** Nothing says what it is. */
export const BARE: readonly string[] = [
  "{x}",
  "Please note {x} for me.",
  "Jane Doe, {x}, since last week",
  "I think it was {x}, but ask her again.",
  "Ist das richtig: {x}?",
  "C'est {x} je crois.",
  "row 3\tJane\t{x}\tyes",
  '["Jane Doe", "{x}", true]',
  "> {x}\n\nIs this still valid?",
  "Jane Doe <b>{x}</b>",
];

export function fill(template: string, label: string, value: string): string {
  return template.replace("{l}", () => label).replace("{x}", () => value);
}

/** One of many ways to write an address of electronic mail so that machines do not see it. */
export function obfuscatedEmail(choice: Choice): string {
  const [local, host, end] = [
    choice.pick(["jane.doe", "j_smith", "maria", "bob99"]),
    choice.pick(["example", "mail-example"]),
    choice.pick(["com", "org", "de"]),
  ];
  return choice.pick([
    `${local} [at] ${host} [dot] ${end}`,
    `${local}(at)${host}.${end}`,
    `${local} at ${host} dot ${end}`,
    `${local} (at) ${host} (dot) ${end}`,
    `${local} AT ${host} DOT ${end}`,
    `${local}[at]${host}[dot]${end}`,
    `${local} @ ${host} . ${end}`,
    `${local}%40${host}.${end}`,
    `${local}\u200b@${host}.${end}`,
  ]);
}
