// Writes src/Summarizer.TextModel/Data/unicode from the Unicode data of Node.js. Run from the root: node eng/text-data/unicode.mjs
import { writeFileSync } from 'node:fs';

const folder = 'src/Summarizer.TextModel/Data/unicode/';
const header = (what) => `# ${what}\n# Source: Unicode ${process.versions.unicode} character database by Node.js. Licence: Unicode-3.0 (https://www.unicode.org/license.txt).\n`;
const hex = (c) => c.toString(16).toUpperCase();
const all = [];
for (let c = 0; c <= 0x10ffff; c++) {
  if (c < 0xd800 || c > 0xdfff) all.push(c);
}

const ranges = (test) => {
  const found = [];
  for (const c of all.filter(test)) {
    const last = found.at(-1);
    if (last && last[1] === c - 1) last[1] = c;
    else found.push([c, c]);
  }
  return found.map(([a, b]) => (a === b ? hex(a) : `${hex(a)}..${hex(b)}`)).join('\n') + '\n';
};
const is = (property) => {
  const pattern = new RegExp(`^\\p{${property}}$`, 'u');
  return (c) => pattern.test(String.fromCodePoint(c));
};

writeFileSync(folder + 'sentence-terminal.txt', header('Sentence_Terminal: characters that end sentences.') + ranges(is('Sentence_Terminal')));
writeFileSync(folder + 'emoji.txt', header('Extended_Pictographic: emoji and other pictographs.') + ranges(is('Extended_Pictographic')));
const unspaced = ['Han', 'Hiragana', 'Katakana', 'Thai', 'Lao', 'Khmer', 'Myanmar'].map((s) => is(`Script=${s}`));
writeFileSync(folder + 'unspaced.txt', header('Scripts that put no spaces between words: Han, Hiragana, Katakana, Thai, Lao, Khmer, Myanmar.') + ranges((c) => unspaced.some((test) => test(c))));

const points = (s) => [...s].map((c) => hex(c.codePointAt(0))).join(' ');
const isHangul = (c) => c >= 0xac00 && c <= 0xd7a3;
const decompositions = all.filter((c) => !isHangul(c)).map((c) => [c, String.fromCodePoint(c).normalize('NFKD')]).filter(([c, d]) => d !== String.fromCodePoint(c));
writeFileSync(folder + 'decomposition.txt', header('Full compatibility decomposition (NFKD), without Hangul syllables.') + decompositions.map(([c, d]) => `${hex(c)};${points(d)}`).join('\n') + '\n');
const pairs = [];
for (const c of all) {
  const s = String.fromCodePoint(c);
  const d = [...s.normalize('NFD')];
  if (isHangul(c) || d.length < 2 || s.normalize('NFC') !== s) continue;
  const first = d.slice(0, -1).join('').normalize('NFC');
  if ([...first].length === 1 && (first + d.at(-1)).normalize('NFC') === s) pairs.push(`${hex(first.codePointAt(0))} ${hex(d.at(-1).codePointAt(0))};${hex(c)}`);
}
writeFileSync(folder + 'composition.txt', header('Canonical composition of pairs (NFC), without Hangul syllables.') + pairs.join('\n') + '\n');
