/**
 * The words that long common passwords are made of. A password is refused when it consists of one or two of them and
 * nothing but digits, signs and look-alike letters around them, so each word stands for thousands of passwords.
 */
export const COMMON_WORDS: readonly string[] = [
  "aaaa abcd access account admin administrator amanda america andrea andrew angel angels anthony apple april arsenal asdf asdfgh ashley august autumn",
  "azerty babygirl backup bailey banana barcelona baseball basketball batman bayern beautiful becoming berlin biteme blessed blink bonjour boston brandon",
  "buster butterfly california camaro changeit changeme charlie cheese chelsea chicken chocolate christian christmas company computer cookie corvette cowboys crystal",
  "dallas daniel database december default diamond doctor dolphin dragon eagles elephant email england enter everything facebook falcon family february flower",
  "football forever freedom friday friend friends fuckyou gandalf garfield gateway george gibson ginger google guitar hallo hammer hannah happy harley",
  "heaven hello hiphop hockey hotmail hunter hunting iceman iloveyou install internet island iwill jackson january jasmine jennifer jessica jesus jordan",
  "joseph joshua junior justin keepout killer kitten knight lakers letmein letmeinnow liverpool login london lovely lovelove loveme lover loveyou",
  "madrid maggie manager manchester marina martin master matrix matthew maverick mercedes merlin michael michelle microsoft mickey midnight minecraft monday monkey",
  "monster morgan mother mustang mypass mypassword myspace naruto natalie nicholas nicole ninja nintendo nothing november office orange packers pass",
  "passwd passw passwort password patrick peanut pepper phoenix player please pokemon politics porsche princess private purple qazwsx qwer qwert",
  "qwerty qwertz qwertyuiop rainbow ranger rangers raiders real redsox robert rockyou root samantha samsung saturday scooter secret secrets security september",
  "server shadow silver slayer slipknot snoopy soccer sophie spiderman spring starwars steelers strong success summer sunday sunflower sunshine super superman",
  "superstar support sweet sweety system taylor teacher tennis test testing thank thanks thomas thunder thursday tigger today tomorrow trustno tuesday tweety",
  "twilight unknown user valentine vanessa victoria volcom wednesday welcome whatever william windows winner winter wizard wordpass xbox yankees yellow zaq xsw zxcvbn",
  "zxcvbnm contraseña motdepasse senha wachtwoord salasana lozinka haslo heslo parola azertyuiop iloveu ihateyou loveyouforever letmeinplease openup opensesame",
].flatMap((line) => line.split(" "));

/** Rows of keys and of the alphabet that fingers walk along, in either direction. */
export const KEY_WALKS: readonly string[] = [
  "01234567890",
  "abcdefghijklmnopqrstuvwxyz",
  "qwertyuiop[]",
  "qwertzuiopü",
  "azertyuiop",
  "asdfghjkl;'",
  "qsdfghjklm",
  "zxcvbnm,./",
  "yxcvbnm",
  "wxcvbn",
  "!@#$%^&*()",
  "147258369",
  "789456123",
  "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p;/",
  "1q2w3e4r5t6y7u8i9o0p",
  "q1w2e3r4t5y6u7i8o9p0",
  "qazwsxedcrfvtgbyhnujmikolp",
];
