/** Words that say nothing about what a text is about: English whole, of three neighbours the most frequent. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  [
    "a an the this that these those such same other another each every either neither both all any some few many much more most less least own",
    "i me my mine myself we us our ours you your yours he him his she her hers it its they them their theirs one ones who whom whose which what",
    "am is are was were be been being do does did doing done have has had having will would shall should can could may might must ought",
    "isn aren wasn weren don doesn didn haven hasn hadn won wouldn shouldn couldn can ll re ve d s t m let lets",
    "and or but nor so yet if then than as because since while when where why how whether though although unless until till after before",
    "of in on at by for from to into onto with without within about above below over under between among through during against toward towards upon off out up down per via",
    "not no yes only just also too very quite rather even still already again ever never always often here there now soon later once",
    "please thank thanks hello hi dear sure okay ok well however therefore thus both like etc",
    "der die das den dem des ein eine einen einem einer eines und oder aber nicht kein keine ist sind war waren wird werden hat haben ich du er sie es wir ihr",
    "von zu zum zur im in am an auf für mit aus bei nach über vor durch um als auch noch nur sich dass wie was wer wo",
    "le la les un une des du de et ou mais ne pas est sont été a au aux en dans sur pour par avec il elle ils elles nous vous que qui se son sa ses ce cette",
    "el los las una unos unas y o pero no es son fue del al en por para con su sus se lo que quien como más",
  ].flatMap((line) => line.split(" ")),
);
