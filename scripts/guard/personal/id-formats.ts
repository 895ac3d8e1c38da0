// Long on purpose: one entry for each national number, made from its issuer's description (docs/guard/personal-data.md).

import {
  bigRemainder,
  type Choice,
  dot,
  luhnDigit,
  mod112Digit,
  mod1110Digit,
  pad,
  solve,
  someDay,
  untilSolved,
  verhoeffDigit,
} from "./made-up.ts";

/** `isBare`: also written without a word that names it, because its form and check digits are enough. */
export type Format = { type: string; labels: readonly string[]; isBare: boolean; make(choice: Choice): string };

export const ID_FORMATS: readonly Format[] = [
  id(
    "ssn",
    ["SSN", "Social Security number", "social security no."],
    true,
    (c) => `${c.int(100, 665)}-${pad(c.int(1, 99))}-${pad(c.int(1, 9999), 4)}`,
  ),
  id("ssn", ["SSN", "ssn", "Social Security Number"], false, (c) => `${c.int(100, 665)}${pad(c.int(1, 99))}${pad(c.int(1, 9999), 4)}`),
  id("itin", ["ITIN", "tax id"], true, (c) => `9${c.digits(2)}-${c.pick(["70", "81", "92", "95"])}-${c.digits(4)}`),
  id("ein", ["EIN", "Employer Identification Number"], false, (c) => `${c.int(10, 88)}-${c.digits(7)}`),
  id("nino", ["National Insurance number", "NI number", "NINO"], true, (c) => nino(c, c.pick(["", " "]))),
  id("nhs", ["NHS number", "NHS no."], false, (c) => spaced(nhs(c), [3, 3, 4], c.pick([" ", ""]))),
  id("utr", ["UTR", "Unique Taxpayer Reference"], false, utr),
  id("steuer-id", ["Steuer-ID", "Steueridentifikationsnummer", "IdNr"], false, (c) => spaced(steuerId(c), [2, 3, 3, 3], c.pick([" ", ""]))),
  id("rentenversicherung", ["Sozialversicherungsnummer", "Rentenversicherungsnummer"], true, (c) =>
    c.chance(0.5) ? svnr(c) : spaced(svnr(c), [2, 6, 1, 3], " "),
  ),
  id(
    "personalausweis",
    ["Personalausweis", "Ausweisnummer"],
    false,
    (c) => `${c.pick(["L", "T", "C", "P"])}${c.digits(2)}${c.letters(2, "CFGHJKLMNPRTVWXYZ")}${c.digits(3)}${c.letters(1, "CFGHJK")}`,
  ),
  id("at-svnr", ["SVNR", "Sozialversicherungsnummer"], true, austrian),
  id("ahv", ["AHV-Nummer", "numéro AVS", "AHV"], true, (c) => spaced(ahv(c), [3, 4, 4, 2], c.pick([".", ""]))),
  id("nir", ["numéro de sécurité sociale", "NIR", "n° de sécu"], true, (c) =>
    c.chance(0.5) ? nir(c) : spaced(nir(c), [1, 2, 2, 2, 3, 3, 2], " "),
  ),
  id("siren", ["SIREN", "numéro SIREN"], false, (c) => spaced(withLuhn(c.digits(8)), [3, 3, 3], c.pick([" ", ""]))),
  id("dni", ["DNI", "documento nacional de identidad"], true, (c) => dni(c.digits(8), c.pick(["", "-"]))),
  id("nie", ["NIE", "número de identidad de extranjero"], true, (c) => nie(c)),
  id("codice-fiscale", ["codice fiscale", "CF", "C.F."], true, codiceFiscale),
  id("pt-nif", ["NIF", "número de contribuinte"], false, (c) =>
    untilSolved(() => solve(`${c.pick(["1", "2"])}${c.digits(7)}?`, (n) => dot(n, [9, 8, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0)),
  ),
  id("bsn", ["BSN", "burgerservicenummer"], false, (c) =>
    untilSolved(() => solve(`${c.int(1, 9)}${c.digits(7)}?`, (n) => (dot(n, [9, 8, 7, 6, 5, 4, 3, 2, -1]) + 1100) % 11 === 0)),
  ),
  id("rijksregister", ["rijksregisternummer", "numéro de registre national"], true, belgian),
  id("pesel", ["PESEL", "numer PESEL"], true, pesel),
  id("nip", ["NIP"], true, (c) =>
    spaced(
      untilSolved(() => solve(`${c.int(1, 9)}${c.digits(8)}?`, (n) => dot(n, [6, 5, 7, 2, 3, 4, 5, 6, 7, -1]) % 11 === 0)),
      [3, 3, 2, 2],
      "-",
    ),
  ),
  id("personnummer", ["personnummer", "personnr"], true, (c) => swedish(c)),
  id("fodselsnummer", ["fødselsnummer", "fnr"], true, norwegian),
  id("cpr", ["CPR", "CPR-nummer"], false, danish),
  id("hetu", ["henkilötunnus", "hetu"], true, finnish),
  id("isikukood", ["isikukood", "asmens kodas"], true, estonian),
  id("rodne-cislo", ["rodné číslo", "r.č."], true, czech),
  id("taj", ["TAJ szám", "TAJ"], false, (c) =>
    spaced(
      untilSolved(() => solve(`${c.digits(8)}?`, (n) => dot(n, [3, 7, 3, 7, 3, 7, 3, 7, 9]) % 10 === 0)),
      [3, 3, 3],
      c.pick([" ", ""]),
    ),
  ),
  id("cnp", ["CNP", "cod numeric personal"], true, romanian),
  id("egn", ["ЕГН", "EGN"], false, bulgarian),
  id("afm", ["ΑΦΜ", "AFM"], false, (c) => greekTax(c)),
  id("oib", ["OIB"], false, (c) => withDigit(c.digits(10), mod1110Digit)),
  id("tckn", ["T.C. Kimlik No", "TC kimlik"], true, turkish),
  id("inn", ["ИНН", "INN"], false, russianTax),
  id("snils", ["СНИЛС", "SNILS"], true, snils),
  id("rnokpp", ["РНОКПП", "ІПН"], false, (c) =>
    untilSolved(() =>
      solve(`${c.int(2, 3)}${c.digits(8)}?`, (n) => (((dot(n, [-1, 5, 7, 9, 4, 6, 10, 5, 7]) % 11) + 11) % 11) % 10 === Number(n[9])),
    ),
  ),
  id("cpf", ["CPF", "CPF do titular"], true, (c) => brazilian(c, c.chance(0.7))),
  id("cnpj", ["CNPJ"], true, cnpj),
  id("cuit", ["CUIT", "CUIL"], true, (c) => spaced(argentine(c), [2, 8, 1], "-")),
  id("rut", ["RUT", "RUN"], true, chilean),
  id("curp", ["CURP"], true, curp),
  id("rfc", ["RFC"], true, (c) => rfc(c)),
  id("sin", ["SIN", "Social Insurance Number"], false, (c) =>
    spaced(withLuhn(`${c.int(1, 7)}${c.digits(7)}`), [3, 3, 3], c.pick([" ", "-", ""])),
  ),
  id("tfn", ["TFN", "tax file number"], false, (c) =>
    spaced(
      untilSolved(() => solve(`${c.int(1, 9)}${c.digits(7)}?`, (n) => dot(n, [1, 4, 3, 7, 5, 8, 6, 9, 10]) % 11 === 0)),
      [3, 3, 3],
      c.pick([" ", ""]),
    ),
  ),
  id("medicare-au", ["Medicare number", "Medicare card"], false, (c) => spaced(medicare(c), [4, 5, 1], c.pick([" ", ""]))),
  id("ird", ["IRD number", "IRD"], false, newZealand),
  id("aadhaar", ["Aadhaar", "Aadhaar number", "UIDAI"], true, (c) =>
    spaced(withDigit(`${c.int(2, 9)}${c.digits(10)}`, verhoeffDigit), [4, 4, 4], " "),
  ),
  id("pan", ["PAN", "PAN card"], true, (c) => `${c.letters(3)}P${c.letters(1)}${c.digits(4)}${c.letters(1)}`),
  id("nric", ["NRIC", "FIN"], true, singapore),
  id("hkid", ["HKID", "身份證號碼"], true, hongKong),
  id("tw-id", ["身分證字號", "National ID"], true, taiwanese),
  id("rrn", ["주민등록번호", "RRN"], true, (c) => korean(c)),
  id("my-number", ["マイナンバー", "個人番号"], false, (c) => myNumber(c)),
  id("resident-id", ["身份证号", "身份证号码", "resident ID"], true, chinese),
  id("nik", ["NIK", "No. KTP NIK"], false, indonesian),
  id("thai-id", ["เลขบัตรประชาชน", "Thai national ID"], true, (c) => spaced(thai(c), [1, 4, 5, 2, 1], "-")),
  id("za-id", ["ID number", "SA ID"], true, southAfrican),
  id("teudat-zehut", ["Teudat Zehut", "identity number"], false, (c) => withLuhn(c.digits(8))),
  id("emirates-id", ["Emirates ID"], true, (c) => spaced(withLuhn(`784${c.int(1950, 2004)}${c.digits(7)}`), [3, 4, 7, 1], "-")),
];

function id(type: string, labels: readonly string[], isBare: boolean, make: (choice: Choice) => string): Format {
  return { type: `id:${type}`, labels, isBare, make };
}

function spaced(text: string, lengths: readonly number[], separator: string): string {
  let from = 0;
  return lengths
    .map((length) => {
      from += length;
      return text.slice(from - length, from);
    })
    .join(separator);
}

function withLuhn(body: string): string {
  return body + luhnDigit(body);
}

function withDigit(body: string, digit: (body: string) => string): string {
  return body + digit(body);
}

function nino(c: Choice, separator: string): string {
  const letters = c.pick(["AB", "CE", "JG", "PR", "SL", "WK", "YA"]);
  return [letters, c.digits(2), c.digits(2), c.digits(2), c.letters(1, "ABCD")].join(separator);
}

function nhs(c: Choice): string {
  return untilSolved(() => solve(`${c.int(4, 7)}${c.digits(8)}?`, (n) => dot(n, [10, 9, 8, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0));
}

function utr(c: Choice): string {
  const body = c.digits(9);
  return "21987654321"[dot(body, [6, 7, 8, 9, 10, 5, 4, 3, 2]) % 11] + body;
}

/** Ten digits, of which exactly one stands twice. */
function steuerId(c: Choice): string {
  const digits = [..."0123456789"].sort(() => (c.chance(0.5) ? 1 : -1));
  const kept = digits.slice(0, 9);
  const twice = kept[c.int(0, 8)] ?? "1";
  kept.splice(c.int(1, 9), 0, twice);
  const body = kept.join("").replace(/^0/, kept.find((digit) => digit !== "0") ?? "1");
  return new Set(body).size === 9 ? withDigit(body, mod1110Digit) : steuerId(c);
}

function svnr(c: Choice): string {
  const day = someDay(c);
  const letter = c.letters(1);
  const head = `${pad(c.int(2, 82))}${day.dd}${day.mm}${day.yy}`;
  const serial = c.digits(2);
  const all = head + pad(letter.charCodeAt(0) - 64) + serial;
  const products = [...all].map((digit, index) => Number(digit) * Number("212571212121"[index]));
  const sum = products
    .join("")
    .split("")
    .reduce((total, digit) => total + Number(digit), 0);
  return `${head}${letter}${serial}${sum % 10}`;
}

function austrian(c: Choice): string {
  const day = someDay(c);
  return untilSolved(() => {
    const serial = String(c.int(100, 999));
    const check = dot(serial + day.dd + day.mm + day.yy, [3, 7, 9, 5, 8, 4, 2, 1, 6]) % 11;
    return check === 10 ? null : `${serial}${check} ${day.dd}${day.mm}${day.yy}`;
  });
}

function ahv(c: Choice): string {
  const body = `756${c.digits(9)}`;
  const sum = [...body].reverse().reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 3 : 1), 0);
  return `${body}${(10 - (sum % 10)) % 10}`;
}

function nir(c: Choice): string {
  const day = someDay(c);
  const body = `${c.int(1, 2)}${day.yy}${day.mm}${pad(c.int(1, 95))}${c.digits(3)}${pad(c.int(1, 999), 3)}`;
  return body + pad(97 - bigRemainder(body, 97));
}

function dni(digits: string, separator: string): string {
  return `${digits}${separator}${"TRWAGMYFPDXBNJZSQVHLCKE"[Number(digits) % 23]}`;
}

function nie(c: Choice): string {
  const [first, digits] = [c.int(0, 2), c.digits(7)];
  return `${"XYZ"[first]}${digits}${"TRWAGMYFPDXBNJZSQVHLCKE"[Number(`${first}${digits}`) % 23]}`;
}

const ODD: Readonly<Record<string, number>> = Object.fromEntries(
  "BAKPLCQDREVOSFTGUHMINJWZYX".split("").map((letter, value) => [letter, value]),
);

function codiceFiscale(c: Choice): string {
  const day = someDay(c);
  const consonants = "BCDFGLMNPRSTVZ";
  const body = `${c.letters(6, consonants)}${day.yy}${"ABCDEHLMPRST"[day.month - 1]}${pad(day.day + (c.chance(0.5) ? 40 : 0))}${c.letters(1, "ABCDEFGHL")}${c.digits(3)}`;
  const letterOf = (character: string) => (/\d/.test(character) ? "ABCDEFGHIJ".charAt(Number(character)) : character);
  const sum = [...body]
    .map(letterOf)
    .reduce((total, letter, index) => total + (index % 2 === 0 ? (ODD[letter] ?? 0) : letter.charCodeAt(0) - 65), 0);
  return body + String.fromCharCode(65 + (sum % 26));
}

function belgian(c: Choice): string {
  const day = someDay(c);
  const body = `${day.yy}${day.mm}${day.dd}${pad(c.int(1, 997), 3)}`;
  const check = pad(97 - bigRemainder((day.year >= 2000 ? "2" : "") + body, 97));
  return c.chance(0.6) ? `${day.yy}.${day.mm}.${day.dd}-${body.slice(6)}.${check}` : body + check;
}

function pesel(c: Choice): string {
  const day = someDay(c);
  const month = pad(day.month + (day.year >= 2000 ? 20 : 0));
  return untilSolved(() =>
    solve(`${day.yy}${month}${day.dd}${c.digits(4)}?`, (n) => dot(n, [9, 7, 3, 1, 9, 7, 3, 1, 9, 7]) % 10 === Number(n[10])),
  );
}

function swedish(c: Choice): string {
  const day = someDay(c);
  const body = `${day.yy}${day.mm}${day.dd}${c.digits(3)}`;
  const number = `${day.mm}${day.dd}-${body.slice(6)}${luhnDigit(body)}`;
  return c.chance(0.5) ? `${day.yy}${number}` : `${day.year}${number}`;
}

function norwegian(c: Choice): string {
  const day = someDay(c);
  return untilSolved(() => {
    const body = `${day.dd}${day.mm}${day.yy}${c.digits(3)}`;
    const first = solve(`${body}?`, (n) => dot(n, [3, 7, 6, 1, 8, 9, 4, 5, 2, 1]) % 11 === 0);
    return first === null ? null : solve(`${first}?`, (n) => dot(n, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0);
  });
}

function danish(c: Choice): string {
  const day = someDay(c);
  return `${day.dd}${day.mm}${day.yy}${c.pick(["-", ""])}${c.digits(4)}`;
}

function finnish(c: Choice): string {
  const day = someDay(c);
  const serial = pad(c.int(2, 899), 3);
  const check = "0123456789ABCDEFHJKLMNPRSTUVWXY"[Number(`${day.dd}${day.mm}${day.yy}${serial}`) % 31];
  return `${day.dd}${day.mm}${day.yy}${day.year >= 2000 ? "A" : "-"}${serial}${check}`;
}

function estonian(c: Choice): string {
  const day = someDay(c);
  const body = `${(day.year >= 2000 ? 5 : 3) + c.int(0, 1)}${day.yy}${day.mm}${day.dd}${c.digits(3)}`;
  const first = dot(body, [1, 2, 3, 4, 5, 6, 7, 8, 9, 1]) % 11;
  return `${body}${first === 10 ? (dot(body, [3, 4, 5, 6, 7, 8, 9, 1, 2, 3]) % 11) % 10 : first}`;
}

function czech(c: Choice): string {
  const day = someDay(c, 1955);
  const month = pad(day.month + (c.chance(0.5) ? 50 : 0));
  return untilSolved(() => {
    const number = solve(`${day.yy}${month}${day.dd}${c.digits(3)}?`, (n) => Number(n) % 11 === 0);
    return number === null ? null : `${number.slice(0, 6)}/${number.slice(6)}`;
  });
}

function romanian(c: Choice): string {
  const day = someDay(c);
  const body = `${(day.year >= 2000 ? 5 : 1) + c.int(0, 1)}${day.yy}${day.mm}${day.dd}${pad(c.int(1, 46))}${pad(c.int(1, 999), 3)}`;
  const check = dot(body, [..."279146358279"].map(Number)) % 11;
  return `${body}${check === 10 ? 1 : check}`;
}

function bulgarian(c: Choice): string {
  const day = someDay(c);
  const body = `${day.yy}${pad(day.month + (day.year >= 2000 ? 40 : 0))}${day.dd}${c.digits(3)}`;
  return `${body}${(dot(body, [2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11) % 10}`;
}

function greekTax(c: Choice): string {
  const body = c.digits(8);
  const sum = [...body].reduce((total, digit, index) => total + Number(digit) * 2 ** (8 - index), 0);
  return `${body}${(sum % 11) % 10}`;
}

function turkish(c: Choice): string {
  const body = `${c.int(1, 9)}${c.digits(8)}`;
  const at = (index: number) => Number(body[index]);
  const tenth = ((((at(0) + at(2) + at(4) + at(6) + at(8)) * 7 - (at(1) + at(3) + at(5) + at(7))) % 10) + 10) % 10;
  return `${body}${tenth}${([...body].reduce((sum, digit) => sum + Number(digit), 0) + tenth) % 10}`;
}

function russianTax(c: Choice): string {
  const body = `77${c.digits(8)}`;
  const first = (dot(body, [7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11) % 10;
  return `${body}${first}${(dot(`${body}${first}`, [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11) % 10}`;
}

function snils(c: Choice): string {
  const body = `${c.int(100, 199)}${c.digits(6)}`;
  const check = (dot(body, [9, 8, 7, 6, 5, 4, 3, 2, 1]) % 101) % 100;
  return `${spaced(body, [3, 3, 3], "-")} ${pad(check)}`;
}

function brazilian(c: Choice, isPunctuated: boolean): string {
  const body = c.digits(9);
  const digit = (text: string) => {
    const rest =
      dot(
        text,
        Array.from({ length: text.length }, (_, index) => text.length + 1 - index),
      ) % 11;
    return String(rest < 2 ? 0 : 11 - rest);
  };
  const first = digit(body);
  const all = `${body}${first}${digit(body + first)}`;
  return isPunctuated ? `${spaced(body, [3, 3, 3], ".")}-${all.slice(9)}` : all;
}

function cnpj(c: Choice): string {
  const body = `${c.digits(8)}0001`;
  const digit = (text: string) => {
    const rest = [...text].reverse().reduce((sum, each, index) => sum + Number(each) * (2 + (index % 8)), 0) % 11;
    return String(rest < 2 ? 0 : 11 - rest);
  };
  const first = digit(body);
  return `${spaced(body.slice(0, 8), [2, 3, 3], ".")}/0001-${first}${digit(body + first)}`;
}

function argentine(c: Choice): string {
  return untilSolved(() =>
    solve(`${c.pick(["20", "23", "27"])}${c.digits(8)}?`, (n) => dot(n, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0),
  );
}

function chilean(c: Choice): string {
  const body = String(c.int(5_000_000, 25_000_000));
  const sum = [...body].reverse().reduce((total, digit, index) => total + Number(digit) * (2 + (index % 6)), 0);
  const check = "0K987654321"[sum % 11];
  return `${body.replace(/(\d)(?=(\d{3})+$)/g, "$1.")}-${check}`;
}

function curp(c: Choice): string {
  const day = someDay(c);
  return `${c.letters(1)}${c.letters(1, "AEIOU")}${c.letters(2)}${day.yy}${day.mm}${day.dd}${c.letters(1, "HM")}${c.pick(["DF", "JC", "NL", "VZ"])}${c.letters(3, "BCDFGHJKLMNPQRSTVZ")}${day.year >= 2000 ? "A" : "0"}${c.digits(1)}`;
}

function rfc(c: Choice): string {
  const day = someDay(c);
  return `${c.letters(1)}${c.letters(1, "AEIOU")}${c.letters(2)}${day.yy}${day.mm}${day.dd}${c.letters(2)}${c.digits(1)}`;
}

function medicare(c: Choice): string {
  const body = `${c.int(2, 6)}${c.digits(7)}`;
  return `${body}${dot(body, [1, 3, 7, 9, 1, 3, 7, 9]) % 10}${c.int(1, 9)}`;
}

function newZealand(c: Choice): string {
  return untilSolved(() => {
    const body = String(c.int(1_000_000, 13_000_000));
    const rest = dot(pad(Number(body), 8), [3, 2, 7, 6, 5, 4, 3, 2]) % 11;
    if (rest === 1) return null;
    const number = `${body}${(11 - rest) % 11}`;
    return number.replace(/(\d{3})(\d{3})$/, "-$1-$2");
  });
}

function singapore(c: Choice): string {
  const digits = c.digits(7);
  const sum = dot(digits, [2, 7, 6, 5, 4, 3, 2]);
  return c.chance(0.6) ? `S${digits}${"JZIHGFEDCBA"[sum % 11]}` : `T${digits}${"GFEDCBAJZIH"[sum % 11]}`;
}

function hongKong(c: Choice): string {
  const [letter, digits] = [c.letters(1), c.digits(6)];
  const sum = 36 * 9 + (letter.charCodeAt(0) - 55) * 8 + dot(digits, [7, 6, 5, 4, 3, 2]);
  return `${letter}${digits}(${"0A987654321"[sum % 11]})`;
}

function taiwanese(c: Choice): string {
  const districts: Readonly<Record<string, number>> = { A: 10, B: 11, C: 12, D: 13, E: 14, F: 15, H: 17, K: 19 };
  const letter = c.pick(Object.keys(districts));
  const district = districts[letter] ?? 10;
  const body = `${c.int(1, 2)}${c.digits(7)}`;
  const sum = Math.trunc(district / 10) + (district % 10) * 9 + dot(body, [8, 7, 6, 5, 4, 3, 2, 1]);
  return `${letter}${body}${(10 - (sum % 10)) % 10}`;
}

function korean(c: Choice): string {
  const day = someDay(c);
  return `${day.yy}${day.mm}${day.dd}-${day.year >= 2000 ? c.int(3, 4) : c.int(1, 2)}${c.digits(6)}`;
}

function myNumber(c: Choice): string {
  const body = c.digits(11);
  const rest = [...body].reverse().reduce((sum, digit, index) => sum + Number(digit) * (index < 6 ? index + 2 : index - 4), 0) % 11;
  const number = `${body}${rest <= 1 ? 0 : 11 - rest}`;
  return c.chance(0.5) ? spaced(number, [4, 4, 4], " ") : number;
}

function chinese(c: Choice): string {
  const day = someDay(c);
  const body = `${c.pick(["110101", "310115", "440305", "510107"])}${day.year}${day.mm}${day.dd}${c.digits(3)}`;
  return body + mod112Digit(body);
}

function indonesian(c: Choice): string {
  const day = someDay(c);
  return `${c.pick(["317401", "327305", "357801"])}${pad(day.day + (c.chance(0.5) ? 40 : 0))}${day.mm}${day.yy}${c.digits(4)}`;
}

function thai(c: Choice): string {
  const body = `${c.int(1, 8)}${c.digits(11)}`;
  return `${body}${(11 - (dot(body, [13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 10}`;
}

function southAfrican(c: Choice): string {
  const day = someDay(c);
  return withLuhn(`${day.yy}${day.mm}${day.dd}${c.digits(4)}${c.int(0, 1)}8`);
}
