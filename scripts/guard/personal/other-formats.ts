// Long on purpose: one entry for each kind that is no national number.

import type { Format } from "./id-formats.ts";
import { bigRemainder, type Choice, luhnDigit, pad, someDay } from "./made-up.ts";

const FIRST = ["john", "maria", "wei", "fatima", "lukas", "chloe", "olga", "raj", "anna", "diego", "jürgen", "zoë"] as const;
const LAST = [
  "smith",
  "garcia",
  "müller",
  "rossi",
  "kowalski",
  "tanaka",
  "nguyen",
  "o'neil",
  "de-boer",
  "silva",
  "hansen",
  "novak",
] as const;
const HOSTS = [
  "example.com",
  "mail.example.org",
  "example.co.uk",
  "uni-example.de",
  "firma.example.net",
  "example.io",
  "sub.dept.example.edu",
  "example.com.br",
  "beispiel.de",
  "exämple.com",
  "xn--exmple-cua.com",
  "пример.рф",
] as const;

export const OTHER_FORMATS: readonly Format[] = [
  format("email", ["E-mail", "email", "Correo electrónico", "contact", "Mail"], true, email),
  format("phone:us", ["Phone", "call", "Tel.", "cell", "mobile"], true, (c) =>
    c.pick([
      `(${c.int(201, 989)}) ${c.int(201, 989)}-${c.digits(4)}`,
      `${c.int(201, 989)}-${c.int(201, 989)}-${c.digits(4)}`,
      `${c.int(201, 989)}.${c.int(201, 989)}.${c.digits(4)}`,
      `+1 ${c.int(201, 989)} ${c.int(201, 989)} ${c.digits(4)}`,
      `1-${c.int(201, 989)}-${c.int(201, 989)}-${c.digits(4)}`,
      `+1${c.int(201, 989)}${c.int(201, 989)}${c.digits(4)}`,
    ]),
  ),
  format("phone:bare", ["Phone", "phone number", "mobile", "tel", "Telefon", "téléphone", "手机号"], false, (c) =>
    c.pick([
      `${c.int(201, 989)}${c.int(201, 989)}${c.digits(4)}`,
      `7${c.digits(9)}`,
      `9${c.digits(8)}`,
      `6${c.digits(8)}`,
      `${c.digits(3)}-${c.digits(4)}`,
      `13${c.digits(9)}`,
    ]),
  ),
  format("phone:uk", ["Phone", "mobile", "Tel"], true, (c) =>
    c.pick([
      `020 7${c.digits(3)} ${c.digits(4)}`,
      `07${c.digits(3)} ${c.digits(6)}`,
      `+44 7${c.digits(3)} ${c.digits(6)}`,
      `0161 ${c.digits(3)} ${c.digits(4)}`,
      `+44 (0)20 7${c.digits(3)} ${c.digits(4)}`,
      `(01${c.digits(3)}) ${c.digits(6)}`,
    ]),
  ),
  format("phone:de", ["Telefon", "Tel.", "Handy", "Mobil"], true, (c) =>
    c.pick([
      `030 ${c.int(1000000, 99999999)}`,
      `0${c.int(151, 179)} ${c.int(1000000, 99999999)}`,
      `+49 ${c.int(151, 179)} ${c.digits(7)}`,
      `089/${c.int(1000000, 9999999)}`,
      `+49 (0) 40 ${c.digits(6)}`,
      `0049 30 ${c.digits(7)}`,
      `0${c.int(151, 179)}-${c.digits(7)}`,
    ]),
  ),
  format("phone:fr", ["Téléphone", "tél", "portable"], true, (c) =>
    c.pick([`06 ${pairs(c, " ")}`, `01.${pairs(c, ".")}`, `+33 6 ${pairs(c, " ")}`, `07${c.digits(8)}`, `+33${c.int(1, 7)}${c.digits(8)}`]),
  ),
  format("phone:es", ["Teléfono", "móvil"], true, (c) =>
    c.pick([`+34 6${c.digits(2)} ${c.digits(3)} ${c.digits(3)}`, `6${c.digits(2)} ${pairs(c, " ").slice(0, 8)}`, `+34 9${c.digits(8)}`]),
  ),
  format("phone:it", ["Telefono", "cell."], true, (c) =>
    c.pick([`+39 3${c.digits(2)} ${c.digits(7)}`, `06 ${c.digits(4)} ${c.digits(4)}`, `02 ${c.int(1000000, 99999999)}`]),
  ),
  format("phone:nl", ["Telefoon", "mobiel nummer telefoon"], true, (c) =>
    c.pick([
      `06-${c.int(10000000, 99999999)}`,
      `+31 6 ${c.digits(8)}`,
      `020 ${c.digits(3)} ${c.digits(4)}`,
      `06 ${c.int(10000000, 99999999)}`,
    ]),
  ),
  format("phone:pl", ["Telefon", "tel.", "komórka"], true, (c) =>
    c.pick([`+48 ${c.int(500, 799)} ${c.digits(3)} ${c.digits(3)}`, `22 ${c.digits(3)} ${c.digits(2)} ${c.digits(2)}`]),
  ),
  format("phone:pl-bare", ["Telefon", "tel."], false, (c) => `${c.int(500, 799)} ${c.digits(3)} ${c.digits(3)}`),
  format("phone:se", ["Telefon", "mobil"], true, (c) =>
    c.pick([
      `070-${c.digits(3)} ${c.digits(2)} ${c.digits(2)}`,
      `+46 70 ${c.digits(3)} ${c.digits(2)} ${c.digits(2)}`,
      `08-${c.digits(3)} ${c.digits(3)} ${c.digits(2)}`,
    ]),
  ),
  format("phone:ch", ["Telefon", "Natel", "téléphone"], true, (c) =>
    c.pick([`079 ${c.digits(3)} ${c.digits(2)} ${c.digits(2)}`, `+41 44 ${c.digits(3)} ${c.digits(2)} ${c.digits(2)}`]),
  ),
  format("phone:in", ["Mobile", "Phone"], true, (c) =>
    c.pick([`+91 ${c.int(70000, 99999)} ${c.digits(5)}`, `${c.int(70000, 99999)} ${c.digits(5)}`, `+91-${c.int(7000000000, 9999999999)}`]),
  ),
  format("phone:br", ["Telefone", "celular"], true, (c) =>
    c.pick([
      `(${c.int(11, 99)}) 9${c.digits(4)}-${c.digits(4)}`,
      `+55 11 9${c.digits(4)}-${c.digits(4)}`,
      `(${c.int(11, 99)}) 3${c.digits(3)}-${c.digits(4)}`,
    ]),
  ),
  format("phone:jp", ["電話", "電話番号", "TEL"], true, (c) =>
    c.pick([`090-${c.digits(4)}-${c.digits(4)}`, `03-${c.digits(4)}-${c.digits(4)}`, `+81 90 ${c.digits(4)} ${c.digits(4)}`]),
  ),
  format("phone:cn", ["手机", "电话"], true, (c) =>
    c.pick([`13${c.digits(1)} ${c.digits(4)} ${c.digits(4)}`, `+86 138 ${c.digits(4)} ${c.digits(4)}`, `15${c.digits(9)}`]),
  ),
  format("phone:au", ["Phone", "mobile"], true, (c) =>
    c.pick([
      `04${c.digits(2)} ${c.digits(3)} ${c.digits(3)}`,
      `(02) 9${c.digits(3)} ${c.digits(4)}`,
      `+61 4${c.digits(2)} ${c.digits(3)} ${c.digits(3)}`,
    ]),
  ),
  format("phone:ru", ["Телефон", "тел."], true, (c) =>
    c.pick([
      `+7 (9${c.digits(2)}) ${c.digits(3)}-${c.digits(2)}-${c.digits(2)}`,
      `8 (495) ${c.digits(3)}-${c.digits(2)}-${c.digits(2)}`,
      `8 9${c.digits(2)} ${c.digits(3)}-${c.digits(2)}-${c.digits(2)}`,
    ]),
  ),
  format("phone:kr", ["전화", "연락처 전화"], true, (c) => `010-${c.digits(4)}-${c.digits(4)}`),
  format("phone:other", ["Phone", "WhatsApp"], true, (c) =>
    c.pick([
      `+971 50 ${c.digits(3)} ${c.digits(4)}`,
      `+27 82 ${c.digits(3)} ${c.digits(4)}`,
      `+90 532 ${c.digits(3)} ${c.digits(2)} ${c.digits(2)}`,
      `+52 55 ${c.digits(4)} ${c.digits(4)}`,
      `+234 803 ${c.digits(3)} ${c.digits(4)}`,
      `+65 9${c.digits(3)} ${c.digits(4)}`,
      `+380 67 ${c.digits(3)} ${c.digits(4)}`,
      `+972-54-${c.digits(3)}-${c.digits(4)}`,
    ]),
  ),
  format(
    "phone:extension",
    ["Phone", "Office"],
    true,
    (c) => `${c.int(201, 989)}-${c.int(201, 989)}-${c.digits(4)} ${c.pick(["ext.", "x", "extension"])} ${c.digits(3)}`,
  ),
  format(
    "passport",
    ["Passport number", "passport no.", "Passport", "Reisepass", "Passnummer", "numéro de passeport", "pasaporte"],
    false,
    (c) =>
      c.pick([
        c.digits(9),
        `${c.letters(1)}${c.digits(8)}`,
        `${c.letters(2)}${c.digits(7)}`,
        `C01X${c.digits(2)}T${c.digits(2)}`,
        `${c.digits(2)}${c.letters(2)}${c.digits(5)}`,
      ]),
  ),
  format("driving-licence", ["Driver's license", "driving licence number", "Führerschein", "DL", "permis de conduire"], false, (c) =>
    c.pick([
      `${c.letters(1)}${c.digits(7)}`,
      `${c.letters(1)}${c.digits(12)}`,
      `${c.digits(8)}`,
      `${c.letters(5)}${c.digits(6)}${c.letters(2)}${c.digits(1)}${c.letters(2)}`,
      `${c.letters(1)}${c.digits(3)}-${c.digits(4)}-${c.digits(4)}`,
    ]),
  ),
  format(
    "dob",
    ["Date of birth", "DOB", "born", "Geburtsdatum", "fecha de nacimiento", "né le", "data urodzenia", "data di nascita", "生年月日"],
    false,
    birthDate,
  ),
  format("bank-account", ["Account number", "bank account no.", "Kontonummer", "account #"], false, (c) => c.digits(c.int(8, 12))),
  format("routing", ["Routing number", "ABA routing", "RTN"], false, routing),
  format(
    "bic",
    ["BIC", "SWIFT", "SWIFT code"],
    false,
    (c) => `${c.letters(4)}${c.pick(["DE", "FR", "GB", "US"])}${c.letters(2, "ABCDFGHJKLMN")}${c.pick(["", "XXX", "500"])}`,
  ),
  format("mrn", ["MRN", "medical record number", "Patient ID"], false, (c) => c.pick([c.digits(8), c.digits(7), `MR${c.digits(7)}`])),
  format("mbi", ["Medicare ID", "MBI"], true, (c) =>
    `${c.int(1, 9)}${c.letters(1, "ACDEFGHJKMNP")}${c.letters(1, "ACDEFGHJKMNP")}${c.digits(1)}${c.pick(["", "-"])}${c.letters(2, "ACDEFGHJKMNP")}${c.digits(1)}${c.letters(2, "ACDEFGHJKMNP")}${c.digits(2)}`.replace(
      /-(?=.{7}$)/,
      "",
    ),
  ),
  format("health-insurance", ["Krankenversichertennummer", "health insurance number", "member ID health insurance"], false, germanInsured),
  format("card", ["Card", "credit card", "card number", "Visa"], true, card),
  format("iban", ["IBAN", "account"], true, iban),
];

function format(type: string, labels: readonly string[], isBare: boolean, make: (choice: Choice) => string): Format {
  return { type, labels, isBare, make };
}

function pairs(c: Choice, separator: string): string {
  return Array.from({ length: 4 }, () => c.digits(2)).join(separator);
}

function email(c: Choice): string {
  const [first, last] = [c.pick(FIRST), c.pick(LAST)];
  const local = c.pick([
    `${first}.${last}`,
    `${first}${c.digits(2)}`,
    `${first}_${last}`,
    `${first[0]}${last}`,
    `${first}+news`,
    `${first}.${last}.${c.int(1960, 2004)}`,
    last,
  ]);
  return `${local}@${c.pick(HOSTS)}`;
}

function birthDate(c: Choice): string {
  const { year, dd, mm, day, month } = someDay(c);
  const english = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
  ][month - 1];
  const german = ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"][
    month - 1
  ];
  return c.pick([
    `${dd}/${mm}/${year}`,
    `${mm}/${dd}/${year}`,
    `${dd}.${mm}.${year}`,
    `${year}-${mm}-${dd}`,
    `${day} ${english} ${year}`,
    `${english} ${day}, ${year}`,
    `${day}. ${german} ${year}`,
    `${dd}-${mm}-${year}`,
  ]);
}

function germanInsured(c: Choice): string {
  const [letter, digits] = [c.letters(1), c.digits(8)];
  const products = [...pad(letter.charCodeAt(0) - 64), ...digits].map((digit, index) => String(Number(digit) * (1 + (index % 2))));
  return `${letter}${digits}${
    products
      .join("")
      .split("")
      .reduce((sum, digit) => sum + Number(digit), 0) % 10
  }`;
}

function routing(c: Choice): string {
  const body = `0${c.int(1, 9)}${c.digits(6)}`;
  const sum = [...body].reduce((total, digit, index) => total + Number(digit) * Number("37137137"[index]), 0);
  return `${body}${(10 - (sum % 10)) % 10}`;
}

function card(c: Choice): string {
  const body = c.pick([
    `4${c.digits(14)}`,
    `5${c.int(1, 5)}${c.digits(13)}`,
    `3${c.pick(["4", "7"])}${c.digits(12)}`,
    `6011${c.digits(11)}`,
  ]);
  const number = body + luhnDigit(body);
  const separator = c.pick(["", " ", "-"]);
  return number.length === 15
    ? [number.slice(0, 4), number.slice(4, 10), number.slice(10)].join(separator)
    : (number.match(/.{4}/g) ?? []).join(separator);
}

function iban(c: Choice): string {
  const [country, length] = c.pick([
    ["DE", 18],
    ["NL", 14],
    ["ES", 20],
    ["PL", 24],
  ] as const);
  const body = country === "NL" ? `ABNA${c.digits(10)}` : c.digits(length);
  const numeric = [...`${body}${country}00`]
    .map((character) => (/\d/.test(character) ? character : String(character.charCodeAt(0) - 55)))
    .join("");
  const compact = `${country}${pad(98 - bigRemainder(numeric, 97))}${body}`;
  return c.chance(0.5) ? compact : (compact.match(/.{1,4}/g) ?? []).join(" ");
}
