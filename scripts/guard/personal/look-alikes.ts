// Long on purpose: harmless texts full of numbers, names and signs that are nobody's personal data.

import type { Choice } from "./made-up.ts";
import { pad } from "./made-up.ts";

type LookAlike = { type: string; make(choice: Choice): string };

export const LOOK_ALIKES: readonly LookAlike[] = [
  look("order", (c) =>
    c.pick([
      `Your order #${c.digits(10)} has shipped.`,
      `Order ${c.digits(3)}-${c.digits(7)}-${c.digits(7)} is on its way`,
      `Order number: ${c.digits(9)}`,
      `Bestellnummer ${c.digits(10)}`,
      `commande n° ${c.digits(9)}`,
      `Ticket INC${c.digits(7)} was closed`,
    ]),
  ),
  look("tracking", (c) =>
    c.pick([
      `Tracking 1Z${c.letters(3)}${c.digits(11)}`,
      `tracking number ${c.digits(12)}`,
      `Parcel ${c.letters(2)}${c.digits(9)}DE arrived`,
      `Sendungsnummer ${c.digits(14)}`,
      `USPS 9400 ${c.digits(4)} ${c.digits(4)} ${c.digits(4)} ${c.digits(4)} ${c.digits(2)}`,
    ]),
  ),
  look("version", (c) =>
    c.pick([
      `Upgrade to v${c.int(1, 20)}.${c.int(0, 30)}.${c.int(0, 99)} (build ${c.digits(5)}).`,
      `Windows 10.0.${c.digits(5)}.${c.digits(4)}`,
      `node ${c.int(14, 24)}.${c.int(0, 20)}.${c.int(0, 9)}, npm ${c.int(7, 11)}.${c.int(0, 9)}.${c.int(0, 9)}`,
      `Chrome/${c.int(90, 130)}.0.${c.digits(4)}.${c.digits(3)} Safari/537.36`,
      `react@18.2.0 and lodash@4.17.${c.int(1, 21)}`,
    ]),
  ),
  look("date", (c) =>
    c.pick([
      `The meeting is on ${pad(c.int(1, 28))}.${pad(c.int(1, 12))}.2024 at ${pad(c.int(0, 23))}:${pad(c.int(0, 59))}.`,
      `2024-${pad(c.int(1, 12))}-${pad(c.int(1, 28))}T${pad(c.int(0, 23))}:${pad(c.int(0, 59))}:00Z`,
      `${pad(c.int(1, 12))}/${pad(c.int(1, 28))}/2023 - ${pad(c.int(1, 12))}/${pad(c.int(1, 28))}/2024`,
      `backup_2024${pad(c.int(1, 12))}${pad(c.int(1, 28))}_${c.digits(6)}.tar.gz`,
      `published March ${c.int(1, 28)}, 20${c.int(10, 24)}`,
      `On 12 May 1987 the bridge was opened.`,
      `log 2024${pad(c.int(1, 12))}${pad(c.int(1, 28))}${pad(c.int(0, 23))}${pad(c.int(0, 59))}${pad(c.int(0, 59))}`,
    ]),
  ),
  look("timestamp", (c) =>
    c.pick([
      `ts=17${c.digits(8)} level=info`,
      `epoch ${c.int(1600000000, 1799999999)} ms 17${c.digits(11)}`,
      `"createdAt": 17${c.digits(11)}`,
      `lease until 17${c.digits(8)}.${c.digits(6)}`,
    ]),
  ),
  look("hash", (c) =>
    c.pick([
      `commit ${c.letters(40, "0123456789abcdef")}`,
      `sha256:${c.letters(64, "0123456789abcdef")}`,
      `id 550e8400-e29b-41d4-a716-44665544${c.digits(4)}`,
      `ETag "${c.letters(32, "0123456789abcdef")}"`,
      `trace ${c.letters(16, "0123456789abcdef")}`,
      `${c.letters(8, "0123456789abcdef")}-${c.letters(4, "0123456789abcdef")}-4${c.letters(3, "0123456789abcdef")}-a${c.letters(3, "0123456789abcdef")}-${c.letters(12, "0123456789abcdef")}`,
    ]),
  ),
  look("price", (c) =>
    c.pick([
      `It costs $${c.int(1, 999)},${c.digits(3)}.${c.digits(2)} now.`,
      `Total: ${c.int(1, 99)} ${c.digits(3)} ${c.digits(3)} zł`,
      `revenue of ${c.int(100, 999)},${c.digits(3)},${c.digits(3)} EUR`,
      `€${c.int(10, 99)}.${c.digits(3)},${c.digits(2)}`,
      `1 234 567,89 €`,
      `Budget ${c.digits(9)} USD`,
    ]),
  ),
  look("score", (c) =>
    c.pick([
      `They won ${c.int(0, 6)}-${c.int(0, 6)}, ${c.int(0, 6)}-${c.int(0, 6)}, 7-6.`,
      `21-15 21-19 ${c.int(11, 21)}-${c.int(2, 19)}`,
      `score 98.7 / 100, rank ${c.int(1, 9999)} of 20000`,
      `Season 2023-24: 12-5-3`,
    ]),
  ),
  look("isbn", (c) =>
    c.pick([
      `ISBN 978-${c.int(0, 9)}-${c.digits(2)}-${c.digits(6)}-${c.int(0, 9)}`,
      `ISBN-13: 978${c.digits(10)}`,
      `ISBN 0-${c.digits(3)}-${c.digits(5)}-X`,
      `ISSN ${c.digits(4)}-${c.digits(4)}`,
      `doi:10.${c.digits(4)}/j.cell.20${c.int(10, 24)}.${c.digits(2)}.${c.digits(3)}`,
      `EAN ${c.digits(13)}`,
      `arXiv:${c.digits(4)}.${c.digits(5)}`,
    ]),
  ),
  look("math", (c) =>
    c.pick([
      `π ≈ 3.14159265358979 and e ≈ 2.718281828`,
      `Compute ${c.digits(6)} × ${c.digits(5)} = ?`,
      `x = ${c.digits(3)}.${c.digits(8)}; y = -${c.digits(2)}.${c.digits(7)}`,
      `1 1 2 3 5 8 13 21 34 55 89 144 233 377`,
      `[${c.digits(3)}, ${c.digits(3)}, ${c.digits(4)}, ${c.digits(2)}]`,
      `${c.digits(2)} ${c.digits(2)} ${c.digits(3)} ${c.digits(1)} ${c.digits(4)} ${c.digits(2)}`,
      `The matrix is 12 34 56; 78 90 12.`,
      `f(10) = ${c.digits(5)} + 0.${c.digits(6)}`,
    ]),
  ),
  look("part", (c) =>
    c.pick([
      `Part number ${c.digits(3)}-${c.digits(4)}-${c.digits(2)}`,
      `SKU ${c.letters(2)}-${c.digits(5)}-${c.letters(1)}`,
      `Model ${c.digits(3)}-${c.digits(3)}-${c.digits(4)}`,
      `Serial no. ${c.letters(1)}${c.digits(8)}`,
      `the 7${c.digits(2)}-${c.digits(3)}ER variant`,
      `LM${c.digits(3)} and NE${c.digits(3)} chips, resistor 10k`,
      `Artikelnummer ${c.digits(3)} ${c.digits(3)} ${c.digits(2)}`,
    ]),
  ),
  look("network", (c) =>
    c.pick([
      `ssh root@10.0.${c.int(0, 255)}.${c.int(1, 254)} -p 2222`,
      `listening on 127.0.0.1:${c.digits(4)}`,
      `192.168.${c.int(0, 255)}.${c.int(0, 255)}/24 via 10.${c.int(0, 255)}.0.1`,
      `00:1A:2B:${c.digits(2)}:4D:5E is up`,
      `2001:db8::${c.digits(4)}`,
      `ping 8.8.8.8: 64 bytes, ttl=${c.int(40, 120)} time=${c.int(1, 90)}.${c.digits(1)} ms`,
    ]),
  ),
  look("coordinates", (c) =>
    c.pick([
      `${c.int(10, 60)}.${c.digits(6)}, -${c.int(10, 120)}.${c.digits(6)}`,
      `lat 52.${c.digits(4)} lon 13.${c.digits(4)}`,
      `40°42'46"N 74°00'22"W`,
      `POINT(${c.int(1, 60)}.${c.digits(5)} ${c.int(1, 60)}.${c.digits(5)})`,
    ]),
  ),
  look("log", (c) =>
    c.pick([
      `127.0.0.1 - - [10/Oct/2000:13:55:36 -0700] "GET /a${c.digits(5)} HTTP/1.0" 200 ${c.digits(4)}`,
      `[${c.digits(5)}.${c.digits(6)}] usb 1-1: new device`,
      `pid ${c.digits(5)} rss ${c.digits(7)} kB`,
      `WARN retry 3/10 after ${c.digits(4)} ms (request req_${c.letters(10)}${c.digits(4)})`,
      `at Object.<anonymous> (/app/index.js:${c.digits(3)}:${c.digits(2)})`,
    ]),
  ),
  look("mention", (c) =>
    c.pick([
      `Thanks @maria and @bob_${c.digits(2)}!`,
      `import x from "@scope/pkg@1.2.3";`,
      `@Override public void run() {}`,
      `use icon@2x.png and icon@3x.png`,
      `git clone git@github.com:example/repo.git`,
      `meet at noon at example.com headquarters`,
      `npm i left-pad@1.3.0`,
      `look at the dot on the i`,
      `email me at work`,
      `user@host without a domain`,
      `@media (max-width: 600px) { a { b: c } }`,
      `rsync -a files backup@server:/srv/data`,
    ]),
  ),
  look("prose-address", (c) =>
    c.pick([
      `The street was empty at ${c.int(1, 12)} o'clock.`,
      `In ${c.int(1990, 2024)} Main Street protests grew.`,
      `A ${c.int(100, 999)} GB Drive and a 4 Way Court`,
      `Top ${c.int(5, 20)} Best Places to See`,
      `${c.int(2, 9)} Big Ideas from Wall Street`,
      `He walked down the road for ${c.int(2, 90)} minutes.`,
      `Room ${c.digits(3)}, Building ${c.int(1, 9)}`,
      `via HTTP ${c.int(1, 3)}`,
      `Chapter ${c.int(1, 30)} Close Reading`,
      `We need ${c.int(2, 9)} Square Meters`,
    ]),
  ),
  look("quantity", (c) =>
    c.pick([
      `${c.digits(3)} 000 000 people`,
      `population ${c.int(1, 99)},${c.digits(3)},${c.digits(3)}`,
      `${c.int(1, 9)}.${c.digits(1)} million in 20${c.int(10, 24)}`,
      `1 000 000 iterations took ${c.digits(4)} ms`,
      `pages ${c.int(100, 400)}-${c.int(401, 900)}`,
      `size ${c.digits(8)} bytes`,
      `weights 70 75 80 85 90 95 100 kg`,
      `Rows: ${c.digits(7)}, errors: 0`,
    ]),
  ),
  look("code", (c) =>
    c.pick([
      `const a = 0x${c.letters(8, "0123456789ABCDEF")};`,
      `color: #${c.letters(6, "0123456789abcdef")}; z-index: 99999;`,
      `if (x > ${c.digits(10)}) return ${c.digits(3)} - ${c.digits(2)} - ${c.digits(4)};`,
      `SELECT * FROM t WHERE id = ${c.digits(9)} LIMIT 10;`,
      `for (let i = 0; i < 1000000; i += 64) sum += i;`,
      `enum { A = 100000000, B = 200000000 }`,
      `assert f(${c.digits(2)}, ${c.digits(3)}) == ${c.digits(5)}`,
      `"amountMinor": ${c.digits(9)}, "currency": "EUR"`,
    ]),
  ),
  look("id-like", (c) =>
    c.pick([
      `user_id=${c.digits(9)}`,
      `session ${c.digits(12)}`,
      `chat id: ${c.digits(10)}`,
      `Flight LH${c.digits(3)} gate B${c.digits(2)}`,
      `transaction ${c.digits(16).replace(/^[2-6]/, "9")}`,
      `Invoice 2024-${c.digits(6)}`,
      `Reference: ${c.letters(3)}${c.digits(6)}`,
      `Room code ${c.digits(6)}`,
      `zip file of ${c.digits(5)} items`,
      `Case ${c.digits(2)}-${c.digits(5)}`,
      `RFC ${c.digits(4)}, ISO 8601, IEEE 802.11`,
      `request id ${c.digits(11)}`,
    ]),
  ),
  look("invalid", (c) =>
    c.pick([
      `000-12-${c.digits(4)} is no valid number`,
      `666-${c.digits(2)}-0000`,
      `12345678-${c.digits(1)}x`,
      `11111111A`,
      `+0 000`,
      `900 000 000`,
      `AA000000X`,
    ]),
  ),
];

function look(type: string, make: (choice: Choice) => string): LookAlike {
  return { type: `not:${type}`, make };
}

export const FRAMES: readonly string[] = [
  "{x}",
  "{x}",
  "Hello,\n\n{x}\n\nBest regards",
  "Here is the result:\n```\n{x}\n```",
  "1. {x}\n2. done",
  "Bitte prüfen: {x}",
  '{"message": "{x}"}',
  "Note to self — {x} — and go on.",
];
