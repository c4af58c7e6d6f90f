import { startCode } from "./parts/snippets.js";
import { startCompare } from "./compare/compare.js";
import { startCompress } from "./compress/compress.js";
import { startKey } from "./shell/key.js";
import { startStatus } from "./shell/status.js";
import { startSummarize } from "./summarize/summarize.js";
import { startTabs } from "./shell/tabs.js";
import { startTheme } from "./shell/theme.js";

startTheme();
startCode();
startTabs();
startKey(startStatus());
startSummarize();
startCompress();
startCompare();
