// Writes src/Summarizer.TextModel/Data/abbreviations/cldr.txt from the npm package cldr-segments-full.
// Run from the root: npm pack cldr-segments-full && tar xzf cldr-segments-full-*.tgz && node eng/text-data/cldr.mjs package
import { readFileSync, writeFileSync } from 'node:fs';

// Entries that are ordinary words too: as words they end more sentences than they abbreviate.
const words = {
  en: 'By Or To On In Is As Up Go All Do Job Link Hat Long Act Diff Pro Joe Id Mart Card Lev Lib Mar Def Var Jam Cont Ok OK AD AA AB DC PC PP VS Ex Alt Min Num Org Cap By',
  de: 'am So Do Di Sa Mi Mo Test PIN Port Alt Reg Max Mod Art Best Gesch Chin Dim Ben Mind Temp Ber',
  fr: 'All DC Mart mar mer jeu sam ven lun Var config cam doc ill ann dim',
  es: 'SA DC Kit RAM Rol Sol All may mar ago dom col abr Bien CA Em Ant Korn mss ms bol cap fig',
  it: 'ver all DC on int arch Mod div',
  pt: 'mar mai set out res com cont fl long ex mat R l org fr caps mov des pal cel rod fem comp col port end pol tec eng lit hist rel Mar E S',
  ru: '',
};
const lines = Object.keys(words).map((language) => {
  const data = JSON.parse(readFileSync(`${process.argv[2]}/segments/${language}/suppressions.json`));
  const skip = new Set(words[language].split(' '));
  const entries = data.segments.segmentations.SentenceBreak.standard
    .map((entry) => entry.suppression.replaceAll(/[ \u00a0]/g, '').replace(/\.$/, ''))
    .filter((entry) => !skip.has(entry) && !/^\p{L}$/u.test(entry));
  return `${language}: ${[...new Set(entries)].sort().join(' ')}`;
});
const version = JSON.parse(readFileSync(`${process.argv[2]}/package.json`)).version;
const header = `# Sentence break suppressions, without single letters and without entries that are ordinary words (eng/text-data/cldr.mjs).
# Source: Unicode CLDR ${version}, npm package cldr-segments-full. Licence: Unicode-3.0 (https://www.unicode.org/license.txt).
`;
writeFileSync('src/Summarizer.TextModel/Data/abbreviations/cldr.txt', header + lines.join('\n') + '\n');
